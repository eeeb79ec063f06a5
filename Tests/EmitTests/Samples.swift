import HelodataIR

@testable import HelodataEmit

// Short spellings for values of the IR made by hand.

func named(_ components: Identifier...) -> TypeRef { .named(TypeName(components)) }

extension RequestBody.Member: ExpressibleByStringLiteral {
    public typealias StringLiteralType = StaticString
    public init(stringLiteral value: StaticString) { self.init(label: Identifier(value), argument: Identifier(value)) }
}

extension Identifier: ExpressibleByStringLiteral {
    public typealias StringLiteralType = StaticString
    public init(stringLiteral value: StaticString) { self.init(value) }
}

func property(_ name: Identifier, _ wireName: String, _ type: TypeRef, _ doc: String) -> Property {
    property(name, wireName, type, .required, doc)
}

func property(
    _ name: Identifier, _ wireName: String, _ type: TypeRef, _ presence: Presence = .required, indirect: Bool = false,
    limits: [Constraint] = [], _ doc: String...
) -> Property {
    Property(
        name: name, wireName: wireName, type: type, presence: presence, isIndirect: indirect, constraints: limits,
        doc: Doc(doc))
}

func structure(
    _ name: Identifier..., doc: [String] = [], properties: [Property] = [], constants: [Constant] = [],
    additional: AdditionalMembers? = nil, nested: [TypeDeclaration] = []
) -> TypeDeclaration {
    .structure(
        Structure(
            name: TypeName(name), doc: Doc(doc), properties: properties, constants: constants, additional: additional,
            nested: nested))
}

func api(
    types: [TypeDeclaration], groups: [OperationGroup] = [], credentials: [CredentialScheme] = [], servers: [Server] = [],
    responseHeaders: [ResponseHeader] = [], events: [IncomingEvent] = []
) -> API {
    API(
        title: "Sample", version: "1.2.0", doc: Doc(), moduleName: "Sample", clientName: "SampleClient", servers: servers,
        credentials: credentials, groups: groups, types: types, responseHeaders: responseHeaders,
        errorEnvelope: ErrorEnvelope(code: ["code"], message: ["message"], requestID: ["request_id"]), events: events)
}

/// The source of a type alone: its declaration and what reads and writes it.
func source(_ type: TypeDeclaration) -> String {
    let code = TypeCode(checked: api(types: [type]).checked)
    return CodePrinter.text(of: Code([code.declaration(type)] + code.codecs(type), separator: "\n\n"))
}

func entries(_ values: (String, Int)...) -> [Union.Entry] { values.map { Union.Entry(value: $0.0, index: $0.1) } }

extension CodePrinter {
    static func text(of code: Code) -> String {
        let printer = CodePrinter()
        printer.print(code)
        return String(decoding: printer.file(), as: UTF8.self)
    }
}
