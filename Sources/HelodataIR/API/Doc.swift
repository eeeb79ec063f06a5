/// A documentation comment: lines without the `///`. Text of the document; the emitter makes it harmless.
package struct Doc: Sendable, Hashable {
    package var lines: [String]
    package init(_ lines: [String] = []) { self.lines = lines }
    package var isEmpty: Bool { lines.isEmpty }
    /// Up to the first empty line.
    package var firstParagraph: Doc { Doc(Array(lines.prefix { !$0.isEmpty })) }
}
