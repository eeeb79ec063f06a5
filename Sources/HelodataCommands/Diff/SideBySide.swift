#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Two pieces of work at the same time: one on this thread, the other on a thread of its own with as much stack. (Dispatch's threads
/// have 512 kB, and descriptions may be nested deeply.)
enum SideBySide {
    /// The work must share nothing that either changes.
    static func run<Value>(_ first: () -> Value, _ second: @escaping () -> Value) -> (Value, Value) {
        let box = Box(second)
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setstacksize(&attributes, 8 << 20)
        defer { pthread_attr_destroy(&attributes) }
        #if canImport(Darwin)
        var started: pthread_t?
        let status = pthread_create(
            &started, &attributes,
            {
                Unmanaged<Work>.fromOpaque($0).takeRetainedValue().run(); return nil
            }, box.retained)
        #else
        var started = pthread_t()
        let status = pthread_create(
            &started, &attributes,
            {
                $0.map { Unmanaged<Work>.fromOpaque($0).takeRetainedValue().run() }; return nil
            }, box.retained)
        #endif
        // No thread to be had: one after the other.
        if status != 0 {
            box.release()
            return (first(), second())
        }
        let value = first()
        #if canImport(Darwin)
        if let started { pthread_join(started, nil) }
        #else
        pthread_join(started, nil)
        #endif
        return (value, box.value ?? second())
    }

    private class Work {
        func run() {}
    }

    private final class Box<Value>: Work {
        private let work: () -> Value
        private(set) var value: Value?

        init(_ work: @escaping () -> Value) { self.work = work }

        override func run() { value = work() }

        var retained: UnsafeMutableRawPointer { Unmanaged<Work>.passRetained(self).toOpaque() }

        /// Of the thread that did not start.
        func release() { Unmanaged<Work>.passUnretained(self).release() }
    }
}
