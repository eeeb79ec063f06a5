/// The errors of an operation that describes none by status or code.
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
