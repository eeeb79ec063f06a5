import HelodataYAML

/// A type without parts of its own. All that the generator knows of one is its row in the table below, so that a new
/// format of strings is a case, its row and a type of the runtime.
package enum Scalar: Int, Sendable, Hashable, CaseIterable {
    case string, bool, int, uint64, double
    /// Numbers that may also come as strings (ASP.NET's `type: [integer, string]`); written as numbers.
    case intOrText, uint64OrText, doubleOrText, decimalOrText
    /// An exact number as a JSON number.
    case decimal
    /// The same, as a JSON string.
    case decimalText
    /// RFC 3339 `date-time`, an instant.
    case dateTime
    /// RFC 3339 `full-date`, a day.
    case date
    /// RFC 3339 `duration`, a length of time.
    case duration
    case uuid
    /// Bytes as base64 text.
    case base64
    /// A file of a multipart form.
    case file
    /// A whole body of bytes: in memory, a file or a stream. No format chooses it.
    case upload
    /// A string that never shows in a description.
    case secret
    /// Any JSON value.
    case json
}

extension Scalar {
    /// The rows. What a row leaves out is what most scalars have.
    private var definition: Row {
        switch self {
        case .string:
            Row("String", word: "string", bytes: 16, breadth: 4) {
                $0.isOfStandardLibrary = true
                $0.limits = .length
                $0.interpolation = Interpolation(escaped: true)
                $0.literal = { $0.string.map { .string($0) } }
                $0.sample = "\"…\""
            }
        case .bool:
            Row("Bool", word: "bool", bytes: 1, breadth: 2) {
                $0.isOfStandardLibrary = true
                $0.interpolation = Interpolation()
                $0.literal = { $0.bool.map { .bool($0) } }
                $0.sample = "true"
            }
        case .int:
            Row("Int", word: "int", bytes: 8, breadth: 1) {
                $0.isOfStandardLibrary = true
                $0.numberFormats = ["int64", "int32"]
                $0.limits = .range
                $0.interpolation = Interpolation()
                $0.literal = { $0.int.map { .int($0) } }
                $0.sample = "1"
            }
        case .uint64:
            Row("UInt64", word: "uint", bytes: 8, breadth: 1) {
                $0.isOfStandardLibrary = true
                $0.integerFormats = ["uint64"]
                $0.limits = .range
                $0.interpolation = Interpolation()
                $0.sample = "1"
                $0.isHeaderValue = false
            }
        case .double:
            Row("Double", word: "double", bytes: 8, breadth: 2) {
                $0.isOfStandardLibrary = true
                $0.limits = .range
                $0.interpolation = Interpolation()
                $0.literal = { $0.double.flatMap { $0.isFinite ? .double($0) : nil } }
                $0.sample = "1"
            }
        case .intOrText: Scalar.int.definition.withQuotes
        case .uint64OrText: Scalar.uint64.definition.withQuotes
        case .doubleOrText: Scalar.double.definition.withQuotes
        case .decimalOrText: Scalar.decimal.definition.withQuotes
        case .decimal:
            Row("ExactDecimal", word: "decimal", bytes: 24, breadth: 2) {
                $0.integerFormats = ["decimal"]
                $0.numberFormats = ["decimal", "decimal128"]
                $0.limits = .range
                $0.interpolation = Interpolation()
                $0.literal = { $0.double == nil ? nil : $0.string.map { .decimal($0) } }
                $0.sample = "1"
            }
        case .decimalText:
            Row("ExactDecimal", word: "decimal", bytes: 24, breadth: 2) {
                $0.stringFormats = ["decimal"]
                $0.limits = .range
                $0.interpolation = Interpolation()
                $0.literal = { $0.double == nil ? nil : $0.string.map { .decimal($0) } }
                $0.sample = "1"
                $0.quotesDecimals = true
            }
        case .dateTime:
            Row("Date", word: "date_time", bytes: 8, breadth: 0) {
                $0.isOfFoundation = true
                $0.stringFormats = ["date-time"]
                $0.longExample = Example(value: "Date(timeIntervalSince1970: 1_700_000_000)")
            }
        case .date:
            Row("CalendarDate", word: "date", bytes: 8, breadth: 0) {
                $0.stringFormats = ["date"]
                $0.longExample = Example(
                    value: "day", lines: ["guard let day = CalendarDate(year: 2026, month: 12, day: 31) else { return }"])
            }
        case .duration:
            Row("ISO8601Duration", word: "duration", bytes: 16, breadth: 3) {
                $0.stringFormats = ["duration"]
                $0.interpolation = Interpolation(member: ".text", escaped: true)
                $0.literal = { $0.string.map { .string($0) } }
                $0.sample = "\"PT15M\""
            }
        case .uuid:
            Row("UUID", word: "uuid", bytes: 16, breadth: 0) {
                $0.isOfFoundation = true
                $0.stringFormats = ["uuid"]
                $0.interpolation = Interpolation(member: ".uuidString.lowercased()")
                $0.longExample = Example(value: "UUID()")
            }
        case .base64:
            Row("Data", word: "data", bytes: 16, breadth: 2) {
                $0.isOfFoundation = true
                $0.stringFormats = ["byte"]
                $0.longExample = Example(value: "Data(\"…\".utf8)")
                $0.isHeaderValue = false
            }
        case .file:
            Row("FilePart", word: "file", bytes: 56, breadth: 4) {
                $0.stringFormats = ["binary"]
                $0.longExample = Example(value: "FilePart(Data(\"…\".utf8), filename: \"file.txt\")")
                $0.isHeaderValue = false
            }
        case .upload:
            Row("UploadBody", word: "data", bytes: 17, breadth: 4) {
                $0.longExample = Example(value: ".data(Data(\"…\".utf8))")
                $0.isHeaderValue = false
            }
        case .secret:
            Row("SecretString", word: "secret", bytes: 16, breadth: 4) {
                $0.limits = .length
                $0.interpolation = Interpolation(member: ".value", escaped: true)
                $0.isHeaderValue = false
            }
        case .json:
            Row("JSONValue", word: "value", bytes: 16, breadth: 5) {
                $0.isHeaderValue = false
                $0.longExample = Example(value: "[\"key\": \"value\"]")
            }
        }
    }

