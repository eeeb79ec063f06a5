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
    let endsInParameter: Bool
    /// `/vm.resize`: a procedure rather than a resource.
    private let isProcedure: Bool
    /// A list comes back.
    private let isList: Bool
    /// Words of the parameters, for what only they tell apart.
    private let parameters: [[String]]

    init(method: String, path: String, isList: Bool = false) {
        var segments: [Segment] = []
        var endsInParameter = false
        var isProcedure = false
        var parameters: [[String]] = []
        for text in path.prefix(while: { $0 != "?" && $0 != "#" }).split(separator: "/") {
            var rest = text
            endsInParameter = text.hasPrefix("{")
            if endsInParameter {
                parameters.append(Words(String(text.dropFirst().prefix { $0 != "}" })).words.map { $0.lowercased() })
                if !segments.isEmpty { segments[segments.count - 1].isPicked = true }
                // Only a procedure counts behind it: `{name}:cancel`.
                guard let colon = text.lastIndex(of: ":"), let end = text.firstIndex(of: "}"), end < colon else { continue }
                rest = text[colon...]
            }
            if Self.isVersion(rest) || Self.isPrefix(rest) && segments.isEmpty { continue }
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
        self.parameters = parameters
    }

    private static let formats: Set<String> = ["csv", "html", "json", "pdf", "php", "txt", "xml", "yaml", "yml"]

    /// `v1`, `api`: the beginning of every path.
    static func isPrefix(_ segment: Substring) -> Bool {
        isVersion(segment) || segment == "api" || segment == "rest"
    }

    /// `v1`, `1.2`, `2010-04-01`
    private static func isVersion(_ segment: Substring) -> Bool {
        let number = segment.first == "v" ? segment.dropFirst() : segment
        return number.first?.isNumber == true && number.allSatisfy { $0.isNumber || $0 == "." || $0 == "-" }
    }

    /// Nouns that look like plurals and are none.
    private static let unchanging: Set<String> = [
        "access", "analytics", "credentials", "data", "details", "diagnostics", "info", "logs", "media", "metadata", "metrics", "news",
        "permissions", "preferences", "series", "settings", "species", "statistics", "stats", "status", "totals", "usage",
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

    static func isVerb(_ word: String) -> Bool {
        verbs.contains(word) || EnglishWords.isVerb(word) && !EnglishWords.nounsToo.contains(word)
    }

    /// What verbs that are nouns too stand in front of in the name of a thing: `login_links`, `import_jobs`.
    private static let things: Set<String> = [
        "attempt", "batch", "clock", "code", "config", "configuration", "event", "history", "id", "index", "item", "job", "key", "link",
        "log",
        "operation", "option", "plan", "policy", "profile", "record", "request", "result", "rule", "run", "schedule", "session", "setting",
        "source", "step", "task", "template", "token", "type", "url",
    ]

    private static func isThing(_ segment: Segment) -> Bool {
        guard segment.words.count > 1, let last = segment.singular.last else { return false }
        return EnglishWords.nounsToo.contains(segment.words[0]) && things.contains(last)
    }

    /// Verbs at the end of what is asked with GET.
    private static let questions: Set<String> = ["count", "download", "export", "find", "list", "ping", "search"]

    static func singular(_ words: [String]) -> [String]? {
        guard let last = words.last, !unchanging.contains(last) else { return nil }
        return Words(words).singular?.words
    }

    /// With the nouns of the whole path, for the names of types: `confirm_payment_intent`.
    var whole: Words { name(segments[...]) }

    /// Whether many of the last segment come back.
    var isCollection: Bool { isList || !endsInParameter && segments.last?.isPlural == true }

    /// With the nouns at the end alone: `list_permission_organizations`.
    var end: Words { name(segments.suffix(2)) }

    /// With the parameters too: `get_customer_by_name`.
    var wholeWithParameters: Words {
        let names = parameters.enumerated().flatMap { ($0.offset == 0 ? ["by"] : ["and"]) + $0.element }
        return Words((whole.words + names).withoutRepetition)
    }

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

    /// `PUT /orders/{id}/cancel`
    private func isAction(_ last: Segment) -> Bool {
        !endsInParameter && last.words.count < 3 && Self.isVerb(last.words[0]) && !last.isPlural
    }

    /// `GET /Orders/GetByCustomer/{id}`, `PUT /Customers/Update/{id}`: the last segment is the name of a function.
    private func isCall(_ last: Segment) -> Bool {
        guard let verbs = Self.calls[method], verbs.contains(last.words[0]) else { return false }
        return last.words.count > 1 || endsInParameter
    }

    private static let calls: [String: Set<String>] = [
        "get": ["fetch", "find", "get"], "post": ["add", "create", "delete", "get", "remove", "save", "set", "update"],
        "put": ["edit", "replace", "save", "set", "update"], "patch": ["edit", "patch", "set", "update"],
        "delete": ["delete", "destroy", "remove"],
    ]

    private static func call(_ words: [String], _ endsInParameter: Bool, on noun: [String]) -> [String] {
        if endsInParameter, words.dropFirst() == ["by", "id"] { return [words[0]] + noun }
        if FrameworkVerbs.idiom(words) == "list" { return ["list"] + Words(noun).plural.words }
        guard words.count > 1, !EnglishWords.joining.contains(words[1]) else { return [words[0]] + noun + words.dropFirst() }
        return words + noun
    }

    private func name(_ segments: ArraySlice<Segment>, ofGroup noun: Segment? = nil) -> Words {
        guard let last = segments.last ?? noun else { return Words([method]) }
        let isNounLeftOut = segments.isEmpty
        let inner = segments.dropLast().flatMap(\.inner)
        func named(_ verb: String, _ object: [String]) -> Words { Words([verb] + (isNounLeftOut ? [] : inner + object)) }
        if !isNounLeftOut, isCall(last) { return Words(Self.call(last.words, endsInParameter, on: inner)) }
        switch method {
        case "get":
            // `GET /search` in a group of its own.
            if isNounLeftOut, !endsInParameter, last.words == ["search"] || last.words == ["ping"] { return Words(last.words) }
            let isQuestion = Self.questions.contains(last.words[0]) || Self.isVerb(last.words[0])
            if !isNounLeftOut, !endsInParameter, last.words.count == 1, isQuestion { return Words(last.words + inner) }
            if isList || (last.isPlural && !endsInParameter) { return named("list", last.words) }
            return named("get", endsInParameter ? last.singular : last.words)
        case "post" where isProcedure && !isNounLeftOut, "put" where isProcedure && !isNounLeftOut: return Words(last.words + inner)
        case "post" where isNounLeftOut && !last.isPlural && !last.isPicked && Self.verbs.contains(last.words[0]): return Words(last.words)
        case "post":
            if let verb = segments.dropLast().lastIndex(where: { $0.words.count == 1 && Self.isVerb($0.words[0]) }), !endsInParameter {
                // `/utils/txs/evaluate/utxos`
                return Words(segments[verb...].flatMap(\.words))
            }
            if endsInParameter { return named("update", last.singular) }
            // A verb of its own, `/payment_intents/{intent}/confirm`; a lone noun is made.
            let beginsWithVerb = Self.isVerb(last.words[0]) && !Self.isThing(last)
            if last.isPlural, isNounLeftOut || !beginsWithVerb || last.words.count == 1 { return named("create", last.singular) }
            let isVerb = beginsWithVerb || (!inner.isEmpty || noun != nil) && !Self.isThing(last)
            return isVerb && !isNounLeftOut ? Words(last.words + inner) : named("create", last.words)
        case "put" where isAction(last) && !isNounLeftOut, "patch" where isAction(last) && !isNounLeftOut: return Words(last.words + inner)
        case "put": return named("replace", endsInParameter ? last.singular : last.words)
        case "patch": return named("update", endsInParameter ? last.singular : last.words)
        case "delete": return named("delete", endsInParameter ? last.singular : last.words)
        default: return named(method, endsInParameter ? last.singular : last.words)
        }
    }
}
