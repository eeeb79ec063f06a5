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
}

/// Lowers the answers of an operation: what it returns, and what it throws.
struct ResponseLowering {
    let lowering: OperationLowering
    let facts: OperationFacts

    private var source: OperationSource { facts.source }
    private var schemas: SchemaLowering { lowering.schemas }
    private var context: LoweringContext { lowering.context }

    private var coverage: CoverageLog { context.coverage }

    // MARK: success

    /// The first is what the method returns; any further one is worth a method of its own.
    func outputs() -> [LoweredOutput] {
        let answers = facts.successes
        if source.method == "head" || answers.isEmpty {
            for answer in answers {
                coverage.generated(answer.location, as: "Void")
                for entry in answer.object.content { coverage.ignored(entry.location, because: "an answer to HEAD has no body") }
            }
            return [LoweredOutput(output: .none, accept: [], contentType: nil, suffix: "")]
        }
        if source.operation.extensions.variants != nil, let content = answers.first?.object.content, !content.isEmpty {
            let reason = "the variants describe the first success"
            for answer in answers.dropFirst() {
                coverage.ignored(answer.location, because: reason)
                for entry in answer.object.content { coverage.ignored(entry.location, because: reason) }
            }
            coverage.generated(answers[0].location, as: "the result")
            return content.map { output($0, MediaType($0.key), status: nil) }
        }
        var main: [(answer: OperationFacts.Response, output: LoweredOutput)] = []
        var streams: [LoweredOutput] = []
        for answer in answers {
            let entries = answer.object.content.map { (media: MediaType($0.key), entry: $0) }
            let order: [MediaType.Family] = [.json, .text, .rows, .events, .jsonLines, .bytes, .form, .multipart]
            let sorted = order.flatMap { family in entries.filter { $0.media.family == family } }
            coverage.generated(answer.location, as: "the result")
            guard let first = sorted.first else {
                main.append((answer, LoweredOutput(output: .none, accept: [], contentType: nil, suffix: "")))
                continue
            }
            let status = answers.count > 1 ? answer.status : nil
            main.append((answer, output(first.entry, first.media, status: status)))
            // An answer that may also come as a stream gets a method for it.
            for (media, entry) in sorted.dropFirst() where media.family == .events || media.family == .jsonLines {
                if first.media.family != .json || !streams.isEmpty { continue }
                streams.append(output(entry, media, status: nil))
            }
            for (_, entry) in sorted.dropFirst() {
                coverage.ignored(entry.location, because: "the client asks for \(first.media.headerText)")
            }
        }
        return [combined(main)] + streams
    }

    private func combined(_ main: [(answer: OperationFacts.Response, output: LoweredOutput)]) -> LoweredOutput {
        let accept = main.flatMap(\.output.accept).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let first = main[0].output
        let kinds = main.map { shape($0.output.output) }
        if kinds.allSatisfy({ $0 == kinds[0] }) {
            return LoweredOutput(output: first.output, accept: accept, contentType: first.contentType, suffix: "")
        }
        let bodies = Set(kinds.filter { $0 != .none })
        if bodies.count == 1, case .json(let type, _)? = main.first(where: { shape($0.output.output) != .none })?.output.output {
            return LoweredOutput(output: .json(type, optional: true), accept: accept, contentType: nil, suffix: "")
        }
        return LoweredOutput(output: choice(main), accept: accept, contentType: nil, suffix: "")
    }

    private enum Shape: Hashable {
        case none, text, bytes, stream
        case json(TypeRef)
    }

    private func shape(_ output: Output) -> Shape {
        switch output {
        case .none: .none
        case .json(let type, _): .json(type)
        case .text: .text
        case .bytes: .bytes
        case .rows, .events, .jsonLines, .choice: .stream
        }
    }

