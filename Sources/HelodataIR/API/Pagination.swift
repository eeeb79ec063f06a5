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
    /// The type of one page.
    package let page: TypeRef
    /// The argument that asks for a page, `cursor`.
    package let argument: Identifier
    package let argumentWireName: String
    /// Way to the items in a page; empty where the page is the array.
    package let items: [PathStep]
    package let item: TypeRef
    package let next: Next
    package init(
        page: TypeRef, argument: Identifier, argumentWireName: String, items: [PathStep], item: TypeRef, next: Next
    ) {
        self.page = page
        self.argument = argument
        self.argumentWireName = argumentWireName
        self.items = items
        self.item = item
        self.next = next
    }
}
