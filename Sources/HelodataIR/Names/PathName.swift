import HelodataSpec

/// What an operation is called when nobody gave it a name: from its method and its path, in the words of an API
/// (`list`, `get`, `create`, `update`, `delete`, or the verb that ends the path).
struct PathName {
    private struct Segment {
        let words: [String]
        /// Whether a parameter follows: the segment is a collection, of which it picks one.
        var isPicked: Bool
        var singular: [String] { PathName.singular(words) ?? words }
        var isPlural: Bool { PathName.singular(words) != nil }
        /// In the middle of a name.
        var inner: [String] { isPicked ? singular : words }
    }
    private let method: String
    private let segments: [Segment]
    private let endsInParameter: Bool
    /// `/vm.resize`: a procedure rather than a resource.
    private let isProcedure: Bool
    /// A list comes back.
    private let isList: Bool

    init(method: String, path: String, isList: Bool = false) {
        var segments: [Segment] = []
        var endsInParameter = false
        var isProcedure = false
        for text in path.split(separator: "/") {
            var rest = text
            endsInParameter = text.hasPrefix("{")
            if endsInParameter {
                if !segments.isEmpty { segments[segments.count - 1].isPicked = true }
                // Only a procedure counts behind it: `{name}:cancel`.
                guard let colon = text.lastIndex(of: ":"), let end = text.firstIndex(of: "}"), end < colon else { continue }
                rest = text[colon...]
            }
            if Self.isPrefix(rest), segments.isEmpty { continue }
            // In `report-{id}` the parameter is no part of the name, in `orders.json` the format is none.
            var pieces = rest.prefix { $0 != "{" }.split { $0 == "." || $0 == ":" }
            if pieces.count > 1, let last = pieces.last, Self.formats.contains(String(last)) { pieces.removeLast() }
            isProcedure = pieces.count > 1 || endsInParameter
            endsInParameter = false
            for piece in pieces {
                let words = Words(String(piece)).words.map { $0.lowercased() }
                if !words.isEmpty { segments.append(Segment(words: words, isPicked: false)) }
            }
        }
        self.method = method.lowercased()
        self.segments = segments
        self.endsInParameter = endsInParameter
        self.isProcedure = isProcedure && !endsInParameter
        self.isList = isList
    }

    private static let formats: Set<String> = ["csv", "html", "json", "pdf", "php", "txt", "xml", "yaml", "yml"]

    /// `v1`, `api`: the beginning of every path.
    static func isPrefix(_ segment: Substring) -> Bool {
        let isVersion = segment.first == "v" && segment.count > 1 && segment.dropFirst().allSatisfy { $0.isNumber || $0 == "." }
        return isVersion || segment == "api" || segment == "rest"
    }

    /// Nouns that look like plurals and are none.
    private static let unchanging: Set<String> = [
        "access", "analytics", "credentials", "data", "details", "diagnostics", "info", "logs", "media", "metadata", "metrics", "news",
        "permissions", "preferences", "series", "settings", "statistics", "stats", "status", "totals", "usage",
    ]

    /// Of paths that end in what is to be done: `/validate`, `/orders/cancel`.
    private static let verbs: Set<String> = [
        "accept", "activate", "add", "approve", "archive", "authenticate", "authorize", "calculate", "cancel", "check", "clear", "close",
        "complete", "confirm", "copy", "create", "delete", "disable", "enable", "estimate", "execute", "export", "find", "forward",
        "generate", "get", "import", "invite", "list", "lock", "login", "logout", "merge", "move", "pay", "ping", "preview", "process",
        "publish", "refresh", "register", "reject", "release", "remove", "render", "replace", "reset", "resolve", "restart", "restore",
        "resume", "retry", "revoke", "rotate", "run", "search", "send", "set", "sign", "start", "stop", "submit", "subscribe", "suspend",
        "sync", "transfer", "trigger", "unlock", "unsubscribe", "update", "upload", "validate", "verify", "void", "withdraw",
    ]

    /// Verbs at the end of what is asked with GET.
    private static let questions: Set<String> = ["count", "download", "export", "find", "list", "ping", "search"]

    private static func singular(_ words: [String]) -> [String]? {
        guard let last = words.last, !unchanging.contains(last) else { return nil }
        return Words(words).singular?.words
    }

    /// With the nouns of the whole path, for the names of types: `confirm_payment_intent`.
    var whole: Words { name(segments[...]) }

    /// In a group whose noun goes without saying: `paymentIntents.confirm`.
    func inGroup(_ group: String) -> Words {
        let noun = Words(group).words.map { $0.lowercased() }
        let start = segments.lastIndex { Self.isNoun($0.words, of: noun) }.map { $0 + 1 }
        return name(segments[(start ?? 0)...], ofGroup: start.map { segments[$0 - 1] })
    }

    /// The group's own noun, or the end of it: `accounts` in `Cardano » Accounts`.
    private static func isNoun(_ words: [String], of group: [String]) -> Bool {
        let (words, group) = (singular(words) ?? words, singular(group) ?? group)
        return group.suffix(words.count) == words[...]
    }

    private func name(_ segments: ArraySlice<Segment>, ofGroup noun: Segment? = nil) -> Words {
        guard let last = segments.last ?? noun else { return Words([method]) }
        let isNounLeftOut = segments.isEmpty
        let inner = segments.dropLast().flatMap(\.inner)
        func named(_ verb: String, _ object: [String]) -> Words { Words([verb] + (isNounLeftOut ? [] : inner + object)) }
        switch method {
        case "get":
            if !isNounLeftOut, last.words.count == 1, Self.questions.contains(last.words[0]) { return Words(last.words + inner) }
            if isList || (last.isPlural && !endsInParameter) { return named("list", last.words) }
            return named("get", endsInParameter ? last.singular : last.words)
        case "post" where isProcedure && !isNounLeftOut, "put" where isProcedure && !isNounLeftOut: return Words(last.words + inner)
        case "post":
            if endsInParameter { return named("update", last.singular) }
            // A verb of its own, `/payment_intents/{intent}/confirm`; a lone noun is made.
            let beginsWithVerb = Self.verbs.contains(last.words[0])
            if last.isPlural, isNounLeftOut || !beginsWithVerb || last.words.count == 1 { return named("create", last.singular) }
            let isVerb = beginsWithVerb || !inner.isEmpty || noun != nil
            return isVerb && !isNounLeftOut ? Words(last.words + inner) : named("create", last.words)
        case "put": return named("replace", endsInParameter ? last.singular : last.words)
        case "patch": return named("update", endsInParameter ? last.singular : last.words)
        case "delete": return named("delete", endsInParameter ? last.singular : last.words)
        default: return named(method, endsInParameter ? last.singular : last.words)
        }
    }
}

extension PathName {
    /// Whether an id only repeats method and path, as generators of descriptions make them: `PostCustomersCustomer`.
    static func repeats(_ id: String, method: String, path: String) -> Bool {
        let segments = path.split(separator: "/")
        let rest = Array(segments.drop { isPrefix($0) })
        let letters = letters(id)
        return [segments, rest, rest.filter { !$0.hasPrefix("{") }].contains { segments in
            let path = Self.letters(segments.joined())
            return letters == Self.letters(method) + path || letters == path + Self.letters(method)
        }
    }

    private static func letters(_ text: String) -> [UInt8] {
        text.utf8.compactMap { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
            default: nil
            }
        }
    }
}
