import HelodataYAML

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A JSON value of the document or made for it. Objects keep the order of their members, numbers their digits.
package struct SampleValue: Sendable, Hashable {
    package indirect enum Content: Sendable, Hashable {
        case null
        case bool(Bool)
        /// As JSON writes it.
        case number(String)
        case string(String)
        case array([SampleValue])
        case object([Member])
    }
    package struct Member: Sendable, Hashable {
        package let key: String
        package let value: SampleValue
        package init(key: String, value: SampleValue) {
            self.key = key
            self.value = value
        }
    }
    package let content: Content
    /// Values in it, itself among them.
    package let size: Int

    private init(_ content: Content, size: Int) {
        self.content = content
        self.size = size
    }

    package static let null = SampleValue(.null, size: 1)
    package static func bool(_ value: Bool) -> SampleValue { SampleValue(.bool(value), size: 1) }
    package static func number(_ digits: String) -> SampleValue { SampleValue(.number(digits), size: 1) }
    package static func int(_ value: Int) -> SampleValue { .number(String(value)) }
    package static func string(_ text: String) -> SampleValue { SampleValue(.string(text), size: 1) }
    package static func array(_ elements: [SampleValue]) -> SampleValue { SampleValue(.array(elements), size: sum(elements)) }
    package static func object(_ members: [Member]) -> SampleValue { SampleValue(.object(members), size: sum(members.lazy.map(\.value))) }

    /// What is shared between values counts where it stands; sums of sums end at the largest number.
    private static func sum(_ values: some Sequence<SampleValue>) -> Int {
        values.reduce(1) { total, value in
            let (sum, isOver) = total.addingReportingOverflow(value.size)
            return isOver ? .max : sum
        }
    }

    package var string: String? { if case .string(let text) = content { text } else { nil } }
    package var members: [Member]? { if case .object(let members) = content { members } else { nil } }
    package var elements: [SampleValue]? { if case .array(let elements) = content { elements } else { nil } }
    package var isNull: Bool { content == .null }
    package var double: Double? { if case .number(let digits) = content { Double(digits) } else { nil } }
    package subscript(key: String) -> SampleValue? { members?.first { $0.key == key }?.value }

    /// The object with a member set, in its place where it has it, else as the last.
    package func setting(_ key: String, to value: SampleValue) -> SampleValue {
        guard var members else { return self }
        if let index = members.firstIndex(where: { $0.key == key }) {
            members[index] = Member(key: key, value: value)
        } else {
            members.append(Member(key: key, value: value))
        }
        return .object(members)
    }

    /// Whether both are the same value to JSON Schema: 1 is 1.0, and the order of members says nothing (JSON Schema 2020-12 §4.2.2).
    package func isSame(_ other: SampleValue) -> Bool {
        switch (content, other.content) {
        case (.number(let a), .number(let b)): return a == b || double == other.double
        case (.array(let a), .array(let b)): return a.count == b.count && zip(a, b).allSatisfy { $0.isSame($1) }
        case (.object(let a), .object(let b)):
            return a.count == b.count && a.allSatisfy { member in other[member.key].map(member.value.isSame) == true }
        case (.null, _), (.bool, _), (.string, _), (.number, _), (.array, _), (.object, _): return content == other.content
        }
    }
}

// MARK: - From the document

extension SampleValue {
    /// More values, or deeper ones, are no example for a sample.
    private static let mostValues = 2_000
    private static let deepest = 32

    /// nil for what is no JSON, such as `.inf`, and for what is too large.
    init?(_ node: YAMLNode) {
        var rest = Self.mostValues
        guard let value = Self.value(node, depth: 0, &rest) else { return nil }
        self = value
    }

    private static func value(_ node: YAMLNode, depth: Int, _ rest: inout Int) -> SampleValue? {
        rest -= 1
        guard rest > 0, depth < deepest else { return nil }
        switch node.resolved {
        case .null: return .null
        case .bool(let value): return .bool(value)
        case .int(let value): return .int(value)
        case .double(let value):
            guard value.isFinite else { return nil }
            let text = node.string ?? ""
            return .number(isNumber(text) ? text : value.description)
        case .string(let text): return .string(text)
        case .sequence(let nodes):
            var elements: [SampleValue] = []
            for node in nodes {
                guard let element = Self.value(node, depth: depth + 1, &rest) else { return nil }
                elements.append(element)
            }
            return .array(elements)
        case .mapping(let entries):
            var members: [Member] = []
            for entry in entries {
                guard let value = Self.value(entry.value, depth: depth + 1, &rest) else { return nil }
                members.append(Member(key: entry.key, value: value))
            }
            return .object(members)
        }
    }

    /// RFC 8259 §6.
    private static func isNumber(_ text: String) -> Bool {
        var rest = Substring(text).utf8
        func skipDigits() -> Int {
            let count = rest.prefix { (0x30...0x39).contains($0) }.count
            rest = rest.dropFirst(count)
            return count
        }
        if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
        let begins = rest.first
        let whole = skipDigits()
        guard whole > 0, whole == 1 || begins != 0x30 else { return false }
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            guard skipDigits() > 0 else { return false }
        }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest = rest.dropFirst()
            if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
            guard skipDigits() > 0 else { return false }
        }
        return rest.isEmpty
    }
}

// MARK: - As text

extension SampleValue {
    /// JSON without white space.
    package var json: String {
        var text = ""
        write(to: &text)
        return text
    }

    private func write(to text: inout String) {
        switch content {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .number(let digits): text += digits
        case .string(let string): Self.write(string, to: &text)
        case .array(let elements):
            text += "["
            for (index, element) in elements.enumerated() {
                if index > 0 { text += "," }
                element.write(to: &text)
            }
            text += "]"
        case .object(let members):
            text += "{"
            for (index, member) in members.enumerated() {
                if index > 0 { text += "," }
                Self.write(member.key, to: &text)
                text += ":"
                member.value.write(to: &text)
            }
            text += "}"
        }
    }

    private static func write(_ string: String, to text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.value < 0x20:
                let hex = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
