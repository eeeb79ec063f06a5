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
    /// Which of them requests are checked by before they are sent.
    package let checked: CheckedTypes
    /// Errors that several operations have in common, in the order of the first ones.
    package let sharedErrors: [ErrorEnumeration]
    /// Headers that responses declare, one per distinct name.
    package let responseHeaders: [ResponseHeader]
    package let errorEnvelope: ErrorEnvelope
    /// Incoming events (webhooks and callbacks), each with the type of its body.
    package let events: [IncomingEvent]
    /// The double for tests, where it is wanted.
    package var mocks: MockedClient?
    /// What an example of each call passes, where examples are wanted.
    package var examples: [ExampleKey: [Identifier: Sample]] = [:]

    package init(
        title: String, version: String, doc: Doc, moduleName: Identifier, clientName: Identifier, servers: [Server],
        credentials: [CredentialScheme], groups: [OperationGroup], types: [TypeDeclaration],
        sharedErrors: [ErrorEnumeration] = [], responseHeaders: [ResponseHeader], errorEnvelope: ErrorEnvelope, events: [IncomingEvent]
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
        checked = CheckedTypes(types, groups)
        self.sharedErrors = sharedErrors
        self.responseHeaders = responseHeaders
        self.errorEnvelope = errorEnvelope
        self.events = events
    }
}

extension API {
    /// All declared types by name, with those inside others.
    package func declarations() -> [TypeName: TypeDeclaration] {
        var all: [TypeName: TypeDeclaration] = [:]
        func collect(_ declarations: [TypeDeclaration]) {
            for declaration in declarations {
                all[declaration.name] = declaration
                collect(declaration.nested)
            }
        }
        collect(types)
        return all
    }

    /// The credentials that a client cannot do without, and of those that an operation can choose from the first, so that each call is sent.
    package var neededCredentials: [CredentialScheme] {
        var chosen = Set(credentials.filter { !$0.isOptional }.map(\.wireName))
        for operation in groups.flatMap(\.operations) where !operation.security.contains(where: chosen.isSuperset) {
            chosen.formUnion(operation.security.first ?? [])
        }
        return credentials.filter { chosen.contains($0.wireName) }
    }
}
