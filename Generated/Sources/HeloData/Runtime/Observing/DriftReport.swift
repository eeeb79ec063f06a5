/// Where the answers of a server go beyond its description: members and values that it does not list. The client reads such
/// answers all the same; the report tells that it is time for a newer description.
///
///     let drift = DriftReport()
///     let client = …(…, configuration: ClientConfiguration(driftReport: drift))
///     …
///     for entry in drift.entries { print(entry) }      // listBatches: $.data[].color is not described (3 answers)
///
/// It holds names of members and values of enumerations, as the server sent them, and nothing else of an answer.
nonisolated public final class DriftReport: Sendable {
    /// One thing that the description does not list, at one place of the answers of one operation.
    nonisolated public struct Entry: Sendable, Hashable {
        nonisolated public enum Kind: Sendable, Hashable {
            /// The object at the path has a member of this name, which is skipped.
            case member(String)
            /// The enumeration at the path has this value, which is kept as it came.
            case value(String)
            /// The value at the path is none of the listed types; of the member that tells them apart it has this value, or else
            /// it is this kind of JSON value. It is kept as it came.
            case variant(String)
        }

        /// The operation's id in the description.
        public let operation: String
        /// Where in the answer: `$.data[].status`, all elements of an array alike.
        public let path: String
        public let kind: Kind
    }

    private struct Content {
        var entries: [Entry: Int] = [:]
        var isComplete = true
    }

    private let limit: Int
    private let content = Lock<Content>(Content())

    /// - Parameter limit: Entries that are kept; what is new beyond them is left out.
    public init(limit: Int = 1_000) { self.limit = limit }

    /// What was seen, by operation and path.
    public var entries: [Entry] {
        content.withLock { Array($0.entries.keys) }.sorted { ($0.operation, $0.path, $0.text) < ($1.operation, $1.path, $1.text) }
    }

    /// In how many answers an entry was seen.
    public func count(_ entry: Entry) -> Int { content.withLock { $0.entries[entry] ?? 0 } }

    /// Nothing was left out for want of room.
    public var isComplete: Bool { content.withLock { $0.isComplete } }

    /// Begins anew.
    public func removeAll() { content.withLock { $0 = Content() } }

    /// - Parameter answer: Each entry once.
    func add(_ answer: Set<Entry>, isComplete: Bool) {
        content.withLock { content in
            if !isComplete { content.isComplete = false }
            for entry in answer {
                if let count = content.entries[entry] {
                    content.entries[entry] = count + 1
                } else if content.entries.count < limit {
                    content.entries[entry] = 1
                } else {
                    content.isComplete = false
                }
            }
        }
    }
}

nonisolated extension DriftReport.Entry: CustomStringConvertible {
    public var description: String {
        switch kind {
        case .member(let name): "\(operation): \(path)\(JSONPath.step(name)) is not described"
        case .value(let value): "\(operation): \(path) is \(value.jsonText)"
        case .variant(let name): "\(operation): \(path) is of the kind \(name.jsonText)"
        }
    }

    fileprivate var text: String {
        switch kind {
        case .member(let text), .value(let text), .variant(let text): text
        }
    }
}

nonisolated extension DriftReport: CustomStringConvertible {
    /// A line for each entry, with the number of answers.
    public var description: String {
        entries.map { entry in
            let count = count(entry)
            return "\(entry) (\(count) answer\(count == 1 ? "" : "s"))"
        }.joined(separator: "\n")
    }
}
