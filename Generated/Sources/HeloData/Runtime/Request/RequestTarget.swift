/// Where an attempt goes: the operation's own address, or the target of a redirect.
nonisolated struct RequestTarget: Sendable, Hashable {
    var scheme: String
    var authority: String
    var target: String
    /// Credentials and the call's own headers may be sent there.
    var isTrusted = true
}

nonisolated extension RequestTarget {
    /// Where a redirect leads; nil where it must not be followed. Never from `https` to `http`.
    func redirected(_ location: String, base: BaseURL) -> RequestTarget? {
        guard let location = Self.resolved(location, self), !(scheme == "https" && location.scheme == "http") else { return nil }
        var target = location
        target.isTrusted = isTrusted && base.isSameOrigin(scheme: target.scheme, authority: target.authority)
        return target
    }

    /// RFC 3986 §5, as far as redirects need it.
    private static func resolved(_ location: String, _ current: RequestTarget) -> RequestTarget? {
        let location = String(location.prefix { $0 != "#" })
        if location.isEmpty || location.utf8.contains(where: { $0 <= 0x20 || $0 >= 0x7F }) { return nil }
        var target = current
        if location.hasPrefix("//") {
            return resolved(current.scheme + ":" + location, current)
        } else if location.hasPrefix("/") {
            target.target = location
        } else if let colon = location.firstIndex(of: ":"), location[..<colon].allSatisfy({ $0.isLetter }) {
            let mark = location.firstIndex(of: "?") ?? location.endIndex
            let url = BaseURL(String(location[..<mark]))
            if url.problem != nil { return nil }
            target.scheme = url.scheme
            target.authority = url.authority
            target.target = (url.path.isEmpty ? "/" : url.path + (location[..<mark].hasSuffix("/") ? "/" : "")) + location[mark...]
        } else if location.hasPrefix("?") {
            target.target = String(current.target.prefix { $0 != "?" }) + location
        } else {
            let path = current.target.prefix { $0 != "?" }
            let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "/"
            target.target = folder + location
        }
        return target
    }
}
