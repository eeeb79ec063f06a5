/// A webhook or callback: the server calls the user; the client offers the type of the body.
package struct IncomingEvent: Sendable {
    package let name: Identifier
    package let wireName: String
    package let body: TypeRef
    package let doc: Doc
    package init(name: Identifier, wireName: String, body: TypeRef, doc: Doc) {
        self.name = name
        self.wireName = wireName
        self.body = body
        self.doc = doc
    }
}
