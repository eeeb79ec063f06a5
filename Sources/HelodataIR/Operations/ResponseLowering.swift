import HelodataDiagnostics
import HelodataSpec
import HelodataYAML

/// What one media type of the success answers yields.
struct LoweredOutput {
    let output: Output
    let accept: [String]
    /// Media type that this output is for; nil where there is no body.
    let contentType: String?
    /// For the name of a second method, `stream`.
    let suffix: String

    static let none = LoweredOutput(output: .none, accept: [], contentType: nil, suffix: "")
}

/// Lowers the success answers of an operation: what it returns.
struct ResponseLowering {
    let lowering: OperationLowering
    let facts: OperationFacts

    private static let order: [MediaType.Family] = [.json, .text, .rows, .events, .jsonLines, .bytes, .form, .multipart]

    private var source: OperationSource { facts.source }
    private var schemas: SchemaLowering { lowering.schemas }
    private var coverage: CoverageLog { lowering.context.coverage }

    /// An answer with one way to read it.
    private struct Reading {
        let answer: OperationFacts.Response
        let output: LoweredOutput
        /// Which of several ways, where the answer's own media type decides.
        let media: MediaType?
    }

    /// The first is what the method returns; any further one is worth a method of its own.
    func outputs() -> [LoweredOutput] {
        let answers = facts.successes
        if source.operation.extensions.variants != nil, let content = answers.first?.object.content, !content.isEmpty {
            return variants(answers, content)
        }
        var readings: [Reading] = []
        var streams: [LoweredOutput] = []
        for answer in answers {
            coverage.generated(answer.location, as: "the result")
            let contents = self.contents(answer)
            guard let first = contents.first else {
                readings.append(Reading(answer: answer, output: .none, media: nil))
                continue
            }
            let status = answers.count > 1 ? answer.status : nil
            let alternatives = alternatives(contents)
            for alternative in alternatives {
                let output = output(alternative, status: status, isOneOfSeveral: alternatives.count > 1)
                readings.append(
                    Reading(answer: answer, output: output, media: alternatives.count > 1 ? alternative[0].media : nil))
            }
            // An answer that may also come as a stream gets a method for it.
            for content in contents.dropFirst() where content.family == .events || content.family == .jsonLines {
                if first.family != .json || !streams.isEmpty { continue }
                streams.append(output([content], status: nil, isOneOfSeveral: false))
            }
            for content in contents.dropFirst() {
                coverage.ignored(content.entry.location, because: "the client asks for \(first.media.acceptText)")
            }
        }
        return [combined(readings)] + streams
    }

    private func variants(_ answers: [OperationFacts.Response], _ content: [MediaTypeEntry]) -> [LoweredOutput] {
        let reason = "the variants describe the first success"
        for answer in answers.dropFirst() {
            coverage.ignored(answer.location, because: reason)
            for entry in answer.object.content { coverage.ignored(entry.location, because: reason) }
        }
        coverage.generated(answers[0].location, as: "the result")
        return content.map { output([MediaContent($0, schemas)], status: nil, isOneOfSeveral: false) }
    }

    // MARK: what is read of an answer

    /// By family, the one that is asked for first. Nothing where HTTP knows no content: in answers to HEAD, and with the
    /// statuses 204, 205 and 304 (RFC 9110 §9.3.2, §15.3.5, §15.3.6, §15.4.5).
    private func contents(_ answer: OperationFacts.Response) -> [MediaContent] {
        let status = answer.status.single
        if source.method == "head" || status == 204 || status == 205 || status == 304 {
            let reason = source.method == "head" ? "an answer to HEAD has no body" : "an answer of this status has no body"
            for entry in answer.object.content { coverage.ignored(entry.location, because: reason) }
            return []
        }
        let contents = answer.object.content.map { MediaContent($0, schemas) }
        return Self.order.flatMap { family in contents.filter { $0.family == family } }
    }

    /// The contents that the client reads, each with those that are read alike. JSON of several schemas is several.
    private func alternatives(_ contents: [MediaContent]) -> [[MediaContent]] {
        guard let first = contents.first else { return [] }
        var alternatives: [[MediaContent]] = [[first]]
        for content in contents.dropFirst() {
            switch first.family {
            case .json where content.family == .json:
                let known = alternatives.firstIndex { isSame($0[0], content) }
                if let known { alternatives[known].append(content) } else { alternatives.append([content]) }
            case .json where first.isText && content.family == .text && alternatives.count == 1: alternatives[0].append(content)
            case .text where content.family == .text, .bytes where content.family == .bytes && content.isBase64 == first.isBase64:
                alternatives[0].append(content)
            case .json, .text, .bytes, .rows, .events, .jsonLines, .form, .multipart: continue
            }
        }
        return alternatives
    }

