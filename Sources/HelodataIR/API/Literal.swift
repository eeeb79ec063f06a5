/// A value of the document as Swift source; each case prints as an explicitly typed expression.
package indirect enum Literal: Sendable, Hashable {
    case string(String)
    case bool(Bool)
    case int(Int)
    case double(Double)
    /// The digits as written.
    case decimal(String)
    case enumerationCase(TypeName, Identifier)
    case emptyArray
    case emptyDictionary
}
