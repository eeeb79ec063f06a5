/// The server of one operation: an address of its own, or one relative to that of the client.
nonisolated enum OperationServer: Sendable, ExpressibleByStringLiteral {
    case absolute(BaseURL)
    /// `/v2`, `../v2` or `//files.example.com`.
    case relative(String)

    init(stringLiteral value: String) {
        let url = BaseURL(value)
        self = url.scheme.isEmpty ? .relative(value) : .absolute(url)
    }

    /// - Parameter replacements: What the configuration has in place of addresses of the description.
    func address(_ replacements: [BaseURL: BaseURL], from base: BaseURL) -> BaseURL {
        switch self {
        case .absolute(let url): replacements[url] ?? url
        case .relative(let reference): base.resolving(reference)
        }
    }
}
