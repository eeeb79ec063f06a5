import HelodataDiagnostics
import HelodataSpec
import HelodataYAML

/// One way to send the body of an operation.
struct LoweredBody {
    let contentType: String
    let encoding: RequestBody.Encoding
    let type: TypeRef
    let isRequired: Bool
    /// The structure whose members become arguments, if it is small enough.
    let flattened: Structure?
    let doc: Doc
    /// For the name of a second method, `multipart`.
    let suffix: String
}

/// Lowers the request body: JSON first; another media type becomes a method of its own where it says something else.
struct BodyLowering {
    let lowering: OperationLowering
    let facts: OperationFacts

    /// Bodies with more members than this are passed as a value.
    static let mostArguments = 8

    private var source: OperationSource { facts.source }
    private var schemas: SchemaLowering { lowering.schemas }

    func bodies() -> [LoweredBody] {
        guard let body = facts.requestBody else { return [] }
        let order: [MediaType.Family] = [.json, .jsonLines, .form, .multipart, .text, .rows, .events, .bytes]
        let entries = body.content.map { (media: MediaType($0.key), entry: $0) }
        // Of the multipart types the one that servers of forms read.
        let sorted = order.flatMap { family in
            let own = entries.filter { $0.media.family == family }
            return own.filter { $0.media.essence == "multipart/form-data" } + own.filter { $0.media.essence != "multipart/form-data" }
        }
        var bodies: [LoweredBody] = []
        var families: Set<MediaType.Family> = []
        var said: [SchemaObject] = []
        let coverage = lowering.context.coverage
        for (media, entry) in sorted {
            if !body.isRequired, saysNothing(entry) {
                coverage.ignored(with: entry.location, because: "a body of \(source.method.uppercased()) without members says nothing")
                continue
            }
            guard families.insert(media.family).inserted else {
                coverage.ignored(entry.location, because: "another media type of its kind is sent")
                leaveOutHeaders(entry)
                continue
            }
            // The same schema in another spelling adds nothing; files are worth a method of their own.
            let isSame = entry.schema.map { schema in said.contains { isEqual($0, schema) } } ?? true
            let addsNothing = !bodies.isEmpty && (isSame && media.family != .bytes && media.family != .multipart)
            if addsNothing {
                coverage.ignored(entry.location, because: "same body as \(bodies[0].contentType)")
                leaveOutHeaders(entry)
                continue
            }
            if let schema = entry.schema { said.append(schema) }
            bodies.append(lower(media, entry, body))
            coverage.generated(entry.location, as: bodies[bodies.count - 1].type.summary)
            leaveOutHeaders(entry)
        }
        return bodies
    }

    private func leaveOutHeaders(_ entry: MediaTypeEntry) {
        for (_, encoding) in entry.encoding {
            for header in encoding.headers {
                lowering.context.coverage.ignored(header.header.location, because: "parts are sent without headers of their own")
            }
        }
    }

    /// RFC 9110 §9.3.1: content of GET, HEAD and DELETE has no meaning of its own.
    private func saysNothing(_ entry: MediaTypeEntry) -> Bool {
        guard ["get", "head", "delete"].contains(source.method) else { return false }
        guard let schema = entry.schema else { return true }
        guard case .object(let object)? = schemas.merger.resolvedMeaning(schema)?.core else { return false }
        switch object.additional {
        case .schema?, .allowed(true)?: return false
        case nil, .allowed(false)?: return object.members.isEmpty && object.patterns.isEmpty
        }
    }

    private func isEqual(_ a: SchemaObject, _ b: SchemaObject) -> Bool {
        if a === b { return true }
        if let first = a.reference, let second = b.reference { return first.value == second.value }
        return a.reference == nil && b.reference == nil && a.properties.map(\.key) == b.properties.map(\.key)
            && schemas.kinds(a) == schemas.kinds(b)
    }

