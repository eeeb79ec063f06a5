/// The words of an `operationId` as its author meant them, without what frameworks add to a function's name.
struct OperationID {
    /// Behind the separator of ids that begin with their group: `repos/list-for-org`, `orders.create`, `Pets_list`.
    private(set) var own: [String]?
    /// What stands before it, in its parts: `posts`, `comments` of `posts.comments.index`.
    private(set) var prefix: [[String]] = []
    private(set) var words: [String]
    /// The version in the id, which tells two of the same words apart: `CatsController_findAll_v2`.
    let version: String?

    /// - Parameters:
    ///   - tag: The first one of the operation.
    ///   - isNumbered: Whether the number at the end only tells the id from another one, `search-1`.
    init(_ id: String, tag: String? = nil, path: String, method: String, isNumbered: Bool) {
        let id = isNumbered ? Self.unnumbered(id) : id
        let given = Words(id).words
        version = given.first(where: Self.isVersion)
        words = Self.withoutNoise(given, path: path, method: method)
        let (parts, end) = Self.parts(id, tag)
        let own = Words(end).words
        if !parts.isEmpty, !own.isEmpty {
            let own = Self.withoutNoise(own, path: path, method: method)
            prefix = parts.map { Words(GroupName.text($0)).words.filter { !Self.isVersion($0) } }.filter { !$0.isEmpty && $0 != ["api"] }
            words = prefix.flatMap(\.self) + own
            self.own = own
        }
        // `UsersController_findAll`: the class is no part of the name.
        if let index = words.firstIndex(where: { $0.lowercased() == "controller" }), index > 0, index + 1 < words.count,
            id.ranges(of: "ontroller").contains(where: { $0.upperBound < id.endIndex && "_-./:#".contains(id[$0.upperBound]) })
        {
            prefix = [Array(words[..<index])]
            self.own = Array(words[(index + 1)...])
            words.remove(at: index)
            // NestJS: what belongs to the application belongs to nothing.
            if prefix.first?.map({ $0.lowercased() }) == ["app"] {
                prefix = []
                words = self.own ?? words
            }
        }
    }

    /// What stands before the name itself, and the name.
    private static func parts(_ id: String, _ tag: String?) -> ([String], String) {
        for separator in ["/", ".", "::", "#"] {
            let parts = id.split(separator: separator, omittingEmptySubsequences: true).map(String.init)
            if parts.count > 1, let last = parts.last { return (parts.dropLast(), last) }
        }
        // `Users_GetAll`, `login-login_access_token`: the tag stands in front.
        guard let tag, let end = id.firstIndex(where: { "_-:".contains($0) }), end == id.lastIndex(of: id[end]) else { return ([], id) }
        let (first, rest) = (String(id[..<end]), String(id[id.index(after: end)...]))
        func letters(_ text: String) -> String { Words(text).words.joined().lowercased() }
        guard letters(first) == letters(tag), let verb = Words(rest).words.first, EnglishWords.isVerb(verb.lowercased()) else {
            return ([], id)
        }
        return ([first], rest)
    }

    /// With what it is about, for the names of types: `orders.create` → `create_order`, `UsersController_findAll` → `list_users`.
    var whole: [String] {
        guard let own else { return Self.verbFirst(words) }
        let noun = prefix.dropLast().flatMap { PathName.singular($0) ?? $0 } + (prefix.last ?? [])
        // `Orders_GetOrders`
        let said = own.map { Words.singular($0.lowercased()) ?? $0.lowercased() }
        if let last = noun.last?.lowercased(), own.count > 1, said.contains(Words.singular(last) ?? last) { return own }
        return Self.about(noun, own)
    }

    /// What is done, and to what. `for_org` comes last of all.
    static func about(_ noun: [String], _ own: [String]) -> [String] {
        guard !noun.isEmpty, let verb = own.first?.lowercased(), EnglishWords.isVerb(verb) else { return noun + own }
        if let usual = FrameworkVerbs.idiom(own) ?? FrameworkVerbs.plain(own) {
            return [usual] + (usual == "list" ? Words(noun).plural.words : PathName.singular(noun) ?? noun)
        }
        guard own.count == 1 || EnglishWords.joining.contains(own[1].lowercased()) else { return noun + own }
        if own.count == 1, FrameworkVerbs.alone.contains(verb) { return own }
        return [own[0]] + noun + own.dropFirst()
    }

