import Foundation

extension FaultServer {
    /// What the threads of one server share.
    final class State: Sendable {
        private let condition = NSCondition()
        private nonisolated(unsafe) var log: [Request] = []
        private nonisolated(unsafe) var sockets: Set<Int32> = []
        private nonisolated(unsafe) var count = 0
        private nonisolated(unsafe) var stopped = false
        private nonisolated(unsafe) var accepting = true

        var requests: [Request] { condition.withLock { log } }
        var accepted: Int { condition.withLock { count } }
        var openCount: Int { condition.withLock { sockets.count } }
        var isStopped: Bool { condition.withLock { stopped } }

        /// - Returns: The number of the connection; nil when the server has stopped.
        func open(_ socket: Int32) -> Int? {
            condition.withLock {
                if stopped {
                    Socket.close(socket)
                    return nil
                }
                sockets.insert(socket)
                defer { count += 1 }
                return count
            }
        }

        /// Closing under the lock keeps a number from being shut down after the system has given it to another socket.
        func closed(_ socket: Int32) {
            condition.withLock {
                sockets.remove(socket)
                Socket.close(socket)
                condition.broadcast()
            }
        }

        func acceptorEnded() {
            condition.withLock {
                accepting = false
                condition.broadcast()
            }
        }

        func received(_ message: RequestReader.Message, connection: Int, position: Int) -> Request {
            condition.withLock {
                let request = Request(
                    method: message.method, target: message.target, headers: message.headers, body: message.body,
                    bodyLength: message.bodyLength,
                    connection: connection, positionOnConnection: position, ordinal: log.count, arrival: .now)
                log.append(request)
                return request
            }
        }

        /// - Returns: Whether it was this call that stopped the server.
        func stop() -> Bool {
            condition.withLock {
                guard !stopped else { return false }
                stopped = true
                sockets.forEach(Socket.shutdown)
                condition.broadcast()
                return true
            }
        }

        func waitUntilIdle() {
            condition.withLock {
                while accepting || !sockets.isEmpty { condition.wait() }
            }
        }

        func waitUntilStopped() {
            condition.withLock {
                while !stopped { condition.wait() }
            }
        }

        /// Sleeps for the time, or until the server stops.
        func sleep(_ duration: Duration) {
            let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
            condition.withLock {
                let end = Date(timeIntervalSinceNow: seconds)
                while !stopped, condition.wait(until: end) {}
            }
        }

        func wait(for gate: Gate) {
            while !isStopped, !gate.wait(atMost: 0.02) {}
        }
    }
}

extension Thread {
    /// A thread with a small stack: tests open hundreds.
    static func detach(_ work: @escaping @Sendable () -> Void) {
        let thread = Thread(block: work)
        thread.stackSize = 512 << 10
        thread.start()
    }
}