    private func lower(_ media: MediaType, _ entry: MediaTypeEntry, _ body: RequestBodyObject) -> LoweredBody {
        let hint = TypeHint(container: schemas.root, text: source.typeText + (media.family == .multipart ? "_form" : "_request"))
        func use() -> TypeUse {
            guard let schema = entry.schema else { return TypeUse(type: .json, isNullable: false, notes: SchemaNotes()) }
            return schemas.use(schema, hint: hint, direction: .request)
        }
        let doc = Doc(Documentation.lines(body.description))
        func make(
            _ encoding: RequestBody.Encoding, _ type: TypeRef, structure: Structure? = nil, suffix: String
        ) -> LoweredBody {
            let isAllOptional = structure?.properties.allSatisfy { $0.presence != .required && $0.presence != .nullable } ?? false
            let isSmall =
                structure.map {
                    $0.properties.count <= BodyLowering.mostArguments && $0.additional == nil
                        && (body.isRequired || isAllOptional)
                } ?? false
            return LoweredBody(
                contentType: media.headerText, encoding: encoding, type: type, isRequired: body.isRequired,
                flattened: isSmall ? structure : nil, doc: doc, suffix: suffix)
        }
        switch media.family {
        case .jsonLines:
            var element = TypeRef.json
            if let item = entry.itemSchema {
                element = schemas.use(item, hint: hint.item, direction: .request).element
            } else if case .array(let type) = use().type {
                element = type
            } else if entry.schema != nil {
                // The schema of each line, as answers are often described.
                element = use().element
            }
            return make(.jsonLines, .array(element), suffix: "lines")
        case .json:
            let use = use()
            return make(.json, use.type == .file ? .string : use.element, structure: schemas.structure(use.type), suffix: "json")
        case .form, .multipart:
            let use = use()
            let isMultipart = media.family == .multipart
            checkEncodings(entry)
            guard let structure = schemas.structure(use.type) else {
                // Not an object with known members: a dictionary of fields.
                let type: TypeRef = if case .dictionary = use.type { use.type } else { .dictionary(.json) }
                return make(isMultipart ? .multipart([]) : .form([]), type, suffix: isMultipart ? "multipart" : "form")
            }
            let fields =
                structure.properties.map { field($0, entry, isMultipart: isMultipart) }
                + structure.constants.map { constant in
                    FormField(
                        name: constant.name, wireName: constant.wireName, presence: .required, style: nil,
                        contentType: nil, isFile: false)
                }
            return make(
                isMultipart ? .multipart(fields) : .form(fields), use.type, structure: structure,
                suffix: isMultipart ? "multipart" : "form")
        case .text, .rows, .events: return make(.text, .string, suffix: "text")
        case .bytes: return make(.bytes, .base64, suffix: "data")
        }
    }

    /// OpenAPI 3.1 §4.8.14: an encoding is that of a property.
    private func checkEncodings(_ entry: MediaTypeEntry) {
        guard let schema = entry.schema, case .object(let object)? = schemas.merger.resolvedMeaning(schema)?.core,
            object.patterns.isEmpty
        else { return }
        switch object.additional {
        case .schema?, .allowed(true)?: return
        case nil, .allowed(false)?: break
        }
        let names = object.members.map(\.key)
        for (key, encoding) in entry.encoding where !names.contains(key) {
            let hint = Suggestion.nearest(to: key, in: names).map { "; did you mean '\($0)'?" } ?? ", and says nothing"
            lowering.context.warning(
                "encoding-unknown", "'\(key)' has an encoding but is not among the properties\(hint)", at: encoding.location)
        }
    }

    private func field(_ property: Property, _ entry: MediaTypeEntry, isMultipart: Bool) -> FormField {
        let encoding = entry.encoding.first { $0.key == property.wireName }?.encoding
        if let encoding, let written = encoding.style, ParameterStyle.Style(named: written) == nil {
            lowering.context.error(
                "parameter-style",
                "the field '\(property.wireName)' has style '\(written)'; known are form, spaceDelimited, pipeDelimited and deepObject",
                at: encoding.location)
        }
        let isFile =
            switch property.type {
            case .file, .array(.file): true
            default: false
            }
        return FormField(
            name: property.name, wireName: property.wireName, presence: property.presence,
            style: encoding.flatMap { style($0, isMultipart: isMultipart) },
            contentType: encoding?.contentType, isFile: isFile && isMultipart)
    }

    /// OpenAPI 3.1 §4.8.15.1.2: with any of `style`, `explode` and `allowReserved` the media type does not count.
    private func style(_ encoding: EncodingObject, isMultipart: Bool) -> ParameterStyle? {
        if encoding.style == nil, encoding.explode == nil, !encoding.allowReserved {
            return !isMultipart && encoding.contentType.map { MediaType($0).family == .json } == true ? .json : nil
        }
        let style = encoding.style.flatMap { ParameterStyle.Style(named: $0) } ?? .form
        return ParameterStyle(
            style: style, explode: encoding.explode ?? style.explodesByItself,
            allowReserved: encoding.allowReserved)
    }
}
