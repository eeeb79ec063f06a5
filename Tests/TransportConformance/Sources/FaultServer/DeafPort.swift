/// A port that never accepts: its queue is full, so that a connection attempt waits until its own timer fires.
public final class DeafPort: Sendable {
    public let port: UInt16
    private let descriptors: [Int32]

    public init() throws {
        let (listener, port) = try Socket.listen(backlog: 0)
        self.port = port
        descriptors = [listener] + (0..<4).map { _ in Socket.beginConnection(to: port) }
    }

    deinit { descriptors.forEach(Socket.close) }

    public var authority: String { "127.0.0.1:\(port)" }
}

/// A port that nobody listens on: connections are refused.
public func closedPort() throws -> UInt16 {
    let (listener, port) = try Socket.listen(backlog: 1)
    Socket.close(listener)
    return port
}

/// Whether somebody listens on the port.
public func canConnect(to port: UInt16) -> Bool {
    let descriptor = Socket.beginConnection(to: port)
    defer { Socket.close(descriptor) }
    return Socket.isConnected(descriptor)
}
