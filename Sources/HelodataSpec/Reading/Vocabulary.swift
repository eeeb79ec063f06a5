import HelodataDiagnostics

/// The keys of one kind of object, as an enum: the reader's `switch` over it lists what becomes of each.
protocol ObjectKey: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    static var vocabulary: Vocabulary<Self> { get }
}

/// What a key means in one kind of object.
struct Vocabulary<Key: ObjectKey>: Sendable {
    enum Meaning: Sendable {
        case known(Key)
        /// Another case or separators: `readonly`, `operation_id`.
        case spelled(Key)
        /// A slip of the pen.
        case near(Key)
        case unknown
    }

    /// For messages, `operation`.
    let objectName: String
    /// Keys that say nothing about the client: a slip in them is harmless.
    let annotations: Set<Key>
    /// An unknown key that holds a mapping would have been part of the client, as a method of a path is.
    let isStrict: Bool
    /// The extensions of this generator that mean something in the object.
    let extensions: Set<ExtensionName>
    private let byName: [String: Key]
    private let byFoldedName: [String: Key]

    init(of objectName: String, annotations: Set<Key> = [], isStrict: Bool = false, extensions: Set<ExtensionName> = []) {
        self.objectName = objectName
        self.annotations = annotations
        self.isStrict = isStrict
        self.extensions = extensions
        byName = Dictionary(uniqueKeysWithValues: Key.allCases.map { ($0.rawValue, $0) })
        byFoldedName = Dictionary(Key.allCases.map { (Self.folded($0.rawValue), $0) }) { first, _ in first }
    }

    subscript(name: String) -> Key? { byName[name] }

    func meaning(of name: String, _ budget: inout SuggestionBudget) -> Meaning {
        if let key = byName[name] { return .known(key) }
        if let key = byFoldedName[Self.folded(name)] { return .spelled(key) }
        // A short word is near to many: `id` is not a slip for `in`, nor `note` for `not`.
        let shortest = isStrict ? 3 : 4
        guard name.utf8.count >= shortest else { return .unknown }
        let candidates = Key.allCases.map(\.rawValue).filter { $0.utf8.count >= shortest }
        guard let near = budget.nearest(to: name, in: candidates, atMost: name.utf8.count < 8 ? 1 : 2),
            let key = byName[near]
        else { return .unknown }
        return .near(key)
    }

    private static func folded(_ name: String) -> String {
        name.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
    }
}
