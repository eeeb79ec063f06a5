/// `Link` headers (RFC 8288): `<https://api.example.com/items?page=2>; rel="next"`.
nonisolated enum LinkHeader {
    static func target(of relation: String, in headers: HTTPFields) -> String? {
        for value in headers.values(of: "Link") {
            if let target = target(of: relation, in: value) { return target }
        }
        return nil
    }

    /// The value of a parameter in the query of a URL, decoded.
    static func parameter(_ name: String, in url: String) -> String? {
        guard let mark = url.firstIndex(of: "?") else { return nil }
        for pair in url[url.index(after: mark)...].prefix(while: { $0 != "#" }).split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if decoded(parts[0]) == name { return parts.count == 2 ? decoded(parts[1]) : "" }
        }
        return nil
    }

    private static func target(of relation: String, in value: String) -> String? {
        var reader = LinkReader(value)
        while let link = reader.link() {
            // A link from another resource says nothing about this one (§3.2).
            if let anchor = link.parameters.first(where: { $0.name == "anchor" }), !anchor.value.isEmpty { continue }
            // Only the first `rel` counts (§3.3).
            guard let relations = link.parameters.first(where: { $0.name == "rel" })?.value else { continue }
            let names = relations.split { $0 == " " || $0 == "\t" }
            if names.contains(where: { $0.lowercased() == relation }) { return link.target }
        }
        return nil
    }

    private static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "+") {
                bytes.append(0x20)
            } else if byte == UInt8(ascii: "%"), let value = UInt8(String(Substring(rest.prefix(2))), radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
