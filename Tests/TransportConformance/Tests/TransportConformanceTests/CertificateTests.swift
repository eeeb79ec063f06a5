import FaultServer
import Foundation
import Testing

@_spi(Generated) @testable import HelodataRuntime

extension TransportTests {
    /// Servers that cannot be trusted get no request.
    @Suite(.enabled(if: TLSServer.tool != nil, "needs openssl")) struct CertificateTests {
        @Test(arguments: Subject.all) func untrustedCertificate(_ subject: Subject) async throws {
            let server = try await TLSServer(host: "localhost")
            defer { server.stop() }
            let transport = subject.make()
            for (method, body) in [(HTTPMethod.get, nil), (.post, "{}"), (.post, nil)] {
                let request = TransportRequest.make(method, "localhost:\(server.port)", body: body).with { $0.scheme = "https" }
                let outcome = await transport.outcome(request, within: .seconds(10))
                #expect(outcome.kind == .certificate, "\(outcome)")
                #expect(outcome.requestState == .notSent)
            }
        }
    }
}

/// `openssl s_server` with a certificate that nobody knows.
final class TLSServer: Sendable {
    let port: UInt16
    private let process: Process
    private let folder: URL

    struct DidNotStart: Error {}

    static let tool: String? = ["/usr/bin/openssl", "/usr/local/bin/openssl", "/opt/homebrew/bin/openssl"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    init(host: String) async throws {
        guard let tool = Self.tool else { throw DidNotStart() }
        folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let key = folder.appendingPathComponent("key.pem").path
        let certificate = folder.appendingPathComponent("certificate.pem").path
        let maker = try Self.run(
            tool,
            [
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=\(host)", "-addext",
                "subjectAltName=DNS:\(host)", "-keyout", key, "-out", certificate,
            ])
        guard await eventually({ !maker.isRunning }) else { throw DidNotStart() }
        port = try closedPort()
        process = try Self.run(tool, ["s_server", "-quiet", "-www", "-accept", "\(port)", "-key", key, "-cert", certificate])
        let port = port
        guard await eventually({ canConnect(to: port) }) else { throw DidNotStart() }
    }

    func stop() {
        // A process that inherits blocked signals does not hear the polite ones.
        kill(process.processIdentifier, SIGKILL)
        try? FileManager.default.removeItem(at: folder)
    }

    private static func run(_ tool: String, _ arguments: [String]) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: tool)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }
}
