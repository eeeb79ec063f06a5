#if MockServer
import FlyingFox
import FlyingSocks
import Foundation
import HelodataSandbox

/// Something that answers requests behind HTTP on 127.0.0.1: a gate on the public port, which can break connections, before a server that cannot.
public struct LoopbackServer: Sendable {
    public typealias Handler = @Sendable (SandboxRequest) async -> SandboxResponse

    public let port: UInt16
    private let serving: Task<Void, any Error>

    /// Starts to serve.
    /// - Parameter port: 0 for a free one.
    /// - Throws: what the socket throws, for instance for a port in use.
    public static func start(port: UInt16 = 0, _ answering: @escaping Handler) async throws -> LoopbackServer {
        let pool = HTTPServer.defaultPool()
        let name = "helodata-sandbox-\(UUID().uuidString.prefix(13))"
        let inner = innerAddress(name)
        let configuration = HTTPServer.Configuration(address: inner, timeout: 4_000, pool: pool, logger: .disabled)
        let handler = ClosureHTTPHandler { await answer($0, answering) }
        let server = HTTPServer(config: configuration, handler: handler)
        // The library answers methods that it does not know by itself; this one is on its way to be a standard.
        await server.appendRoute(HTTPRoute(methods: [HTTPMethod("QUERY")], path: "/*"), to: handler)
        let answering = Task { try await server.run() }
        let gate: FaultGate
        do {
            try await server.waitUntilListening()
            gate = try FaultGate(port: port, inner: inner, pool: pool)
        } catch {
            answering.cancel()
            throw error
        }
        let serving = Task {
            defer { removeSocket(name) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await withTaskCancellationHandler {
                        try await answering.value
                    } onCancel: {
                        answering.cancel()
                    }
                }
                group.addTask { try await gate.run() }
                defer { group.cancelAll() }
                try await group.next()
            }
        }
        return LoopbackServer(port: gate.port, serving: serving)
    }

    /// Returns when the server has stopped, and throws what it failed with.
    public func wait() async throws {
        do {
            try await serving.value
        } catch {
            // What is thrown after the request to stop, by connections on their way out, is no failure.
            if !serving.isCancelled { throw error }
        }
    }

    /// Breaks what is left of connections and frees the port.
    public func stop() async {
        serving.cancel()
        _ = await serving.result
    }

    private static func answer(_ request: HTTPRequest, _ answering: Handler) async -> HTTPResponse {
        guard let body = try? await request.bodyData else { return HTTPResponse(statusCode: .badRequest) }
        let response = await answering(
            SandboxRequest(
                request.method.rawValue, request.target.rawValue,
                headers: request.headers.map { ($0.key.rawValue, $0.value) }, body: body))
        if response.delay > 0 { try? await Task.sleep(for: .seconds(response.delay)) }
        var headers = HTTPHeaders()
        for (name, value) in response.headers { headers.setValues([value], for: HTTPHeader(name)) }
        if let accident = response.accident { headers[HTTPHeader(FaultGate.header)] = accident.rawValue }
        return HTTPResponse(
            statusCode: HTTPStatusCode(response.status, phrase: reasons[response.status] ?? "Status"), headers: headers,
            body: response.body)
    }

    private static let reasons = [
        200: "OK", 201: "Created", 202: "Accepted", 204: "No Content", 400: "Bad Request", 401: "Unauthorized",
        403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed", 409: "Conflict", 422: "Unprocessable Content",
        429: "Too Many Requests", 500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable",
        504: "Gateway Timeout",
    ]

    /// Where the inner server listens: a local socket that only the gate knows.
    private static func innerAddress(_ name: String) -> sockaddr_un {
        #if os(Linux)
        .unix(abstractNamespace: name)
        #else
        .unix(path: FileManager.default.temporaryDirectory.appending(path: name).path)
        #endif
    }

    private static func removeSocket(_ name: String) {
        #if !os(Linux)
        try? FileManager.default.removeItem(at: FileManager.default.temporaryDirectory.appending(path: name))
        #endif
    }
}
#endif
