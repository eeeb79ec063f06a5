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
        var rest = value[...]
        while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
            let target = rest[rest.index(after: open)..<close]
            let parameters = self.parameters(rest[rest.index(after: close)...])
            let relations = parameters.lowercased().filter { $0 != "\"" }
            if names(relation, relations) { return String(target) }
            rest = rest[rest.index(after: close)...].dropFirst(parameters.count)
        }
        return nil
    }

    /// Up to the comma before the next link.
    private static func parameters(_ text: Substring) -> Substring {
        var isQuoted = false
        var end = text.startIndex
        while end < text.endIndex {
            if text[end] == "\"" { isQuoted.toggle() }
            if text[end] == ",", !isQuoted { break }
            end = text.index(after: end)
        }
        return text[..<end]
    }

    /// Whether `rel` lists the relation; it may list several, with spaces between.
    private static func names(_ relation: String, _ parameters: String) -> Bool {
        for parameter in parameters.split(separator: ";") {
            let parts = parameter.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, parts[0].filter({ $0 != " " }) == "rel" else { continue }
            return parts[1].split(separator: " ").contains { $0 == relation }
        }
        return false
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
