/// An HTTP status code, for answers that a test makes up: `.json(.created, order)` or `.json(201, order)`.
nonisolated public struct HTTPStatus: RawRepresentable, Hashable, Sendable, ExpressibleByIntegerLiteral {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }
    public init(integerLiteral value: Int) { rawValue = value }

    public static let ok: Self = 200
    public static let created: Self = 201
    public static let accepted: Self = 202
    public static let noContent: Self = 204
    public static let badRequest: Self = 400
    public static let unauthorized: Self = 401
    public static let paymentRequired: Self = 402
    public static let forbidden: Self = 403
    public static let notFound: Self = 404
    public static let conflict: Self = 409
    public static let gone: Self = 410
    public static let unprocessableContent: Self = 422
    public static let tooManyRequests: Self = 429
    public static let internalServerError: Self = 500
    public static let badGateway: Self = 502
    public static let serviceUnavailable: Self = 503
    public static let gatewayTimeout: Self = 504
}
