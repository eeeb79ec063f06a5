/// An HTTP method, as it stands on the wire.
nonisolated public struct HTTPMethod: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static let get: Self = Self(rawValue: "GET")
    public static let head: Self = Self(rawValue: "HEAD")
    public static let post: Self = Self(rawValue: "POST")
    public static let put: Self = Self(rawValue: "PUT")
    public static let patch: Self = Self(rawValue: "PATCH")
    public static let delete: Self = Self(rawValue: "DELETE")
    public static let options: Self = Self(rawValue: "OPTIONS")
    public static let trace: Self = Self(rawValue: "TRACE")
    public static let query: Self = Self(rawValue: "QUERY")

    public var description: String { rawValue }

    /// GET and HEAD: the only methods whose redirects are followed.
    var followsRedirects: Bool { self == .get || self == .head }
}
