/// The errors of an operation that only reads and describes none by status or code.
nonisolated public enum OperationError<Body: JSONModel>: APIError {
    /// An answer that the description does not list.
    case undocumented(ErrorResponse<Body>)
    /// No usable answer: see ``CallFailure/kind``.
    case failed(CallFailure)

    public init(_ failure: CallFailure) {
        self = failure.status == 0 ? .failed(failure) : .undocumented(ErrorResponse(failure))
    }

    public var failure: CallFailure {
        switch self {
        case .undocumented(let error): error.failure
        case .failed(let failure): failure
        }
    }
}

/// The errors of an operation that has an effect and describes none by status or code.
nonisolated public enum EffectError<Body: JSONModel>: APIError {
    /// It is not known whether the operation took effect. With the same input and ``APIError/idempotencyKey`` it can be called again.
    case outcomeUnknown(CallFailure)
    /// An answer that the description does not list.
    case undocumented(ErrorResponse<Body>)
    /// No usable answer: see ``CallFailure/kind``.
    case failed(CallFailure)

    public init(_ failure: CallFailure) {
        if failure.outcomeUnknown {
            self = .outcomeUnknown(failure)
        } else {
            self = failure.status == 0 ? .failed(failure) : .undocumented(ErrorResponse(failure))
        }
    }

    public var failure: CallFailure {
        switch self {
        case .undocumented(let error): error.failure
        case .outcomeUnknown(let failure), .failed(let failure): failure
        }
    }
}
