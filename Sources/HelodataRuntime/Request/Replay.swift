/// What it means to send a request of an operation a second time.
@_spi(Generated) nonisolated public enum Replay: Sendable, Hashable {
    /// GET, HEAD, OPTIONS, TRACE: changes nothing.
    case safe
    /// PUT, DELETE, or described as idempotent: the second time changes nothing more.
    case idempotent
    /// The server knows the request again by the key in this header.
    case keyed(String)
    /// A second request may do the thing twice.
    case unsafe

    /// A request may be repeated although the server may have acted on it.
    var isReplayable: Bool {
        switch self {
        case .safe, .idempotent, .keyed: true
        case .unsafe: false
        }
    }

    /// Whether an answer that was lost may have changed something.
    var isWrite: Bool {
        switch self {
        case .safe: false
        case .idempotent, .keyed, .unsafe: true
        }
    }
}
