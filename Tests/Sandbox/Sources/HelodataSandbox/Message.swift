import Foundation

/// A request as the sandbox takes it: from a socket, or from a test in the same process.
public struct SandboxRequest: Sendable {
    public var method: String
    /// Percent-encoded, with the query: `/v1/isp/inventory?country=us`.
    public var target: String
    public var headers: [(name: String, value: String)]
    public var body: Data

    public init(_ method: String, _ target: String, headers: [(name: String, value: String)] = [], body: Data = Data()) {
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body
    }

    /// The first header of this name, in any case.
    func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name }?.value
    }

    /// The segments of the path, decoded one by one, so that an encoded slash stays inside its segment.
    var segments: [String] {
        let path = target.prefix { $0 != "?" }
        let segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(String.init)
        return segments.map { $0.removingPercentEncoding ?? $0 }
    }

    var query: [(name: String, value: String)] {
        guard let mark = target.firstIndex(of: "?") else { return [] }
        return target[target.index(after: mark)...].split(separator: "&").map { pair in
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (Self.decoded(halves[0]), halves.count > 1 ? Self.decoded(halves[1]) : "")
        }
    }

    private static func decoded(_ text: Substring) -> String {
        let text = text.replacing("+", with: " ")
        return text.removingPercentEncoding ?? String(text)
    }

    func parameter(_ name: String) -> String? { query.first { $0.name == name }?.value }
}

/// An answer of the sandbox, and what is to happen to it on its way.
public struct SandboxResponse: Sendable {
    public var status: Int
    public var headers: [(name: String, value: String)]
    public var body: Data
    /// Seconds to wait before the answer goes out.
    public var delay: Double = 0
    /// What the wire does to the answer; whoever carries it has to see to that.
    public var accident: Accident?

    /// A misfortune of the connection.
    public enum Accident: String, Sendable, Hashable, Codable, CaseIterable {
        /// The connection is reset (RST), and the client sees nothing of the answer.
        case reset
        /// The connection is closed (FIN) without an answer.
        case close
        /// Half of the body, then the connection is closed.
        case truncate
        /// Half of the head, then the connection is closed (FIN).
        case headCut = "head-cut"
        /// Half of the head, then the connection is reset (RST).
        case headReset = "head-reset"
        /// Bytes that are not HTTP, then the connection is closed.
        case garbage
        /// Nothing at all, with the connection left open.
        case hang
        /// The head and half of the body, then nothing, with the connection left open.
        case stall
        /// The answer in small pieces, a fifth of a second apart.
        case drip
        /// The whole answer, then the connection is closed although it was to be kept.
        case drop
    }

    public init(_ status: Int, headers: [(name: String, value: String)] = [], body: Data = Data()) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    init(_ status: Int, _ json: JSON) {
        self.init(status, headers: [("Content-Type", "application/json")], body: json.data)
    }

    static let noContent = SandboxResponse(204)
}

extension SandboxResponse {
    /// The answer with what the words of a fault do to it; nil where they are not understood.
    public func applying(fault text: String, to request: SandboxRequest) -> SandboxResponse? {
        Fault(text)?.applied(to: self, of: request, requestID: "req_fault")
    }
}

/// The answer to a request that is not carried out: status, code and message of the error envelope.
struct Refusal: Error {
    let status: Int
    let code: String
    let message: String
    var headers: [(name: String, value: String)] = []

    init(_ status: Int, _ code: String, _ message: String) {
        self.status = status
        self.code = code
        self.message = message
    }

    func response(requestID: String) -> SandboxResponse {
        let body = JSON.record(["code": .string(code), "message": .string(message), "request_id": .string(requestID)])
        var response = SandboxResponse(status, body)
        response.headers += headers
        return response
    }

    static func invalid(_ message: String) -> Refusal { Refusal(400, "invalid_request", message) }
    static func notFound(_ what: String) -> Refusal { Refusal(404, "not_found", "\(what) does not exist") }
    static let insufficientBalance = Refusal(409, "insufficient_balance", "The prepaid balance does not cover the price")
}
