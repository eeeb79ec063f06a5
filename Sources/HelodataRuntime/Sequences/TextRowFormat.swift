/// How delimited text is laid out: what its columns are called and what separates them.
@_spi(Generated) nonisolated public struct TextRowFormat: Sendable {
    /// The names of the columns; empty where the first line has them.
    let columns: [String]
    let separator: UInt8
    /// Whether values may stand in quotes, as RFC 4180 has it. Text with a fixed order and a separator other than
    /// comma, semicolon and tab takes quotes as they are.
    let isQuoted: Bool

    /// Rows of these columns, in this order.
    @_spi(Generated) public init(columns: [String], separator: StaticString) {
        self.columns = columns
        self.separator = separator.bytes.first ?? UInt8(ascii: ",")
        isQuoted = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")].contains(self.separator)
    }

    /// Rows after a line with the names of the columns, in any order.
    @_spi(Generated) public init(header: Bool, separator: StaticString) {
        columns = []
        self.separator = separator.bytes.first ?? UInt8(ascii: ",")
        isQuoted = true
    }
}
