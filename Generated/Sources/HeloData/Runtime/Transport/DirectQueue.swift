#if canImport(FoundationNetworking)
import Foundation

/// The queue of a session's callbacks that runs each at once, on the thread that reads the network.
///
/// Foundation on Linux reads an answer as fast as it comes and adds a callback for each 16 KiB of it: of 1 GB over loopback, 200 MB waited in a
/// queue of its own, and with a bound for what waits the memory still grew, since one thread allocated what another let go.
///
/// All sessions of a process share that thread. So no callback may wait for it, as cancelling a task does.
nonisolated final class DirectQueue: OperationQueue, @unchecked Sendable {
    static let shared = DirectQueue()

    override func addOperation(_ block: @escaping @Sendable () -> Void) { block() }
}
#endif
