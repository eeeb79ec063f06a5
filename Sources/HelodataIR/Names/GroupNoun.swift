/// The noun of a group of operations, and how a method in it says the same without it: `createOrder` in `orders` is `create`.
struct GroupNoun {
    /// The noun in the plural and in the singular, and the end of it (`templates` of `email templates`); longest first.
    private let forms: [[String]]
    /// Nearly all ids of the group begin with the noun, which is then no verb there.
    private var isPrefix = false

    /// - Parameter ids: of the group's operations.
    init(_ group: String, ids: [OperationID] = []) {
        let words = Words(Words(GroupName.text(group)).words.filter { !OperationID.isVersion($0) })
        var forms: [[String]] = []
        func add(_ form: [String]?) {
            if let form = form?.map({ $0.lowercased() }), !form.isEmpty, !forms.contains(form) { forms.append(form) }
        }
        add(words.words)
        add(words.singular?.words)
        add(words.plural.words)
        // `PetService` of gRPC is about pets.
        if words.words.count > 1, words.words.last?.lowercased() == "service" {
            let noun = Words(Array(words.words.dropLast()))
            add(noun.words)
            add(noun.plural.words)
        }
        for start in words.words.indices.dropFirst() {
            let end = Words(Array(words.words[start...]))
            if let first = end.words.first, EnglishWords.isOnlyVerb(first.lowercased()) { continue }
            add(end.words)
            add(end.singular?.words)
            add(end.plural.words)
        }
        self.forms = forms.sorted { $0.count > $1.count }
        let beginning = ids.filter { id in
            let lower = id.words.map { $0.lowercased() }
            return self.forms.contains { lower.count > $0.count && lower.starts(with: $0) }
        }
        isPrefix = beginning.count >= 5 && beginning.count * 10 >= ids.count * 9
    }

    /// Whether the words are the noun and nothing else, `board` or `all_boards`.
    func isAll(_ words: [String]) -> Bool { isWhole(Array(words.drop { EnglishWords.determiners.contains($0.lowercased()) })) }

    func isWhole(_ words: [String]) -> Bool { forms.contains(words.map { $0.lowercased() }) }

    /// What the parts of an id say beyond the noun: `members` of `teams`, `members`; nothing of `posts`, `comments` in a group of comments.
    func rest(of parts: [[String]]) -> [String] {
        if isWhole(parts.flatMap(\.self)) { return [] }
        guard let index = parts.lastIndex(where: isWhole) else { return parts.flatMap(\.self) }
        return parts[(index + 1)...].flatMap(\.self)
    }

    /// The words without the noun, where what remains is a verb phrase about it; nil where the noun is part of the sense:
    /// `createBookingPayment` is about a booking, whatever the group is called.
    /// - Parameter isAction: The request changes something, so that an unknown first word is a verb.
    func cut(_ words: [String], isAction: Bool) -> [String]? {
        var words = words
        var lower = words.map { $0.lowercased() }
        // `getItemsByOrderId`: whose items these are goes without saying.
        for form in forms where lower.count > form.count + 3 && lower.suffix(form.count + 2).elementsEqual(["by"] + form + ["id"]) {
            words.removeLast(form.count + 2)
            lower.removeLast(form.count + 2)
            guard EnglishWords.isVerb(lower[0]) else { return nil }
            return cut(words, isAction: isAction) ?? words
        }
        for form in forms {
            guard lower.count > form.count, lower.starts(with: form) else { continue }
            // `orders_create`, `accountBalance`: the noun is only the beginning. In `tagAssets` of `tags` it is the verb.
            // Nor is it in `loginAccessToken`, though access is a verb too.
            let next = lower[form.count]
            let isVerb =
                EnglishWords.isOnlyVerb(next)
                || EnglishWords.isVerb(next) && (lower.count == form.count + 1 || !EnglishWords.isVerb(form[0]))
            if isVerb || isPrefix || !EnglishWords.isVerb(form[0]) {
                let rest = Array(words[form.count...])
                // `Orders_GetOrders`
                return EnglishWords.isOnlyVerb(lower[form.count]) ? cut(rest, isAction: isAction) ?? rest : rest
            }
        }
        guard let first = lower.first, EnglishWords.isVerb(first) || isAction else { return nil }
        var start = 1
        // `getCurrentUser` of the current user.
        while start < lower.count, !forms.contains(where: { $0.count > 1 && lower[start...].starts(with: $0) }) {
            if EnglishWords.determiners.contains(lower[start]) || EnglishWords.articles.contains(lower[start]) {
                start += 1
            } else if start + 1 < lower.count, ["and", "or"].contains(lower[start]), EnglishWords.isVerb(lower[start + 1]) {
                start += 2
            } else {
                break
            }
        }
        for form in forms where lower[start...].starts(with: form) && (EnglishWords.isVerb(first) || !EnglishWords.isVerb(form[0])) {
            let end = start + form.count
            // A pull request is no pull.
            if end < lower.count, EnglishWords.compounds.contains([lower[end - 1], lower[end]]) { continue }
            return Array(words[..<start] + words[end...])
        }
        // `addMembersToList`, `getSubtasksForTask`
        for form in forms where lower.count > form.count + 1 && lower.suffix(form.count).elementsEqual(form) {
            var end = lower.count - form.count
            while end > 1, EnglishWords.articles.contains(lower[end - 1]) { end -= 1 }
            if end > 1, EnglishWords.belonging.contains(lower[end - 1]) { return Array(words[..<(end - 1)]) }
        }
        return nil
    }
}
