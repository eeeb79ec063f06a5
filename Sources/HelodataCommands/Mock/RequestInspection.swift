import HelodataIR
import HelodataSpec

/// What is wrong with a request, by the description of its operation.
struct RequestInspection {
    let operation: ServedOperation
    let check: SchemaCheck
    let request: MockServiceRequest
    /// Of the path's template, decoded.
    let pathValues: [String: String]

    func problems() -> [String] { operation.parameters.flatMap(problems) + bodyProblems() }

    // MARK: credentials

    var isAuthorized: Bool {
        let alternatives = operation.security
        return alternatives.isEmpty
            || alternatives.contains { alternative in
                alternative.allSatisfy { credential in
                    switch credential {
                    case .header(let name): request.header(name)?.isEmpty == false
                    case .authorization(let word):
                        request.header("Authorization").map { value in
                            word.map { value.lowercased().hasPrefix($0.lowercased() + " ") } ?? !value.isEmpty
                        } ?? false
                    case .query(let name): request.query.contains { $0.name == name }
                    case .cookie(let name): request.cookie(name) != nil
                    }
                }
            }
    }

    // MARK: parameters

    private func problems(_ parameter: ServedOperation.Parameter) -> [String] {
        let name = "\(parameter.place.rawValue) parameter '\(parameter.name)'"
        let texts = texts(parameter)
        if texts.isEmpty {
            return parameter.isRequired && !isObject(parameter) ? ["the \(name) is missing"] : []
        }
        guard let schema = parameter.schema else { return [] }
        if parameter.isJSON {
            guard let value = JSONText.value(Array(texts[0].utf8)) else { return ["the \(name) is no JSON"] }
            return check.problems(ofRequest: value, schema).map { "the \(name): \($0.path): \($0.text)" }
        }
        let candidates = candidates(texts, parameter)
        if candidates.contains(where: { check.problems(ofRequest: $0, schema).isEmpty }) { return [] }
        // Of what the text may mean, what the schema takes for a value of its type.
        let found = candidates.map { check.problems(ofRequest: $0, schema) }
        let near = found.first { !$0.contains { $0.path == "$" && $0.text.contains(", found ") } } ?? found.first
        return (near ?? []).prefix(1).map { "the \(name): \($0.text)" }
    }

    /// The members of an object are not told apart from other parameters here.
    private func isObject(_ parameter: ServedOperation.Parameter) -> Bool {
        parameter.place == .query && parameter.explodes && parameter.schema.map { check.takesObjects($0) } ?? false
    }

    private func texts(_ parameter: ServedOperation.Parameter) -> [String] {
        switch parameter.place {
        case .path: pathValues[parameter.name].map { [$0] } ?? []
        case .query: request.query.filter { $0.name == parameter.name }.map(\.value)
        case .header: request.header(parameter.name).map { [$0] } ?? []
        case .cookie: request.cookie(parameter.name).map { [$0] } ?? []
        case .querystring: []
        }
    }

    /// What the texts may mean: a text, the number or truth that it spells, a list of either.
    private func candidates(_ texts: [String], _ parameter: ServedOperation.Parameter) -> [SampleValue] {
        var candidates: [SampleValue] = []
        if texts.count == 1 {
            candidates += readings(texts[0]).reversed()
            if let schema = parameter.schema, check.takesObjects(schema) { return [] }
        }
        var parts = texts
        if texts.count == 1, !parameter.explodes || parameter.place != .query {
            let separator: Character = parameter.style == "pipeDelimited" ? "|" : parameter.style == "spaceDelimited" ? " " : ","
            parts = texts[0].split(separator: separator, omittingEmptySubsequences: false).map(String.init)
        }
        let lists: [SampleValue] = [.array(parts.compactMap { readings($0).last }), .array(parts.map { .string($0) })]
        return texts.count == 1 ? candidates + lists : lists
    }

    /// The text itself, then what it spells.
    private func readings(_ text: String) -> [SampleValue] {
        switch JSONText.value(Array(text.utf8))?.content {
        case .number(let digits)?: [.string(text), .number(digits)]
        case .bool(let flag)?: [.string(text), .bool(flag)]
        case .null?, .string?, .array?, .object?, nil: [.string(text)]
        }
    }

    // MARK: the body

    /// nil where the body's media type is none of the operation's.
    var body: ServedOperation.Body?? {
        guard !operation.bodies.isEmpty, !request.body.isEmpty || request.header("Content-Type") != nil else { return .some(nil) }
        let type = (request.header("Content-Type") ?? "").prefix { $0 != ";" }.lowercased()
        let found = operation.bodies.first { body in
            let own = body.contentType.prefix { $0 != ";" }.lowercased()
            return own == type || own == "*/*" || own.hasSuffix("/*") && type.hasPrefix(own.dropLast())
        }
        return found.map { .some($0) }
    }

    /// The fields of a form as members: each text is what its own schema takes it for.
    private func formProblems(_ schema: SchemaObject) -> [String] {
        var fields: [(name: String, texts: [String])] = []
        var places: [String: Int] = [:]
        for pair in MockServiceText.pairs(Substring(String(decoding: request.body, as: UTF8.self))) {
            if let index = places[pair.name] {
                fields[index].texts.append(pair.value)
            } else {
                places[pair.name] = fields.count
                fields.append((pair.name, [pair.value]))
            }
        }
        var members = fields.map { field -> SampleValue.Member in
            let readings = field.texts.count == 1 ? readings(field.texts[0]).reversed() : []
            let lists: [SampleValue] = [.array(field.texts.compactMap { self.readings($0).last }), .array(field.texts.map { .string($0) })]
            let own = check.property(field.name, of: schema)
            let fitting = (readings + lists).first { value in own.map { check.problems(ofRequest: value, $0).isEmpty } ?? true }
            return SampleValue.Member(key: field.name, value: fitting ?? readings.first ?? lists[0])
        }
        for name in check.requiredLists(of: schema) where places[name] == nil {
            members.append(SampleValue.Member(key: name, value: .array([])))
        }
        return check.problems(ofRequest: .object(members), schema).map { "the body: \($0.path): \($0.text)" }
    }

    private func bodyProblems() -> [String] {
        guard case .some(let body) = self.body else { return [] }
        guard let body, !request.body.isEmpty else { return operation.needsBody ? ["the body is missing"] : [] }
        let type = (request.header("Content-Type") ?? "").lowercased()
        if type.hasPrefix("application/x-www-form-urlencoded"), let schema = body.schema { return formProblems(schema) }
        guard body.isJSON || type.contains("json") else { return [] }
        guard let value = JSONText.value(request.body) else { return ["the body is no JSON"] }
        guard let schema = body.schema else { return [] }
        return check.problems(ofRequest: value, schema).map { "the body: \($0.path): \($0.text)" }
    }
}
