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
        try await withThrowingTaskGroup(of: Void.self) { group in
            for try await client in listener.sockets {
                group.addTask { await carry(client) }
            }
            try Task.checkCancellation()
        }
    }

    /// One connection of a client, until either side ends it.
    private func carry(_ client: AsyncSocket) async {
        defer { try? client.close() }
        guard let server = try? await AsyncSocket.connected(to: inner, pool: pool) else { return }
        defer { try? server.close() }
        client.setOption(IPPROTO_TCP, TCP_NODELAY, Int32(1))
        let isWaiting = Flag()
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                while let bytes = try? await client.read(atMost: 4_096) {
                    isWaiting.value = true
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
                        goesOn = try await deliver(answer, to: client)
                    }
                } catch SocketError.disconnected where isWaiting.value {
                    // The server has no words for what it cannot parse: a header that is not UTF-8, a body without an end.
                    try? await client.write(Self.badRequest)
                } catch {
                    // The client has gone.
                }
            }
            await group.next()
            group.cancelAll()
        }
    }

    private static let badRequest: Data = {
        let body = #"{"code":"invalid_request","message":"The request is not HTTP/1.1"}"#
        let head = "HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nConnection: close"
        return Data("\(head)\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8)
    }()

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
