/// A request as the mock server takes it: from a socket, or from a test in the same process.
package struct MockServiceRequest: Sendable {
    package var method: String
    /// Percent-encoded, with the query.
    package var target: String
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]

    package init(_ method: String, _ target: String, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body
    }

    func header(_ name: String) -> String? { headers.first { $0.name.lowercased() == name.lowercased() }?.value }

    var path: [String] { target.prefix { $0 != "?" }.split(separator: "/").map(String.init) }

    var query: [(name: String, value: String)] {
        guard let mark = target.firstIndex(of: "?") else { return [] }
        return MockServiceText.pairs(target[target.index(after: mark)...])
    }

    func cookie(_ name: String) -> String? {
        for pair in (header("Cookie") ?? "").split(separator: ";") {
            let halves = pair.drop { $0 == " " }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if halves.count == 2, halves[0] == name { return MockServiceText.decoded(halves[1]) }
        }
        return nil
    }
}

/// What the mock server answers.
package struct MockServiceAnswer: Sendable {
    package var status: Int
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]
    /// What happens to the answer on its way, by the sandbox's words; nil: it arrives.
    package var fault: String?
    /// The operation that was called; nil where no operation is meant.
    package var operation: String?
    /// What is wrong with the request.
    package var problems: [String]

    init(
        _ status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = [], operation: String? = nil, problems: [String] = []
    ) {
        self.status = status
        self.headers = headers
        self.body = body
        self.operation = operation
        self.problems = problems
    }
}

enum MockServiceText {
    static func pairs(_ text: Substring) -> [(name: String, value: String)] {
        text.split(separator: "&").map { pair in
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let plain = halves.map { decoded(Substring($0.replacing("+", with: " "))) }
            return (plain[0], plain.count > 1 ? plain[1] : "")
        }
    }

    /// What is no percent-encoding stays as it is.
    static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2)
            if byte == UInt8(ascii: "%"), digits.count == 2, digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }),
                let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
