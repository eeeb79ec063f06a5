import HelodataDiagnostics
import HelodataSpec
import HelodataYAML

/// One way to send the body of an operation.
struct LoweredBody {
    /// What is sent where the caller says nothing else.
    let contentType: String
    /// The documented media types, where the caller has a choice.
    let choices: [String]
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

    /// Bodies that need more members than this are passed as a value. Those that may be left out do not count, since one more of them
    /// must not change how the others are passed.
    static let mostRequired = 8

    /// Bodies with more members than this are passed as a value, whatever they need.
    static let mostArguments = 64

    private static let order: [MediaType.Family] = [.json, .jsonLines, .form, .multipart, .text, .rows, .events, .bytes]

    private var source: OperationSource { facts.source }
    private var schemas: SchemaLowering { lowering.schemas }
    private var coverage: CoverageLog { lowering.context.coverage }

    /// Media types that are sent in one way.
    private struct Alternative {
        let content: MediaContent
        var media: [MediaType]
    }

    func bodies() -> [LoweredBody] {
        guard let body = facts.requestBody else { return [] }
        return alternatives(body).enumerated().map { index, alternative in
            let lowered = lower(alternative, body, isFirst: index == 0)
            coverage.generated(alternative.content.entry.location, as: lowered.type.summary)
            return lowered
        }
    }

    private func alternatives(_ body: RequestBodyObject) -> [Alternative] {
        let contents = body.content.map { MediaContent($0, schemas) }
        // Of the multipart types the one that servers of forms read.
        let sorted = Self.order.flatMap { family in
            let own = contents.filter { $0.family == family }
            return own.filter { $0.media.essence == "multipart/form-data" } + own.filter { $0.media.essence != "multipart/form-data" }
        }
        var alternatives: [Alternative] = []
        for content in sorted {
            let entry = content.entry
            leaveOutHeaders(entry)
            if !body.isRequired, saysNothing(entry) {
                coverage.ignored(with: entry.location, because: "a body of \(source.method.uppercased()) without members says nothing")
            } else if let index = alternatives.firstIndex(where: { isSentAlike($0.content, content) }) {
                if content.family == .bytes || content.family == .text {
                    alternatives[index].media.append(content.media)
                    coverage.generated(entry.location, as: "contentType")
                } else {
                    coverage.ignored(entry.location, because: "another media type of its kind is sent")
                }
            } else if let first = alternatives.first, addsNothing(content, alternatives) {
                coverage.ignored(entry.location, because: "same body as \(first.content.media.text)")
            } else {
                alternatives.append(Alternative(content: content, media: [content.media]))
            }
        }
        return alternatives
    }

    /// Of JSON, two schemas are two bodies (a merge patch and a JSON patch); of every other kind there is one.
    private func isSentAlike(_ a: MediaContent, _ b: MediaContent) -> Bool {
        guard a.family == b.family else { return false }
        switch a.family {
        case .json: return a.entry.schema == nil || b.entry.schema == nil || isSame(a.entry.schema, b.entry.schema)
        case .bytes, .text, .rows, .events: return a.isBase64 == b.isBase64
        case .jsonLines, .form, .multipart: return true
        }
    }

    /// The same schema in another spelling adds nothing; files are worth a method of their own.
    private func addsNothing(_ content: MediaContent, _ alternatives: [Alternative]) -> Bool {
        guard content.family != .bytes, content.family != .multipart else { return false }
        return content.entry.schema == nil || alternatives.contains { isSame($0.content.entry.schema, content.entry.schema) }
    }

    private func isSame(_ a: SchemaObject?, _ b: SchemaObject?) -> Bool {
        guard let a, let b else { return false }
        return schemas.isSame(a, b)
    }

