import Foundation
import Testing

#if os(Linux)
extension TransportTests {
    /// What each transport is known not to survive on Linux: a newer toolchain that does makes this fail, and the list shorter.
    @Suite struct SurvivalTests {
        /// A line that the process prints, or its end.
        enum End: Sendable, CustomStringConvertible {
            case says(String)
            case dies

            var description: String {
                switch self {
                case .says(let text): "says \(text)"
                case .dies: "dies"
                }
            }
        }

        static let survived: [(misfortune: String, urlSession: End, asyncHTTPClient: End)] = [
            ("end within the head", .dies, .says("closedBeforeResponse (maybeSent)|protocolViolation (maybeSent)|reset (maybeSent)")),
            (
                "reset within the head", .says("reset (maybeSent)"),
                .says("reset (maybeSent)|closedBeforeResponse (maybeSent)|protocolViolation (maybeSent)")
            ),
            ("trailers", .dies, .says("200")),
            ("absurd length", .dies, .says("truncatedBody (maybeSent)|bodyTooLarge (maybeSent)|protocolViolation (maybeSent)")),
            (
                "length beyond 64 bits",
                .says("protocolViolation (maybeSent)|bodyTooLarge (maybeSent)|truncatedBody (maybeSent)|other (maybeSent)"),
                .says("protocolViolation (maybeSent)")
            ),
            ("header that is not UTF-8", .says("protocolViolation (maybeSent)|other (maybeSent)"), .says("200")),
            ("status 999", .says("999"), .says("999")),
            (
                "IPv6 literal", .says("unsupportedURL (notSent)|dns (notSent)|other (maybeSent)|unreachable (notSent)"),
                .says("connectRefused (notSent)|unreachable (notSent)")
            ),
            // URLSession now and then.
            ("waiting", .says("a busy core|at rest"), .says("at rest")),
            ("cancellations", .says("200"), .says("200")),
        ]

        @Test(arguments: survived.indices, ["URLSession", "AsyncHTTPClient"])
        func ends(_ index: Int, _ transport: String) async throws {
            #if !AsyncHTTPClient
            if transport == "AsyncHTTPClient" { return }
            #endif
            let row = Self.survived[index]
            let process = Process()
            process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent(
                "survive")
            process.arguments = [transport, row.misfortune]
            let output = Pipe()
            process.standardOutput = output
            process.standardError = FileHandle.nullDevice
            try process.run()
            let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
                .trimmingCharacters(in: .whitespacesAndNewlines)
            process.waitUntilExit()
            let end: End = process.terminationReason == .uncaughtSignal ? .dies : .says(text)
            let expected = transport == "URLSession" ? row.urlSession : row.asyncHTTPClient
            switch (end, expected) {
            case (.dies, .dies): break
            case (.says(let text), .says(let texts)):
                #expect(texts.split(separator: "|").contains { $0 == text }, "\(row.misfortune) over \(transport): \(end)")
            case (.dies, .says), (.says, .dies): Issue.record("\(row.misfortune) over \(transport): \(end), not \(expected)")
            }
        }
    }
}
#endif
