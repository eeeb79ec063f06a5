/// Makes rows of delimited text, of all of it or of one chunk after the other.
nonisolated struct TextRows<Row: JSONModel>: ~Copyable {
    init(_ format: TextRowFormat, maximumLineLength: Int = 1 << 20) {}

    /// All rows of a text.
    static func decode(_ bytes: some Sequence<UInt8>, _ format: TextRowFormat) throws(JSONError) -> [Row] { [] }

    /// Adds the rows that the chunk completes.
    mutating func push(_ chunk: some Sequence<UInt8>, into rows: inout [Row]) throws(JSONError) {}

    /// Adds the last row if the text does not end with a newline.
    mutating func finish(into rows: inout [Row]) throws(JSONError) {}
}
