/// What a group of operations is called: its tag, without what frameworks put around the noun.
enum GroupName {
    /// `user-controller` of springdoc, `PetsApi`, `Catalog API`: the class behind the noun.
    private static let classes: Set<String> = ["api", "controller", "handler"]

    /// Behind a noun written with hyphens alone, as springdoc does: `account-resource`.
    private static let hyphenated: Set<String> = ["impl", "resource", "rest"]

    /// Tags that frameworks give where the author gave none, and that hold the whole API.
    private static let hollow: Set<String> = ["api", "default", "rest"]

    static func text(_ tag: String) -> String {
        let all = Words(tag).words
        let isHyphenated = tag.utf8.allSatisfy { $0 == UInt8(ascii: "-") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
        var words = all
        while words.count > 1, let last = words.last?.lowercased(), classes.contains(last) || isHyphenated && hyphenated.contains(last) {
            words.removeLast()
        }
        // `Public API`: a keyword is no better name.
        return words.count == all.count || Keywords.needsBackticks.contains(Words(words).lowerCamel) ? tag : words.joined(separator: " ")
    }

    /// Whether a tag says nothing about its operations: `api`, `default`, `v1`.
    static func isHollow(_ tag: String) -> Bool {
        let words = Words(tag).words
        return !words.isEmpty && words.allSatisfy { hollow.contains($0.lowercased()) || OperationID.isVersion($0) }
    }
}
