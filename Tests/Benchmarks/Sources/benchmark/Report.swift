import Foundation

/// What is printed, and later written into the file of results.
final class Report {
    private(set) var text = ""

    func heading(_ title: String) { add("\n## \(title)\n") }

    func note(_ line: String) { add("\n\(line)") }

    /// Columns beside the first are numbers: to the right.
    func table(_ head: [String], _ rows: [[String]]) {
        // Two places at least: a rule is a dash and a colon, also under a column without a heading whose cells are all empty.
        let widths = head.indices.map { column in ([head] + rows).map { $0[column].count }.reduce(2, max) }
        func line(_ cells: [String]) -> String {
            let padded = cells.enumerated().map { index, cell in
                let space = String(repeating: " ", count: widths[index] - cell.count)
                return index == 0 ? cell + space : space + cell
            }
            return "| \(padded.joined(separator: " | ")) |"
        }
        let rule = widths.enumerated().map { index, width in
            index == 0 ? String(repeating: "-", count: width) : String(repeating: "-", count: width - 1) + ":"
        }
        add("")
        for cells in [head, rule] + rows { add(line(cells)) }
    }

    private func add(_ line: String) {
        print(line)
        fflush(nil)
        text += line + "\n"
    }
}

/// Numbers as the tables show them.
enum Shown {
    static func count(_ value: some BinaryInteger) -> String {
        var digits = String(value)
        var place = digits.count - 3
        while place > 0 {
            digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
            place -= 3
        }
        return digits
    }

    static func seconds(_ value: Double) -> String {
        value < 0.1 ? "\(decimal(value * 1000, 1)) ms" : "\(decimal(value, value < 10 ? 2 : 0)) s"
    }

    static func megabytes(_ bytes: Int) -> String { decimal(Double(bytes) / 1e6, bytes < 10_000_000 ? 1 : 0) }

    static func ratio(_ value: Double, to base: Double) -> String { "\(decimal(value / base, 1)) ×" }

    static func decimal(_ value: Double, _ places: Int) -> String { String(format: "%.\(places)f", value) }
}
