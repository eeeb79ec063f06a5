/// The noun of a group of operations, and how a method in it says the same without it: `createOrder` in `orders` is `create`.
struct GroupNoun {
    /// The noun in the plural and in the singular, and the end of it (`templates` of `email templates`); longest first.
    private let forms: [[String]]
    /// Nearly all ids of the group begin with the noun, which is then no verb there.
    private var isPrefix = false

    /// - Parameter ids: of the group's operations.
    init(_ group: String, ids: [OperationID] = []) {
        let words = Words(Words(group).words.filter { !OperationID.isVersion($0) })
        var forms: [[String]] = []
        func add(_ form: [String]?) {
            if let form = form?.map({ $0.lowercased() }), !form.isEmpty, !forms.contains(form) { forms.append(form) }
        }
        add(words.words)
        add(words.singular?.words)
        add(words.plural.words)
        for start in words.words.indices.dropFirst() {
            let end = Words(Array(words.words[start...]))
            if let first = end.words.first, EnglishWords.isOnlyVerb(first.lowercased()) { continue }
            add(end.words)
            add(end.singular?.words)
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

    /// The words without the noun, where what remains is a verb phrase about it; nil where the noun is part of the sense:
    /// `createBookingPayment` is about a booking, whatever the group is called.
    /// - Parameter isAction: The request changes something, so that an unknown first word is a verb.
    func cut(_ words: [String], isAction: Bool) -> [String]? {
        let lower = words.map { $0.lowercased() }
        for form in forms {
            guard lower.count > form.count, lower.starts(with: form) else { continue }
            // `orders_create`, `accountBalance`: the noun is only the beginning. In `tagAssets` of `tags` it is the verb.
            if EnglishWords.isVerb(lower[form.count]) || isPrefix || !EnglishWords.isVerb(form[0]) { return Array(words[form.count...]) }
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
