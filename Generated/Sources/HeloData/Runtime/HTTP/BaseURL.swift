/// The address that the paths of operations are appended to, taken apart once.
nonisolated public struct BaseURL: Sendable, Hashable, ExpressibleByStringLiteral {
    let scheme: String
    let authority: String
    /// Without a slash at its end.
    let path: String
    /// Why the text is not a usable address.
    let problem: String?

    public init(stringLiteral value: String) { self.init(value) }

    /// An absolute `https` or `http` URL without user name, query or fragment. Anything else fails each call before it is sent.
    public init(_ text: String) {
        let (scheme, rest) = Self.scheme(of: text)
        let slash = rest.utf8.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
        var path = rest[slash...]
        while path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
        self.scheme = scheme
        self.authority = Self.normal(rest[..<slash], scheme: scheme)
        self.path = String(path)
        self.problem = Self.problem(scheme: scheme, authority: authority, path: self.path)
    }

    /// Scheme and authority are the same: what a credential may be sent to.
    func isSameOrigin(scheme: String, authority: String) -> Bool { self.scheme == scheme && self.authority == authority }

    /// The address that a relative reference means, seen from this one as from a folder (RFC 3986 §5.2).
    func resolving(_ reference: String) -> BaseURL {
        if reference.hasPrefix("//") { return BaseURL(scheme + ":" + reference) }
        let path = reference.hasPrefix("/") ? reference : self.path + "/" + reference
        var segments: [Substring] = []
        for segment in path.split(separator: "/") {
            switch segment {
            case ".": continue
            case "..": _ = segments.popLast()
            default: segments.append(segment)
            }
        }
        return BaseURL("\(scheme)://\(authority)/\(segments.joined(separator: "/"))")
    }

    private static func scheme(of text: String) -> (scheme: String, rest: Substring) {
        for scheme in ["https", "http"] {
            let prefix = text.prefix(scheme.utf8.count + 3)
            if prefix.lowercased() == scheme + "://" { return (scheme, text[prefix.endIndex...]) }
        }
        return ("", text[...])
    }

    /// Lower case, without the scheme's own port.
    static func normal(_ authority: some StringProtocol, scheme: String) -> String {
        var authority = authority.lowercased()
        let port = scheme == "https" ? ":443" : ":80"
        if authority.hasSuffix(port) { authority.removeLast(port.utf8.count) }
        return authority
    }

    private static func problem(scheme: String, authority: String, path: String) -> String? {
        if scheme.isEmpty { return "the base URL does not begin with https:// or http://" }
        if authority.isEmpty { return "the base URL has no host" }
        for byte in authority.utf8 {
            switch byte {
            case UInt8(ascii: "@"): return "the base URL must not hold a user name or password"
            case UInt8(ascii: "?"), UInt8(ascii: "#"): return "the base URL must not have a query or a fragment"
            case 0...0x20, 0x7F...0xFF: return "the host of the base URL holds a character that is not allowed"
            default: break
            }
        }
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "?"), UInt8(ascii: "#"): return "the base URL must not have a query or a fragment"
            case 0...0x20, 0x7F...0xFF: return "the path of the base URL holds a character that is not percent-encoded"
            default: break
            }
        }
        return nil
    }
}

nonisolated extension BaseURL: CustomStringConvertible {
    public var description: String { problem == nil ? "\(scheme)://\(authority)\(path)" : "not a base URL" }
}
