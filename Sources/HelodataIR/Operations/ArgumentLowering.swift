import HelodataDiagnostics
import HelodataSpec
import HelodataYAML

/// Lowers what a method takes: its parameters and body as arguments, and the path that some of them fill.
struct ArgumentLowering {
    let lowering: OperationLowering
    let facts: OperationFacts
    /// Query parameters that nobody types.
    let omitted: Set<String>

    struct Result {
        var template: String
        var path: [PathPiece]
        var arguments: [Argument]
        var fixedQuery: [(wireName: String, value: String)]
        var body: RequestBody?
    }

    private var source: OperationSource { facts.source }
    private var context: LoweringContext { lowering.context }

    /// The arguments that a method has of its own, and those of the waiters that call it.
    private var ownArguments: NameScope.Reserved {
        source.operation.extensions.waiters == nil ? ReservedNames.arguments : ReservedNames.waiterArguments
    }

    func arguments(body: LoweredBody?) -> Result {
        var scope = NameScope(reserved: ownArguments)
        let parameters = facts.parameters
        let (template, fixedQuery) = splitQuery()
        let pieces = PathTemplate(template, declared: Set(parameters.filter { $0.place == .path }.map(\.name))).pieces
        var path: [Argument] = []
        var pathNames: [String: (Identifier, ParameterStyle)] = [:]
        for case .parameter(let parameter) in pieces where pathNames[parameter.name] == nil {
            if let lost = parameter.lost {
                context.warning(
                    "path-template", "'{\(parameter.text)}' is read as '{\(parameter.name)}': \(lost)", at: source.operation.location)
            }
            var argument = pathArgument(parameter.name, parameters, &scope)
            if parameter.takesSlashes { argument.style = argument.style.reserved }
            path.append(argument.argument)
            pathNames[parameter.name] = (argument.argument.name, argument.style)
        }
        for parameter in parameters where parameter.place == .path && pathNames[parameter.name] == nil {
            context.warning(
                "path-parameter-unused", "path parameter '\(parameter.name)' does not occur in '\(source.path)' and is left out",
                at: parameter.location)
            context.coverage.ignored(parameter.location, because: "does not occur in the path")
        }
        var required: [Argument] = []
        var optional: [Argument] = []
        for parameter in parameters where parameter.place != .path {
            guard !omitted.contains(parameter.name) else {
                context.coverage.generated(parameter.location, as: "fixed by each method")
                continue
            }
            guard let argument = self.argument(parameter, &scope) else {
                context.coverage.ignored(
                    parameter.location, because: "OpenAPI 3.1 §4.8.12.2.1: the client sets the header '\(parameter.name)' itself")
                continue
            }
            context.coverage.generated(parameter.location, as: argument.name.description)
            if argument.presence == .required { required.append(argument) } else { optional.append(argument) }
        }
        var requestBody: RequestBody?
        var bodyRequired: [Argument] = []
        var bodyOptional: [Argument] = []
        if let body {
            let lowered = BodyArguments(body: body).lowered(&scope)
            requestBody = lowered.body
            for argument in lowered.arguments {
                if argument.presence == .required { bodyRequired.append(argument) } else { bodyOptional.append(argument) }
            }
        }
        // The idempotency key comes last of all: it belongs to the call more than to its subject.
        let keys = optional.filter { if case .idempotencyKey = $0.destination { true } else { false } }
        optional.removeAll { if case .idempotencyKey = $0.destination { true } else { false } }
        if keys.isEmpty, case .keyed = facts.replay { optional.append(key(&scope)) }
        var all = path + required + bodyRequired + bodyOptional + optional + keys
        if path.count == 1 {
            all[0] = all[0].unlabelled
        } else if path.isEmpty, let first = all.firstIndex(where: { if case .body = $0.destination { true } else { false } }) {
            if first == 0 { all[0] = all[0].unlabelled }
        }
        return Result(
            template: template,
            path: pieces.map { piece in
                switch piece {
                case .literal(let text): .literal(PathText.encoded(text))
                case .parameter(let parameter):
                    pathNames[parameter.name].map { .argument($0.0, $0.1) } ?? .literal(PathText.encoded("{\(parameter.text)}"))
                }
            },
            arguments: all, fixedQuery: fixedQuery, body: requestBody)
    }

