/// Several observers as one: each is told of everything, in this order.
nonisolated public struct ObserverGroup: ClientObserver {
    private let observers: [any ClientObserver]

    public init(_ observers: any ClientObserver...) { self.observers = observers }

    public init(_ observers: [any ClientObserver]) { self.observers = observers }

    public func callStarted(_ call: ObservedCall) {
        for observer in observers { observer.callStarted(call) }
    }

    public func attemptStarted(_ call: ObservedCall, attempt: Int, headers: inout HTTPFields) {
        for observer in observers { observer.attemptStarted(call, attempt: attempt, headers: &headers) }
    }

    public func attemptEnded(_ call: ObservedCall, attempt: Int, _ end: ObservedOutcome) {
        for observer in observers { observer.attemptEnded(call, attempt: attempt, end) }
    }

    public func retryScheduled(_ call: ObservedCall, attempt: Int, delay: Duration, after end: ObservedOutcome) {
        for observer in observers { observer.retryScheduled(call, attempt: attempt, delay: delay, after: end) }
    }

    public func callEnded(_ call: ObservedCall, attempts: Int, _ end: ObservedOutcome) {
        for observer in observers { observer.callEnded(call, attempts: attempts, end) }
    }

    public func pollScheduled(_ operation: String, _ progress: WaitProgress) {
        for observer in observers { observer.pollScheduled(operation, progress) }
    }
}
