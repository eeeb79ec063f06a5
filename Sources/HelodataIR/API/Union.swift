/// One of several types. A value that fits none is kept as JSON in the case `other`.
package struct Union: Sendable, Hashable {
    package struct Case: Sendable, Hashable {
        package let name: Identifier
        package let type: TypeRef
        package let doc: Doc
        /// A discriminator that the payload does not hold itself: written by the union.
        package let tag: Tag?
        /// Members of the payload as arguments of a static function named like the case; empty for none.
        package internal(set) var factory: [Property]
        /// Of that function: the first line about the case, else about its payload.
        package internal(set) var factoryDoc: Doc
        package init(
            name: Identifier, type: TypeRef, doc: Doc, tag: Tag?, factory: [Property], factoryDoc: Doc? = nil
        ) {
            self.name = name
            self.type = type
            self.doc = doc
            self.factoryDoc = factoryDoc ?? Doc(Array(doc.lines.prefix(1)))
            self.tag = tag
            self.factory = factory
        }
    }
    package struct Tag: Sendable, Hashable {
        package let key: String
        package let value: String
        package init(key: String, value: String) {
            self.key = key
            self.value = value
        }
    }
    package enum Selection: Sendable, Hashable {
        /// By a member's value. `fallback` is tried where the value is missing or not in the table.
        case discriminator(Tags, fallback: Int? = nil)
        /// By the kind of value; a kind that is not listed is none of the cases.
        case kinds([KindRule])
    }
    package struct KindRule: Sendable, Hashable {
        package let kind: JSONKind
        package let choice: Choice
        package init(kind: JSONKind, choice: Choice) {
            self.kind = kind
            self.choice = choice
        }
    }
    /// Which of the cases that take values of one kind. Indices are into `cases`.
    package enum Choice: Sendable, Hashable {
        case only(Int)
        /// The only case of its kind, whose type takes some values of the kind; others are kept as they came.
        case fitting(Int)
        case discriminator(Tags)
        /// The case whose required member is there; without any, one of the rest.
        case members([Entry], rest: [Int])
        /// The case that the value fits best, of equal ones the first.
        case bestFit([Int])
    }
    /// A member's values and the cases that they choose; several values may lead to one case.
    package struct Tags: Sendable, Hashable {
        package let key: String
        package let table: [Entry]
        /// Cases that need not have the member: what is without it is the one of them that fits best.
        package let untagged: [Int]
        package init(key: String, table: [Entry], untagged: [Int] = []) {
            self.key = key
            self.table = table
            self.untagged = untagged
        }
    }
    /// A discriminator's value, or a member's name, and the case that it chooses. Indices are into `cases`.
    package struct Entry: Sendable, Hashable {
        package let value: String
        package let index: Int
        /// Cases that list the value too: tried in this order when the value does not decode as the one that it chooses.
        package let others: [Int]
        package init(value: String, index: Int, others: [Int] = []) {
            self.value = value
            self.index = index
            self.others = others
        }
    }
    /// A member of all cases that can be read on the union.
    package struct Common: Sendable, Hashable {
        package let name: Identifier
        /// Of the value, which is nil for `other` if that does not hold it.
        package let type: TypeRef
        package let doc: Doc
        package let wireName: String
        /// How each case gives it, in the order of `cases`.
        package let paths: [Path]
        package init(name: Identifier, type: TypeRef, doc: Doc, wireName: String, paths: [Path]) {
            self.name = name
            self.type = type
            self.doc = doc
            self.wireName = wireName
            self.paths = paths
        }
    }
    package enum Path: Sendable, Hashable {
        /// The case's payload has it as a property.
        case property(Identifier)
        /// The property is a `PatchValue`.
        case patch(Identifier)
        /// The property is an enumeration of which the text is given, since the cases have different ones.
        case rawValue(Identifier, isOptional: Bool)
    }
    struct CommonRequest: Sendable, Hashable {
        let name: Identifier
        let wireName: String
    }
    package enum JSONKind: String, Sendable, Hashable { case string, number, bool, array, object, null }

    package let name: TypeName
    package let doc: Doc
    package internal(set) var cases: [Case]
    package let selection: Selection
    /// Payloads are held by reference: the union is recursive, or one of its cases is large.
    package internal(set) var isIndirect: Bool
    package internal(set) var nested: [TypeDeclaration]
    /// Members of all cases, readable without asking which it is.
    package internal(set) var common: [Common] = []
    /// Whether a value that cannot be read as the case it belongs to is kept as it came.
    package internal(set) var keepsMisfits = false
    var commonRequests: [CommonRequest] = []
    /// Whether requests send it.
    var isSent = true
    package init(
        name: TypeName, doc: Doc, cases: [Case], selection: Selection, isIndirect: Bool = false, nested: [TypeDeclaration]
    ) {
        self.name = name
        self.doc = doc
        self.cases = cases
        self.selection = selection
        self.isIndirect = isIndirect
        self.nested = nested
    }
}
