/// Another name for a type that needs no declaration of its own.
package struct Alias: Sendable, Hashable {
    package let name: TypeName
    package let doc: Doc
    package let target: TypeRef
    package init(name: TypeName, doc: Doc, target: TypeRef) {
        self.name = name
        self.doc = doc
        self.target = target
    }
}
