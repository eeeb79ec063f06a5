/// References as RFC 3986 resolves them, as far as identifiers of schemas need it. Text only: nothing is looked up.
enum URIReference {
    static func withoutFragment(_ text: String) -> String {
        text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).first.map(String.init) ?? ""
    }

    /// The URI that a reference without a fragment names, seen from a base (RFC 3986 §5.2.2). Without a base it stays as it is.
    static func resolved(_ reference: String, against base: String?) -> String {
        guard let base, ReferencePath.isURL(reference) == false || reference.hasPrefix("//") else { return reference }
        if reference.isEmpty { return base }
        let (scheme, authority, path) = parts(base)
        if reference.hasPrefix("//") { return scheme + reference }
        if reference.hasPrefix("?") { return scheme + authority + path + reference }
        if reference.hasPrefix("/") { return scheme + authority + normalized(reference) }
        // Nothing hangs below a URN.
        guard !scheme.isEmpty, authority.isEmpty, !path.hasPrefix("/") else {
            let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? (authority.isEmpty ? "" : "/")
            return scheme + authority + normalized(folder + reference)
        }
        return reference
    }

    /// What leads from the folder of a base to a URI below it; nil where it lies elsewhere.
    static func relative(_ uri: String, to base: String) -> String? {
        guard let slash = base.lastIndex(of: "/"), !base[..<slash].hasSuffix("/") else { return nil }
        let folder = base[...slash]
        guard uri.hasPrefix(folder), uri.count > folder.count else { return nil }
        return String(uri.dropFirst(folder.count))
    }

    /// `https:`, `//host` and `/path` of a URI without query and fragment; what is not there is empty.
    private static func parts(_ uri: String) -> (scheme: String, authority: String, path: String) {
        var rest = Substring(uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).first ?? "")
        var scheme = ""
        if ReferencePath.isURL(uri), !uri.hasPrefix("//"), let colon = rest.firstIndex(of: ":") {
            scheme = String(rest[...colon])
            rest = rest[rest.index(after: colon)...]
        }
        guard rest.hasPrefix("//") else { return (scheme, "", String(rest)) }
        let end = rest.dropFirst(2).firstIndex(of: "/") ?? rest.endIndex
        return (scheme, String(rest[..<end]), String(rest[end...]))
    }

    /// Without `.` and `..` (RFC 3986 §5.2.4).
    private static func normalized(_ path: String) -> String {
        var kept: [Substring] = []
        let steps = path.split(separator: "/", omittingEmptySubsequences: false)
        for (index, step) in steps.enumerated() {
            let isLast = index == steps.count - 1
            switch step {
            case ".": if isLast { kept.append("") }
            case "..":
                if let last = kept.last, last != "..", !(last.isEmpty && kept.count == 1) {
                    kept.removeLast()
                } else if kept.first?.isEmpty != true {
                    kept.append(step)
                }
                if isLast { kept.append("") }
            default: kept.append(step)
            }
        }
        return kept.joined(separator: "/")
    }
}
