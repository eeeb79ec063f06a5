/// A source line as it is shown below a diagnostic: tabs are spaces, a wide line is cut around the place.
package struct Snippet {
    let source: String
    /// How many columns stand left of the marker.
    let indent: Int
    /// `^~~~`.
    let marker: String

    private static let tabWidth = 4

    /// `length` says how many characters the marker underlines.
    init(_ excerpt: LineTable.Excerpt, length: Int, width: Int) {
        // Each character of the line, as it is shown, and the columns that it takes.
        var cells: [(text: String, columns: Int)] = []
        for scalar in excerpt.text.unicodeScalars {
            if scalar == "\t" {
                cells.append((String(repeating: " ", count: Self.tabWidth), Self.tabWidth))
            } else {
                cells.append((Self.isControl(scalar) ? "\u{FFFD}" : String(scalar), Self.columns(of: scalar)))
            }
        }
        let place = min(max(excerpt.column - 1, 0), cells.count)
        let end = place + min(max(length, 1), cells.count - place)

        var first = 0
        var last = cells.count
        if cells.reduce(0, { $0 + $1.columns }) > width {
            // A third of the width before the place, so that the key left of a value stays in sight.
            first = Self.index(in: cells, from: place, step: -1, columns: width / 3)
            last = Self.index(in: cells, from: first, step: 1, columns: width)
        }
        let prefix = first > 0 || excerpt.isCutBefore ? "…" : ""
        let suffix = last < cells.count || excerpt.isCutAfter ? "…" : ""
        source = prefix + cells[first..<last].map(\.text).joined() + suffix
        indent = prefix.count + cells[first..<max(place, first)].reduce(0) { $0 + $1.columns }
        let marked = cells[place..<max(min(end, last), place)].reduce(0) { $0 + $1.columns }
        marker = "^" + String(repeating: "~", count: max(marked - 1, 0))
    }

    private static func index(
        in cells: [(text: String, columns: Int)], from start: Int, step: Int, columns: Int
    ) -> Int {
        var index = start
        var left = columns
        while step < 0 ? index > 0 : index < cells.count {
            left -= cells[step < 0 ? index - 1 : index].columns
            if left < 0 { break }
            index += step
        }
        return index
    }

    /// C0, C1, and the marks that change the direction of text.
    package static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB,
            0xE0000...0xE0FFF:
            true
        default: false
        }
    }

    /// East Asian wide characters and emoji take two columns in a terminal, combining marks none.
    private static func columns(of scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0..<0x300: 1
        case 0x300..<0x370, 0x200B...0x200D, 0xFE00...0xFE0F: 0
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            2
        default: 1
        }
    }
}
