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
    let name: MethodName
    var group: String
    /// Its id is taken, or numbered by a framework: the other one has the name.
    let yields: Bool

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

    /// A group for operations without a tag: the beginning of a structured id, else the first telling segment of the path.
    static func madeUpGroup(id: String?, path: String) -> String {
        if let id {
            for separator in ["/", "."] as [Character] {
                let parts = id.split(separator: separator).filter { !GroupName.isHollow(String($0)) }
                if parts.count > 1 { return String(parts[0]) }
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
