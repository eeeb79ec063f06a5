import HelodataDiagnostics
import HelodataYAML

/// How a list goes on from page to page: `x-pagination` of an operation, the same in the words of another tool, or a rule of the
/// configuration.
package struct PaginationExtension: Sendable {
    package enum Style: String, CaseIterable, Sendable { case cursor, page, offset, link }

    /// Who says so.
    package enum Origin: Sendable, Hashable {
        /// `x-pagination`, of this generator.
        case own
        /// An extension of another tool, by its key.
        case foreign(String)
        /// `pagination` in the configuration.
        case rule
    }

    package let origin: Origin
    /// Of the key; of a rule, where it begins.
    package let location: SourceLocation
    package var style = Style.cursor
    /// The query parameter that asks for a page; nil where the link to the next page is followed as it stands.
    package var parameter: Located<String>?
    /// Path to the items in the answer; nil where the answer is the list.
    package var items: Located<String>?
    /// Path to the next value of the parameter, for `link` to the URL of the next page; nil where the header `Link` has it.
    package var next: Located<String>?
    /// Path to a Boolean that is false on the last page.
    package var more: Located<String>?
    /// Of `page`: the number of the first page.
    package var first = 1

    init(origin: Origin, at location: SourceLocation) {
        self.origin = origin
        self.location = location
    }
}

/// A rule by which lists of the whole description are paged, where it fits.
package struct PaginationRule: Sendable {
    package let pagination: PaginationExtension
    /// Globs of paths or operation ids; none for all.
    package let only: [Located<String>]
}

extension PaginationRule {
    /// The rules of `pagination` in a configuration: one, or a list of them. Mistakes are reported and left out.
    package static func read(_ entry: YAMLNode.Entry, diagnostics: Diagnostics) -> [PaginationRule] {
        DocumentReader.paginationRules(entry, diagnostics: diagnostics)
    }
}