    // MARK: the path

    /// Some documents write fixed query parameters into the path.
    private func splitQuery() -> (template: String, query: [(wireName: String, value: String)]) {
        var path = source.path
        if let fragment = path.firstIndex(of: "#") { path = String(path[..<fragment]) }
        guard let mark = path.firstIndex(of: "?") else { return (path, []) }
        let query = path[path.index(after: mark)...].split(separator: "&").compactMap { pair -> (wireName: String, value: String)? in
            let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, !parts[1].contains("{") else { return nil }
            return (parts[0], parts[1])
        }
        context.warning(
            "path-query", "the path '\(source.path)' holds a query; OpenAPI paths end before it. Its fixed values are sent as they stand",
            at: source.operation.location)
        return (String(path[..<mark]), query)
    }

    private func pathArgument(
        _ name: String, _ parameters: [ParameterObject], _ scope: inout NameScope
    ) -> (argument: Argument, style: ParameterStyle) {
        guard let parameter = parameters.first(where: { $0.place == .path && $0.name == name }) else {
            context.warning(
                "path-parameter-undeclared", "'{\(name)}' is not declared as a parameter; it is taken as a string",
                at: source.operation.location)
            let identifier = scope.claim(name, .member, fallback: "value", suffix: "Path").identifier
            return (
                Argument(
                    label: identifier, name: identifier, type: .string, presence: .required, destination: .path,
                    constraints: [], wireName: name, doc: Doc()), .simple
            )
        }
        let use = type(of: parameter)
        let identifier = self.name(of: parameter, suffix: "Path", &scope)
        context.coverage.generated(parameter.location, as: identifier.description)
        return (
            Argument(
                label: identifier, name: identifier, type: use.type, presence: .required, destination: .path,
                constraints: Constraint.all(use.notes.limits, on: use.type), wireName: name, doc: doc(parameter, use)),
            style(parameter, fallback: .simple)
        )
    }

    // MARK: other parameters

    private func argument(_ parameter: ParameterObject, _ scope: inout NameScope) -> Argument? {
        let lower = parameter.name.lowercased()
        if parameter.place == .header {
            // OpenAPI 3.1 §4.8.12.2.1: such definitions are ignored.
            if ["accept", "content-type", "authorization"].contains(lower) { return nil }
            if case .keyed(let header) = facts.replay, header.lowercased() == lower { return key(&scope, parameter) }
        }
        let use = type(of: parameter)
        if parameter.place == .querystring {
            switch use.type {
            case .named, .dictionary, .json: break
            default:
                context.error(
                    "parameter-content", "parameter '\(parameter.name)' is a query string as a whole, so its schema is an object",
                    at: parameter.location)
            }
        }
        let suffix: String
        switch parameter.place {
        case .query, .querystring: suffix = "Query"
        case .header: suffix = "Header"
        case .cookie: suffix = "Cookie"
        case .path: suffix = "Path"
        }
        let destination: Argument.Destination
        switch parameter.place {
        case .query, .querystring:
            let style = style(parameter, fallback: .form)
            destination =
                parameter.place == .querystring
                ? .queryString : style == .json ? .jsonQuery(wireName: parameter.name) : .query(wireName: parameter.name, style: style)
        case .header: destination = .header(wireName: parameter.name, style: style(parameter, fallback: .simple))
        case .cookie: destination = .cookie(wireName: parameter.name, style: style(parameter, fallback: .form))
        case .path: destination = .path
        }
        let identifier = name(of: parameter, suffix: suffix, &scope)
        return Argument(
            label: identifier, name: identifier, type: use.type,
            presence: parameter.isRequired && !use.isNullable ? .required : .optional, destination: destination,
            constraints: Constraint.all(use.notes.limits, on: use.type), wireName: parameter.name,
            doc: doc(parameter, use))
    }