    static func isVersion(_ word: String) -> Bool {
        let word = word.lowercased()
        guard word.first == "v", word.count > 1, word.dropFirst().first?.isNumber == true else { return false }
        return word.dropFirst().allSatisfy(\.isNumber) || word.contains("alpha") || word.contains("beta")
    }

    /// `search-1` → `search`; itself where no number stands behind a separator.
    static func unnumbered(_ id: String) -> String {
        guard let end = id.lastIndex(where: { !("0"..."9").contains($0) }), id.index(after: end) != id.endIndex else { return id }
        // `findAll_v2` is no second `findAll_v`.
        if let last = Words(id).words.last, isVersion(last) { return id }
        let text = "_-. ".contains(id[end]) ? id[..<end] : id[...end]
        return text.isEmpty ? id : String(text)
    }

    /// `stat_list` → `list`, `stats`; `container_inspect` → `inspect`, `container`
    static func verbFirst(_ words: [String]) -> [String] {
        guard words.count > 1, let first = words.first?.lowercased(), let last = words.last?.lowercased() else { return words }
        // `tableExists` is a question as it stands.
        let isPure = EnglishWords.isOnlyVerb(last) && !["set", "exists", "exist", "is"].contains(last)
        guard isPure || ["list", "read", "update"].contains(last), !EnglishWords.isVerb(first),
            !words.dropLast().contains(where: { EnglishWords.isVerb($0.lowercased()) && !EnglishWords.nounsToo.contains($0.lowercased()) })
        else { return words }
        var noun = Array(words.dropLast())
        var verb = [words[words.count - 1]]
        // Django REST framework: `user_partial_update`.
        if last == "update", noun.last?.lowercased() == "partial" { noun.removeLast() }
        verb = [FrameworkVerbs.usual[last] ?? verb[0]]
        guard let end = noun.last?.lowercased() else { return verb }
        guard !EnglishWords.joining.contains(end) else { return words }
        if verb == ["list"] { return verb + Words(noun).plural.words }
        return verb + (FrameworkVerbs.usual[last] == nil ? noun : PathName.singular(noun) ?? noun)
    }

    /// `Deleteprojectspendlimit`: a name without separators, as words of the path and verbs.
    private static func separated(_ word: String, _ path: String) -> [String] {
        let text = Array(word.lowercased().utf8)
        guard text.count > 5, text.count < 100, text.allSatisfy({ $0 < 0x80 }) else { return [word] }
        let words = Words(path).words.map { $0.lowercased() }
        let known = Set(words + words.compactMap(Words.singular)).union(EnglishWords.joining)
        // The words that end at each place, nil where none do.
        var ends: [[String]?] = Array(repeating: nil, count: text.count + 1)
        ends[0] = []
        for end in 1...text.count {
            for start in 0..<end {
                guard let before = ends[start], end - start > 1 || text[start] == UInt8(ascii: "a") else { continue }
                let piece = String(decoding: text[start..<end], as: UTF8.self)
                guard known.contains(piece) || start == 0 && EnglishWords.isVerb(piece) else { continue }
                if ends[end].map({ $0.count > before.count + 1 }) ?? true { ends[end] = before + [piece] }
            }
        }
        return ends[text.count] ?? [word]
    }

