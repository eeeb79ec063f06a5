import Foundation

/// An HTTP/1.1 server on loopback that does to each connection and each request what a script says: it answers, waits, cuts, resets,
/// lies or keeps silent, and it counts what it received. Sockets and threads only, so that nothing tidies up behind its back.
public final class FaultServer: Sendable {
    /// One request, as it was received.
    public struct Request: Sendable {
        public let method: String
        /// Path and query, as they came.
        public let target: String
        public let headers: [(name: String, value: String)]
        /// Empty where the server keeps none.
        public let body: [UInt8]
        /// In bytes, without the marks of chunks.
        public let bodyLength: Int
        /// The connections of a server are numbered from 0.
        public let connection: Int
        /// The requests of a connection are numbered from 0: over 0, the connection was reused.
        public let positionOnConnection: Int
        /// All requests of a server are numbered from 0.
        public let ordinal: Int
        public let arrival: ContinuousClock.Instant

        public subscript(header: String) -> String? {
            headers.first { $0.name.lowercased() == header.lowercased() }?.value
        }
        public func values(of header: String) -> [String] {
            headers.filter { $0.name.lowercased() == header.lowercased() }.map(\.value)
        }
    }

    /// What to do with a new connection.
    public enum Reception: Sendable {
        /// Read requests from it.
        case read
        /// RST, before anything is read.
        case reset
        /// FIN, before anything is read.
        case close
        /// Neither read nor close it, until the server stops.
        case ignore
        /// RST, when so many bytes have been read.
        case cut(after: Int)
    }

    public let port: UInt16
    private let listener: Int32
    private let state = State()
    private let reception: @Sendable (Int) -> Reception
    private let script: @Sendable (Request) -> [Action]
    private let keepsBodies: Bool

    /// - Parameters:
    ///   - keepsBodies: Whether requests have their bodies; else they are only counted.
    ///   - reception: What to do with connection number n.
    ///   - script: What to do once a request is completely read. If the connection survives it, the next request is read.
    public init(
        keepingBodies keepsBodies: Bool = true,
        reception: @escaping @Sendable (Int) -> Reception = { _ in .read },
        script: @escaping @Sendable (Request) -> [Action]
    ) throws {
        (listener, port) = try Socket.listen(backlog: 512)
        self.reception = reception
        self.script = script
        self.keepsBodies = keepsBodies
        let listener = self.listener
        Thread.detach { [self] in
            while let socket = Socket.accept(listener) {
                guard let number = state.open(socket) else { break }
                Thread.detach { [self] in
                    serve(Socket(socket), number)
                    state.closed(socket)
                }
            }
            Socket.close(listener)
            state.acceptorEnded()
        }
    }

    /// The same script for every request.
    public convenience init(_ actions: Action...) throws {
        try self.init { _ in actions }
    }

    /// `127.0.0.1:port`.
    public var authority: String { "127.0.0.1:\(port)" }

    /// Every request that was completely received, in order.
    public var requests: [Request] { state.requests }

    /// Connections accepted so far.
    public var connections: Int { state.accepted }

    /// Connections that are open now.
    public var openConnections: Int { state.openCount }

    /// Closes all connections and waits until their threads have ended. A server lives until then.
    public func stop() {
        if state.stop() {
            // Systems differ in what wakes a thread that accepts: one of these does.
            Socket.shutdown(listener)
            Socket.close(Socket.beginConnection(to: port))
        }
        state.waitUntilIdle()
    }

    private func serve(_ socket: Socket, _ connection: Int) {
        switch reception(connection) {
        case .read: break
        case .reset: return socket.reset()
        case .close: return socket.close()
        case .ignore:
            state.waitUntilStopped()
            return socket.close()
        case .cut(let count):
            var reader = RequestReader(socket)
            _ = reader.skip(count)
            return socket.reset()
        }
        var reader = RequestReader(socket, keepingBodies: keepsBodies)
        var position = 0
        while let message = reader.next() {
            let request = state.received(message, connection: connection, position: position)
            position += 1
            for action in script(request) {
                guard perform(action, on: socket) else { return }
            }
        }
        socket.close()
    }

    /// - Returns: Whether the connection is still open.
    private func perform(_ action: Action, on socket: Socket) -> Bool {
        switch action {
        case .send(let bytes):
            return socket.write(bytes)
        case .drip(let bytes, let pause):
            for byte in bytes {
                guard socket.write([byte]) else { return false }
                state.sleep(pause)
            }
            return true
        case .flood(let chunk, let times):
            for _ in 0..<times {
                guard socket.write(chunk) else { return false }
            }
            return true
        case .pause(let duration):
            state.sleep(duration)
            return true
        case .wait(let gate):
            state.wait(for: gate)
            return true
        case .open(let gate):
            gate.open()
            return true
        case .hang:
            socket.waitForEnd(while: { [state] in !state.isStopped })
            socket.close()
            return false
        case .reset:
            socket.reset()
            return false
        case .close:
            socket.close()
            return false
        }
    }
}
