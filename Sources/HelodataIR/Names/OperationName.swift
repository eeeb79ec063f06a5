import HelodataSpec

/// One operation of the document with everything around it that counts: its path, its path item, its names.
struct OperationSource {
    let path: String
    /// In lower case, or as it is sent where OpenAPI has no key for it.
    let method: String
    let item: PathItemObject
    let operation: OperationObject
    var wireMethod: String { PathItemObject.methodKeys.contains(method) ? method.uppercased() : method }
    /// JSON pointer of the operation.
    let pointer: String
    /// The document's id, or one made from method and path; unique.
    var id: String
    /// Words of the id without noise, for type names.
    var typeText: String
    /// Of an operation that nobody gave a name.
    let pathName: PathName?
    var group: String

    /// `get /pets/{id}` → `get_pets_by_id`
    static func madeUpID(method: String, path: String) -> String {
        var words = [method.lowercased()]
        for segment in path.split(separator: "/") {
            if segment.hasPrefix("{") {
                words.append("by_" + segment.dropFirst().prefix { $0 != "}" })
            } else {
                words.append(String(segment.map { $0 == "{" || $0 == "}" ? "_" : $0 }))
            }
        }
        return words.joined(separator: "_")
    }

    /// The words of an id as its author meant them. Some frameworks append the path and the method to the function's
    /// name (`read_item_items__item_id__get`); that is taken off again.
    static func meantWords(id: String, path: String, method: String) -> Words {
        let words = Words(id).words
        let noise = Words(path).words.map { $0.lowercased() } + [method.lowercased()]
        let lower = words.map { $0.lowercased() }
        if lower.count > noise.count, Array(lower.suffix(noise.count)) == noise {
            return Words(Array(words.dropLast(noise.count)))
        }
        return Words(words)
    }

    /// The method's name inside its group: the id without the group's noun, `createOrder` in `orders` → `create`.
    func methodWords(in group: String) -> Words {
        pathName?.inGroup(group) ?? Self.methodWords(id, typeText: typeText, group: group)
    }

    static func methodWords(_ id: String, typeText: String, group: String) -> Words {
        let group = Words(group)
        var noun = group.words.map { $0.lowercased() }
        var singular = group.singular?.words.map { $0.lowercased() } ?? noun
        // `repos/list-for-org`, `orders.create`: the part before the separator is the group.
        for separator in ["/", "."] as [Character] {
            guard let index = id.firstIndex(of: separator) else { continue }
            let words = Words(String(id[id.index(after: index)...]))
            if !words.words.isEmpty, Words(String(id[..<index])).words.map({ $0.lowercased() }) == noun { return words }
        }
        let words = Words(typeText).words
        let lower = words.map { $0.lowercased() }
        if noun.count < singular.count { swap(&noun, &singular) }
        for candidate in [noun, singular] where !candidate.isEmpty && candidate.count < lower.count {
            for start in 0...(lower.count - candidate.count)
            where Array(lower[start..<start + candidate.count]) == candidate {
                var rest = words
                rest.removeSubrange(start..<start + candidate.count)
                return Words(rest)
            }
        }
        return Words(words)
    }

    /// A group for operations without a tag: the beginning of a structured id, else the first telling segment of the path.
    static func madeUpGroup(id: String?, path: String) -> String {
        if let id {
            for separator in ["/", "."] as [Character] {
                if let index = id.firstIndex(of: separator), index != id.startIndex { return String(id[..<index]) }
            }
        }
        for segment in path.split(separator: "/") where !PathName.isPrefix(segment) {
            // `orders.json`, `vm.resize`, `report-{id}`: the noun comes first.
            let noun = segment.prefix { $0 != "{" && $0 != "." }
            if !noun.isEmpty { return String(noun) }
        }
        return "general"
    }
}
