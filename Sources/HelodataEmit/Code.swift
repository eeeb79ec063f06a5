import HelodataIR

extension Doc {
    /// The text as an item of a list of parameters.
    func listItem(_ name: String) -> [String] {
        let text = lines.filter { !$0.isEmpty }
        return ["  - \(name): \(text.first ?? "")"] + text.dropFirst().map { "    " + $0 }
    }
}

/// Swift source as a literal with typed holes. There is no hole for a `String`: text of the document becomes code only
/// through `literal:` and `doc:`, which make it harmless.
///
/// A fragment of several lines takes the indentation of the line it stands in. A line whose holes are all empty and that
/// has no text of its own vanishes.
package struct Code: ExpressibleByStringInterpolation {
    package typealias StringLiteralType = StaticString

    /// A part of a fragment; `CodePrinter` puts them together once, at the end.
    enum Piece {
        case literal(StaticString)
        /// One line.
        case text(String)
        case nested(Code)
        case list([Code], separator: StaticString)
        /// Not in the piece itself, which would make all pieces as large.
        indirect case wrapped(Wrapped)
        case doc(Doc)
        /// A hole that was filled with nothing.
        case hole
    }

    /// Items with commas between them, broken into several lines where one would be too long.
    struct Wrapped {
        let items: [Code]
        let opening: StaticString
        let closing: StaticString
        /// Whether the items begin on a line of their own and what closes them stands on another.
        let isBlock: Bool
        /// Width of what follows on the same line.
        let tail: Int
    }

    private(set) var pieces: [Piece]
    /// Whether nothing would be printed.
    private(set) var isEmpty: Bool

    package init(stringLiteral value: StaticString) {
        isEmpty = value.utf8CodeUnitCount == 0
        pieces = isEmpty ? [] : [.literal(value)]
    }

    package init(stringInterpolation: StringInterpolation) {
        pieces = stringInterpolation.pieces
        isEmpty = !stringInterpolation.hasContent
    }

    init(_ piece: Piece) {
        pieces = [piece]
        isEmpty = false
    }

    /// Fragments one after another; empty ones leave no separator behind.
    package init(_ parts: [Code], separator: StaticString = "\n") {
        isEmpty = parts.allSatisfy(\.isEmpty)
        pieces = isEmpty ? [] : [.list(parts, separator: separator)]
    }

    /// Bytes on one line, where the fragment has but one.
    var width: Int {
        var width = 0
        for piece in pieces {
            switch piece {
            case .literal(let literal): width += literal.utf8CodeUnitCount
            case .text(let text): width += text.utf8.count
            case .nested(let code): width += code.width
            case .list(let parts, let separator):
                for part in parts { width += part.width + separator.utf8CodeUnitCount }
            case .wrapped(let wrapped): for item in wrapped.items { width += item.width + 2 }
            case .doc, .hole: break
            }
        }
        return width
    }

    /// A string literal, quoted and escaped.
    package init(literal text: String) { self.init(.text(SourceText.literal(text))) }

    package struct StringInterpolation: StringInterpolationProtocol {
        package typealias StringLiteralType = StaticString
        fileprivate var pieces: [Piece] = []
        fileprivate var hasContent = false

        package init(literalCapacity: Int, interpolationCount: Int) {
            pieces.reserveCapacity(2 * interpolationCount + 1)
        }

        private mutating func append(_ piece: Piece) {
            pieces.append(piece)
            hasContent = true
        }

        package mutating func appendLiteral(_ literal: StaticString) {
            if literal.utf8CodeUnitCount == 0 { return }
            pieces.append(.literal(literal))
            if !hasContent { hasContent = !SourceText.isBlank(literal) }
        }

        package mutating func appendInterpolation(_ code: Code) {
            if code.isEmpty { pieces.append(.hole) } else { append(.nested(code)) }
        }

        package mutating func appendInterpolation(_ code: Code?) {
            appendInterpolation(code ?? "")
        }

        package mutating func appendInterpolation(_ parts: [Code], separator: StaticString = "\n") {
            if parts.allSatisfy(\.isEmpty) { pieces.append(.hole) } else { append(.list(parts, separator: separator)) }
        }

        package mutating func appendInterpolation(_ identifier: Identifier) { append(.text(identifier.description)) }

        /// An identifier as the label of a parameter, where most keywords need no backticks and the compiler warns of them
        /// (SE-0001).
        package mutating func appendInterpolation(label identifier: Identifier) {
            switch identifier.bare {
            case "inout", "let", "var": append(.text(identifier.description))
            default: append(.text(identifier.bare))
            }
        }

        /// An identifier as the label of an argument in a call, where no keyword needs backticks.
        package mutating func appendInterpolation(argument identifier: Identifier) { append(.text(identifier.bare)) }

        /// An identifier without backticks, as a part of a longer name.
        package mutating func appendInterpolation(bare identifier: Identifier) { append(.text(identifier.bare)) }

        package mutating func appendInterpolation(_ name: TypeName) {
            for (index, component) in name.components.enumerated() {
                if index > 0 { append(.literal(".")) }
                append(.text(component.description))
            }
        }

        package mutating func appendInterpolation(_ type: TypeRef) {
            switch type {
            case .string: append(.literal("String"))
            case .bool: append(.literal("Bool"))
            case .int: append(.literal("Int"))
            case .uint64: append(.literal("UInt64"))
            case .double: append(.literal("Double"))
            case .decimal, .decimalText: append(.literal("ExactDecimal"))
            case .dateTime: append(.literal("Date"))
            case .date: append(.literal("CalendarDate"))
            case .uuid: append(.literal("UUID"))
            case .base64: append(.literal("Data"))
            case .file: append(.literal("FilePart"))
            case .secret: append(.literal("SecretString"))
            case .json: append(.literal("JSONValue"))
            case .named(let name): appendInterpolation(name)
            case .array(let element):
                append(.literal("["))
                appendInterpolation(element)
                append(.literal("]"))
            case .dictionary(let element):
                append(.literal("[String: "))
                appendInterpolation(element)
                append(.literal("]"))
            case .nullable(let wrapped):
                appendInterpolation(wrapped)
                append(.literal("?"))
            }
        }

        package mutating func appendInterpolation(literal text: String) { append(.text(SourceText.literal(text))) }

        package mutating func appendInterpolation(_ number: Int) { append(.text(String(number))) }

        package mutating func appendInterpolation(doc: Doc) {
            if doc.isEmpty { pieces.append(.hole) } else { append(.doc(doc)) }
        }

        /// `(a, b)`, or the items in lines of their own between the parentheses.
        package mutating func appendInterpolation(parameters items: [Code], tail: Int = 2) {
            append(.wrapped(Wrapped(items: items, opening: "(", closing: ")", isBlock: true, tail: tail)))
        }

        /// `(a, b)`, continued on further lines with a deeper indentation.
        package mutating func appendInterpolation(arguments items: [Code], tail: Int = 0) {
            append(.wrapped(Wrapped(items: items, opening: "(", closing: ")", isBlock: false, tail: tail)))
        }

        /// `a, b`, continued on further lines with a deeper indentation.
        package mutating func appendInterpolation(list items: [Code], tail: Int = 0) {
            append(.wrapped(Wrapped(items: items, opening: "", closing: "", isBlock: false, tail: tail)))
        }
    }
}
