import FaultServer
import Foundation
import Testing

@_spi(Generated) @testable import HelodataRuntime

/// A transport under test, and what its library cannot do.
struct Subject: Sendable, CustomTestStringConvertible {
    var name: String
    var make: @Sendable () -> any HTTPTransport
    var limits: Set<Limit> = []

    enum Limit: Sendable {
        /// No way to bound the time to connect of a request without a body; with one, no proof that it was not sent.
        case vagueConnectTimeout
        /// The process ends when the server hangs up in the middle of a head (swift-corelibs-foundation issue 5285), or sends
        /// trailers.
        case diesOfHeaders
        /// A server cannot be held up by a slow reader.
        case cannotHoldUp
        /// Several lines of one name arrive as one.
        case joinsHeaderLines
        /// Reading requests are sent again by the library when a kept connection dies under them.
        case resendsReads
        /// The body of a redirect without a `Location` is lost.
        case dropsBodyOfAimlessRedirect
        /// A GET cannot have a body.
        case noBodyOnGet
        /// Equal lengths sent twice are refused.
        case oneLength
        /// A head that is not UTF-8, or whose status line ends with the status, is refused.
        case strictHeads
    }

    var testDescription: String { name }

    static let urlSession = Subject(
        name: "URLSession", make: { URLSessionTransport() },
        limits: [
            .vagueConnectTimeout, .diesOfHeaders, .joinsHeaderLines, .resendsReads, .dropsBodyOfAimlessRedirect,
            .noBodyOnGet, .strictHeads, .cannotHoldUp,
        ])
    static let urlSessionWithoutReuse = Subject(
        name: "URLSession, a connection for each request", make: { URLSessionTransport(reusesConnections: false) },
        limits: urlSession.limits.subtracting([.resendsReads]))

    #if AsyncHTTPClient
    static let asyncHTTPClient = Subject(
        name: "AsyncHTTPClient", make: { AsyncHTTPClientTransport() }, limits: [.oneLength])
    static let all = [urlSession, urlSessionWithoutReuse, asyncHTTPClient]
    #else
    static let all = [urlSession, urlSessionWithoutReuse]
    #endif
}

/// Runs a server for the time of the body.
func withServer(
    receiving reception: FaultServer.Reception = .read,
    _ script: @escaping @Sendable (FaultServer.Request) -> [Action],
    _ body: (FaultServer) async throws -> Void
) async throws {
    let server = try FaultServer(reception: { _ in reception }, script: script)
    defer { server.stop() }
    try await body(server)
}

/// Waits until the condition holds, for at most five seconds.
func eventually(_ condition: () -> Bool) async -> Bool {
    let end = ContinuousClock.now + .seconds(5)
    while !condition() {
        guard ContinuousClock.now < end else { return false }
        try? await Task.sleep(for: .milliseconds(2))
    }
    return true
}

/// Open files of this process; nil where that cannot be told.
func openFiles() -> Int? {
    #if os(Linux)
    try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
    #else
    nil
    #endif
}
