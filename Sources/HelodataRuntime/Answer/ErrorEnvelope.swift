/// Where the body of an error keeps its code, its message and the name of the request: paths of member names, `error/code`.
@_spi(Generated) nonisolated public struct ErrorEnvelope: Sendable, Hashable {
    let code: [String]
    let message: [String]
    let requestID: [String]

    /// - Parameters: Paths with `/` between their steps; nil where the description names none.
    @_spi(Generated) public init(code: String? = nil, message: String? = nil, requestID: String? = nil) {
        self.code = Self.options(code, ["code", "error/code", "error", "type"])
        self.message = Self.options(message, ["message", "error/message", "detail", "error_description", "title"])
        self.requestID = Self.options(requestID, ["request_id", "error/request_id", "requestId"])
    }

    private static func options(_ path: String?, _ usual: [String]) -> [String] { path.map { [$0] } ?? usual }

    /// What the body says; nil where it is no JSON object. Never fails: members may be missing or of any type.
    func read(_ body: [UInt8]) -> (code: String?, message: String?, requestID: String?)? {
        guard let json = try? JSONReader.decode(JSONValue.self, from: body), case .object = json else { return nil }
        return (Self.text(json, code), Self.text(json, message), Self.text(json, requestID))
    }

    private static func text(_ json: JSONValue, _ paths: [String]) -> String? {
        for path in paths {
            if let text = text(json, path) { return text }
        }
        return nil
    }

    private static func text(_ json: JSONValue, _ path: String) -> String? {
        var value = json
        for step in path.split(separator: "/") {
            guard case .object(let members) = value, let next = members.first(where: { $0.0 == step }) else { return nil }
            value = next.1
        }
        switch value {
        case .string(let text): return text
        case .number(let number): return number.description
        case .null, .bool, .array, .object: return nil
        }
    }
}