    private func leaveOutHeaders(_ entry: MediaTypeEntry) {
        for (_, encoding) in entry.encoding {
            for header in encoding.headers {
                coverage.ignored(header.header.location, because: "parts are sent without headers of their own")
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

    // MARK: one body

    private func lower(_ alternative: Alternative, _ body: RequestBodyObject, isFirst: Bool) -> LoweredBody {
        let (content, entry) = (alternative.content, alternative.content.entry)
        let family = content.family
        let words = isFirst || family != .json ? "" : "_" + content.media.words
        let hint = TypeHint(container: schemas.root, text: source.typeText + words + (family == .multipart ? "_form" : "_request"))
        func use() -> TypeUse {
            guard let schema = entry.schema else { return TypeUse(type: .json, isNullable: false, notes: SchemaNotes()) }
            return schemas.use(schema, hint: hint, direction: .request)
        }
        checkCharsets(alternative)
        // A type that is no range is better than one that is.
        let chosen = alternative.media.first { !$0.isRange } ?? content.media
        let hasChoice = alternative.media.count > 1 || (content.media.isRange && (family == .text || family == .bytes))
        func make(
            _ encoding: RequestBody.Encoding, _ type: TypeRef, structure: Structure? = nil, suffix: String
        ) -> LoweredBody {
            let isAllOptional = structure?.properties.allSatisfy { $0.presence != .required && $0.presence != .nullable } ?? false
            let isSmall =
                structure.map {
                    $0.properties.count { $0.presence == .required || $0.presence == .nullable } <= BodyLowering.mostRequired
                        && $0.properties.count <= BodyLowering.mostArguments && $0.additional == nil && (body.isRequired || isAllOptional)
                } ?? false
            return LoweredBody(
                contentType: family == .multipart && !chosen.isRange ? chosen.essence : chosen.sentText(as: family),
                choices: hasChoice ? alternative.media.map(\.acceptText) : [], encoding: encoding, type: type,
                isRequired: body.isRequired, flattened: isSmall ? structure : nil,
                doc: Doc(Documentation.lines(body.description)), suffix: suffix)
        }
        switch family {
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
            let suffix = words.isEmpty ? "json" : content.media.words
            return make(.json, use.type == .file ? .string : use.element, structure: schemas.structure(use.type), suffix: suffix)
        case .form, .multipart:
            let use = use()
            let isMultipart = family == .multipart
            let form = FormLowering(context: lowering.context, schemas: schemas, entry: entry, stylesParts: facts.stylesMultipart)
            form.checkEncodings()
            guard let structure = schemas.structure(use.type) else {
                // Not an object with known members: a dictionary of fields.
                let type: TypeRef = if case .dictionary = use.type { use.type } else { .dictionary(.json) }
                return make(isMultipart ? .multipart([]) : .form([]), type, suffix: isMultipart ? "multipart" : "form")
            }
            let (fields, additional) = (form.fields(structure, isMultipart: isMultipart), structure.additional?.name)
            return make(
                isMultipart ? .multipart(fields, additional: additional) : .form(fields, additional: additional), use.type,
                structure: structure, suffix: isMultipart ? "multipart" : "form")
        case .text, .rows, .events:
            return content.isBase64 ? make(.base64, .base64, suffix: "data") : make(.text, .string, suffix: "text")
        case .bytes: return content.isBase64 ? make(.base64, .base64, suffix: "data") : make(.bytes, .upload, suffix: "data")
        }
    }

    /// JSON is UTF-8 (RFC 8259 §8.1), and so are forms; text is sent in the encodings that the runtime knows.
    private func checkCharsets(_ alternative: Alternative) {
        for media in alternative.media {
            guard let charset = media.charset else { continue }
            let known: [String]
            switch alternative.content.family {
            case .text, .rows, .events: known = ["utf-8", "us-ascii", "iso-8859-1"]
            case .json, .jsonLines, .form, .multipart: known = ["utf-8"]
            case .bytes: continue
            }
            if !known.contains(charset) {
                lowering.context.error(
                    "charset", "a body of '\(media.text)' cannot be sent; known is the charset \(known.joined(separator: ", "))",
                    at: alternative.content.entry.location)
            }
        }
    }
}
