/// A list that comes in pages.
package struct Pagination: Sendable {
    package enum Next: Sendable {
        /// The page's member at this path is the next value of the argument.
        case cursor([PathStep])
        /// The argument counts pages or items up.
        case pageNumber(first: Int)
        case offset
        /// `Link: <…>; rel="next"` (RFC 8288): the target's value of the argument.
        case link
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
    /// The argument that asks for a page, `cursor`.
    package let argument: Identifier
    package let argumentWireName: String
    /// Type of the cursor argument: `.string` or `.int`.
    package let argumentType: TypeRef
    /// Way to the items in a page; empty where the page is the array.
    package let items: [PathStep]
    package let item: TypeRef
    package let next: Next
    package init(
        argument: Identifier, argumentWireName: String, argumentType: TypeRef, items: [PathStep], item: TypeRef,
        next: Next
    ) {
        self.argument = argument
        self.argumentWireName = argumentWireName
        self.argumentType = argumentType
        self.items = items
        self.item = item
        self.next = next
    }
}