    package struct Row: Sendable {
        /// The type in Swift: of the standard library, Foundation or the runtime.
        package let swiftType: String
        /// Whether a file that names the type imports Foundation.
        package fileprivate(set) var isOfFoundation = false
        /// Whether the type is Swift's own.
        package fileprivate(set) var isOfStandardLibrary = false
        /// The word for it in names that the generator makes, as of a union's case.
        let word: String
        /// What a value takes in memory.
        let bytes: Int
        /// How many texts or numbers it accepts, compared with others of its JSON type: a union tries the narrow before the wide.
        let breadth: Int
        /// The values of `format` that choose it for `type: string`, `integer` and `number`; `FormatVocabulary` has them all.
        fileprivate(set) var stringFormats: [String] = []
        fileprivate(set) var integerFormats: [String] = []
        fileprivate(set) var numberFormats: [String] = []
        /// The limits of a schema that requests are checked against.
        fileprivate(set) var limits = Limits.none
        /// How a value stands in a text such as a template's; nil where it has no place there.
        package fileprivate(set) var interpolation: Interpolation?
        /// A default of the document as Swift source; nil where no literal says it.
        fileprivate(set) var literal: @Sendable (YAMLNode) -> Literal? = { _ in nil }
        /// A value for an example in a README; nil where none is short.
        package fileprivate(set) var sample: String?
        /// Where `sample` is none: an expression that compiles all the same, and a line that must stand before it.
        fileprivate var longExample: Example?
        /// Whether a response header is read as this type; it is a string otherwise.
        fileprivate(set) var isHeaderValue = true
        /// Whether its decimals are JSON strings.
        package fileprivate(set) var quotesDecimals = false

        /// Whether it is also read from a string that holds a number.
        package fileprivate(set) var takesQuotedNumbers = false

        /// A value in a reference.
        package var example: Example { longExample ?? Example(value: sample ?? "\"…\"") }

        fileprivate init(_ swiftType: String, word: String, bytes: Int, breadth: Int, _ rest: (inout Row) -> Void) {
            self.swiftType = swiftType
            self.word = word
            self.bytes = bytes
            self.breadth = breadth
            rest(&self)
        }

        /// The same number in either spelling; no format chooses it.
        fileprivate var withQuotes: Row {
            var row = self
            row.integerFormats = []
            row.numberFormats = []
            row.takesQuotedNumbers = true
            return row
        }
    }

    enum Limits: Sendable {
        case none
        /// `minimum`, `maximum`, `multipleOf` and their like.
        case range
        /// `minLength` and `maxLength`.
        case length
    }

    /// A value in an example that compiles after `import Foundation`.
    package struct Example: Sendable {
        package let value: String
        /// Statements before it.
        package var lines: [String] = []
    }

    /// A value inside a string literal.
    package struct Interpolation: Sendable {
        /// What follows the value's name in Swift.
        package var member = ""
        /// Whether characters in it may need escaping in a URL.
        package var escaped = false
    }
}

extension Scalar {
    package var row: Row { Scalar.rows[rawValue] }
    private static let rows = allCases.map(\.definition)

    /// The type of `type: string`, `integer` or `number` with this format.
    static func string(format: String?) -> Scalar { format.flatMap { strings[$0] } ?? .string }
    static func integer(format: String?) -> Scalar { format.flatMap { integers[$0] } ?? .int }
    static func number(format: String?) -> Scalar { format.flatMap { numbers[$0] } ?? .double }

    /// The number that is also read from a string.
    var orText: Scalar {
        switch self {
        case .int: .intOrText
        case .uint64: .uint64OrText
        case .double: .doubleOrText
        case .decimal: .decimalOrText
        case .string, .bool, .intOrText, .uint64OrText, .doubleOrText, .decimalOrText, .decimalText, .dateTime, .date, .duration,
            .uuid, .base64, .file, .upload, .secret, .json:
            self
        }
    }

    private static let strings = byFormat(\.stringFormats)
    private static let integers = byFormat(\.integerFormats)
    private static let numbers = byFormat(\.numberFormats)

    private static func byFormat(_ formats: KeyPath<Row, [String]>) -> [String: Scalar] {
        var found: [String: Scalar] = [:]
        for scalar in allCases { for format in scalar.row[keyPath: formats] { found[format] = scalar } }
        return found
    }
}
