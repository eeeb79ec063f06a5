#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Bionic)
import Bionic
#elseif canImport(WinSDK)
import WinSDK
#endif

/// A value behind a lock. Held for moments only, never over an `await`.
nonisolated final class Lock<Value>: @unchecked Sendable {
    #if canImport(Darwin)
    private typealias Primitive = os_unfair_lock
    #elseif canImport(WinSDK)
    private typealias Primitive = SRWLOCK
    #else
    private typealias Primitive = pthread_mutex_t
    #endif

    private let primitive: UnsafeMutablePointer<Primitive>
    private var value: Value

    init(_ value: Value) {
        self.value = value
        primitive = UnsafeMutablePointer.allocate(capacity: 1)
        primitive.initialize(to: Primitive())
        #if canImport(WinSDK)
        InitializeSRWLock(primitive)
        #elseif !canImport(Darwin)
        pthread_mutex_init(primitive, nil)
        #endif
    }

    deinit {
        #if !canImport(Darwin) && !canImport(WinSDK)
        pthread_mutex_destroy(primitive)
        #endif
        primitive.deinitialize(count: 1)
        primitive.deallocate()
    }

    func withLock<Result, Failure: Error>(_ body: (inout Value) throws(Failure) -> Result) throws(Failure) -> Result {
        acquire()
        defer { release() }
        return try body(&value)
    }

    private func acquire() {
        #if canImport(Darwin)
        os_unfair_lock_lock(primitive)
        #elseif canImport(WinSDK)
        AcquireSRWLockExclusive(primitive)
        #else
        pthread_mutex_lock(primitive)
        #endif
    }

    private func release() {
        #if canImport(Darwin)
        os_unfair_lock_unlock(primitive)
        #elseif canImport(WinSDK)
        ReleaseSRWLockExclusive(primitive)
        #else
        pthread_mutex_unlock(primitive)
        #endif
    }
}
