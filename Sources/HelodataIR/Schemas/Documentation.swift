import HelodataSpec
import HelodataYAML

/// Puts together the documentation of what is generated from what the document says: descriptions, limits, defaults,
/// assumptions.
enum Documentation {
    /// The lines of a text, without blank ones at its ends and trailing white space.
    static func lines(_ text: String?) -> [String] {
        guard var text, !text.isEmpty else { return [] }
        // Most texts are one line, which can stay as it is.
        let isOneLine = text.withUTF8 { bytes in
            bytes.last != UInt8(ascii: " ") && bytes.allSatisfy { $0 > 0x0D || $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
        }
        let markdown = DescriptionText.markdown(text)
        if isOneLine, markdown.utf8.count == text.utf8.count { return [text] }
        text = markdown
        var lines = text.withUTF8 { (text: UnsafeBufferPointer<UInt8>) in
            text.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: "\n") }.flatMap(Self.withoutReturns)
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        while lines.first?.isEmpty == true { lines.removeFirst() }
        return lines
    }

    /// A line that ended in LF; a CR at its end belongs to the line break, one within it is a line break of its own.
    private static func withoutReturns(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> [String] {
        let isReturn = { (byte: UInt8) in byte == UInt8(ascii: "\r") }
        guard let first = line.firstIndex(where: isReturn) else { return [trimmed(line)] }
        if first == line.index(before: line.endIndex) { return [trimmed(line.dropLast())] }
        let whole = isReturn(line[line.index(before: line.endIndex)]) ? line.dropLast() : line
        return whole.split(omittingEmptySubsequences: false, whereSeparator: isReturn).map(trimmed)
    }

    private static func trimmed(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        var line = line
        while let last = line.last, last == UInt8(ascii: " ") || last == UInt8(ascii: "\t") { line.removeLast() }
        return String(decoding: UnsafeBufferPointer(rebasing: line), as: UTF8.self)
    }

    /// The lines of a field that is no Markdown: a title, a summary.
    static func summary(_ text: String?) -> [String] { lines(text).map(MarkdownText.inert) }

    static func type(_ notes: SchemaNotes) -> Doc {
        var lines = notes.description.map(Self.lines) ?? summary(notes.title)
        add(facts(notes, type: nil), to: &lines)
        return Doc(lines)
    }

    /// - Parameter schema: What stands at the member: a reference, with or without a description of its own, or all of it.
    static func member(_ notes: SchemaNotes, of schema: SchemaObject, type: TypeRef) -> Doc {
        let standsOnOthers = schema.reference != nil || !schema.allOf.isEmpty
        // The type has all of it: what many members share is not repeated at each, nor looked through.
        let room: Int? =
            switch (type.hasDocumentation, schema.description) {
            case (false, _): nil
            case (true, nil): 300
            case (true, _?): standsOnOthers ? nil : 1000
            }
        var lines = lines(room.map { room in notes.description.map { String($0.unicodeScalars.prefix(2 * room)) } } ?? notes.description)
        if let room { lines = beginning(lines, room: room) }
        add(facts(notes, type: type), to: &lines)
        return Doc(lines)
    }

    /// Lines up to about so many bytes, the last one up to the end of a word.
    private static func beginning(_ lines: [String], room: Int) -> [String] {
        var left = room
        for (index, line) in lines.enumerated() {
            guard line.utf8.count > left else {
                left -= line.utf8.count
                continue
            }
            if index > 0 { return lines[..<index] + ["…"] }
            let start = line.prefix(left)
            return ["\(start.lastIndex(of: " ").map { start[..<$0] } ?? start)…"]
        }
        return lines
    }

    static func constant(_ notes: SchemaNotes, _ value: Literal) -> Doc {
        var lines = lines(notes.description)
        let text =
            switch value {
            case .string(let text): MarkdownText.code("\"\(text)\"")
            case .bool(let value): "`\(value)`"
            case .int(let value): "`\(value)`"
            case .double, .decimal, .enumerationCase, .emptyArray, .emptyDictionary: "the same"
            }
        add(["Always \(text)."], to: &lines)
        return Doc(lines)
    }

    /// Adds a paragraph.
    static func add(_ more: [String], to lines: inout [String]) {
        guard !more.isEmpty else { return }
        if !lines.isEmpty { lines.append("") }
        lines += more
    }

    /// What the document says beside the description, a sentence each.
    static func facts(_ notes: SchemaNotes, type: TypeRef?) -> [String] {
        var facts: [String] = []
        let limits = notes.limits
        if let range = range(limits) { facts.append("Range: \(range).") }
        if let divisor = limits.multipleOf { facts.append("A multiple of \(number(divisor)).") }
        if let length = span(limits.minLength, limits.maxLength, "character") { facts.append("Length: \(length).") }
        if let count = span(limits.minItems, limits.maxItems, "element") { facts.append("Count: \(count).") }
        if limits.uniqueItems { facts.append("No element twice.") }
        if let count = span(limits.minProperties, limits.maxProperties, "member") { facts.append("Count: \(count).") }
        if let pattern = limits.pattern, pattern.count <= 120 { facts.append("Pattern: \(MarkdownText.code(pattern)).") }
        if type == .string, let format = notes.format, format != "string" { facts.append("Format: \(MarkdownText.code(format)).") }
        if let value = notes.defaultValue, let text = value.string, !text.isEmpty, text.count <= 80 {
            facts.append("Default: \(MarkdownText.code(text)).")
        }
        let assumption = assumption(notes.extensions)
        if !assumption.isEmpty { facts.append(assumption.joined(separator: "\n")) }
        var result = lines(facts.joined(separator: " "))
        if notes.isDeprecated { result.append("- Warning: Deprecated.") }
        return result
    }

    /// `x-assumed`: what the API's own pages do not say.
    /// - Parameter subject: What is assumed, where it is not what the documentation stands on.
    static func assumption(_ extensions: Extensions, of subject: String? = nil) -> [String] {
        let start = subject.map { "Assumed of \($0):" } ?? "Assumed:"
        switch extensions.assumption {
        case .nothing?, nil: return []
        case .undocumented?: return ["\(start) the API's pages do not document this."]
        case .because(let text)?:
            let reason = lines(text).joined(separator: "\n")
            guard let last = reason.last else { return [] }
            return lines("\(start) \(reason)\(".!?)".contains(last) ? "" : ".")")
        }
    }

