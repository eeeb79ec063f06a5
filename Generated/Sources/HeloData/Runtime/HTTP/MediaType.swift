/// A media type without its parameters, in lower case: `application/json` of `Application/JSON; charset=utf-8`.
nonisolated struct MediaType: Sendable, Hashable {
    let essence: String

    init(_ header: String) {
        // Nearly all are written in the form that is looked for.
        if header.utf8.allSatisfy({ MediaType.isPlain($0) }) {
            essence = header
        } else {
            let text = header.prefix { $0 != ";" }.filter { $0 != " " && $0 != "\t" }
            essence = text.lowercased()
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: ";"), UInt8(ascii: " "), UInt8(ascii: "\t"): false
        default: byte < 0x80
        }
    }

    /// The value of a parameter, without its quotes (RFC 9110 §5.6.6); nil where there is none.
    static func parameter(_ name: String, of header: String) -> String? {
        for parameter in header.split(separator: ";").dropFirst() {
            guard let equals = parameter.firstIndex(of: "=") else { continue }
            guard parameter[..<equals].filter({ $0 != " " && $0 != "\t" }).lowercased() == name else { continue }
            return String(parameter[parameter.index(after: equals)...].filter { $0 != " " && $0 != "\t" && $0 != "\"" })
        }
        return nil
    }

    var isJSON: Bool { essence == "application/json" || essence.hasSuffix("+json") || essence == "text/json" }

    /// Whether it is in a range such as `*/*`, `text/*` or `text/csv`.
    func matches(_ range: String) -> Bool {
        let range = MediaType(range).essence
        if range == "*/*" || range == essence { return true }
        if range == "application/json" { return isJSON }
        return range.hasSuffix("/*") && essence.hasPrefix(range.dropLast())
    }

    /// The type that a file is sent with where several are documented, `image/png, image/*`: its own if that is among them, else the
    /// first that is no range, else the usual one of the first range.
    static func chosen(from list: String, for own: String) -> String {
        let documented = list.split(separator: ",").map { String($0.drop { $0 == " " }) }
        guard documented.count > 1 || list.contains("*") else { return list }
        if documented.contains(where: { MediaType(own).matches($0) }) { return own }
        return documented.first { !$0.contains("*") } ?? usual(in: documented.first ?? "")
    }

    private static func usual(in range: String) -> String {
        switch MediaType(range).essence {
        case "image/*": "image/png"
        case "text/*": "text/plain"
        case "audio/*": "audio/mpeg"
        case "video/*": "video/mp4"
        default: "application/octet-stream"
        }
    }
}
