import HeloData

/// Which requests are those of an operation.
nonisolated public struct MockRoute: Sendable {
    /// As one calls it, `orders.create`.
    let name: String
    private let method: String
    private let segments: [Segment]
    /// Query parameters that tell methods of one operation apart.
    private let query: [(name: String, value: String)]
    /// The media type of the body, where methods of one operation differ by it.
    private let contentType: String?

    /// - Parameters:
    ///   - name: As one calls it, `orders.create`.
    ///   - template: The path, `/orders/{id}`, perhaps with a query of its own.
    public init(
        _ name: String, _ method: String, _ template: String, query: KeyValuePairs<String, String> = [:], contentType: String? = nil
    ) {
        self.name = name
        self.method = method
        let path = template.prefix { $0 != "?" }
        segments = path.split(separator: "/").map { Segment($0) }
        var fixed = query.map { (name: $0.key, value: $0.value) }
        fixed += MockText.pairs(template.dropFirst(path.count + 1)).map { (name: $0.name, value: $0.value) }
        self.query = fixed
        self.contentType = contentType
    }

    /// The route that fits a request best: the most of its path is literal, then the most of its query.
    static func best(_ routes: [MockRoute], for request: TransportRequest) -> (route: MockRoute, values: [String: String])? {
        let path = request.path.split(separator: "/").map(String.init)
        let query = MockText.pairs(Substring(request.query ?? ""))
        let type = request.headers["Content-Type"]?.prefix { $0 != ";" }.lowercased()
        var best: (route: MockRoute, values: [String: String], rank: [Int])?
        for route in routes where route.method == request.method.rawValue {
            guard let values = route.values(path) else { continue }
            guard route.query.allSatisfy({ fixed in query.contains { $0.name == fixed.name && $0.value == fixed.value } }) else { continue }
            if let own = route.contentType, type != nil, own.prefix(while: { $0 != ";" }).lowercased() != type { continue }
            let isWhole = route.segments.count == path.count
            let rank = [isWhole ? 1 : 0, route.literalCount, route.query.count, route.contentType == nil ? 0 : 1]
            if best.map({ $0.rank.lexicographicallyPrecedes(rank) }) ?? true { best = (route, values, rank) }
        }
        return best.map { ($0.route, $0.values) }
    }

    private var literalCount: Int { segments.reduce(0) { $0 + $1.literalCount } }

    /// The values of the template's parameters; nil where the path is another one. What stands before the template is the server's.
    private func values(_ path: [String]) -> [String: String]? {
        guard path.count >= segments.count else { return nil }
        var values: [String: String] = [:]
        for (segment, text) in zip(segments, path.suffix(segments.count)) {
            guard segment.match(text, &values) else { return nil }
        }
        return values
    }

    /// `{id}`, `orders`, or `{name}.{format}`.
    nonisolated private struct Segment: Sendable {
        nonisolated enum Piece: Sendable {
            case literal(String)
            case parameter(String)
        }
        private let pieces: [Piece]

        init(_ text: Substring) {
            var pieces: [Piece] = []
            var rest = text
            while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
                if open > rest.startIndex { pieces.append(.literal(String(rest[..<open]))) }
                pieces.append(.parameter(String(rest[rest.index(after: open)..<close])))
                rest = rest[rest.index(after: close)...]
            }
            if !rest.isEmpty { pieces.append(.literal(String(rest))) }
            self.pieces = pieces
        }

        var literalCount: Int {
            pieces.reduce(0) { if case .literal(let text) = $1 { $0 + text.utf8.count + 1 } else { $0 } }
        }

        func match(_ text: String, _ values: inout [String: String]) -> Bool {
            var rest = Substring(text)
            for (index, piece) in pieces.enumerated() {
                switch piece {
                case .literal(let literal):
                    let decoded = MockText.percentDecoded(rest)
                    if rest.hasPrefix(literal) {
                        rest = rest.dropFirst(literal.count)
                    } else if pieces.count == 1, decoded == literal {
                        rest = ""
                    } else {
                        return false
                    }
                case .parameter(let name):
                    guard index + 1 < pieces.count, case .literal(let next) = pieces[index + 1] else {
                        values[name] = MockText.percentDecoded(rest)
                        rest = ""
                        continue
                    }
                    guard let end = rest.ranges(of: next).last?.lowerBound else { return false }
                    values[name] = MockText.percentDecoded(rest[..<end])
                    rest = rest[end...]
                }
            }
            return rest.isEmpty
        }
    }
}
