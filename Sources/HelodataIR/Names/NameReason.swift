/// Why something is called as it is, for whoever wants to change it.
package enum NameReason {
    /// - Parameters:
    ///   - id: The operation's id, or the one made from method and path.
    ///   - name: Of its method.
    package static func operation(id: String, name: String, method: String, path: String) -> String {
        if id == OperationSource.madeUpID(method: method, path: path) { return "method and path, since it has no id" }
        let said = Set(
            Words(id).words.flatMap { word in
                let word = word.lowercased()
                return [word, Words.singular(word) ?? word, Words([word]).plural.words[0]]
            })
        let isSaid = Words(name).words.allSatisfy { said.contains($0.lowercased()) }
        return isSaid ? "the id '\(id)'" : "method and path, which say more than the id '\(id)'"
    }

    package static func isOwnName(_ name: String, of wireName: String) -> Bool { Words(wireName).upperCamel == name }

    package static func schema(_ wireName: String, name: String) -> String {
        if isOwnName(name, of: wireName) { return "its own name" }
        if SchemaName.candidates(wireName).dropLast().contains(where: { Words($0).upperCamel == name }) {
            return "its own name, without namespace"
        }
        if name.hasSuffix("Model") || name.hasSuffix("Value") { return "its own name is taken" }
        return "its own name, as Swift spells it"
    }
}
