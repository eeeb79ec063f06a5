/// Where the body of an error keeps its code, its message and the name of the request: paths of member names, `error/code`.
nonisolated struct ErrorEnvelope: Sendable, Hashable {
    let code: [String]
    let message: [String]
    let requestID: [String]

    /// - Parameters: Paths with `/` between their steps; nil where the description names none.
    init(code: String? = nil, message: String? = nil, requestID: String? = nil) {
        self.code = Self.options(code, ["code", "error/code", "error", "type"])
        self.message = Self.options(message, ["message", "error/message", "detail", "error_description", "title"])
        self.requestID = Self.options(requestID, ["request_id", "error/request_id", "requestId"])
    }

    private static func options(_ path: String?, _ usual: [String]) -> [String] { path.map { [$0] } ?? usual }

    /// What the body says; nil where it is no JSON object. Never fails: members may be missing or of any type.
    func read(_ body: [UInt8]) -> (code: String?, message: String?, requestID: String?)? {
        guard let json = try? JSONReader.decode(JSONValue.self, from: body), case .object = json else { return nil }
        return (
            Self.text(json, code), Self.text(json, message) ?? Self.listed(json) ?? Self.text(json, ["error"]), Self.text(json, requestID)
        )
    }

    private static func text(_ json: JSONValue, _ paths: [String]) -> String? {
        for path in paths {
            if let text = member(path, of: json).flatMap(text), !text.isEmpty { return text }
        }
        return nil
    }

    private static func member(_ path: String, of json: JSONValue) -> JSONValue? {
        var value = json
        for step in path.split(separator: "/") {
            guard case .object(let members) = value, let next = members.first(where: { $0.0 == step }) else { return nil }
            value = next.1
        }
        return value
    }

    private static func text(_ value: JSONValue) -> String? {
        switch value {
        case .string(let text): text
        case .number(let number): number.description
        case .null, .bool, .array, .object: nil
        }
    }
}

// MARK: - The words of frameworks

nonisolated extension ErrorEnvelope {
    /// The server's words where they stand in none of the usual members: lists of problems, each a text (NestJS, Django REST
    /// framework) or an object with a place (`loc` and `msg`, FastAPI), and lists of errors (JSON:API, GraphQL).
    private static func listed(_ json: JSONValue) -> String? {
        for name in ["message", "detail", "errors", "non_field_errors"] {
            guard case .array(let elements)? = member(name, of: json) else { continue }
            let texts = elements.compactMap(problem)
            if !texts.isEmpty { return texts.joined(separator: "; ") }
        }
        return byField(json)
    }

    private static func problem(_ element: JSONValue) -> String? {
        if let text = text(element) { return text }
        guard let words = text(element, ["msg", "message", "detail", "title"]) else { return nil }
        guard case .array(let steps)? = member("loc", of: element) else { return words }
        return steps.compactMap(text).joined(separator: ".") + ": " + words
    }

    /// `{"name": ["This field is required."]}` of the Django REST framework.
    private static func byField(_ json: JSONValue) -> String? {
        guard case .object(let members) = json else { return nil }
        var problems: [String] = []
        for (name, value) in members {
            guard case .array(let elements) = value, !elements.isEmpty else { return nil }
            for element in elements {
                guard case .string(let text) = element else { return nil }
                problems.append(name + ": " + text)
            }
        }
        return problems.isEmpty ? nil : problems.joined(separator: "; ")
    }
}
