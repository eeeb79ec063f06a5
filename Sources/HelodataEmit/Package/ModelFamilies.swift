import HelodataIR

/// The models that stand in one file of a package: those whose names begin with the same word.
///
/// A file is named by what its types are named by, so that it says what is in it, a change in one type touches one file, and no
/// other type moves.
struct ModelFamily {
    /// `Order`, for `Order`, `OrderDetails` and `NewOrder`.
    let name: String
    let types: [TypeDeclaration]

    /// Beyond this many types a family is divided by the next word.
    private static let limit = 48
    /// What is created, listed or updated says more of a type than that it is.
    private static let passed: Set<String> = [
        "Create", "Delete", "Get", "List", "New", "Paginated", "Patch", "Post", "Put", "Update",
    ]

    /// In the order of their first types.
    static func families(_ types: [TypeDeclaration]) -> [ModelFamily] {
        let members = types.map { type -> Member in
            let words = words(type.name.last.bare)
            let isPassed = words.count > 1 && passed.contains(words[0])
            return Member(type: type, words: isPassed ? Array(words.dropFirst()) : words)
        }
        return divide(members, by: 1)
    }

    private struct Member {
        let type: TypeDeclaration
        let words: [String]
    }

    private static func divide(_ members: [Member], by count: Int) -> [ModelFamily] {
        var names: [String] = []
        var families: [String: [Member]] = [:]
        for member in members {
            let name = member.words.prefix(count).joined()
            if families[name] == nil { names.append(name) }
            families[name, default: []].append(member)
        }
        return names.flatMap { name -> [ModelFamily] in
            let members = families[name] ?? []
            let isDivisible = members.count > limit && members.contains { $0.words.count > count }
            return isDivisible ? divide(members, by: count + 1) : [ModelFamily(name: name, types: members.map(\.type))]
        }
    }

    /// `ISP`, `Order`, `Details` of `ISPOrderDetails`. A single letter is no word: `IPv4`.
    private static func words(_ name: String) -> [String] {
        var words: [String] = []
        let characters = Array(name)
        for (index, character) in characters.enumerated() {
            let followsCapital = index > 0 && characters[index - 1].isUppercase
            let precedesSmall = index + 1 < characters.count && characters[index + 1].isLowercase
            let begins = character.isUppercase && (!followsCapital || precedesSmall)
            if let last = words.last, last.count == 1 || !begins {
                words[words.count - 1].append(character)
            } else {
                words.append(String(character))
            }
        }
        return words
    }
}
