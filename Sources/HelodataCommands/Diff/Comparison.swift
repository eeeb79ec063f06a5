import HelodataDiagnostics
import HelodataIR

/// What has become of an old client: a walk over both lists of declarations.
package struct Comparison {
    package private(set) var differences: [Difference] = []
    let old: Surface
    let new: Surface
    /// Where in the new client the last declaration of a key stands, with the names that its types had before.
    private var byKey: [String: Int] = [:]
    /// New members by their owner and what the network calls them, methods by their request: made when something is missing.
    private var wireOwners: [String: [Int]]?
    /// Types that have another name now: new → old.
    private var renamed: [String: String] = [:]
    /// For each new declaration, whether it has an old one.
    private var isKnown: [Bool] = []
    /// Types and operations whose members need no words, since they are gone or are new as a whole.
    private var settled: Set<String> = []
    /// Types of which something was said that also changes their initializer.
    private(set) var explained: Set<String> = []
    private var documented: (count: Int, first: Declaration?) = (0, nil)

    package init(old: Surface, new: Surface) {
        self.old = old
        self.new = new
        findRenamedTypes()
        isKnown = Array(repeating: false, count: new.declarations.count)
        byKey = new.byKey
        if !renamed.isEmpty {
            byKey = [:]
            for (index, declaration) in new.declarations.enumerated() { byKey[key(declaration)] = index }
        }
        for declaration in old.declarations { compare(declaration) }
        for (index, declaration) in new.declarations.enumerated() where !isKnown[index] { add(declaration) }
        if documented.count > 0 {
            differences.append(
                Difference(
                    .documentation, "", "\(documented.count) documentation comment\(documented.count == 1 ? "" : "s")", old: nil,
                    new: documented.first?.place))
        }
    }

    // MARK: names

    private mutating func findRenamedTypes() {
        let names = Set(old.declarations.filter(\.isType).map(\.path))
        let newNames = Set(new.declarations.filter(\.isType).map(\.path))
        var gone: [String: String] = [:]
        for declaration in old.declarations where declaration.isType && !declaration.wire.isEmpty && !newNames.contains(declaration.path) {
            gone[declaration.wire] = declaration.path
        }
        for declaration in new.declarations where declaration.isType && !names.contains(declaration.path) {
            if let before = gone[declaration.wire], !declaration.wire.isEmpty { renamed[declaration.path] = before }
        }
        findRenamedErrors(names, newNames)
        if old.clientName != new.clientName { renamed[new.clientName] = old.clientName }
    }

    /// An operation with another name has errors and answers with other names.
    private mutating func findRenamedErrors(_ names: Set<String>, _ newNames: Set<String>) {
        var gone: [String: Declaration] = [:]
        let methods = Set(new.declarations.filter(\.isMethod).map(\.path))
        for method in old.declarations where method.isMethod && !method.wire.isEmpty && !methods.contains(method.path) {
            gone[method.wireKey] = method
        }
        guard !gone.isEmpty else { return }
        for method in new.declarations where method.isMethod && !method.wire.isEmpty {
            guard let before = gone[method.wireKey] else { continue }
            for (a, b) in [(before.error, method.error), (before.type, method.type)]
            where a != b && names.contains(a) && !newNames.contains(a) && newNames.contains(b) && !names.contains(b) {
                renamed[b] = a
            }
        }
    }

    /// A type of the new client as the old one calls it.
    func name(_ text: String) -> String {
        guard !renamed.isEmpty else { return text }
        var result = ""
        var word = ""
        func flush() {
            // `Order.Details` where `Order` was `Purchase`.
            var parts = word.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
            for end in stride(from: parts.count, to: 0, by: -1) {
                if let before = renamed[parts[..<end].joined(separator: ".")] {
                    parts.replaceSubrange(..<end, with: [before])
                    break
                }
            }
            result += parts.joined(separator: ".")
            word = ""
        }
        for character in text {
            if character.isLetter || character.isNumber || character == "_" || character == "." || character == "`" {
                word.append(character)
            } else {
                flush()
                result.append(character)
            }
        }
        flush()
        return result
    }

    private func key(_ declaration: Declaration) -> String { name(declaration.key) }

    private func new(_ key: String) -> Declaration? { byKey[key].map { new.declarations[$0] } }

    private func old(_ key: String) -> Declaration? { old.byKey[key].map { old.declarations[$0] } }

    // MARK: old declarations

    private mutating func compare(_ declaration: Declaration) {
        let index = byKey[declaration.key]
        if let index { isKnown[index] = true }
        if settled.contains(declaration.owner) || settled.contains(declaration.root) {
            // A member of what is gone; what it holds is gone with it.
            if index == nil { settled.insert(declaration.path) }
            guard !settled.contains(declaration.owner), index != nil else { return }
        }
        if let index {
            let match = new.declarations[index]
            if renamed.isEmpty, declaration.isSame(as: match) { return }
            if let before = renamed[match.path], declaration.isType {
                say(.typeRenamed, before, "→ \(match.path)", declaration, match)
            }
            return compare(declaration, match)
        }
        if let index = successor(of: declaration) {
            let match = new.declarations[index]
            isKnown[index] = true
            switch declaration.kind {
            case .method: say(.operationRenamed, declaration.shown, "→ \(match.name)", declaration, match)
            case .property:
                explained.insert(declaration.owner)
                say(.propertyRenamed, declaration.shown, "→ \(match.name)", declaration, match)
            case .value: say(.valueRemoved, declaration.shown, "→ \(match.name)", declaration, match)
            case .type, .group, .initializer, .staticMethod, .enumCase: break
            }
            return compare(declaration, match)
        }
        let owner = new("type \(declaration.owner)")
        switch declaration.kind {
        case .type:
            settled.insert(declaration.path)
            // The property of the client says it.
            if declaration.isGroup { break }
            say(.typeRemoved, declaration.shown, "\(kindWord(declaration)) is gone", declaration, nil)
        case .group: say(.groupRemoved, declaration.shown, "is gone", declaration, nil)
        case .method:
            settled.insert(declaration.path)
            say(.operationRemoved, declaration.shown, "is gone", declaration, nil)
        case .property:
            explained.insert(declaration.owner)
            say(.propertyRemoved, declaration.shown, "\(declaration.type) is gone", declaration, owner)
        case .enumCase: say(.caseRemoved, declaration.shown, "is gone", declaration, owner)
        case .value: say(.valueRemoved, declaration.shown, "is gone", declaration, owner)
        // The case of the same name says it, where that is gone too.
        case .staticMethod:
            if old.byKey["case \(declaration.path)"] == nil || byKey["case \(declaration.path)"] != nil {
                say(.memberRemoved, declaration.shown, "is gone", declaration, owner)
            }
        case .initializer: say(.initializerChanged, declaration.shown, "is gone", declaration, owner)
        }
    }

    /// The same thing under another name.
    private mutating func successor(of declaration: Declaration) -> Int? {
        switch declaration.kind {
        case .method, .property, .value:
            guard !declaration.wire.isEmpty else { return nil }
            let candidates = byWire()["\(declaration.isMethod ? "" : declaration.owner) \(declaration.wireKey)"] ?? []
            return candidates.first {
                !isKnown[$0] && old.byKey[key(new.declarations[$0])] == nil && new.declarations[$0].isLike(declaration)
            }
        case .type, .group, .initializer, .staticMethod, .enumCase: return nil
        }
    }

    private mutating func byWire() -> [String: [Int]] {
        if let wireOwners { return wireOwners }
        var owners: [String: [Int]] = [:]
        for (index, declaration) in new.declarations.enumerated() where !declaration.wire.isEmpty {
            owners["\(declaration.isMethod ? "" : name(declaration.owner)) \(declaration.wireKey)", default: []].append(index)
        }
        wireOwners = owners
        return owners
    }

    private mutating func compare(_ old: Declaration, _ new: Declaration) {
        switch old.kind {
        case .type(let word):
            if case .type(let newWord) = new.kind, name(newWord) != word {
                settled.insert(old.path)
                return say(.typeKindChanged, old.shown, "\(word) → \(newWord)", old, new)
            }
        case .group: if name(new.type) != old.type { say(.memberRemoved, old.shown, "\(old.type) → \(new.type)", old, new) }
        case .property: compareType(old, new)
        case .enumCase: if name(new.type) != old.type { say(.caseTypeChanged, old.shown, "\(old.type) → \(new.type)", old, new) }
        case .value: if new.kind != old.kind { say(.memberRemoved, old.shown, "is a function now", old, new) }
        case .initializer, .staticMethod: compareParameters(old, new)
        case .method:
            if name(new.type) != old.type || name(new.error) != old.error || new.kind != old.kind {
                let results = name(new.type) != old.type ? "\(old.type) → \(new.type)" : "throws \(old.error) → \(new.error)"
                say(.resultChanged, old.shown, results, old, new)
            }
            compareParameters(old, new)
        }
        compareFacts(old, new)
        if old.doc != new.doc {
            documented.count += 1
            if documented.first == nil { documented.first = new }
        }
    }

    private mutating func compareType(_ old: Declaration, _ new: Declaration) {
        let type = name(new.type)
        guard type != old.type || old.kind != new.kind else { return }
        explained.insert(old.owner)
        let rule: DiffRule =
            type == old.type + "?" ? .propertyBecameOptional : type + "?" == old.type ? .propertyBecameRequired : .propertyTypeChanged
        say(rule, old.shown, "\(old.type) → \(new.type)", old, new)
    }

    // MARK: facts

    private mutating func compareFacts(_ old: Declaration, _ new: Declaration) {
        for (rule, value) in old.facts.values {
            guard
                let other = new.facts.values.first(where: { $0.rule == rule && ($0.value == value) })
                    ?? new.facts.values.first(where: { $0.rule == rule })
            else {
                say(rule, old.shown, "\(value) → nothing", old, new)
                continue
            }
            guard other.value != value else { continue }
            say(rule, old.shown, "\(value.isEmpty ? "none" : value) → \(other.value.isEmpty ? "none" : other.value)", old, new)
        }
        for (rule, value) in new.facts.values where !value.isEmpty && !old.facts.values.contains(where: { $0.rule == rule }) {
            say(rule, old.shown, "none → \(value)", old, new)
        }
        if new.facts.isDeprecated, !old.facts.isDeprecated { say(.deprecated, old.shown, "is deprecated", old, new) }
        if old.facts.isSent, new.facts.isSent { compareLimits(old.facts.limits, new.facts.limits, old.path, old, new, nil, nil) }
    }

    // MARK: new declarations

    private mutating func add(_ declaration: Declaration) {
        // Another declaration of the same key has stood for it.
        if let index = byKey[key(declaration)], isKnown[index] { return }
        if settled.contains(declaration.owner) || settled.contains(declaration.root) || settled.contains(name(declaration.owner)) {
            settled.insert(declaration.path)
            return
        }
        let owner = old("type \(name(declaration.owner))")
        switch declaration.kind {
        case .type:
            settled.insert(declaration.path)
            // What comes with an operation needs no line of its own.
            if declaration.isGroup { break }
            if declaration.root.isEmpty || declaration.root == declaration.path {
                say(.typeAdded, declaration.shown, "+ \(kindWord(declaration))", nil, declaration)
            }
        case .group: say(.memberAdded, declaration.shown, "+ \(declaration.type)", owner, declaration)
        case .method:
            settled.insert(declaration.path)
            say(.operationAdded, declaration.shown, "+ \(declaration.type)", nil, declaration)
        case .property: say(.propertyAdded, declaration.shown, "+ \(declaration.type)", owner, declaration)
        case .enumCase: say(.caseAdded, declaration.shown, "+ \(declaration.type)", owner, declaration)
        case .value: say(.valueAdded, declaration.shown, "", owner, declaration)
        case .staticMethod:
            if old.byKey["case \(declaration.path)"] != nil || byKey["case \(declaration.path)"] == nil {
                say(.memberAdded, declaration.shown, "", owner, declaration)
            }
        case .initializer: break
        }
    }

    private func kindWord(_ declaration: Declaration) -> String {
        if case .type(let word) = declaration.kind { word } else { "" }
    }

    // MARK: lines

    mutating func say(
        _ rule: DiffRule, _ path: String, _ change: String, _ old: Declaration?, _ new: Declaration?,
        _ oldParameter: Declaration.Parameter? = nil,
        _ newParameter: Declaration.Parameter? = nil
    ) {
        differences.append(
            Difference(rule, path, change, old: oldParameter?.place ?? old?.place, new: newParameter?.place ?? new?.place))
    }
}

extension Declaration {
    var isType: Bool { if case .type = kind { true } else { false } }
    var isGroup: Bool { kind == .type("group of operations") }
    var isMethod: Bool { if case .method = kind { true } else { false } }

    /// What the network calls it.
    var wireKey: String { isMethod ? wire.split(separator: " ").prefix(2).joined(separator: " ") : wire }

    /// Of the same kind, whatever else there is to say about it.
    func isLike(_ other: Declaration) -> Bool {
        switch (kind, other.kind) {
        case (.type, .type), (.group, .group), (.property, .property), (.initializer, .initializer), (.method, .method),
            (.staticMethod, .staticMethod), (.enumCase, .enumCase), (.value, .value):
            true
        case (.type, _), (.group, _), (.property, _), (.initializer, _), (.method, _), (.staticMethod, _), (.enumCase, _), (.value, _):
            false
        }
    }
}
