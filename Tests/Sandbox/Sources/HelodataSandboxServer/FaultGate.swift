#if MockServer
import FlyingFox
import FlyingSocks
import Foundation
import HelodataSandbox

/// Carries bytes between clients and the HTTP server, and lets happen to an answer what its accident header says. Requests
/// pass as they come; answers are cut at their heads, which all have a `Content-Length`.
struct FaultGate: Sendable {
    static let header = "X-Sandbox-Accident"

    let port: UInt16
    private let listener: AsyncSocket
    private let inner: sockaddr_un
    private let pool: any AsyncSocketPool
    private let open = Count()

    init(port: UInt16, inner: sockaddr_un, pool: any AsyncSocketPool) throws {
        let socket = try Socket(domain: AF_INET)
        try socket.setValue(true, for: .localAddressReuse)
        try socket.bind(to: sockaddr_in.inet(ip4: "127.0.0.1", port: port))
        try socket.listen()
        guard case .ip4(_, let port) = try socket.sockname() else { throw SocketError.unsupportedAddress }
        self.port = port
        self.inner = inner
        self.pool = pool
        listener = try AsyncSocket(socket: socket, pool: pool)
    }

    func run() async throws {
        defer { try? listener.close() }
        await withTaskGroup(of: Void.self) { group in
            var begun = 0
            while !Task.isCancelled {
                do {
                    for try await client in listener.sockets {
                        // Beyond it the process would run out of files, of which a connection takes three.
                        guard open.add(below: Self.mostConnections) else {
                            try? await client.write(Self.refusal("503 Service Unavailable", "Too many connections are open"))
                            try? client.close()
                            continue
                        }
                        group.addTask {
                            await carry(client)
                            open.remove()
                        }
                        // The group keeps each that has ended until it is asked for it.
                        begun += 1
                        if begun > Self.mostConnections { await group.next() }
                    }
                } catch {
                    // A connection that has gone before it was taken, or no files left: others may come.
                    try? await Task.sleep(for: .milliseconds(50))
                }
            }
            group.cancelAll()
        }
        try Task.checkCancellation()
    }

    private static let mostConnections = 250

    /// One connection of a client, until either side ends it.
    private func carry(_ client: AsyncSocket) async {
        defer { try? client.close() }
        guard let server = try? await AsyncSocket.connected(to: inner, pool: pool) else { return }
        defer { try? server.close() }
        client.setOption(IPPROTO_TCP, TCP_NODELAY, Int32(1))
        let isWaiting = Flag()
        let pending = PendingRequest()
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                while let bytes = try? await client.read(atMost: 4_096) {
                    isWaiting.value = true
                    if let status = pending.refusal(of: bytes) {
                        try? await client.write(Self.refusal(status, "The request is too long"))
                        return
                    }
                    guard (try? await server.write(Data(bytes))) != nil else { return }
                }
            }
            group.addTask {
                let reader = AnswerReader(server: server)
                do {
                    var goesOn = true
                    while goesOn {
                        let answer = try await reader.answer()
                        isWaiting.value = false
                        pending.isAnswered()
                        goesOn = try await deliver(answer, to: client)
                    }
                } catch SocketError.disconnected where isWaiting.value {
                    // The server has no words for what it cannot parse: a header that is not UTF-8, a body without an end.
                    try? await client.write(Self.refusal("400 Bad Request", "The request is not HTTP/1.1"))
                } catch {
                    // The client has gone.
                }
            }
            await group.next()
            group.cancelAll()
        }
    }

    private static func refusal(_ status: String, _ message: String) -> Data {
        let body = #"{"code":"invalid_request","message":"\#(message)"}"#
        let head = "HTTP/1.1 \(status)\r\nContent-Type: application/json\r\nConnection: close"
        return Data("\(head)\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8)
    }

    /// - Returns: whether the connection goes on.
    private func deliver(_ answer: AnswerReader.Answer, to client: AsyncSocket) async throws -> Bool {
        switch answer.accident {
        case nil:
            try await client.write(answer.head + answer.body)
            return true
        case .drop:
            try await client.write(answer.head + answer.body)
        case .reset:
            client.setOption(SOL_SOCKET, SO_LINGER, linger(l_onoff: 1, l_linger: 0))
        case .close:
            break
        case .truncate:
            try await client.write(answer.half)
        case .headCut:
            try await client.write(answer.halfHead)
        case .headReset:
            try await client.write(answer.halfHead)
            try await Task.sleep(for: .milliseconds(50))
            client.setOption(SOL_SOCKET, SO_LINGER, linger(l_onoff: 1, l_linger: 0))
        case .garbage:
            try await client.write(Data("\u{0}\u{1}%&/ this is not HTTP\r\n\r\n".utf8))
        case .hang:
            try await Task.sleep(for: .seconds(600))
        case .stall:
            try await client.write(answer.half)
            try await Task.sleep(for: .seconds(600))
        case .drip:
            var rest = answer.head + answer.body
            let size = max(1, rest.count / 10)
            while !rest.isEmpty {
                try await client.write(Data(rest.prefix(size)))
                rest = Data(rest.dropFirst(size))
                try await Task.sleep(for: .milliseconds(200))
            }
            return true
        }
        return false
    }
}

