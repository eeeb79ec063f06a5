/// A value of a known type as Swift source: what a sample, or an argument of one, is made of.
package indirect enum Sample: Sendable, Hashable {
    case literal(Literal)
    /// Digits of an unsigned integer.
    case unsigned(String)
    /// An instant, in seconds since 1970 as written.
    case instant(String)
    /// A day, `2026-01-15`.
    case day(String)
    case duration(String)
    /// Sixteen bytes.
    case uuid([UInt8])
    case data([UInt8])
    /// A file of a multipart form, by the text in it.
    case file(String)
    case secret(String)
    case json(SampleValue)
    case array([Sample])
    case dictionary([Entry])
    /// `nil`.
    case none
    /// `.omit`, `.null` or `.value(…)` of a member that can be left out, erased or set.
    case omitted
    case erased
    case set(Sample)
    /// The function that makes the sample of a type, with what is different.
    case made(TypeName, Identifier, [Argument])
    /// The initializer of a structure.
    case structure(TypeName, [Argument])
    /// A value of an enumeration that it does not list.
    case rawValue(TypeName, Literal)
    case unionCase(TypeName, Identifier, Sample)

    package struct Entry: Sendable, Hashable {
        package let key: String
        package let value: Sample
        package init(key: String, value: Sample) {
            self.key = key
            self.value = value
        }
    }

    package struct Argument: Sendable, Hashable {
        package let label: Identifier
        package let value: Sample
        package init(label: Identifier, value: Sample) {
            self.label = label
            self.value = value
        }
    }
}
