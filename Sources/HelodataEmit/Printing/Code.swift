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

    /// The text, with marks in it that `CodePrinter` obeys.
    private(set) var bytes: CodeBytes
    /// Whether nothing would be printed.
    private(set) var isEmpty: Bool

    package init(stringLiteral value: StaticString) {
        bytes = CodeBytes(capacity: value.utf8CodeUnitCount)
        bytes.append(value)
        isEmpty = value.utf8CodeUnitCount == 0
    }

    package init(stringInterpolation: StringInterpolation) {
        bytes = stringInterpolation.bytes
        isEmpty = !stringInterpolation.hasContent
    }

    /// One line.
    init(line text: String) {
        bytes = CodeBytes(capacity: text.utf8.count)
        bytes.append(line: text)
        isEmpty = false
    }

    /// Fragments one after another; empty ones leave no separator behind.
    package init(_ parts: [Code], separator: StaticString = "\n") {
        isEmpty = parts.allSatisfy(\.isEmpty)
        bytes = CodeBytes(capacity: isEmpty ? 0 : parts.reduce(2) { $0 + $1.bytes.count + 2 })
        if !isEmpty { bytes.append(parts, separator: separator) }
    }

    /// Bytes on one line, where the fragment has but one.
    var width: Int { bytes.width }

    /// A string literal, quoted and escaped.
    package init(literal text: String) { self.init(line: SourceText.literal(text)) }

    package struct StringInterpolation: StringInterpolationProtocol {
        package typealias StringLiteralType = StaticString
        fileprivate var bytes: CodeBytes
        fileprivate var hasContent = false

        package init(literalCapacity: Int, interpolationCount: Int) {
            bytes = CodeBytes(capacity: literalCapacity + 40 * interpolationCount)
        }

        private mutating func append(_ text: String) {
            bytes.append(text)
            hasContent = true
        }

        package mutating func appendLiteral(_ literal: StaticString) {
            bytes.append(literal)
            if !hasContent { hasContent = !SourceText.isBlank(literal) }
        }

        package mutating func appendInterpolation(_ code: Code) {
            if code.isEmpty { return bytes.appendHole() }
            bytes.append(code.bytes)
            hasContent = true
        }

        package mutating func appendInterpolation(_ code: Code?) {
            if let code { appendInterpolation(code) } else { bytes.appendHole() }
        }

        package mutating func appendInterpolation(_ parts: [Code], separator: StaticString = "\n") {
            if parts.allSatisfy(\.isEmpty) { return bytes.appendHole() }
            bytes.append(parts, separator: separator)
            hasContent = true
        }

        package mutating func appendInterpolation(_ identifier: Identifier) { append(identifier.description) }

        /// An identifier as the label of a parameter, where most keywords need no backticks and the compiler warns of them
        /// (SE-0001).
        package mutating func appendInterpolation(label identifier: Identifier) {
            switch identifier.bare {
            case "inout", "let", "var": append(identifier.description)
            default: append(identifier.bare)
            }
        }

        /// An identifier as the label of an argument in a call, where `inout` alone needs backticks.
        package mutating func appendInterpolation(argument identifier: Identifier) {
            append(identifier.bare == "inout" ? identifier.description : identifier.bare)
        }

        /// An identifier without backticks, as a part of a longer name.
        package mutating func appendInterpolation(bare identifier: Identifier) { append(identifier.bare) }

        package mutating func appendInterpolation(_ name: TypeName) {
            for (index, component) in name.components.enumerated() {
                if index > 0 { append(".") }
                append(component.description)
            }
        }

        package mutating func appendInterpolation(_ type: TypeRef) {
            switch type {
            case .scalar(let scalar):
                append(scalar.row.swiftType)
                if scalar.row.isOfFoundation { bytes.noteFoundation() }
            case .named(let name): appendInterpolation(name)
            case .array(let element):
                append("[")
                appendInterpolation(element)
                append("]")
            case .dictionary(let element):
                append("[String: ")
                appendInterpolation(element)
                append("]")
            case .nullable(let wrapped):
                appendInterpolation(wrapped)
                append("?")
            }
        }

        package mutating func appendInterpolation(literal text: String) { append(SourceText.literal(text)) }

        package mutating func appendInterpolation(_ number: Int) { append(String(number)) }

        package mutating func appendInterpolation(doc: Doc) {
            if doc.isEmpty { return bytes.appendHole() }
            bytes.append(doc)
            hasContent = true
        }

        /// `(a, b)`, or each item on a line of its own between the parentheses.
        package mutating func appendInterpolation(parameters items: [Code], tail: Int = 2) {
            append(items, .block, tail)
        }

        /// `(a, b)`, or the items on further lines with a deeper indentation.
        package mutating func appendInterpolation(arguments items: [Code], tail: Int = 0) {
            append(items, .parentheses, tail)
        }

        /// `[a, b]`, or the items on lines between the brackets.
        package mutating func appendInterpolation(array items: [Code], tail: Int = 0) {
            append(items, .brackets, tail)
        }

        /// `a, b`, continued on further lines with a deeper indentation.
        package mutating func appendInterpolation(list items: [Code], tail: Int = 0) {
            append(items, .bare, tail)
        }

        private mutating func append(_ items: [Code], _ form: CodeBytes.Wrapping, _ tail: Int) {
            bytes.append(items, wrapped: form, tail: tail)
            hasContent = true
        }
    }
}
