import HelodataDiagnostics
import HelodataSpec

/// Turns a body into arguments: one for each member where they are few, else one for the whole; and one for its media type where
/// there are several.
struct BodyArguments {
    let body: LoweredBody

    func lowered(_ scope: inout NameScope) -> (arguments: [Argument], body: RequestBody) {
        if let structure = body.flattened {
            let arguments = structure.properties.map { property in
                let name = name(of: property, &scope)
                return Argument(
                    label: name, name: name, type: property.type, presence: property.presence, destination: .bodyMember,
                    constraints: property.constraints, wireName: property.wireName, doc: property.doc)
            }
            let members = zip(structure.properties, arguments).map { RequestBody.Member(label: $0.name, argument: $1.name) }
            return (
                arguments,
                RequestBody(
                    contentType: body.contentType, encoding: body.encoding,
                    value: .members(structure.name, members, optional: isEmptyWithoutMembers && arguments.allSatisfy(\.canBeLeftOut)))
            )
        }
        let identifier = scope.claim(["body"], suffix: "Content").identifier
        let argument = Argument(
            label: identifier, name: identifier, type: body.type,
            presence: body.isRequired ? .required : .optional, destination: .body, constraints: [],
            wireName: "body", doc: body.doc)
        let type = typeArgument(&scope)
        return (
            [argument] + (type.map { [$0] } ?? []),
            RequestBody(
                contentType: body.contentType, contentTypeArgument: type?.name, encoding: body.encoding,
                value: .argument(identifier, optional: !body.isRequired))
        )
    }

    /// Whether a body whose members are all left out is no content at all, which travels without a media type (RFC 9110 §8.3). An
    /// empty object of JSON is content, and so is a multipart form without parts.
    private var isEmptyWithoutMembers: Bool {
        guard !body.isRequired else { return false }
        switch body.encoding {
        case .form: return true
        case .json, .jsonLines, .text, .bytes, .base64, .multipart: return false
        }
    }

    /// Its own, or `bodyID` where a parameter is called so: a member more must not change how the others are passed.
    private func name(of property: Property, _ scope: inout NameScope) -> Identifier {
        scope.claim([property.name.bare, NameScope.spell(Words("body_" + property.name.bare), .member)], suffix: "").identifier
    }

    private func typeArgument(_ scope: inout NameScope) -> Argument? {
        guard !body.choices.isEmpty else { return nil }
        let identifier = scope.claim(["contentType"], suffix: "Body").identifier
        let choices = body.choices.map { MarkdownText.code($0) }.joined(separator: ", ")
        return Argument(
            label: identifier, name: identifier, type: .string, presence: .defaulted(.string(body.contentType)), destination: .contentType,
            constraints: [], wireName: "Content-Type", doc: Doc(["The media type of the body: \(choices)."]))
    }
}

extension Argument {
    fileprivate var canBeLeftOut: Bool {
        switch presence {
        case .optional, .patch: true
        case .required, .defaulted, .nullable: false
        }
    }
}
