package struct Property: Sendable, Hashable {
    package let name: Identifier
    package let wireName: String
    /// The type without the optionality, which `presence` holds.
    package let type: TypeRef
    package let presence: Presence
    /// Held through a copy-on-write box: the type is recursive or large.
    package internal(set) var isIndirect: Bool
    package let constraints: [Constraint]
    package let doc: Doc
    /// The only value that the description allows. Another one is kept as it came.
    package let constant: Literal?
    package init(
        name: Identifier, wireName: String, type: TypeRef, presence: Presence, isIndirect: Bool,
        constraints: [Constraint], doc: Doc, constant: Literal? = nil
    ) {
        self.name = name
        self.wireName = wireName
        self.type = type
        self.presence = presence
        self.isIndirect = isIndirect
        self.constraints = constraints
        self.doc = doc
        self.constant = constant
    }
}

extension Property {
    /// The same as an argument that need not be passed.
    func defaulting(to value: Literal) -> Property {
        Property(
            name: name, wireName: wireName, type: type, presence: .defaulted(value), isIndirect: isIndirect, constraints: constraints,
            doc: doc, constant: constant)
    }
}

package enum Presence: Sendable, Hashable {
    /// `T`; a missing member is an error.
    case required
    /// `T` with a default argument in the initializer; a missing member is an error.
    case defaulted(Literal)
    /// `T?`; nil is left out, a missing or null member is nil.
    case optional
    /// `T?`; nil is written as null.
    case nullable
    /// `PatchValue<T>`: left out, null and a value are three things.
    case patch
}

/// A limit that requests are checked against before they are sent.
package enum Constraint: Sendable, Hashable {
    case minimum(Double, exclusive: Bool)
    case maximum(Double, exclusive: Bool)
    case multipleOf(Double)
    case minLength(Int)
    case maxLength(Int)
    case minItems(Int)
    case maxItems(Int)
    case uniqueItems
    case minProperties(Int)
    case maxProperties(Int)
}