    private static func withoutNoise(_ given: [String], path: String, method: String) -> [String] {
        var words = given
        // In `CreateanAPIkeyforaserviceaccount` the capitals say nothing either.
        let whole = given.contains { $0.count > 15 } ? separated(given.joined(), path) : []
        if whole.count > 1 {
            words = whole
        } else if let first = given.first {
            words.replaceSubrange(0..<1, with: separated(first, path))
        }
        func drop(_ isNoise: Bool, _ rest: [String]) { if isNoise, !rest.isEmpty { words = rest } }
        var lower = words.map { $0.lowercased() }
        // FastAPI: `read_item_items__item_id__get`.
        let noise = Words(path).words.map { $0.lowercased() } + [method.lowercased()]
        if lower.count > noise.count, Array(lower.suffix(noise.count)) == noise { words = Array(words.dropLast(noise.count)) }
        lower = words.map { $0.lowercased() }
        // springfox: `createUsingPOST`.
        if lower.count > 2, lower[lower.count - 2] == "using", lower.last == method.lowercased() { words = Array(words.dropLast(2)) }
        // `HandleCreateOrder`, `deleteOrderHandler`
        lower = words.map { $0.lowercased() }
        if lower.count > 2, lower[0] == "handle", EnglishWords.isVerb(lower[1]) { words.removeFirst() }
        if words.count > 1, words.last?.lowercased() == "handler" { words.removeLast() }
        // Versions and articles say nothing about what is done.
        drop(true, words.filter { !isVersion($0) })
        if words.count > 1, words[0].lowercased() == "api" { words.removeFirst() }
        drop(true, words.enumerated().filter { $0.offset == 0 || !EnglishWords.articles.contains($0.element.lowercased()) }.map(\.element))
        if words.count > 2, EnglishWords.stages.contains(words[0].lowercased()), EnglishWords.isVerb(words[1].lowercased()) {
            words = [words[1], words[0]] + words[2...]
        }
        return withoutMethod(verbLast(words, path: path, method: method) ?? words, path: path, method: method).withoutRepetition
    }

    /// Django REST framework: `evolution_trigger_list` of `/evolution-trigger/` lists triggers; nil where the words before the verb are not
    /// those of the path.
    private static func verbLast(_ words: [String], path: String, method: String) -> [String]? {
        guard method == "get", words.count > 1, let last = words.last?.lowercased(), last == "list" || last == "retrieve" else {
            return nil
        }
        let segments = path.split(separator: "/").filter { !$0.hasPrefix("{") && !PathName.isPrefix($0) }
        let noun = Array(words.dropLast())
        guard Words(segments.joined(separator: " ")).words.joined().lowercased() == noun.joined().lowercased() else { return nil }
        let turned = last == "list" ? ["list"] + Words(noun).plural.words : ["get"] + (PathName.singular(noun) ?? noun)
        return turned.isMethodName ? turned : nil
    }

    /// `postConnection` of `/connections` is created, `put_pool` of `/pools/{pool}` replaced, `post_clear_tasks` of `/clear_tasks` cleared:
    /// the method and the end of the path say less than a verb.
    private static func withoutMethod(_ words: [String], path: String, method: String) -> [String] {
        let verbs = ["post": "create", "put": "replace", "patch": "update"]
        guard words.count > 1, let first = words.first?.lowercased(), first == method.lowercased(), let verb = verbs[first] else {
            return words
        }
        let rest = Array(words.dropFirst())
        let wanted = rest.joined().lowercased()
        var endings = [""]
        for segment in path.split(separator: "/").reversed() where !segment.hasPrefix("{") {
            let words = Words(String(segment))
            let forms = [words, words.singular, words.plural].compactMap { $0?.words.joined().lowercased() }
            endings = Array(Set(endings.flatMap { ending in forms.map { $0 + ending } }.filter { wanted.hasSuffix($0) }))
            if endings.contains(wanted) {
                let isAction = rest.count > 1 && EnglishWords.isOnlyVerb(rest[0].lowercased()) || rest.count == 1 && PathName.isVerb(wanted)
                return first == "post" && isAction ? rest : [verb] + rest
            }
            if endings.isEmpty { break }
        }
        return words
    }
}

extension [String] {
    /// `id`, `id` → `id`
    var withoutRepetition: [String] {
        reduce(into: []) { words, word in if words.last?.lowercased() != word.lowercased() { words.append(word) } }
    }

    /// Whether a method may be called so: it begins and ends with a word of its own.
    var isMethodName: Bool {
        guard let first = first?.lowercased(), let last = last?.lowercased(), !EnglishWords.joining.contains(first) else { return false }
        if count == 1, EnglishWords.hollow.contains(first) { return false }
        if count > 1, EnglishWords.phrasal.contains(suffix(2).map { $0.lowercased() }) { return true }
        return !EnglishWords.joining.contains(last)
    }
}
