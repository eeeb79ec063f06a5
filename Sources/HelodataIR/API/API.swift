// The intermediate representation: what the document means in Swift. Every name, type and optionality is
// settled; the emitter prints these values and asks nothing.

/// The whole client: types, groups of operations, credentials and servers.
package struct API: Sendable {
    package let title: String
    package let version: String
    package let doc: Doc
    /// Name of the Swift module of the client.
    package let moduleName: Identifier
    /// Name of the client's type, `HeloDataClient`.
    package let clientName: Identifier
    /// In the document's order; the first is the default.
    package let servers: [Server]
    /// The credentials that the client's initializer takes.
    package let credentials: [CredentialScheme]
    package let groups: [OperationGroup]
    /// Top-level types in the document's order.
    package let types: [TypeDeclaration]
    /// Headers that responses declare, one per distinct name.
    package let responseHeaders: [ResponseHeader]
    package let errorEnvelope: ErrorEnvelope
    /// Incoming events (webhooks and callbacks), each with the type of its body.
    package let events: [IncomingEvent]

    package init(
        title: String, version: String, doc: Doc, moduleName: Identifier, clientName: Identifier, servers: [Server],
        credentials: [CredentialScheme], groups: [OperationGroup], types: [TypeDeclaration],
        responseHeaders: [ResponseHeader], errorEnvelope: ErrorEnvelope, events: [IncomingEvent]
    ) {
        self.title = title
        self.version = version
        self.doc = doc
        self.moduleName = moduleName
        self.clientName = clientName
        self.servers = servers
        self.credentials = credentials
        self.groups = groups
        self.types = types
        self.responseHeaders = responseHeaders
        self.errorEnvelope = errorEnvelope
        self.events = events
    }
}

/// A base URL, with variables already replaced by their defaults; the variables stay available as arguments.
package struct Server: Sendable {
    package let url: String
    /// Pieces of the URL when it has variables.
    package let pieces: [ServerPiece]
    package let doc: Doc
    package init(url: String, pieces: [ServerPiece], doc: Doc) {
        self.url = url
        self.pieces = pieces
        self.doc = doc
    }
}

package enum ServerPiece: Sendable, Hashable {
    case literal(String)
    case variable(Identifier, default: String)
}

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

/// A response header with a typed accessor.
package struct ResponseHeader: Sendable {
    package let name: Identifier
    package let wireName: String
    package let type: TypeRef
    package let doc: Doc
    package init(name: Identifier, wireName: String, type: TypeRef, doc: Doc) {
        self.name = name
        self.wireName = wireName
        self.type = type
        self.doc = doc
    }
}

/// Where error bodies hold their code, message and request id: a path of member names each, empty where there is none.
package struct ErrorEnvelope: Sendable, Hashable {
    package let code: [String]
    package let message: [String]
    package let requestID: [String]
    package init(code: [String], message: [String], requestID: [String]) {
        self.code = code
        self.message = message
        self.requestID = requestID
    }
}

/// A webhook or callback: the server calls the user; the client offers the type of the body.
package struct IncomingEvent: Sendable {
    package let name: Identifier
    package let wireName: String
    package let body: TypeRef
    package let doc: Doc
    package init(name: Identifier, wireName: String, body: TypeRef, doc: Doc) {
        self.name = name
        self.wireName = wireName
        self.body = body
        self.doc = doc
    }
}
