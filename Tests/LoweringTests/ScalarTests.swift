import HelodataSpec
import Testing

@testable import HelodataIR

struct ScalarTests {
    private static let formats = Scalar.allCases.flatMap { $0.row.stringFormats + $0.row.integerFormats + $0.row.numberFormats }

    @Test("every format that chooses a scalar is one that the reader knows")
    func formatsAreKnown() {
        for format in Self.formats { #expect(FormatVocabulary.names.contains(format), "\(format)") }
    }

    /// `password` makes a schema sensitive, `int32` and `int64` are what integers are by themselves.
    @Test("every format that the reader takes for one that decides a type does so")
    func knownFormatsDecide() {
        let known = Self.formats + ["password", "int32", "int64"]
        for format in FormatVocabulary.names { #expect(known.contains(format), "\(format)") }
    }

    @Test("no two scalars claim a format of the same JSON type")
    func formatsAreDistinct() {
        for formats in [\Scalar.Row.stringFormats, \.integerFormats, \.numberFormats] {
            let all = Scalar.allCases.flatMap { $0.row[keyPath: formats] }
            #expect(Set(all).count == all.count)
        }
    }

    @Test("a scalar that decimals are quoted in, and its like without quotes, are one type in Swift")
    func decimals() {
        #expect(Scalar.string(format: "decimal").row.quotesDecimals)
        #expect(!Scalar.number(format: "decimal").row.quotesDecimals)
        #expect(Scalar.string(format: "decimal").row.swiftType == Scalar.number(format: "decimal").row.swiftType)
        #expect(Scalar.string(format: "uri") == .string)
        #expect(Scalar.number(format: "int64") == .int)
        #expect(Scalar.integer(format: "uint64") == .uint64)
    }
}
