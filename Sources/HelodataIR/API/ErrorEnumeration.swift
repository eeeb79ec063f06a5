/// The errors of one operation: a case per documented code or status, one for every other answer, and `failed` for no answer; for an operation that has
/// an effect also `outcomeUnknown`, so that every other case is definite.
package struct ErrorEnumeration: Sendable {
    package enum Match: Sendable, Hashable {
        case code(String)
        case status(Int)
        /// 4 for 4XX.
        case range(Int)
    }
    package struct Case: Sendable {
        package let name: Identifier
        /// All of these lead here.
        package let matches: [Match]
        package let body: TypeRef
        package let doc: Doc
        package init(name: Identifier, matches: [Match], body: TypeRef, doc: Doc) {
            self.name = name
            self.matches = matches
            self.body = body
            self.doc = doc
        }
    }
    /// A described answer that leaves open what happened, so that it arrives as `outcomeUnknown`.
    package struct Open: Sendable, Hashable {
        package let body: TypeRef
        package let doc: Doc
        package init(body: TypeRef, doc: Doc) {
            self.body = body
            self.doc = doc
        }
    }
    package let name: TypeName
    /// The enumeration that several operations share, for which `name` is another name; nil for one of its own.
    package var shared: TypeName?
    package let cases: [Case]
    package let open: [Open]
    /// Body of the answers that the document does not list: its `default` response, else any JSON.
    package let undocumentedBody: TypeRef
    /// The operation changes something, so that an answer that was lost leaves a question.
    package let hasEffect: Bool
    /// The document's `default` response, by which every answer is documented.
    package let defaultDoc: Doc?
    package init(
        name: TypeName, cases: [Case], open: [Open] = [], undocumentedBody: TypeRef, hasEffect: Bool, defaultDoc: Doc? = nil,
        shared: TypeName? = nil
    ) {
        self.open = open
        self.shared = shared
        self.defaultDoc = defaultDoc
        self.name = name
        self.cases = cases
        self.undocumentedBody = undocumentedBody
        self.hasEffect = hasEffect
    }
}
