import Foundation
import Testing

@_spi(Generated) @testable import HelodataRuntime

/// Text of the server never reaches a person as it came.
@Suite struct ClientTextTests {
    static let token = "hel_live_0123456789abcdef"

    final class Recorder: ClientObserver {
        let lines = Lock<[String]>([])
        func note(_ value: Any) { lines.withLock { $0.append("\(value) \(String(reflecting: value))") } }
        func attemptEnded(_ call: ObservedCall, attempt: Int, _ end: ObservedOutcome) { note((call, end)) }
        func retryScheduled(_ call: ObservedCall, attempt: Int, delay: Duration, after end: ObservedOutcome) { note(end) }
        func callEnded(_ call: ObservedCall, attempts: Int, _ end: ObservedOutcome) { note((call, end)) }
        func pollScheduled(_ operation: String, _ progress: WaitProgress) { note(progress) }
    }

    static func described(_ error: some APIError) -> [String] {
        var dumped = ""
        dump(error, to: &dumped)
        return [
            "\(error)", String(reflecting: error), error.localizedDescription, error.recoverySuggestion ?? "", error.message,
            error.code ?? "",
            error.requestID ?? "", "\(error.failure)", "\(error.headers)", error.headers.map(\.value).joined(), dumped,
        ]
    }

    static func fails(_ answer: TransportResponse, buy: Bool = true) -> (error: ShopError?, told: [String]) {
        let time = VirtualTime()
        let recorder = Recorder()
        var configuration = testConfiguration(time)
        configuration.observer = recorder
        configuration.driftReport = DriftReport()
        let client = ShopClient(
            token: ClientCredential(token), transport: ScriptedTransport(time, [.answer(answer)], repeatsLast: true),
            configuration: configuration)
        let error = time.run {
            await outcome { () async throws(ShopError) in
                buy ? try await client.buy(ShopOrder(id: "x")) : try await client.get("o1")
            }
        }?.error
        return (error, recorder.lines.withLock { $0 } + [configuration.driftReport.map { "\($0)" } ?? ""])
    }

    @Test func anEchoedTokenIsInNoText() {
        let token = Self.token
        let echo = "Bearer \(token)"
        let headers: HTTPFields = ["X-Request-Id": token, "X-Echo-Request-Id": echo, "Link": "<https://x/?t=\(token)>", "ETag": token]
        let object = #"{"code":"\#(token)","message":"you sent \#(echo)","request_id":"\#(token)","\#(token)":1}"#
        var answers: [TransportResponse] = []
        for status in [200, 201, 302, 400, 401, 404, 409, 422, 429, 500, 503, 600] {
            answers.append(.json(HTTPStatus(rawValue: status), text: object, headers: headers))
            answers.append(.text(HTTPStatus(rawValue: status), echo, headers: headers))
            answers.append(.text(HTTPStatus(rawValue: status), "<p>\(echo)</p>", contentType: "text/html", headers: headers))
        }
        answers.append(.json(201, text: #"{"id":{"\#(token)":1}}"#))
        answers.append(.status(307, headers: ["Location": "/v1/\(token)?t=\(token)"]))
        for answer in answers {
            for buy in [true, false] {
                let (error, told) = Self.fails(answer, buy: buy)
                for text in told + (error.map(Self.described) ?? []) {
                    #expect(!text.contains(token), "\(answer.status): \(text)")
                    #expect(!text.contains("0123456789abcdef"))
                }
            }
        }
    }

    @Test func controlCharactersAreEscaped() {
        let text = "a\u{1B}[31mred\u{7}\r\nINFO forged\u{202E}gnp\u{2028}\u{0}\u{9B}2J"
        let body = JSONValue.object(["code": .string(text), "message": .string(text), "request_id": .string(text)]).jsonText
        let (error, told) = Self.fails(.json(.badRequest, text: body))
        guard let error else { return }
        for text in told + Self.described(error) {
            let isClean = text.unicodeScalars.allSatisfy { scalar in
                scalar == "\n" || !(scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || [0x202E, 0x2028].contains(scalar.value))
            }
            #expect(isClean, "\(text.debugDescription)")
        }
        #expect(error.message.contains("\\u{1B}[31mred") && !error.message.contains("\n"))
        #expect(error.message == #"a\u{1B}[31mred\u{7}\r\nINFO forged\u{202E}gnp\u{2028}\u{0}\u{9B}2J"#)
    }

    @Test func nothingIsLong() {
        for unit in ["x", "ä", "🙂", "\u{1B}"] {
            let text = String(repeating: unit, count: 30_000)
            let body = JSONValue.object(["code": .string(text), "message": .string(text), "request_id": .string(text)]).jsonText
            let deep = String(repeating: #"{"\#(String(repeating: "k", count: 200))":"#, count: 30)
            for answer: TransportResponse in [
                .json(.badRequest, text: body, headers: ["Retry-After": "5"]), .json(.serviceUnavailable, text: body),
                .json(.created, text: #"{"id":"# + deep),
            ] {
                let (error, told) = Self.fails(answer)
                guard let error else {
                    Issue.record("\(answer.status) succeeds")
                    continue
                }
                for text in told + ["\(error)", String(reflecting: error), error.localizedDescription, error.message] {
                    #expect(text.utf8.count <= 2048, "\(text.utf8.count)")
                }
            }
        }
    }

    @Test func shownText() {
        let shown = ShownText(hiding: ["secret", "secret-long", "abc"])
        #expect(shown.text("my secret-long and secret") == "my •••• and ••••")
        #expect(shown.text("abc") == "abc")
        #expect(shown.text("secretsecret") == "••••••••")
        #expect(shown.text("secret\u{301}") == "••••\u{301}")
        #expect(ShownText.cut("ääää", 5) == "ää…")
        #expect(ShownText().text("tab\tä🙂") == "tab\\tä🙂")
    }

    /// Any server's own header that names the request.
    @Test func requestIDs() {
        #expect(APIResponse(headers: ["x-amz-request-id": "1"]).requestID == "1")
        #expect(APIResponse(headers: ["X-Shop-Request-Id": "1", "X-Request-Id": "2"]).requestID == "2")
        #expect(APIResponse(headers: ["X-Request-Idea": "1", "Other": "2"]).requestID == nil)
        #expect(Redaction.allows(header: "X-Shop-Request-ID") && !Redaction.allows(header: "X-Shop-Secret"))
    }
}
