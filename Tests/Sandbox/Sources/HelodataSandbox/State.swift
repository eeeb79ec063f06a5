import Foundation

/// Everything that the sandbox remembers.
struct State: Sendable, Codable {
    /// Seconds that the calendar is ahead of the clock.
    var ahead = 0.0
    var accounts: [String: Account] = [:]
    var tokens: [String: Token] = [:]
    var identifiers: Identifiers

    /// Opens an account and makes a token for it.
    mutating func open(_ id: String, token: String? = nil, scopes: Set<String> = ["*"]) -> String {
        accounts[id] = Account(id: id, identifiers: Identifiers(seed: UInt64(identifiers.number(below: .max))))
        return issue(token, to: id, scopes: scopes)
    }

    mutating func issue(_ text: String? = nil, to account: String, scopes: Set<String>) -> String {
        let text = text ?? "hel_test_" + identifiers.text(length: 64)
        tokens[text] = Token(account: account, scopes: scopes)
        return text
    }
}

/// What a bearer token may do.
struct Token: Sendable, Codable {
    let account: String
    var scopes: Set<String>
    /// When a rotated token stops working.
    var validUntil: Date?
    var usage = Usage()

    init(account: String, scopes: Set<String>) {
        self.account = account
        self.scopes = scopes
    }

    func allows(_ scope: String) -> Bool { scopes.contains("*") || scopes.contains(scope) }
}

/// Keeps the state in a file, which is replaced as a whole.
struct StateFile {
    let url: URL

    /// nil where there is no such file yet.
    func load() throws -> State? {
        guard FileManager.default.fileExists(atPath: url.path) else { return nil }
        return try JSONDecoder().decode(State.self, from: Data(contentsOf: url))
    }

    func save(_ state: State) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try encoder.encode(state).write(to: url, options: .atomic)
    }
}