    private static func range(_ limits: SchemaLimits) -> String? {
        let lower = limits.isMinimumExclusive ? "more than" : "at least"
        let upper = limits.isMaximumExclusive ? "less than" : "at most"
        switch (limits.minimum, limits.maximum) {
        case (let minimum?, let maximum?):
            if !limits.isMinimumExclusive, !limits.isMaximumExclusive { return "\(number(minimum))…\(number(maximum))" }
            return "\(lower) \(number(minimum)), \(upper) \(number(maximum))"
        case (let minimum?, nil): return "\(lower) \(number(minimum))"
        case (nil, let maximum?): return "\(upper) \(number(maximum))"
        case (nil, nil): return nil
        }
    }

    /// `3 characters`, `1…3 characters`, `at least 1 character`.
    private static func span(_ minimum: Int?, _ maximum: Int?, _ unit: String) -> String? {
        let count: String
        switch (minimum.flatMap { $0 > 0 ? $0 : nil }, maximum) {
        case (let minimum?, let maximum?): count = minimum == maximum ? "\(minimum)" : "\(minimum)…\(maximum)"
        case (let minimum?, nil): count = "at least \(minimum)"
        case (nil, let maximum?): count = "at most \(maximum)"
        case (nil, nil): return nil
        }
        let isOne = maximum == 1 || maximum == nil && minimum == 1
        return "\(count) \(unit)\(isOne ? "" : "s")"
    }

    private static func number(_ value: Double) -> String {
        Int(exactly: value).map(String.init) ?? "\(value)"
    }
}

extension TypeRef {
    /// Whether it is made of a type that is declared, and documented there.
    fileprivate var hasDocumentation: Bool {
        switch self {
        case .named: true
        case .array(let element), .dictionary(let element), .nullable(let element): element.hasDocumentation
        case .scalar: false
        }
    }
}
