/// Names of modules: letters, digits and underscores as they are given, nothing that Swift or the client's imports mean
/// otherwise.
enum ModuleName {
    /// Empty where nothing of the name can stand in one.
    static func legal(_ given: String) -> String {
        let name = String(String.UnicodeScalarView(Composition.scalars(given).filter(IdentifierGrammar.isPart)))
        guard let first = name.unicodeScalars.first else { return "" }
        return IdentifierGrammar.isHead(first) ? name : "API" + name
    }

    /// A module that is called like a keyword, a module that the client imports or a type that it uses gets `API` behind its
    /// name. `main` and `Builtin` are taken by the compiler.
    static func free(_ name: String) -> String {
        let isTaken =
            Keywords.neverAName.contains(name) || Keywords.needsBackticks.contains(name) || ["main", "Builtin"].contains(name)
            || ReservedNames.typeNames.contains(name)
        return isTaken ? name + "API" : name
    }

    static func client(of module: String) -> String {
        let name = module.hasSuffix("Client") ? module + "API" : module + "Client"
        guard let first = name.unicodeScalars.first else { return name }
        let type = IdentifierGrammar.beginsType(first) ? name : NameScope.legal(Acronyms.capitalized(name), .type, suffix: "API")
        // The module `API`: the runtime's protocol is called `APIClient`.
        return ReservedNames.typeNames.contains(type) ? module + "ServiceClient" : type
    }
}