    private func key(_ scope: inout NameScope, _ parameter: ParameterObject? = nil) -> Argument {
        let identifier = scope.claim(["idempotencyKey"], suffix: "Header").identifier
        return Argument(
            label: identifier, name: identifier, type: .string, presence: .optional, destination: .idempotencyKey,
            constraints: [], wireName: parameter?.name ?? "Idempotency-Key",
            doc: Doc(
                Documentation.lines(parameter?.description)
                    + Documentation.assumption(parameter?.extensions ?? Extensions())))
    }

    private func type(of parameter: ParameterObject) -> TypeUse {
        let schema = parameter.schema ?? parameter.content.first?.schema
        if parameter.schema == nil, parameter.content.isEmpty {
            context.warning(
                "parameter-untyped", "parameter '\(parameter.name)' has neither 'schema' nor 'content'; it is taken as a string",
                at: parameter.location)
        }
        guard let schema else { return TypeUse(type: .string, isNullable: false, notes: SchemaNotes()) }
        let hint = TypeHint(container: lowering.schemas.root, text: source.typeText + "_" + parameter.name)
        var use = lowering.schemas.use(schema, hint: hint, direction: .request)
        // A file has no place in a parameter: its text is meant.
        if use.type == .file { use.type = .string }
        return use
    }

    private func name(of parameter: ParameterObject, suffix: String, _ scope: inout NameScope) -> Identifier {
        if let given = parameter.extensions.swiftName {
            return scope.claim([NameScope.legal(given, .member, suffix: suffix)], suffix: suffix).identifier
        }
        return scope.claim(parameter.name, .member, fallback: "value", suffix: suffix).identifier
    }

    private func doc(_ parameter: ParameterObject, _ use: TypeUse) -> Doc {
        var lines = Documentation.lines(parameter.description)
        if lines.isEmpty { lines = Documentation.lines(use.notes.description) }
        let facts = Documentation.facts(use.notes, type: use.type).joined(separator: "\n")
        let assumption = Documentation.assumption(parameter.extensions).joined(separator: "\n")
        lines += Documentation.lines([facts, assumption].filter { !$0.isEmpty }.joined(separator: " "))
        if parameter.isDeprecated { lines.append("Deprecated.") }
        return Doc(lines)
    }

    private func style(_ parameter: ParameterObject, fallback: ParameterStyle.Style) -> ParameterStyle {
        if let media = parameter.content.first, parameter.schema == nil {
            return contentStyle(parameter, MediaType(media.key), media, fallback)
        }
        var style = fallback
        if let given = parameter.style {
            if let known = ParameterStyle.Style(named: given.value) {
                style = known
            } else {
                context.error(
                    "parameter-style",
                    "parameter '\(parameter.name)' has style '\(given.value)'; known are simple, label, matrix, form, spaceDelimited, pipeDelimited, deepObject and cookie",
                    at: given.location)
            }
        }
        return ParameterStyle(
            style: style, explode: parameter.explode ?? style.explodesByItself, allowReserved: parameter.allowReserved)
    }

    /// A parameter with `content` is one text of that media type (OpenAPI 3.1 §4.8.12.4). A query string as a whole (3.2) is a
    /// form, whose fields are those of an object.
    private func contentStyle(
        _ parameter: ParameterObject, _ media: MediaType, _ entry: MediaTypeEntry, _ fallback: ParameterStyle.Style
    ) -> ParameterStyle {
        func refuse(_ reason: String) -> ParameterStyle {
            context.error("parameter-content", "parameter '\(parameter.name)' \(reason)", at: entry.location)
            return ParameterStyle(style: fallback, explode: false)
        }
        if parameter.place == .querystring {
            if media.family == .form { return .form }
            return refuse("is a query string of type '\(media.essence)'; application/x-www-form-urlencoded is supported")
        }
        // What is not JSON is text already.
        if media.family == .json || media.family == .jsonLines { return .json }
        if let schema = entry.schema, !lowering.schemas.kinds(schema).isSubset(of: [.string, .number, .bool, .null]) {
            return refuse("is of type '\(media.essence)', which is supported for text alone; JSON is for all")
        }
        return ParameterStyle(style: fallback, explode: fallback == .form)
    }
}

extension Argument {
    var unlabelled: Argument {
        Argument(
            label: nil, name: name, type: type, presence: presence, destination: destination, constraints: constraints,
            wireName: wireName, doc: doc)
    }
}
