/// A Swift identifier, in backticks where Swift needs them. Only `NameScope` and the fixed names of this module make one.
package struct Identifier: Sendable, Hashable, CustomStringConvertible {
    /// As it is printed.
    package let description: String
    init(unchecked text: String) { description = text }
    /// A name fixed in our own source.
    package init(_ literal: StaticString) { description = literal.description }
    /// Without backticks, for labels and file names.
    package var bare: String { description.hasPrefix("`") ? String(description.dropFirst().dropLast()) : description }
}
