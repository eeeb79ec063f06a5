import FaultServer
import HelodataEcho
import Testing

/// A server on loopback that keeps what it received to the byte, and sends each body back.
struct EchoServer {
    let server: FaultServer
    let client: EchoClient

    /// - Parameter answer: nil for the body that was sent; 204 where there was none.
    init(answer: Action? = nil) throws {
        server = try FaultServer { request in [answer ?? Self.echo(request)] }
        var configuration = ClientConfiguration()
        configuration.retry.maxRetries = 0
        // A busy machine is no reason for another result.
        configuration.timeouts.read = .seconds(600)
        configuration.timeouts.write = .seconds(600)
        configuration.timeouts.idle = .seconds(600)
        configuration.timeouts.call = nil
        client = EchoClient(baseURL: "http://\(server.authority)", configuration: configuration)
    }

    private static func echo(_ request: FaultServer.Request) -> Action {
        if request.body.isEmpty { return .text("HTTP/1.1 204 No Content\r\n\r\n") }
        return .answer(200, [("Content-Type", request["Content-Type"] ?? "application/octet-stream")], request.body)
    }

    /// The only request so far.
    var request: FaultServer.Request? { server.requests.count == 1 ? server.requests[0] : nil }

    /// Makes one call and tells what the server received.
    static func request(_ call: (EchoClient) async throws -> Void) async throws -> FaultServer.Request? {
        let echo = try EchoServer()
        defer { echo.server.stop() }
        try await call(echo.client)
        return echo.request
    }

    /// Makes one call, checks what it makes of its own body coming back, and tells what the server received.
    static func request<Value: Equatable>(
        returning value: Value, location: SourceLocation = #_sourceLocation, _ call: (EchoClient) async throws -> Value
    ) async throws -> FaultServer.Request? {
        try await request { client in
            let answer = try await call(client)
            #expect(answer == value, sourceLocation: location)
        }
    }

    /// Makes one call that gets this answer.
    static func answering<Value>(
        _ status: Int, _ headers: [(String, String)] = [("Content-Type", "application/json")], _ body: String = "",
        _ call: (EchoClient) async throws -> Value
    ) async throws -> Value {
        let isEmpty = status == 204 || status == 304
        let echo = try EchoServer(
            answer: isEmpty ? .text("HTTP/1.1 \(status) Scripted\r\n\r\n") : .answer(status, headers, Array(body.utf8)))
        defer { echo.server.stop() }
        return try await call(echo.client)
    }
}

extension CallFailure {
    /// The input was refused before anything was sent.
    var isUnsent: Bool { if case .invalidRequest = kind { true } else { false } }
    /// The answer is none that the description lists.
    var isUnreadable: Bool { if case .decoding = kind { true } else { false } }
}
