import Foundation
import HelodataSandbox
import HelodataSandboxServer
import Testing

/// What somebody may send who wants the server to end, or to fill the memory.
@Suite struct HostileRequestTests {
    @Test func `what is too long is refused, and the server goes on`() async throws {
        let server = try await SandboxServer.start(Sandbox())
        let filler = String(repeating: "a", count: 1 << 20)
        let piece = "100000\r\n" + filler + "\r\n"
        let rows: [(head: String, piece: String, times: Int, status: String)] = [
            ("POST /v1/orders HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99999999999\r\n\r\n", filler, 0, "413"),
            ("POST /v1/orders HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n", piece, 12, "413"),
            ("GET /v1/orders HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: ", filler, 30, "431"),
            ("GET /", filler, 30, "431"),
            ("GET / HTTP/1.1\r\n", String(repeating: "X-Many: 1\r\n", count: 1 << 16), 1, "431"),
            ("\0\u{1}\u{2}\r\n\r\n", "", 0, "400"),
            ("GET /../../etc/passwd HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n", "", 0, "401 404"),
            ("GET /_page/../../etc/passwd HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n", "", 0, "404"),
            ("GET /_page HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n", "", 0, "403"),
        ]
        for row in rows {
            let answer = try await RawConnection.ask(server.port, row.head, row.piece, times: row.times)
            // A server that closes with bytes unread resets the connection, and its answer may be lost with it.
            let isAnswered = row.status.split(separator: " ").contains { answer.hasPrefix("HTTP/1.1 \($0) ") }
            #expect(isAnswered || row.times > 0 && answer.isEmpty, "\(row.head.prefix(60)): \(answer.prefix(200))")
        }
        let after = try await RawConnection.ask(
            server.port, "GET /_page HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n", "", times: 0)
        #expect(after.hasPrefix("HTTP/1.1 200 "))
        await server.stop()
    }

    @Test func `more connections than there are places do not end the server`() async throws {
        let server = try await SandboxServer.start(Sandbox())
        var open = (0..<300).compactMap { _ in RawConnection(server.port) }
        #expect(open.count == 300)
        try await Task.sleep(for: .milliseconds(300))
        let last = try #require(open.last)
        #expect(await last.rest().hasPrefix("HTTP/1.1 503 "))
        open = []
        var answer = ""
        for _ in 0..<50 where !answer.hasPrefix("HTTP/1.1 200 ") {
            try await Task.sleep(for: .milliseconds(100))
            answer = try await RawConnection.ask(
                server.port, "GET /_page HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n", "", times: 0)
        }
        #expect(answer.hasPrefix("HTTP/1.1 200 "))
        await server.stop()
    }
}

/// A connection by hand, closed when it is let go.
private final class RawConnection: Sendable {
    private let file: Int32

    init?(_ port: UInt16) {
        #if canImport(Darwin)
        file = socket(AF_INET, SOCK_STREAM, 0)
        #else
        file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #endif
        guard file >= 0 else { return nil }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(file, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(file, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        let file = file
        let isConnected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(file, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0 }
        }
        guard isConnected else { return nil }
    }

    deinit { close(file) }

    /// Sends the head and the piece so often, as far as the server takes it; then all that is answered.
    static func ask(_ port: UInt16, _ head: String, _ piece: String, times: Int) async throws -> String {
        let connection = try #require(RawConnection(port))
        return await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                var goesOn = connection.send(head)
                for _ in 0..<times where goesOn { goesOn = connection.send(piece) }
                continuation.resume(returning: connection.received())
            }
        }
    }

    func rest() async -> String {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: self.received()) }
        }
    }

    private func send(_ text: String) -> Bool {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            #if canImport(Darwin)
            let flags: Int32 = 0
            #else
            let flags = Int32(MSG_NOSIGNAL)
            #endif
            let count = bytes.withUnsafeBytes { Foundation.send(file, $0.baseAddress, $0.count, flags) }
            guard count > 0 else { return false }
            bytes = bytes.dropFirst(count)
        }
        return true
    }

    private func received() -> String {
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = recv(file, &buffer, buffer.count, 0)
            guard count > 0 else { return String(decoding: all, as: UTF8.self) }
            all += buffer[..<count]
        }
    }
}