    private func choice(_ main: [(answer: OperationFacts.Response, output: LoweredOutput)]) -> Output {
        let identifier = schemas.root.scope.claim(
            source.typeText + "_output", .type, fallback: "Output", suffix: "Model"
        ).identifier
        var scope = NameScope()
        let cases = main.map { answer, lowered -> ResponseChoice.Case in
            let text = StatusName.success(answer.status)
            // A stream among several answers is read as text.
            var output = lowered.output
            switch output {
            case .rows, .events, .jsonLines, .choice: output = .text
            case .none, .json, .text, .bytes: break
            }
            return ResponseChoice.Case(
                name: scope.claim([NameScope.legal(text, .member, suffix: "Answer")], suffix: "Answer").identifier,
                status: answer.status.single ?? 0, contentType: nil, output: output,
                doc: Doc(Documentation.lines(answer.object.description)))
        }
        return .choice(
            ResponseChoice(
                name: schemas.root.typeName(identifier), doc: Doc(["What \(MarkdownText.code(source.id)) answers."]), cases: cases))
    }

    private func output(_ entry: MediaTypeEntry, _ media: MediaType, status: ResponseStatus?) -> LoweredOutput {
        func lowered(_ output: Output, suffix: String = "") -> LoweredOutput {
            coverage.generated(entry.location, as: output.summary)
            return LoweredOutput(output: output, accept: [media.headerText], contentType: entry.key, suffix: suffix)
        }
        let name = source.typeText + (status.map { "_" + ($0.single.map(StatusName.text) ?? "other") } ?? "") + "_response"
        func type(_ schema: SchemaObject?, _ text: String) -> TypeRef {
            guard let schema else { return .json }
            let hint = TypeHint(container: schemas.root, text: text)
            let use = schemas.use(schema, hint: hint, direction: .response)
            return use.type == .file ? .string : use.element
        }
        if let rows = entry.extensions.rows { return rowsOutput(entry, media, rows) }
        switch media.family {
        // Nothing reads forms in answers.
        case .form, .multipart: return lowered(.bytes)
        case .json:
            guard let schema = entry.schema else { return lowered(.json(.json, optional: false)) }
            // JSON of `format: binary` is a file.
            if case .string(let format)? = schemas.merger.resolvedMeaning(schema)?.core, format == "binary" { return lowered(.bytes) }
            return lowered(.json(type(schema, name), optional: false))
        case .events: return lowered(.events(type(entry.itemSchema ?? entry.schema, name + "_event")), suffix: "stream")
        case .jsonLines: return lowered(.jsonLines(type(entry.itemSchema ?? entry.schema, name + "_line")), suffix: "stream")
        case .text, .rows: return lowered(.text)
        case .bytes: return lowered(.bytes)
        }
    }

    /// `x-rows`: delimited text as typed rows.
    private func rowsOutput(_ entry: MediaTypeEntry, _ media: MediaType, _ rows: RowsExtension) -> LoweredOutput {
        var item = TypeRef.json
        if let schema = entry.schema,
            case .array(let element) = schemas.use(
                schema, hint: TypeHint(container: schemas.root, text: source.typeText + "_row"), direction: .response
            ).type
        {
            item = element
            if !rows.columns.isEmpty, let row = schemas.structure(element) { checkColumns(rows, row) }
        } else {
            context.error("x-rows", "'x-rows' describes the schema of an array: one item per row", at: rows.location)
        }
        coverage.generated(entry.location, as: TypeRef.array(item).summary)
        let format = RowFormat(columns: rows.columns.map(\.value), separator: rows.separator, isQuoted: rows.hasHeader)
        return LoweredOutput(
            output: .rows(item, format, streamed: rows.isStreamed), accept: [media.headerText],
            contentType: entry.key, suffix: "rows")
    }

    /// Each column is a member of a row, and what a row needs comes in a column.
    private func checkColumns(_ rows: RowsExtension, _ row: Structure) {
        let known = row.properties.map(\.wireName)
        for column in rows.columns where !known.contains(column.value) {
            let hint = Suggestion.nearest(to: column.value, in: known).map { "; did you mean '\($0)'?" } ?? ""
            context.error("x-rows", "'\(column.value)' is no member of '\(row.name.last.bare)'\(hint)", at: column.location)
        }
        let columns = rows.columns.map(\.value)
        for property in row.properties where property.presence == .required && !columns.contains(property.wireName) {
            context.error(
                "x-rows", "'\(row.name.last.bare)' requires '\(property.wireName)', which no column brings",
                at: rows.location)
        }
    }

