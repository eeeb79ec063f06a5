/// The place where types are declared: the module, or another type.
final class TypeContainer {
    /// Names of the enclosing types; empty for the module.
    let path: [Identifier]
    var scope: NameScope
    var declarations: [TypeDeclaration] = []

    private let reservedInside: NameScope.Reserved
    private let rootNames: NameScope.Shared
    private let nestedNames: NameScope.Shared

    /// The module.
    /// - Parameter names: What no type may be called, wherever it is declared, in addition to what is reserved for all clients.
    init(reserved names: Set<String>) {
        path = []
        reservedInside = NameScope.Reserved(ReservedNames.innerTypeNames.union(names))
        rootNames = NameScope.Shared()
        nestedNames = NameScope.Shared()
        scope = NameScope(
            reserved: NameScope.Reserved(ReservedNames.typeNames.union(names)), avoiding: nestedNames, recording: rootNames)
    }

    /// A type in which others are declared. Their names differ from those of the module's types, which could not be
    /// reached from inside otherwise.
    private init(_ name: TypeName, in root: TypeContainer) {
        path = name.components
        reservedInside = root.reservedInside
        rootNames = root.rootNames
        nestedNames = root.nestedNames
        scope = NameScope(reserved: reservedInside, avoiding: rootNames, recording: nestedNames)
        for component in path.dropFirst() { scope.insert(component.bare) }
    }

    func nested(_ name: TypeName) -> TypeContainer { TypeContainer(name, in: self) }

    /// Keeps a place for a declaration that is found now and lowered later, so that the order is that of discovery.
    func reserve(_ name: TypeName) -> Int {
        declarations.append(.alias(Alias(name: name, doc: Doc(), target: .json)))
        return declarations.count - 1
    }

    func typeName(_ identifier: Identifier) -> TypeName { TypeName(path + [identifier]) }
}

/// Where an inline type goes and what it is called there.
struct TypeHint {
    let container: TypeContainer
    let text: String
    /// Where the text is taken, best first.
    private(set) var others: [String]

    /// - Parameter other: What to call it where the text is taken.
    init(container: TypeContainer, text: String, or other: String? = nil) {
        self.container = container
        self.text = TypeHint.once(text)
        others = [other].compactMap { $0 }
        // A member `error` of a `Job`, beside a component `Error`.
        if let parent = container.path.last { others += [text + "_value", TypeHint.once(parent.bare + "_" + text)] }
    }

    /// `search_response_response` → `search_response`
    static func once(_ text: String) -> String {
        let words = Words(text).words
        let once = words.withoutRepetition
        return once.count == words.count ? text : once.joined(separator: "_")
    }

    /// For the items of a list called like this hint.
    var item: TypeHint {
        let words = Words(text)
        return TypeHint(container: container, text: words.singular.map { $0.words.joined(separator: "_") } ?? text + "_item")
    }
    func adding(_ word: String) -> TypeHint { TypeHint(container: container, text: text + "_" + word) }
}

/// A type where it is used: the type itself, whether null may stand in its place, and what is said about it there.
struct TypeUse {
    var type: TypeRef
    var isNullable: Bool
    var notes: SchemaNotes

    /// As an element of a list or dictionary, where null must be part of the type.
    var element: TypeRef { isNullable ? .nullable(type) : type }
}

/// Which way a value travels. Schemas with `readOnly` or `writeOnly` members mean different types each way.
enum Direction: Hashable {
    case request, response, both
}
