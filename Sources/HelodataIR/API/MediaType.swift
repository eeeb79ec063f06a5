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

    /// The header value to send.
    var headerText: String { essence.contains("*") || essence.isEmpty ? "application/json" : text }
}