    private func isSame(_ a: MediaContent, _ b: MediaContent) -> Bool {
        guard let first = a.entry.schema, let second = b.entry.schema else { return a.entry.schema == nil || b.entry.schema == nil }
        return schemas.isSame(first, second)
    }

    // MARK: one output

    private func output(_ contents: [MediaContent], status: ResponseStatus?, isOneOfSeveral: Bool) -> LoweredOutput {
        let (content, entry) = (contents[0], contents[0].entry)
        if let rows = entry.extensions.rows {
            return RowsLowering(lowering: lowering, source: source).output(entry, content.media, rows)
        }
        let name =
            source.typeText + (status.map { "_" + ($0.single.map(StatusName.text) ?? "other") } ?? "")
            + (isOneOfSeveral ? "_" + content.media.words : "") + "_response"
        func lowered(_ output: Output, suffix: String = "") -> LoweredOutput {
            for content in contents { coverage.generated(content.entry.location, as: output.summary) }
            return LoweredOutput(
                output: output, accept: contents.map(\.media.acceptText), contentType: entry.key, suffix: suffix)
        }
        func use(_ schema: SchemaObject, _ text: String) -> TypeUse {
            schemas.use(schema, hint: TypeHint(container: schemas.root, text: text), direction: .response)
        }
        func element(_ schema: SchemaObject?, _ text: String) -> TypeRef {
            guard let schema else { return .json }
            let use = use(schema, text)
            return use.type == .file ? .string : use.element
        }
        switch content.family {
        // Nothing reads forms in answers.
        case .form, .multipart: return lowered(.bytes)
        case .json:
            // JSON of `format: binary` is a file.
            if content.isFile { return lowered(.bytes) }
            guard let schema = entry.schema else { return lowered(.json(.json, optional: false)) }
            let use = use(schema, name)
            // Null says as much as no body; any value can be null itself.
            let isOptional = use.isNullable && use.type != .json
            if content.isText, contents.contains(where: { $0.family == .text }) { return lowered(.string(use.type, optional: isOptional)) }
            return lowered(.json(use.type, optional: isOptional))
        case .text, .rows:
            // A text is taken as it comes, whatever is said of it.
            guard content.media.isRange || content.isBase64, content.isText, let schema = entry.schema else { return lowered(.text) }
            let use = use(schema, name)
            if use.type == .string, !content.media.essence.hasPrefix("*"), !content.media.essence.hasPrefix("application"), !use.isNullable
            {
                return lowered(.text)
            }
            return lowered(.string(use.type, optional: use.isNullable))
        case .bytes: return lowered(content.isBase64 ? .string(.base64, optional: false) : .bytes)
        case .events: return lowered(events(entry, name + "_event", element), suffix: "stream")
        case .jsonLines: return lowered(.jsonLines(element(entry.itemSchema ?? entry.schema, name + "_line")), suffix: "stream")
        }
    }

    // MARK: events

    /// 3.2 §4.14.4: `itemSchema` describes a whole event, an object with `event`, `data`, `id` and `retry`; `schema` is what
    /// descriptions before 3.2 say of the data.
    private func events(_ entry: MediaTypeEntry, _ text: String, _ element: (SchemaObject?, String) -> TypeRef) -> Output {
        guard let item = entry.itemSchema else { return .events(element(entry.schema, text)) }
        var data: [SchemaObject] = []
        var seen: Set<ObjectIdentifier> = []
        let isEvent = collect(item, &data, &seen)
        guard isEvent else {
            lowering.context.warning(
                "event-schema",
                "'itemSchema' describes an event, an object with 'event', 'data', 'id' and 'retry'; this schema has none of them and is taken for that of 'data'",
                at: item.location)
            return .events(element(item, text))
        }
        let isText = data.allSatisfy { schemas.kinds($0).isSubset(of: [.string, .null]) }
        return .events(element(item, text), isText ? .event : .eventOfJSON)
    }

    /// Gathers the schemas of `data` in a schema and its branches.
    /// - Returns: whether any of them has a field of an event.
    private func collect(_ schema: SchemaObject, _ data: inout [SchemaObject], _ seen: inout Set<ObjectIdentifier>) -> Bool {
        guard seen.insert(ObjectIdentifier(schema)).inserted else { return false }
        var isEvent = false
        for property in schema.properties {
            switch property.key {
            case "data":
                data.append(property.schema)
                isEvent = true
            case "event", "id", "retry": isEvent = isEvent || property.key == "event"
            default: break
            }
        }
        var parts = schema.allOf + schema.oneOf + schema.anyOf
        if let reference = schema.reference, let target = lowering.context.references.schema(reference) { parts.append(target.schema) }
        for part in parts where collect(part, &data, &seen) { isEvent = true }
        return isEvent
    }

