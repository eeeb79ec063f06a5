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
        /// By a member's value; several values may lead to one case. Indices are into `cases`. `fallback` is tried where the
        /// value is missing or not in the table.
        case discriminator(key: String, table: [Entry], fallback: Int? = nil)
        /// The first rule whose conditions all hold and, where it is speculative, whose decoding succeeds.
        case rules([Rule])
    }
    /// A discriminator's value and the case that it chooses.
    package struct Entry: Sendable, Hashable {
        package let value: String
        package let index: Int
        package init(value: String, index: Int) {
            self.value = value
            self.index = index
        }
    }
    package struct Rule: Sendable, Hashable {
        package let index: Int
        package let conditions: [Condition]
        /// Whether a failure to decode leads on to the next rule.
        package let isSpeculative: Bool
        package init(index: Int, conditions: [Condition], isSpeculative: Bool) {
            self.index = index
            self.conditions = conditions
            self.isSpeculative = isSpeculative
        }
    }
    package enum Condition: Sendable, Hashable {
        case kind(JSONKind)
        case hasMember(String)
        case memberEquals(String, String)
    }
    package enum JSONKind: String, Sendable, Hashable { case string, integer, number, bool, array, object, null }

    package let name: TypeName
    package let doc: Doc
    package internal(set) var cases: [Case]
    package let selection: Selection
    /// Payloads are held by reference: the union is recursive, or one of its cases is large.
    package internal(set) var isIndirect: Bool
    package internal(set) var nested: [TypeDeclaration]
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
