import FaultServer
import Foundation
import HelodataEcho
import Testing

/// Each kind of answer: what the call asks for, and what it makes of what comes.
@Suite struct AnswerTests {
    private let color = Parts(r: 100, g: 200, b: 150)
    private let json = #"{"R":100,"G":200,"B":150}"#
    private let problem = [("Content-Type", "application/problem+json")]
    private let object = [("Content-Type", "application/json")]
    private let plain = [("Content-Type", "text/plain")]

    @Test func rangesOfStatus() async throws {
        for status in [200, 201, 299] {
            let value = try await EchoServer.answering(status, object, json) { try await $0.answers.getRange() }
            #expect(value == color)
        }
        func error(_ status: Int, _ headers: [(String, String)], _ body: String) async throws -> AnswersGetRangeError? {
            try await EchoServer.answering(status, headers, body) { client in
                await #expect(throws: AnswersGetRangeError.self) { try await client.answers.getRange() }
            }
        }
        guard case .notFound(let missing)? = try await error(404, problem, #"{"title":"t","status":404}"#) else {
            Issue.record("404")
            return
        }
        #expect(missing.body == Problem(title: "t", status: 404))
        for (status, isServer) in [(400, false), (499, false), (500, true), (599, true)] {
            let error = try #require(try await error(status, object, #"{"message":"m","code":"c"}"#))
            switch error {
            case .clientError(let fault) where !isServer, .serverError(let fault) where isServer:
                #expect(fault.body == Fault(message: "m", code: "c"))
                #expect(fault.status == status)
            default: Issue.record("\(status): \(error)")
            }
        }
        guard case .undocumented(let odd)? = try await error(304, [], "") else {
            Issue.record("304")
            return
        }
        #expect(odd.status == 304)
    }

    @Test func defaults() async throws {
        let value = try await EchoServer.answering(200, object, json) { try await $0.answers.getDefault() }
        #expect(value == color)
        try await EchoServer.answering(503, object, #"{"message":"down"}"#) { client in
            let error = await #expect(throws: AnswersGetDefaultError.self) { try await client.answers.getDefault() }
            #expect(error?.status == 503)
            #expect(error?.message == "down")
        }
        // Without any 2xx, the default describes the success too.
        let only = try await EchoServer.answering(201, object, json) { try await $0.answers.getOnlyDefault() }
        #expect(only == color)
    }

    @Test func severalSuccesses() async throws {
        func start(_ status: Int, _ headers: [(String, String)], _ body: String) async throws -> AnswersStartSeveralOutput {
            try await EchoServer.answering(status, headers, body) { try await $0.answers.startSeveral() }
        }
        #expect(try await start(200, object, json) == .ok(color))
        #expect(try await start(202, object, #"["a"]"#) == .accepted(["a"]))
        #expect(try await start(203, plain, "words") == .nonAuthoritative("words"))
        #expect(try await start(204, [], "") == .noContent)
        #expect(try await start(206, [("Content-Type", "application/octet-stream")], "\u{0}\u{1}") == .partialContent(Data([0, 1])))
        let error = await #expect(throws: (any Error).self) { try await start(201, object, json) }
        #expect((error as? any APIError)?.failure.isUnreadable == true)
    }

    @Test func perhapsNothing() async throws {
        #expect(try await EchoServer.answering(200, object, json) { try await $0.answers.getPerhaps() } == color)
        #expect(try await EchoServer.answering(204) { try await $0.answers.getPerhaps() } == nil)
        try await EchoServer.answering(204) { try await $0.answers.getNothing() }
    }

    @Test func headersAndTypes() async throws {
        let headers = [("Content-Type", "application/vnd.echo.v2+json; charset=utf-8"), ("X-Total", "7"), ("ETag", "\"e\"")]
        let echo = try EchoServer(answer: .answer(200, headers, json))
        defer { echo.server.stop() }
        let (value, response) = try await echo.client.withResponse { try await $0.answers.getTypes() }
        #expect(value == color)
        #expect(response.headers["x-total"] == "7")
        #expect(response.headers["ETag"] == "\"e\"")
        #expect(echo.request?["Accept"] == "application/vnd.echo.v2+json")
    }

