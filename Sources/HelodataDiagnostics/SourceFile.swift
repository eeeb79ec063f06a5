/// A file as it was read: its path as the user gave it, and its bytes, for showing lines.
package final class SourceFile: Sendable {
    package let path: String
    package let bytes: [UInt8]
    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// The text of a line, counted from 1, without its line break; empty beyond the end. For diagnostics only: it scans the file.
    package func line(_ number: Int) -> String {
        var current = 1
        var start = 0
        while current < number {
            guard let end = bytes[start...].firstIndex(of: 0x0A) else { return "" }
            start = end + 1
            current += 1
        }
        let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
        var line = bytes[start..<end]
        if line.last == 0x0D { line = line.dropLast() }
        return String(decoding: line, as: UTF8.self)
    }
}

/// A place in a source file. Line and column count from 1; the column counts characters (Unicode scalars), as libyaml does.
package struct SourceLocation: Sendable, Hashable {
    package let file: SourceFile
    package let line: Int
    package let column: Int
    package init(file: SourceFile, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }
    package static func == (a: Self, b: Self) -> Bool { a.file === b.file && a.line == b.line && a.column == b.column }
    package func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(file))
        hasher.combine(line)
        hasher.combine(column)
    }
}
