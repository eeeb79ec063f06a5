/// What the method of an operation may be called inside its group, best first. All of it is said by the operation itself, so that
/// another operation changes the name only where both would have the same.
struct MethodName {
    /// nil where nobody gave the operation one.
    let id: OperationID?
    /// The id says only method and path again.
    let repeatsPath: Bool
    let path: PathName
    /// In lower case.
    let method: String

    /// Longer names are for where nothing shorter is free.
    static let longest = 40

    private var isAction: Bool { !["get", "head", "options", "trace", "query"].contains(method) }

    /// With the nouns of the whole path or id, for the names of types.
    var whole: [String] {
        let byPath = path.whole.words.withoutRepetition
        guard !repeatsPath, let words = id?.whole else { return byPath }
        // `create` of a class that the id does not name.
        let verbs = words.count == 3 && words.dropFirst().map { $0.lowercased() } == ["by", "id"] ? Array(words.prefix(1)) : words
        guard let verb = FrameworkVerbs.idiom(verbs) ?? FrameworkVerbs.plain(verbs), byPath.count > 1 else { return words }
        return ["add", "edit", "remove", "save", "update"].contains(verb) ? [verb] + byPath.dropFirst() : byPath
    }

    /// With the version, where the id has one.
    var versioned: [String]? { id?.version.map { whole + [$0] } }

    func candidates(in group: String, _ noun: GroupNoun) -> [[String]] {
        let byPath = [path.inGroup(group).words, path.whole.words, path.end.words]
        let byID = id.map { self.byID($0, noun) } ?? []
        var names: [[String]]
        if repeatsPath {
            names = byPath + byID
        } else if !isAction, let first = byID.first?.first, !EnglishWords.isVerb(first.lowercased()), let id, noun.isAll(id.words) {
            // The group's noun alone does not say what is done: `GET /boards`, `all_boards`.
            names = [byPath[0]] + byID + byPath
        } else {
            names = byID + byPath
        }
        names += [path.wholeWithParameters.words, [method] + path.whole.words.drop { $0 == method }]
        names = names.map(\.withoutRepetition).filter { !$0.isEmpty }
        var all: [[String]] = []
        let short = names.flatMap { [shortened($0), withLastPhrase($0)] }
        for name in short.filter(isGood) + names.filter(isGood) + names where !all.contains(name) { all.append(name) }
        return all
    }

    private func byID(_ id: OperationID, _ noun: GroupNoun) -> [[String]] {
        guard let own = id.own else { return named([cut(id.words, noun), id.words], id) }
        // The author's own grouping: `repos/list-for-org`, `PetsController_list`, `posts.comments.index`.
        let object = noun.rest(of: id.prefix)
        guard !object.isEmpty else { return named([cut(own, noun), own], id) }
        let about = OperationID.about(object, own)
        return named([cut(about, noun), about, id.words], id)
    }

    private func named(_ names: [[String]], _ id: OperationID) -> [[String]] {
        let names = names.map { usual($0, id) }
        return names + (id.version.map { [names[0] + [$0]] } ?? [])
    }

    private func cut(_ words: [String], _ noun: GroupNoun) -> [String] {
        if let cut = noun.cut(words, isAction: isAction), cut.isMethodName { return OperationID.verbFirst(cut) }
        let turned = OperationID.verbFirst(words)
        return noun.cut(turned, isAction: isAction) ?? turned
    }

    /// The usual word where the verb is all that is left: `orders.get` that brings all of them is `orders.list`, `comments.post`
    /// is `comments.create`, `users.findOne` is `users.get`.
    private func usual(_ words: [String], _ id: OperationID) -> [String] {
        if let idiom = FrameworkVerbs.idiom(words), words.count > 1 || FrameworkVerbs.methods[idiom] == method {
            if idiom != "list" || method == "get" && path.isCollection { return [idiom] }
        }
        let lower = words.map { $0.lowercased() }
        guard lower.count == 1 || path.endsInParameter && lower.dropFirst() == ["by", "id"] else { return words }
        switch (method, lower[0]) {
        case ("get", "get"), ("get", "read"), ("get", "index"), ("get", "retrieve"):
            let isPlural = id.words.last.map { Words.singular($0.lowercased()) != nil } ?? false
            let isMany = path.isCollection && (isPlural || lower[0] == "get" || lower[0] == "index")
            return isMany || isPlural && !path.endsInParameter ? ["list"] : [words[0]]
        case ("get", "find") where lower.count > 1, ("get", "fetch") where lower.count > 1: return ["get"]
        case ("post", "post"): return ["create"]
        case ("put", "put"): return ["replace"]
        case ("patch", "patch"): return ["update"]
        default: return [words[0]]
        }
    }

    private func isGood(_ words: [String]) -> Bool {
        guard words.isMethodName, length(words) <= Self.longest, let last = words.last else { return false }
        return !last.allSatisfy(\.isNumber)
    }

    private func length(_ words: [String]) -> Int { words.reduce(0) { $0 + $1.count } }

    /// Without the last phrases that say where, while the name is too long: `…ForAuthenticatedUser`.
    private func shortened(_ words: [String]) -> [String] {
        var words = words
        while length(words) > Self.longest, let cut = words.lastIndex(where: { EnglishWords.prepositions.contains($0.lowercased()) }),
            cut > 1
        {
            words = Array(words[..<cut])
        }
        return words
    }

    /// Without what stands between the first phrase and the last: `removeAllCustomLabels…ForRepo`.
    private func withLastPhrase(_ words: [String]) -> [String] {
        guard length(words) > Self.longest else { return words }
        let starts = words.indices.filter { $0 > 1 && EnglishWords.prepositions.contains(words[$0].lowercased()) }
        guard let first = starts.first, let last = starts.last, first < last else { return words }
        return Array(words[..<first] + words[last...])
    }
}
