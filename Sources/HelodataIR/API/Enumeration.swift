/// An open enumeration: known values as static members, any other value kept.
package struct Enumeration: Sendable, Hashable {
    package enum RawType: Sendable, Hashable { case string, int, double }
    package struct Case: Sendable, Hashable {
        package let name: Identifier
        package let value: Literal
        package let doc: Doc
        package init(name: Identifier, value: Literal, doc: Doc) {
            self.name = name
            self.value = value
            self.doc = doc
        }
    }
    package let name: TypeName
    package let doc: Doc
    package let rawType: RawType
    package let cases: [Case]
    /// The description allows values that it does not list.
    package let allowsOthers: Bool
    package init(name: TypeName, doc: Doc, rawType: RawType, cases: [Case], allowsOthers: Bool = false) {
        self.name = name
        self.doc = doc
        self.rawType = rawType
        self.cases = cases
        self.allowsOthers = allowsOthers
    }
}