/// Something that two tasks of a connection know of each other.
private final class Flag: @unchecked Sendable {
    private let lock = NSLock()
    private var isSet = false

    var value: Bool {
        get { lock.withLock { isSet } }
        set { lock.withLock { isSet = newValue } }
    }
}

/// How long a request is that has not been answered, as far as it has come.
private final class PendingRequest: @unchecked Sendable {
    private let lock = NSLock()
    private var length = 0
    /// Of the head, without its end.
    private var line: [UInt8] = []
    private var hasHead = false

    /// In bytes. The server looks through a line of a head once more for each of its bytes, and takes what follows an answer for a request.
    private static let longestLine = 8 << 10
    private static let mostHead = 64 << 10
    private static let mostBody = 8 << 20

    /// - Returns: the status and its phrase where the request is too long.
    func refusal(of bytes: [UInt8]) -> String? {
        lock.withLock {
            length += bytes.count
            for byte in bytes where !hasHead {
                if byte != UInt8(ascii: "\n") {
                    if byte != UInt8(ascii: "\r") { line.append(byte) }
                    continue
                }
                if announced > Self.mostBody { return Self.tooLarge }
                hasHead = line.isEmpty
                line = []
            }
            if hasHead { return length > Self.mostBody + Self.mostHead ? Self.tooLarge : nil }
            return length > Self.mostHead || line.count > Self.longestLine ? "431 Request Header Fields Too Large" : nil
        }
    }

    /// By the line, where it is the `Content-Length`; else 0.
    private var announced: Int {
        let halves = String(decoding: line, as: UTF8.self).split(separator: ":", maxSplits: 1)
        guard halves.count == 2, halves[0].lowercased() == "content-length" else { return 0 }
        let digits = halves[1].trimmingCharacters(in: .whitespaces)
        return Int(digits) ?? (digits.allSatisfy(\.isNumber) ? .max : 0)
    }

    private static let tooLarge = "413 Content Too Large"

    func isAnswered() {
        lock.withLock { (length, line, hasHead) = (0, [], false) }
    }
}

/// A number that tasks share.
private final class Count: @unchecked Sendable {
    private let lock = NSLock()
    private var value = 0

    /// False where it would be more than the limit: it stays as it is then.
    func add(below limit: Int) -> Bool {
        lock.withLock {
            guard value < limit else { return false }
            value += 1
            return true
        }
    }

    func remove() { lock.withLock { value -= 1 } }
}

extension AsyncSocket {
    /// An option that cannot be set is left as it is.
    fileprivate func setOption<Value>(_ level: Int, _ name: Int32, _ value: Value) {
        setOption(Int32(level), name, value)
    }

    fileprivate func setOption<Value>(_ level: Int32, _ name: Int32, _ value: Value) {
        withUnsafeBytes(of: value) { bytes in
            _ = setsockopt(socket.file.rawValue, level, name, bytes.baseAddress, socklen_t(bytes.count))
        }
    }
}
#endif
