import HelodataDiagnostics
import HelodataSpec
import HelodataYAML

/// Lowers the answers that are no success: what an operation throws.
struct ErrorLowering {
    let lowering: OperationLowering
    let facts: OperationFacts

    private var source: OperationSource { facts.source }
    private var schemas: SchemaLowering { lowering.schemas }
    private var context: LoweringContext { lowering.context }
    private var coverage: CoverageLog { context.coverage }

    func errors(named name: TypeName, hasEffect: Bool) -> ErrorEnumeration {
        var scope = NameScope(reserved: ReservedNames.errorCases)
        var cases: [ErrorEnumeration.Case] = []
        var open: [ErrorEnumeration.Open] = []
        var undocumented = TypeRef.json
        var defaultDoc: Doc?
        for response in facts.failures {
            // An answer on the way to another one (RFC 9110 §15.2) is none.
            if case .status(100..<200) = response.status {
                coverage.ignored(response.location, because: "it announces another answer")
                for entry in response.object.content { coverage.ignored(entry.location, because: "it announces another answer") }
                continue
            }
            let object = response.object
            let body = errorBody(response)
            if response.status == .default {
                if object.extensions.errorCodes != nil {
                    context.warning(
                        "x-error-codes", "'x-error-codes' belongs to a response with a status; that of 'default' is ignored",
                        at: response.location)
                }
                undocumented = body
                let lines = Documentation.lines(object.description)
                defaultDoc = Doc(lines.isEmpty ? ["Every other answer."] : ["Every other answer: \(lines[0])"] + lines.dropFirst())
                coverage.generated(response.location, as: "\(name.last).defaultError")
                continue
            }
            if hasEffect, Self.leavesOutcomeOpen(response.status) {
                let codes = object.extensions.errorCodes ?? []
                let texts = codes.map { "\(response.status) \(MarkdownText.code($0.code)): \($0.text)" }
                open += (texts.isEmpty ? [described(response)] : texts.map { Documentation.lines($0) }).map { lines in
                    var lines = lines
                    Documentation.add(Documentation.assumption(object.extensions), to: &lines)
                    return ErrorEnumeration.Open(body: body, doc: Doc(lines))
                }
                coverage.generated(response.location, as: "\(name.last).outcomeUnknown")
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
            case .status(let status): (match, text) = (.status(status), StatusName.text(status, component: response.component))
            case .range(let digit): (match, text) = (.range(digit), StatusName.range(digit))
            case .default: continue
            }
            var lines = described(response)
            Documentation.add(Documentation.assumption(object.extensions), to: &lines)
            add(
                response, of: name,
                ErrorEnumeration.Case(
                    name: scope.claim([NameScope.legal(text, .member, suffix: "Error")], suffix: "Error").identifier,
                    matches: [match], body: body, doc: Doc(lines)), to: &cases)
        }
        return ErrorEnumeration(
            name: name, cases: cases, open: open, undocumentedBody: undocumented, hasEffect: hasEffect, defaultDoc: defaultDoc)
    }

    /// What the description says of an answer, after its status.
    private func described(_ response: OperationFacts.Response) -> [String] {
        let lines = Documentation.lines(response.object.description)
        return lines.isEmpty ? ["\(response.status)"] : ["\(response.status): \(lines[0])"] + lines.dropFirst()
    }

    /// Whether an answer with this status proves nothing about an operation that has an effect: `RetryRules.leavesOutcomeUnknown` of the
    /// runtime, for all that the status alone decides. A case for it could never be reached.
    private static func leavesOutcomeOpen(_ status: ResponseStatus) -> Bool {
        switch status {
        case .status(408), .status(425), .status(444), .status(460), .status(499), .range(5): true
        case .status(let status): status >= 500
        case .range, .default: false
        }
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
