/// The columns of delimited text: makes a JSON object of a line.
nonisolated struct TextColumns: Sendable {
    /// The names as they begin a member.
    private let names: [[UInt8]]

    init(_ names: [String]) {
        self.names = names.map { (name: String) -> [UInt8] in
            var json = JSONWriter()
            json.name(name)
            return json.bytes
        }
    }

    /// Writes an object with the values that are not empty, all of them strings.
    func write(_ fields: inout TextFields, to json: inout JSONWriter) {
        json.removeAll()
        json.beginObject()
        var index = 0
        while index < names.count, let field = fields.next(remaining: names.count - index) {
            if field.count > 0 {
                json.name(encoded: names[index])
                if field.hasDoubledQuotes {
                    field.single.withUnsafeBufferPointer { (bytes: UnsafeBufferPointer<UInt8>) in json.string(bytes) }
                } else {
                    json.string(field.bytes)
                }
            }
            index += 1
        }
        json.endObject()
        // White space behind the object lets the reader look at whole words up to its end.
        for _ in 0..<16 { json.append(UInt8(ascii: " ")) }
    }
}
