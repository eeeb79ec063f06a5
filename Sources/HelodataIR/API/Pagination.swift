/// A list that comes in pages.
package struct Pagination: Sendable {
    package enum Next: Sendable {
        /// The page's member at this path is the next value of the argument.
        case cursor([PathStep], CursorForm)
        /// The argument counts pages or items up.
        case pageNumber(first: Int)
        case offset
        /// `Link: <…>; rel="next"` (RFC 8288): the target's value of the argument.
        case link(CursorForm)
        /// The page's member at this path is the URL of the next page: its value of the argument.
        case memberLink([PathStep], CursorForm)
        /// The page's member at this path is the URL of the next page, which is called as it stands.
        case wholeLink([PathStep])
    }
    /// What the argument holds of a cursor, which is a text to the runtime.
    package enum CursorForm: Sendable {
        case text
        /// An integer; `isOptional` where the argument may be nil.
        case number(isOptional: Bool)
    }
    /// A member on the way into a page and whether it may be nil.
    package struct PathStep: Sendable, Hashable {
        package let name: Identifier
        package let isOptional: Bool
        package init(name: Identifier, isOptional: Bool) {
            self.name = name
            self.isOptional = isOptional
        }
    }
    /// Who says that the list comes in pages, for the report: an extension's name, or the place of a rule.
    package let origin: String
    /// The type of one page.
    package let page: TypeRef
    /// The argument that asks for a page, `cursor`; nil where the next page is called by its link.
    package let argument: Identifier?
    package let argumentWireName: String
    /// Way to the items in a page; empty where the page is the array.
    package let items: [PathStep]
    package let item: TypeRef
    package let next: Next
    /// Way to a Boolean that is false on the last page; nil where there is none.
    package let more: [PathStep]?
    package init(
        page: TypeRef, argument: Identifier?, argumentWireName: String, items: [PathStep], item: TypeRef, next: Next,
        more: [PathStep]? = nil, origin: String = "x-pagination"
    ) {
        self.origin = origin
        self.page = page
        self.argument = argument
        self.argumentWireName = argumentWireName
        self.items = items
        self.item = item
        self.next = next
        self.more = more
    }
}
