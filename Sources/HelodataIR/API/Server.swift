/// A base URL, with variables already replaced by their defaults; the variables stay available as arguments.
package struct Server: Sendable {
    package let url: String
    /// Pieces of the URL when it has variables.
    package let pieces: [ServerPiece]
    package let doc: Doc
    /// The client's static member, `production`; nil for the only server.
    package let name: Identifier?
    package init(url: String, pieces: [ServerPiece], doc: Doc, name: Identifier? = nil) {
        self.name = name
        self.url = url
        self.pieces = pieces
        self.doc = doc
    }
}

package enum ServerPiece: Sendable, Hashable {
    case literal(String)
    case variable(Identifier, default: String)
}
