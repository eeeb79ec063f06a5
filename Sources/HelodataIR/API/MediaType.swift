/// A media type as OpenAPI writes it as a key, sorted by what the client does with it (RFC 9110 §8.3.1).
struct MediaType: Hashable {
    enum Family: Hashable { case json, form, multipart, text, rows, events, jsonLines, bytes }

    /// As written.
    let text: String
    /// `type/subtype` in lower case, without parameters.
    let essence: String
    let family: Family

    init(_ text: String) {
        self.text = text
        // By far the most of them.
        if text == "application/json" {
            essence = text
            family = .json
            return
        }
        let space = UInt8(ascii: " ")
        var bare = text.utf8.prefix { $0 != UInt8(ascii: ";") }.drop { $0 == space }
        while bare.last == space { bare.removeLast() }
        essence = Substring(bare).lowercased()
        switch essence {
        case "application/x-www-form-urlencoded": family = .form
        case "text/event-stream": family = .events
        case "application/jsonl", "application/x-jsonlines", "application/x-ndjson", "application/ndjson",
            "application/json-lines", "application/json-seq", "application/jsonlines", "application/x-jsonl":
            family = .jsonLines
        case "application/json", "text/json", "*/*", "application/*", "": family = .json
        default:
            if essence.hasPrefix("multipart/") {
                family = .multipart
            } else if essence.hasSuffix("+json") || essence.contains("json;") {
                family = .json
            } else if essence.hasPrefix("text/"), essence != "text/xml" {
                family = .text
            } else if essence == "application/jwt" || essence == "application/graphql" || essence == "application/yaml"
                || essence == "application/x-yaml"
            {
                family = .text
            } else {
                family = .bytes
            }
        }
    }

    /// `image/*`, or none at all.
    var isRange: Bool { essence.contains("*") || essence.isEmpty }

    /// For `Accept`.
    var acceptText: String { essence.isEmpty ? "*/*" : text }

    /// The type of a body in a range, where nobody says another.
    func sentText(as family: Family) -> String {
        guard isRange else { return text }
        switch family {
        case .json: return "application/json"
        case .form: return "application/x-www-form-urlencoded"
        case .multipart: return "multipart/form-data"
        case .jsonLines: return "application/jsonl"
        case .events: return "text/event-stream"
        case .text, .rows: return "text/plain"
        case .bytes:
            switch essence {
            case "image/*": return "image/png"
            case "audio/*": return "audio/mpeg"
            case "video/*": return "video/mp4"
            default: return "application/octet-stream"
            }
        }
    }

    /// The value of the parameter `charset`, in lower case.
    var charset: String? {
        for parameter in text.split(separator: ";").dropFirst() {
            let parts = parameter.split(separator: "=", maxSplits: 1).map { $0.filter { $0 != " " && $0 != "\"" }.lowercased() }
            if parts.count == 2, parts[0] == "charset" { return parts[1] }
        }
        return nil
    }

    /// Words for the name of a method or case: `merge_patch` of `application/merge-patch+json`.
    var words: String {
        var subtype = essence.split(separator: "/", maxSplits: 1).last.map(String.init) ?? ""
        for suffix in ["+json", "+xml"] where subtype.hasSuffix(suffix) { subtype.removeLast(suffix.utf8.count) }
        if subtype.hasPrefix("vnd.") { subtype.removeFirst(4) }
        let words = subtype.split { !$0.isLetter && !$0.isNumber }.joined(separator: "_")
        return words.isEmpty ? "any" : words
    }
}
