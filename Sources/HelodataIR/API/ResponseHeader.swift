/// A response header with a typed accessor.
package struct ResponseHeader: Sendable {
    package let name: Identifier
    package let wireName: String
    package let type: TypeRef
    package let doc: Doc
    package init(name: Identifier, wireName: String, type: TypeRef, doc: Doc) {
        self.name = name
        self.wireName = wireName
        self.type = type
        self.doc = doc
    }
}