    // MARK: errors

    func errors(named name: TypeName, hasEffect: Bool) -> ErrorEnumeration {
        var scope = NameScope(reserved: ReservedNames.errorCases)
        var cases: [ErrorEnumeration.Case] = []
        var undocumented = TypeRef.json
        for response in facts.failures {
            let object = response.object
            let body = errorBody(response)
            if response.status == .default {
                if object.extensions.errorCodes != nil {
                    context.warning(
                        "x-error-codes", "'x-error-codes' belongs to a response with a status; that of 'default' is ignored",
                        at: response.location)
                }
                undocumented = body
                coverage.generated(response.location, as: "\(name.last).undocumented")
                continue
            }
            if let codes = object.extensions.errorCodes {
                // Whoever limits the rate may stand before the API and not know its codes.
                let isRateLimit = response.status == .status(429) && codes.count == 1
                for code in codes {
                    var lines = Documentation.lines("\(response.status) \(MarkdownText.code(code.code)): \(code.text)")
                    Documentation.add(Documentation.assumption(object.extensions), to: &lines)
                    add(
                        response, of: name,
                        ErrorEnumeration.Case(
                            name: scope.claim(code.code, .member, fallback: "code", suffix: "Error").identifier,
                            matches: [.code(code.code)] + (isRateLimit ? [.status(429)] : []), body: body,
                            doc: Doc(lines)), to: &cases)
                }
                continue
            }
            let match: ErrorEnumeration.Match
            let text: String
            switch response.status {
            case .status(let status): (match, text) = (.status(status), StatusName.text(status))
            case .range(let digit): (match, text) = (.range(digit), StatusName.range(digit))
            case .default: continue
            }
            var lines = Documentation.lines(object.description)
            lines = lines.isEmpty ? ["\(response.status)"] : ["\(response.status): \(lines[0])"] + lines.dropFirst()
            Documentation.add(Documentation.assumption(object.extensions), to: &lines)
            add(
                response, of: name,
                ErrorEnumeration.Case(
                    name: scope.claim([NameScope.legal(text, .member, suffix: "Error")], suffix: "Error").identifier,
                    matches: [match], body: body, doc: Doc(lines)), to: &cases)
        }
        return ErrorEnumeration(name: name, cases: cases, undocumentedBody: undocumented, hasEffect: hasEffect)
    }

    private func add(
        _ response: OperationFacts.Response, of name: TypeName, _ new: ErrorEnumeration.Case, to cases: inout [ErrorEnumeration.Case]
    ) {
        if cases.contains(where: { $0.matches == new.matches }) {
            coverage.ignored(response.location, because: "another answer stands for the same")
            return
        }
        coverage.generated(response.location, as: "\(name.last).\(new.name)")
        cases.append(new)
    }

    private func errorBody(_ response: OperationFacts.Response) -> TypeRef {
        let object = response.object
        let chosen = object.content.first { MediaType($0.key).family == .json }
        for entry in object.content where entry.location != chosen?.location {
            coverage.ignored(entry.location, because: "bodies of errors are read as JSON; `rawBody` has any other")
        }
        guard let entry = chosen, let schema = entry.schema else {
            chosen.map { coverage.generated($0.location, as: TypeRef.json.summary) }
            return .json
        }
        let status =
            switch response.status {
            case .status(let status): StatusName.text(status) + "_body"
            case .range(let digit): StatusName.range(digit) + "_body"
            case .default: "default_error_body"
            }
        let hint = TypeHint(container: schemas.root, text: source.typeText + "_" + status)
        let use = schemas.use(schema, hint: hint, direction: .response)
        coverage.generated(entry.location, as: (use.type == .file ? .json : use.element).summary)
        return use.type == .file ? .json : use.element
    }
}
