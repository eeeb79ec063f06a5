/// What a call returns.
package enum Output: Sendable {
    case none
    /// JSON; `optional` where a success may come without a body.
    case json(TypeRef, optional: Bool)
    case text
    /// A text, or a JSON string where the answer's media type says so; `optional` where a success may come without a body.
    case string(TypeRef, optional: Bool)
    case bytes
    /// Delimited text as typed rows: an array, or a stream with flat memory.
    case rows(TypeRef, RowFormat, streamed: Bool)
    /// Server-sent events, decoded as the type.
    case events(TypeRef, EventContent = .data)
    /// One JSON text a line.
    case jsonLines(TypeRef)
    /// Several success answers of different types.
    case choice(ResponseChoice)
    /// A list that comes in pages, as a sequence of its items.
    case pages(Pagination)
}

extension Output {
    var isBytes: Bool {
        switch self {
        case .bytes: true
        case .none, .json, .text, .string, .rows, .events, .jsonLines, .choice, .pages: false
        }
    }

    /// For reports.
    var summary: String {
        switch self {
        case .none: "Void"
        case .json(let type, let optional): type.summary + (optional ? "?" : "")
        case .text: "String"
        case .string(let type, let optional): type.summary + (optional ? "?" : "")
        case .bytes: "Data"
        case .rows(let row, _, _): "[\(row.summary)]"
        case .events(let event, _): "EventStream<\(event.summary)>"
        case .jsonLines(let line): "JSONLineStream<\(line.summary)>"
        case .choice(let choice): choice.name.components.map(\.description).joined(separator: ".")
        case .pages(let pagination): pagination.page.summary
        }
    }
}

/// What the type of a server-sent event describes.
package enum EventContent: Sendable, Hashable {
    /// The text of `data`.
    case data
    /// The whole event, an object with `event`, `data`, `id` and `retry` (OpenAPI 3.2 §4.14.4).
    case event
    /// The same, with `data` as the JSON that its text holds.
    case eventOfJSON
}

/// How rows of text become members.
package struct RowFormat: Sendable, Hashable {
    /// Member names by column; empty where the first line names them.
    package let columns: [String]
    package let separator: String
    /// RFC 4180 quoting.
    package let isQuoted: Bool
    package init(columns: [String], separator: String, isQuoted: Bool) {
        self.columns = columns
        self.separator = separator
        self.isQuoted = isQuoted
    }
}

/// An enumeration of success answers.
package struct ResponseChoice: Sendable {
    package struct Case: Sendable {
        package let name: Identifier
        /// The status; 0 for any other success (ranges, default).
        package let status: Int
        /// nil where the status alone decides.
        package let contentType: String?
        /// `.none`, `.json`, `.string`, `.text` or `.bytes`.
        package let output: Output
        package let doc: Doc
        package init(name: Identifier, status: Int, contentType: String?, output: Output, doc: Doc) {
            self.name = name
            self.status = status
            self.contentType = contentType
            self.output = output
            self.doc = doc
        }
    }
    package let name: TypeName
    package let doc: Doc
    package let cases: [Case]
    package init(name: TypeName, doc: Doc, cases: [Case]) {
        self.name = name
        self.doc = doc
        self.cases = cases
    }
}
