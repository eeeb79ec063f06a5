import FaultServer
import Foundation
import HelodataEcho
import Testing

/// Lists that come in pages by the rules of `helodata-gen.yaml`, over a socket: 10,000 items, and lists that lead back.
@Suite struct PagingTests {
    static let count = 10_000
    static let size = 500

    /// Where the page begins that a request asks for.
    private static func start(_ query: [String: String]) -> Int {
        let after = query["starting_after"].flatMap { Int($0) }.map { $0 + 1 }
        let counted = query["start"].flatMap { Int($0) } ?? query["page[cursor]"].flatMap { Int($0) } ?? query["from"].flatMap { Int($0) }
        return after ?? counted ?? query["number"].flatMap { Int($0) }.map { $0 * size }
            ?? query["page"].flatMap { Int($0) }.map { ($0 - 1) * size } ?? 0
    }

    /// - Parameter turn: Where the list leads back to its beginning.
    private static func answer(_ request: FaultServer.Request, _ host: String, turningAt turn: Int = .max) -> Action {
        let parts = URLComponents(string: request.target)
        let path = parts?.path ?? ""
        var query: [String: String] = [:]
        for item in parts?.queryItems ?? [] { query[item.name] = item.value }
        let start = start(query)
        let end = min(count, start + size)
        let items = start < end ? (start..<end).map { "{\"id\":\"\($0)\"}" }.joined(separator: ",") : ""
        let next = end >= turn ? 0 : end
        let headers = [("Content-Type", "application/json")]
        let link = "http://\(host)\(path)?"
        switch path {
        case "/paged/by-id": return .answer(200, headers, "{\"data\":[\(items)],\"has_more\":\(end < count)}")
        case "/paged/by-header":
            let more = end < count ? [("Link", "<\(link)page=\(next / size + 1)&x=%2C>; rel=\"next\"")] : []
            return .answer(200, headers + more, "[\(items)]")
        case "/paged/by-url":
            let url = end < count ? "\"\(link)page%5Bcursor%5D=\(next)&page%5Bsize%5D=\(size)\"" : "null"
            return .answer(200, headers, "{\"data\":[\(items)],\"links\":{\"next\":\(url)}}")
        case "/paged/by-link":
            let relative = "/paged/by-link?from=\(next)&color=blue"
            return .answer(200, headers, "{\"data\":[\(items)]\(end < count ? ",\"next\":\"\(relative)\"" : "")}")
        default: return .answer(200, headers, "{\"data\":[\(items)]}")
        }
    }

    private func read<Page, Failure>(_ list: PageSequence<Page, Item, Failure>) async throws -> Int {
        var read = 0
        for try await item in list {
            #expect(item.id == "\(read % Self.count)")
            read += 1
        }
        return read
    }

    private func expectAll<Page, Failure>(
        _ list: PageSequence<Page, Item, Failure>, location: Testing.SourceLocation = #_sourceLocation
    ) async throws {
        let count = try await read(list)
        #expect(count == Self.count, sourceLocation: location)
    }

    private func withClient(turningAt turn: Int = .max, _ test: (EchoClient, FaultServer) async throws -> Void) async throws {
        let server = try FaultServer { request in [Self.answer(request, request["Host"] ?? "", turningAt: turn)] }
        defer { server.stop() }
        var configuration = ClientConfiguration()
        configuration.timeouts.read = .seconds(600)
        configuration.timeouts.call = nil
        try await test(EchoClient(baseURL: "http://\(server.authority)", configuration: configuration), server)
    }

    @Test("Each style brings 10,000 items, each once")
    func lists() async throws {
        try await withClient { client, server in
            try await expectAll(client.paged.pagedByID())
            #expect(server.requests.count == Self.count / Self.size)
            try await expectAll(client.paged.pagedByHeader())
            try await expectAll(client.paged.pagedByURL())
            // The last page that a counted list asks for is empty.
            try await expectAll(client.paged.pagedByOffset())
            try await expectAll(client.paged.pagedByNumber())
            #expect(server.requests.count == 5 * Self.count / Self.size + 2)
            try await expectAll(client.paged.pagedByLink(color: "red"))
            #expect(server.requests.last?.target == "/paged/by-link?from=9500&color=blue")
        }
    }

    @Test("A list that leads back to a page it came from ends with a loop")
    func loops() async throws {
        try await withClient(turningAt: 2_000) { client, server in
            for list in [client.paged.pagedByURL(pageCursor: "500"), client.paged.pagedByURL()] {
                var read = 0
                let error = await #expect(throws: PagedByURLError.self) {
                    for try await _ in list { read += 1 }
                }
                guard case .pagination(.loop)? = error?.failure.kind else {
                    Issue.record("\(String(describing: error))")
                    return
                }
                // The beginning that nobody asked for by its cursor is met twice.
                #expect(read <= 2_500)
            }
            let error = await #expect(throws: PagedByLinkError.self) {
                for try await _ in client.paged.pagedByLink() {}
            }
            guard case .pagination(.loop)? = error?.failure.kind else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }

    @Test("A link to another server is not called")
    func foreignLink() async throws {
        let other = try FaultServer(.answer(200, [("Content-Type", "application/json")], "{\"data\":[]}"))
        defer { other.stop() }
        let echo = try EchoServer(
            answer: .answer(
                200, [("Content-Type", "application/json")],
                "{\"data\":[{\"id\":\"0\"}],\"next\":\"http://\(other.authority)/paged/by-link\"}"))
        defer { echo.server.stop() }
        let error = await #expect(throws: PagedByLinkError.self) { _ = try await read(echo.client.paged.pagedByLink()) }
        guard case .invalidRequest? = error?.failure.kind else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(other.requests.isEmpty)
    }
}
