import HelodataDiagnostics

/// A computed property made of other members: `order.batchID` for `details` → case `isp` → `batchID`, or a text
/// such as a proxy's URL.
package struct Shortcut: Sendable, Hashable {
    package enum Step: Sendable, Hashable {
        /// A member, and whether it may be nil.
        case member(Identifier, isOptional: Bool)
        /// The payload of a union's case, nil in any other case.
        case unionCase(Identifier)
    }
    package enum Piece: Sendable, Hashable {
        case literal(String)
        /// A member's text; a secret is revealed.
        case member(Identifier, type: TypeRef, isOptional: Bool, escaping: Escaping)
    }
    package enum Escaping: Sendable, Hashable {
        case none
        /// Percent-encoded, as in the user information of a URL.
        case urlComponent
        /// A host; an IPv6 address in brackets.
        case urlHost
    }
    package enum Value: Sendable, Hashable {
        /// Always optional, since any step may lead nowhere.
        case path([Step], TypeRef)
        /// A string; optional where one of the members is.
        case text([Piece])
    }
    package let name: Identifier
    package let value: Value
    package let doc: Doc
    package init(name: Identifier, value: Value, doc: Doc) {
        self.name = name
        self.value = value
        self.doc = doc
    }
}

/// A shortcut as the document asks for it, before all types are known.
struct ShortcutRequest: Sendable, Hashable {
    let name: Identifier
    /// `details/batch_id`, or a text with members in braces.
    let text: String
    let isTemplate: Bool
    let location: SourceLocation
}
