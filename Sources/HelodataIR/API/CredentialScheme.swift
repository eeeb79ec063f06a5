/// A security scheme, as an argument of the client's initializer.
package struct CredentialScheme: Sendable {
    package enum Kind: Sendable, Hashable {
        /// `Authorization: Bearer …`; also OAuth 2 and OpenID Connect access tokens.
        case bearer
        case basic
        case header(String)
        case query(String)
        case cookie(String)
    }
    /// The argument's name, `token`.
    package let name: Identifier
    /// The scheme's key in the document.
    package let wireName: String
    package let kind: Kind
    /// Whether a client can be made without it.
    package let isOptional: Bool
    package let doc: Doc
    package init(name: Identifier, wireName: String, kind: Kind, isOptional: Bool = false, doc: Doc) {
        self.name = name
        self.wireName = wireName
        self.kind = kind
        self.isOptional = isOptional
        self.doc = doc
    }
}
