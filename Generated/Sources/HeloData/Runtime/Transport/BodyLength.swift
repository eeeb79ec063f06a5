/// How long the body of an answer must be, so that one cut short is not taken for the whole.
nonisolated enum BodyLength: Sendable, Hashable {
    /// Nothing announced, decompressed by the library, or a body that RFC 9110 §6.4.1 rules out whatever is announced.
    case unknown
    /// The count of the bytes that a reader sees.
    case announced(Int)
    /// No number, or two: the end of the answer cannot be told (RFC 9112 §6.3).
    case contradictory

    /// Room that is made for an announced body before it is there, in bytes: the announcement may be wrong by any measure.
    static let mostReserved = 1 << 20

    init(method: HTTPMethod, status: Int, headers: HTTPFields) {
        self = .unknown
        guard method != .head, status >= 200, status != 204, status != 304, headers["Transfer-Encoding"] == nil else { return }
        // Equal lengths sent twice arrive as "5, 5" (RFC 9110 §8.6).
        let lengths = headers.values(of: "Content-Length").flatMap { $0.split(separator: ",") }.map { HTTPFields.trimmed(String($0)) }
        guard let first = lengths.first else { return }
        guard lengths.allSatisfy({ $0 == first }), let length = Int(first), length >= 0 else {
            self = .contradictory
            return
        }
        if let encoding = headers["Content-Encoding"], !HTTPFields.same(encoding, "identity") { return }
        self = .announced(length)
    }

    var bytes: Int? {
        guard case .announced(let count) = self else { return nil }
        return count
    }
}
