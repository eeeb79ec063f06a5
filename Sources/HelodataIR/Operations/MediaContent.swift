import HelodataSpec

/// An entry of `content` with what its media type and its schema say together.
struct MediaContent {
    let entry: MediaTypeEntry
    let media: MediaType
    /// A range such as `*/*` tells no kind; the schema does.
    let family: MediaType.Family
    /// Bytes that travel as base64 text (OpenAPI 3.0.3 §4.7.14.3, 3.1 §4.8.14.3).
    let isBase64: Bool
    /// A JSON type of `format: binary`: the answer is a file.
    let isFile: Bool
    /// The schema is a string that is no file.
    let isText: Bool

    init(_ entry: MediaTypeEntry, _ schemas: SchemaLowering) {
        self.entry = entry
        media = MediaType(entry.key)
        var string: (isText: Bool, format: String?) = (false, nil)
        if let schema = entry.schema, let meaning = schemas.merger.resolvedMeaning(schema) {
            switch meaning.core {
            case .string(let format): string = (true, format)
            case .enumeration: string.isText = schemas.kinds(schema).isSubset(of: [.string, .null])
            case .reference, .any, .integer, .number, .boolean, .array, .object, .union: break
            }
        }
        isBase64 = string.format == "byte"
        isFile = string.isText && string.format == "binary"
        isText = string.isText && !isFile
        guard media.isRange, media.family == .json, string.isText else {
            // Encoded in another way than base64, it is the caller's text.
            let isEncoded = media.family == .bytes && isText && !isBase64 && entry.schema?.contentEncoding != nil
            family = isEncoded ? .text : media.family
            return
        }
        family = isFile || isBase64 ? .bytes : .text
    }
}

extension SchemaLowering {
    /// Whether two schemas say the same, as far as it is written where they stand.
    func isSame(_ a: SchemaObject, _ b: SchemaObject) -> Bool {
        if a === b { return true }
        if let first = a.reference, let second = b.reference { return first.value == second.value }
        guard a.reference == nil, b.reference == nil, a.properties.map(\.key) == b.properties.map(\.key),
            a.format?.value == b.format?.value, kinds(a) == kinds(b)
        else { return false }
        if let first = a.items, let second = b.items, !isSame(first, second) { return false }
        return zip(a.properties, b.properties).allSatisfy { isSame($0.schema, $1.schema) }
    }
}
