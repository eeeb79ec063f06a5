/// A file as it was read: its path as the user gave it, and its bytes, for showing lines. It lives as long as the process,
/// so that the places in it, hundreds of thousands, need not count who refers to it.
package final class SourceFile: Sendable {
    package let path: String
    package let bytes: [UInt8]
    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        _ = Unmanaged.passRetained(self)
    }

    /// For single places: it scans the file.
    package func character(at place: SourceLocation) -> Unicode.Scalar? {
        let excerpt = LineTable(self).excerpt(place.line, column: place.column, reach: 1)
        return excerpt.text.unicodeScalars.dropFirst(excerpt.column - 1).first
    }

    /// For single places: what stands before one on its line, the last characters of it.
    package func text(before place: SourceLocation, atMost count: Int) -> String {
        let excerpt = LineTable(self).excerpt(place.line, column: place.column, reach: count)
        return String(String.UnicodeScalarView(excerpt.text.unicodeScalars.prefix(excerpt.column - 1).suffix(count)))
    }
}

/// A place in a source file. Line and column count from 1; the column counts characters (Unicode scalars), as libyaml does.
package struct SourceLocation: Sendable, Hashable {
    package unowned(unsafe) let file: SourceFile
    // Half the size of two `Int`s: every node of a description holds one, every member two.
    private let storedLine: Int32
    private let storedColumn: Int32

    package var line: Int { Int(storedLine) }
    package var column: Int { Int(storedColumn) }

    package init(file: SourceFile, line: Int, column: Int) {
        self.file = file
        storedLine = Int32(clamping: line)
        storedColumn = Int32(clamping: column)
    }
    package static func == (a: Self, b: Self) -> Bool {
        a.file === b.file && a.storedLine == b.storedLine && a.storedColumn == b.storedColumn
    }
    package func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(file))
        hasher.combine(storedLine)
        hasher.combine(storedColumn)
    }
}

extension SourceLocation: CustomStringConvertible {
    /// `spec/helodata.yaml:212:15`.
    package var description: String { "\(file.path):\(line):\(column)" }
}
