#if Sandbox
import FlyingFox
import FlyingSocks
import Foundation
import HelodataSandbox

/// Serves a sandbox over HTTP: a gate on the public port, which can break connections, before a server that cannot.
struct SandboxServer {
    let sandbox: Sandbox
    let port: UInt16

    /// Runs until its task is cancelled.
    /// - Parameter onStart: is told the port.
    func run(onStart: @Sendable (UInt16) -> Void) async throws {
        let pool = HTTPServer.defaultPool()
        let address = Self.innerAddress()
        var configuration = HTTPServer.Configuration(
            address: address, timeout: 4_000, pool: pool, logger: .disabled)
        configuration.sharedRequestReplaySize = 4_096
        let sandbox = sandbox
        let handler = ClosureHTTPHandler { await Self.answer($0, sandbox) }
        let server = HTTPServer(config: configuration, handler: handler)
        // The library answers methods that it does not know by itself; this one is on its way to be a standard.
        await server.appendRoute(HTTPRoute(methods: [HTTPMethod("QUERY")], path: "/*"), to: handler)
        defer { Self.remove(address) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            try await server.waitUntilListening()
            let gate = try FaultGate(port: port, inner: address, pool: pool)
            onStart(gate.port)
            group.addTask { try await gate.run() }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private static func answer(_ request: HTTPRequest, _ sandbox: Sandbox) async -> HTTPResponse {
        // The largest body of the description has a few hundred bytes.
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > 1 << 20 {
            return HTTPResponse(statusCode: .payloadTooLarge)
        }
        guard let body = try? await request.bodyData else { return HTTPResponse(statusCode: .badRequest) }
        let response = await sandbox.handle(
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
    private static func innerAddress() -> sockaddr_un {
        let name = "helodata-sandbox-\(ProcessInfo.processInfo.processIdentifier)"
        #if os(Linux)
        return .unix(abstractNamespace: name)
        #else
        return .unix(path: FileManager.default.temporaryDirectory.appending(path: name).path)
        #endif
    }

    private static func remove(_ address: sockaddr_un) {
        #if !os(Linux)
        let name = "helodata-sandbox-\(ProcessInfo.processInfo.processIdentifier)"
        try? FileManager.default.removeItem(at: FileManager.default.temporaryDirectory.appending(path: name))
        #endif
    }
}
#endif
