import Foundation
import Testing

@_spi(Generated) @testable import HelodataRuntime

/// What the codec notes beyond the description.
@Suite struct CodecDriftTests {
    @Test func unions() throws {
        let report = DriftReport()
        let probe = DriftProbe(report: report, operation: "op")
        func read<T: JSONModel>(_: T.Type, _ text: String) throws -> [String] {
            report.removeAll()
            _ = try JSONReader.decode(T.self, from: Array(text.utf8), drift: probe)
            return report.entries.map(\.description)
        }
        // The first type does not fit: what it would have called unknown is forgotten.
        let text = #"{"ip":"1.2.3.4","port":"none","zone":1}"#
        #expect(try read(Shape.self, text).contains { $0.contains("zone") } == false)
        // A union whose types get their tag from it.
        #expect(try read(Purchase.self, #"{"object":"details","gb":1,"tags":[],"y":1}"#) == ["op: $.y is not described"])
    }
}
