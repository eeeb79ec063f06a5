// What a node is, answered for the reader that asks: the same `1.10` is the text of a version and the number of a limit.
extension YAMLNode {
    /// Any scalar as it is written, `1.10` and `true` included; nil for a mapping or a sequence.
    package var string: String? {
        guard case .scalar(let text, _) = content else { return nil }
        return text
    }

    /// The text of a scalar without quotes, which may mean something else than a string.
    private var plain: String? {
        guard case .scalar(let text, isPlain: true) = content else { return nil }
        return text
    }

    /// `null`, `~` or nothing at all, without quotes.
    package var isNull: Bool { plain.map(YAMLScalar.isNull) ?? false }

    /// `true` or `false` without quotes, also `True` and `TRUE`. `yes` is a string since YAML 1.2.
    package var bool: Bool? { plain.flatMap(YAMLScalar.bool) }

    /// Decimal, `0o17` or `0x1F`, without quotes; nil beyond the range of `Int`.
    package var int: Int? { plain.flatMap(YAMLScalar.int) }

    /// Any number without quotes, also `.inf` and `.nan`.
    package var double: Double? { plain.flatMap(YAMLScalar.double) }

    package var elements: [YAMLNode]? {
        guard case .sequence(let elements) = content else { return nil }
        return elements
    }

    package var entries: [Entry]? {
        guard case .mapping(let entries) = content else { return nil }
        return entries
    }

    package func entry(_ key: String) -> Entry? { entries?.first { $0.key == key } }

    package subscript(key: String) -> YAMLNode? { entry(key)?.value }

    /// What a value means when nobody expects a type of it: an `enum` member, a `default`, an `example`.
    package enum Resolved: Sendable {
        case null
        case bool(Bool)
        case int(Int)
        /// Also an integer beyond `Int`; its digits are in `string`.
        case double(Double)
        case string(String)
        case sequence([YAMLNode])
        case mapping([Entry])
    }

    package var resolved: Resolved {
        switch content {
        case .sequence(let elements): return .sequence(elements)
        case .mapping(let entries): return .mapping(entries)
        case .scalar(let text, isPlain: false): return .string(text)
        case .scalar(let text, isPlain: true):
            if YAMLScalar.isNull(text) { return .null }
            if let bool = YAMLScalar.bool(text) { return .bool(bool) }
            if let int = YAMLScalar.int(text) { return .int(int) }
            if let double = YAMLScalar.double(text) { return .double(double) }
            return .string(text)
        }
    }

    /// For messages: `a mapping`, `a list`, `the string 'x'`, `the number 5`, `null`.
    package var kindDescription: String {
        switch resolved {
        case .null: "null"
        case .bool(let bool): "the boolean \(bool)"
        case .int, .double: "the number \(string ?? "")"
        case .string(let text): "the string '\(Self.shortened(text))'"
        case .sequence: "a list"
        case .mapping: "a mapping"
        }
    }

    private static func shortened(_ text: String) -> String {
        let line = text.prefix { !$0.isNewline }
        return line.count > 40 || line.count < text.count ? "\(line.prefix(40))…" : text
    }
}
