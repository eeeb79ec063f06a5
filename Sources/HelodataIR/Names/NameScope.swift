/// Hands out the identifiers of one scope – the types of a module, the members of a type, the arguments of a method –
/// each once. In document order, so that the same document always gets the same names.
struct NameScope {
    /// Names that no scope of a kind gives away; shared between scopes, never copied.
    final class Reserved: Sendable {
        let names: Set<String>
        init(_ names: Set<String>) { self.names = names }
        static let none = Reserved([])
    }

    /// Names taken in other scopes, as they are taken.
    final class Shared {
        fileprivate(set) var names: Set<String> = []
        init() {}
    }

    private let reserved: Reserved
    private let avoiding: Shared?
    private let recording: Shared?
    private var taken: Set<String> = []
    /// Where numbering goes on for a name that was numbered before.
    private var numbers: [String: Int] = [:]

    /// - Parameters:
    ///   - avoiding: names of another scope that this one must not repeat.
    ///   - recording: where the names of this scope are noted for others to avoid.
    ///   - capacity: about how many names are to come.
    init(reserved: Reserved = .none, avoiding: Shared? = nil, recording: Shared? = nil, capacity: Int = 0) {
        self.reserved = reserved
        self.avoiding = avoiding
        self.recording = recording
        taken.reserveCapacity(capacity)
    }

    /// How a name is put together from its words.
    enum Convention { case type, member }

    /// The name for `text`, free in this scope. A taken name is tried again with its symbols spelled out, then
    /// with the suffix, then the other texts, then numbered.
    mutating func claim(_ text: String, _ convention: Convention, fallback: String, suffix: String, or others: [String] = []) -> (
        identifier: Identifier, collided: Bool
    ) {
        let plain = suffix.isEmpty ? NameScope.apart(Words(text)) : NameScope.spell(Words(text), convention)
        if !plain.isEmpty {
            let name = NameScope.legal(plain, convention, suffix: suffix)
            if insert(name) { return (NameScope.quoted(name), false) }
        }
        // Mere separators tell enumeration values apart, and nothing else.
        let isTelling = suffix.isEmpty || text.unicodeScalars.contains { !NameScope.isSeparatorOrWord($0) }
        let spelled = isTelling || plain.isEmpty ? NameScope.spell(Words(text, spellsSymbols: true), convention) : ""
        var candidates = plain.isEmpty ? [] : [plain]
        if !spelled.isEmpty, spelled != plain { candidates.append(spelled) }
        if candidates.isEmpty { candidates = [fallback] }
        func legal(_ name: String) -> String { NameScope.legal(name, convention, suffix: suffix) }
        return claim(candidates.map(legal), suffix: suffix, or: others.map { legal(NameScope.spell(Words($0), convention)) })
    }

    /// The first of some exact spellings that is free; else the first one with the suffix, one of the others, or the first with a number.
    mutating func claim(_ candidates: [String], suffix: String, or others: [String] = []) -> (identifier: Identifier, collided: Bool) {
        for (index, candidate) in candidates.enumerated() where insert(candidate) {
            return (NameScope.quoted(candidate), index > 0)
        }
        let base = candidates[0]
        // `Model` would become `ModelModel`.
        let suffix = suffix == "Model" && base.hasSuffix(suffix) ? "Value" : suffix
        if !suffix.isEmpty, insert(base + suffix) { return (NameScope.quoted(base + suffix), true) }
        for other in others where insert(other) { return (NameScope.quoted(other), true) }
        var number = numbers[base] ?? 2
        while !insert("\(base)\(number)") { number += 1 }
        numbers[base] = number + 1
        return (NameScope.quoted("\(base)\(number)"), true)
    }

    /// Takes a name; false where it is gone already.
    @discardableResult
    mutating func insert(_ name: String) -> Bool {
        guard !reserved.names.contains(name), avoiding?.names.contains(name) != true, taken.insert(name).inserted else {
            return false
        }
        recording?.names.insert(name)
        return true
    }

    private static func isSeparatorOrWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "_", "-", " ", ".", "/", "a"..."z", "A"..."Z", "0"..."9": true
        default: !scalar.isASCII && scalar.properties.isAlphabetic
        }
    }

    /// The values `1.0` and `10` of an enumeration stay apart: `_1_0`, `_10`.
    private static func apart(_ words: Words) -> String {
        var name = ""
        for word in words.words {
            let isNumber = word.first.map { ("0"..."9").contains($0) } ?? false
            if isNumber, let last = name.last, ("0"..."9").contains(last) { name += "_" }
            name += name.isEmpty ? Acronyms.lowered(word) : Acronyms.capitalized(word)
        }
        return name
    }

    static func spell(_ words: Words, _ convention: Convention) -> String {
        convention == .type ? words.upperCamel : words.lowerCamel
    }

    /// A spelling that can stand as an identifier, backticks aside.
    static func legal(_ written: String, _ convention: Convention, suffix: String) -> String {
        var name = written
        if !written.utf8.allSatisfy(isPlain) {
            name = String(String.UnicodeScalarView(Composition.scalars(written).filter(IdentifierGrammar.isPart)))
        }
        if name.isEmpty, !written.isEmpty { name = suffix.isEmpty ? "value" : suffix }
        guard let first = name.unicodeScalars.first else { return name }
        switch convention {
        case .type where !IdentifierGrammar.beginsType(first):
            name = (suffix.isEmpty ? "Model" : suffix) + (("a"..."z").contains(first) ? Acronyms.capitalized(name) : name)
        case .member where !IdentifierGrammar.isHead(first): name = "_" + name
        case .member where IdentifierGrammar.beginsType(first):
            // A name that the document gives for Swift: a member called like a type would hide it.
            name = Words(name).lowerCamel
        case .type, .member: break
        }
        if name == "Type", suffix == "Model" { return "Kind" }
        if name.utf8.count <= Keywords.longest, Keywords.neverAName.contains(name) { name += suffix.isEmpty ? "Value" : suffix }
        return name
    }

    /// A letter, digit or underscore of ASCII, which may stand anywhere in a name but for digits at its beginning.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    static func quoted(_ name: String) -> Identifier {
        Identifier(unchecked: name.utf8.count <= Keywords.longest && Keywords.needsBackticks.contains(name) ? "`\(name)`" : name)
    }
}

/// Swift's reserved words (The Swift Programming Language, "Lexical Structure").
enum Keywords {
    /// Bytes of the longest of them.
    static let longest = (neverAName.union(needsBackticks).map(\.utf8.count).max() ?? 0)

    /// Not usable as a member's name, even in backticks.
    static let neverAName: Set<String> = ["self", "Self", "Type", "Protocol", "init", "_", "hashValue", "dynamicType"]

    static let needsBackticks: Set<String> = [
        "associatedtype", "class", "deinit", "enum", "extension", "fileprivate", "func", "import", "inout", "internal",
        "let", "open", "operator", "private", "precedencegroup", "protocol", "public", "rethrows", "static", "struct",
        "subscript", "typealias", "var", "break", "case", "catch", "continue", "default", "defer", "do", "else",
        "fallthrough", "for", "guard", "if", "in", "repeat", "return", "throw", "switch", "where", "while", "Any", "as",
        "await", "unsafe", "false", "is", "nil", "super", "throws", "true", "try",
    ]
}
