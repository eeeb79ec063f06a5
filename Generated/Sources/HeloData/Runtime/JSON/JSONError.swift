/// What was wrong with a JSON text, and where. Never holds a value of the text.
nonisolated public struct JSONError: Error, Sendable, Hashable {
    /// What was wrong.
    nonisolated public enum Kind: Sendable, Hashable {
        /// Not JSON (RFC 8259): a missing comma, a wrong escape, a number such as `01`, bytes that are not UTF-8.
        case syntax
        /// The text ends inside a value.
        case unexpectedEnd
        /// The text goes on after the value.
        case trailingContent
        /// A value of another type than the description says, or a null where there must be a value.
        case typeMismatch
        /// A required member is not there.
        case missingMember
        /// A number that the type cannot hold: too large, or not integral.
        case outOfRange
        /// A string that is not what its format says: a date, a UUID, base64, a decimal number.
        case invalidValue
        /// Nested more deeply than the reader goes.
        case tooDeep
        /// A line of delimited text beyond the limit.
        case tooLong
    }

    nonisolated private final class Details: Sendable {
        let kind: Kind
        let path: String
        let offset: Int
        let message: String

        init(kind: Kind, path: String, offset: Int, message: String) {
            self.kind = kind
            self.path = path
            self.offset = offset
            self.message = message
        }
    }

    private let details: Details

    /// What was wrong.
    public var kind: Kind { details.kind }

    /// Where it was: `$` is the whole text, `$.data[3].ip` a member of an element of one of its members.
    public var path: String { details.path }

    /// Where it was, in bytes from the start of the text.
    public var offset: Int { details.offset }

    /// What was found and what was expected, without the value itself.
    public var message: String { details.message }

    init(_ kind: Kind, _ message: String, path: String, offset: Int) {
        details = Details(kind: kind, path: path, offset: offset, message: message)
    }

    public static func == (left: JSONError, right: JSONError) -> Bool {
        left.details === right.details
            || (left.kind == right.kind && left.offset == right.offset && left.path == right.path
                && left.message == right.message)
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(kind)
        hasher.combine(offset)
        hasher.combine(path)
    }
}

nonisolated extension JSONError: CustomStringConvertible {
    /// The message with the place: `expected a string, found a number at $.data[3].ip (byte 1234)`.
    public var description: String { "\(message) at \(path) (byte \(offset))" }
}