    @Test func withoutBodies() async throws {
        let echo = try EchoServer(answer: .text("HTTP/1.1 200 Scripted\r\nContent-Length: 12\r\n\r\n"))
        defer { echo.server.stop() }
        try await echo.client.answers.checkTypes()
        #expect(echo.request?.method == "HEAD")
        let missing = try EchoServer(answer: .text("HTTP/1.1 404 Scripted\r\nContent-Length: 12\r\n\r\n"))
        defer { missing.server.stop() }
        let error = await #expect(throws: AnswersCheckTypesError.self) { try await missing.client.answers.checkTypes() }
        guard case .notFound? = error else {
            Issue.record("404: \(error as Any)")
            return
        }
    }

    @Test func otherValues() async throws {
        let number = try await EchoServer.answering(200, object, "12345678901234567890.50") { try await $0.answers.getNumber() }
        #expect(number.description == "12345678901234567890.50")
        let list = try await EchoServer.answering(200, object, "[\(json),{}]") { try await $0.answers.getList() }
        #expect(list == [color, Parts()])
        let page = try await EchoServer.answering(200, [("Content-Type", "text/html")], "<p>ü") { try await $0.answers.getPage() }
        #expect(page == "<p>ü")
        let image = try await EchoServer.answering(200, [("Content-Type", "image/png")], "\u{1}PNG") { try await $0.answers.getImage() }
        #expect(image == Data([1, 80, 78, 71]))
        let rows = try await EchoServer.answering(200, [("Content-Type", "text/csv")], "R,G,B\r\n100,200,150\r\n1,,\"3\"\r\n") {
            try await $0.answers.getRows()
        }
        #expect(rows == [color, Parts(r: 1, b: 3)])
    }

    /// The HTML Living Standard's §9.2.6: comments, names, `data` over several lines, and a last event without its empty line.
    @Test func events() async throws {
        let text = ": hello\nevent: color\nid: 1\ndata: {\"R\":100,\ndata: \"G\":200,\"B\":150}\n\n\ndata:{}\r\n\r\ndata: {\"R\":9}\n"
        let events = try await EchoServer.answering(200, [("Content-Type", "text/event-stream")], text) { client in
            try await client.answers.followEvents().reduce(into: []) { $0.append($1) }
        }
        #expect(events == [color, Parts()])
        let words = try await EchoServer.answering(200, [("Content-Type", "text/event-stream")], "data: a\ndata:  b\n\ndata: ü\n\n") {
            try await $0.answers.followWords().reduce(into: []) { $0.append($1) }
        }
        #expect(words == ["a\n b", "ü"])
    }

    @Test func lines() async throws {
        let lines = try await EchoServer.answering(200, [("Content-Type", "application/x-ndjson")], "\(json)\n\n{}\r\n{\"R\":9}") {
            try await $0.answers.exportLines().reduce(into: []) { $0.append($1) }
        }
        #expect(lines == [color, Parts(), Parts(r: 9)])
        // RFC 7464: a record separator before each text.
        let sequence = try await EchoServer.answering(
            200, [("Content-Type", "application/json-seq")], "\u{1E}\(json)\n\u{1E}{\"R\":9}\n"
        ) { try await $0.answers.exportSequence().reduce(into: []) { $0.append($1) } }
        #expect(sequence == [color, Parts(r: 9)])
    }

    @Test func atOnceOrBitByBit() async throws {
        let whole = try EchoServer(answer: .answer(200, object, json))
        defer { whole.server.stop() }
        #expect(try await whole.client.answers.chat() == color)
        #expect(whole.request?["Accept"] == "application/json")
        let stream = try EchoServer(answer: .answer(200, [("Content-Type", "text/event-stream")], "data: [\"a\"]\n\ndata: [DONE]\n\n"))
        defer { stream.server.stop() }
        #expect(try await stream.client.answers.chatStream().reduce(into: []) { $0.append($1) } == [["a"]])
        #expect(stream.request?["Accept"] == "text/event-stream")
    }
}
