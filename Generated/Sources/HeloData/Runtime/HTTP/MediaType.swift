/// A media type without its parameters, in lower case: `application/json` of `Application/JSON; charset=utf-8`.
nonisolated struct MediaType: Sendable, Hashable {
    let essence: String

    init(_ header: String) {
        let text = header.prefix { $0 != ";" }.filter { $0 != " " && $0 != "\t" }
        essence = text.lowercased()
    }

    var isJSON: Bool { essence == "application/json" || essence.hasSuffix("+json") || essence == "text/json" }

    /// Whether it is in a range such as `*/*`, `text/*` or `text/csv`.
    func matches(_ range: String) -> Bool {
        let range = MediaType(range).essence
        if range == "*/*" || range == essence { return true }
        if range == "application/json" { return isJSON }
        return range.hasSuffix("/*") && essence.hasPrefix(range.dropLast())
    }
}