    // MARK: several successes

    private func combined(_ readings: [Reading]) -> LoweredOutput {
        guard let first = readings.first?.output else { return .none }
        let accept = readings.flatMap(\.output.accept).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let shapes = Set(readings.map { Shape($0.output.output) })
        let bodies = shapes.subtracting([.none])
        if shapes.count == 1, readings.count == 1 {
            return LoweredOutput(output: first.output, accept: accept, contentType: first.contentType, suffix: "")
        }
        let mayBeEmpty = shapes.contains(.none) || readings.contains { $0.output.output.isOptional }
        if bodies.isEmpty { return .none }
        if bodies.count == 1, let output = readings.map(\.output).first(where: { Shape($0.output) != .none }) {
            switch output.output {
            case .json(let type, _):
                return LoweredOutput(
                    output: .json(type, optional: mayBeEmpty), accept: accept, contentType: mayBeEmpty ? nil : output.contentType,
                    suffix: "")
            case .string(let type, _):
                return LoweredOutput(output: .string(type, optional: mayBeEmpty), accept: accept, contentType: nil, suffix: "")
            case .none, .text, .bytes, .rows, .events, .jsonLines, .choice, .pages:
                if shapes.count == 1 {
                    return LoweredOutput(output: output.output, accept: accept, contentType: output.contentType, suffix: "")
                }
            }
        }
        return LoweredOutput(output: choice(readings), accept: accept, contentType: nil, suffix: "")
    }

    private enum Shape: Hashable {
        case none, text, bytes, stream
        case json(TypeRef)
        case string(TypeRef)

        init(_ output: Output) {
            switch output {
            case .none: self = .none
            case .json(let type, _): self = .json(type)
            case .string(let type, _): self = .string(type)
            case .text: self = .text
            case .bytes: self = .bytes
            case .rows, .events, .jsonLines, .choice, .pages: self = .stream
            }
        }
    }

    private func choice(_ readings: [Reading]) -> Output {
        let identifier = schemas.root.scope.claim(
            source.typeText + "_output", .type, fallback: "Output", suffix: "Model"
        ).identifier
        var scope = NameScope()
        let isOneStatus = Set(readings.map(\.answer.status)).count == 1
        var cases = readings.map { reading -> ResponseChoice.Case in
            let status = StatusName.success(reading.answer.status)
            // A stream among several answers is read as text.
            var output = reading.output.output
            switch output {
            case .rows, .events, .jsonLines, .choice, .pages: output = .text
            case .none, .json, .string, .text, .bytes: break
            }
            let doc = Doc(Documentation.lines(reading.answer.object.description))
            let number = reading.answer.status.single ?? 0
            guard let media = reading.media else {
                return ResponseChoice.Case(
                    name: scope.claim([NameScope.legal(status, .member, suffix: "Answer")], suffix: "Answer").identifier, status: number,
                    contentType: nil, output: output, doc: doc)
            }
            let text = isOneStatus ? media.words : status + "_" + media.words
            return ResponseChoice.Case(
                name: scope.claim(text, .member, fallback: "answer", suffix: "Answer").identifier, status: number,
                contentType: media.essence.isEmpty ? "*/*" : media.essence, output: output, doc: doc)
        }
        // The narrower type is asked first: all JSON is `application/json` to a server that names no closer one.
        cases.sortStably { ($0.status == 0 ? 1 : 0, breadth($0)) < ($1.status == 0 ? 1 : 0, breadth($1)) }
        return .choice(
            ResponseChoice(
                name: schemas.root.typeName(identifier), doc: Doc(["What \(MarkdownText.code(source.id)) answers."]), cases: cases))
    }

    private func breadth(_ choice: ResponseChoice.Case) -> Int {
        guard let type = choice.contentType else { return 3 }
        if type == "*/*" { return 3 }
        return type.hasSuffix("/*") ? 2 : type == "application/json" ? 1 : 0
    }
}

extension Output {
    fileprivate var isOptional: Bool {
        switch self {
        case .json(_, let optional), .string(_, let optional): optional
        case .none, .text, .bytes, .rows, .events, .jsonLines, .choice, .pages: false
        }
    }
}

extension Array {
    /// Elements that are equal keep their order.
    fileprivate mutating func sortStably(by isBefore: (Element, Element) -> Bool) {
        self = enumerated().sorted { a, b in
            if isBefore(a.element, b.element) { return true }
            if isBefore(b.element, a.element) { return false }
            return a.offset < b.offset
        }.map(\.element)
    }
}
