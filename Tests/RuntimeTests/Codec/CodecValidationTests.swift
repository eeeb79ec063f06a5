import Foundation
import Testing

@_spi(Generated) @testable import HelodataRuntime

@Suite struct CodecValidationTests {
    private func problems(_ rules: (inout Validation) -> Void) -> [String] {
        var check = Validation()
        rules(&check)
        return check.problems.map(\.description)
    }

    @Test func ranges() throws {
        #expect(problems { $0.range(5, "quantity", min: 5, max: 5000) }.isEmpty)
        #expect(problems { $0.range(4, "quantity", min: 5, max: 5000) } == ["quantity must be at least 5"])
        #expect(problems { $0.range(5001, "quantity", min: 5, max: 5000) } == ["quantity must be at most 5000"])
        #expect(problems { $0.range(0, "x", above: 0) } == ["x must be greater than 0"])
        #expect(problems { $0.range(1.5, "x", below: 1.5) } == ["x must be less than 1.5"])
        #expect(problems { $0.range(1.4999, "x", below: 1.5) }.isEmpty)
        #expect(problems { $0.range(Optional<Int>.none, "x", min: 1) }.isEmpty)
        #expect(problems { $0.range(UInt64.max, "x", max: 10) } == ["x must be at most 10"])
        #expect(problems { $0.range(Int.min, "x", min: -1e300) }.isEmpty)
        #expect(problems { $0.range(Double.nan, "x", min: 0) }.isEmpty)
        #expect(problems { $0.range(Double.infinity, "x", max: 1e308) } == ["x must be at most 1e+308"])
        let price = try #require(ExactDecimal("0.10000000000000000001"))
        #expect(problems { $0.range(price, "price", max: 0.1) } == ["price must be at most 0.1"])
        #expect(problems { $0.range(ExactDecimal("0.1"), "price", min: 0.1, max: 0.1) }.isEmpty)
        #expect(problems { $0.range(9_007_199_254_740_993, "x", max: 9_007_199_254_740_992) } == ["x must be at most 9007199254740992"])
    }

    @Test func multiples() {
        #expect(problems { $0.multiple(7, "x", of: 5) } == ["x must be a multiple of 5"])
        #expect(problems { $0.multiple(10, "x", of: 5) }.isEmpty)
        #expect(problems { $0.multiple(0.3, "x", of: 0.1) }.isEmpty)
        #expect(problems { $0.multiple(0.35, "x", of: 0.1) } == ["x must be a multiple of 0.1"])
        #expect(problems { $0.multiple(ExactDecimal("99999999999999999.99"), "x", of: 0.01) }.isEmpty)
        #expect(problems { $0.multiple(ExactDecimal("99999999999999999.995"), "x", of: 0.01) }.count == 1)
        #expect(problems { $0.multiple(-10, "x", of: 5) }.isEmpty)
        #expect(problems { $0.multiple(0, "x", of: 0.5) }.isEmpty)
        #expect(problems { $0.multiple(1, "x", of: 0) }.count == 1)
        #expect(problems { $0.multiple(1e300, "x", of: 7) }.count <= 1)
        #expect(problems { $0.multiple(UInt64.max, "x", of: 3) }.isEmpty)
    }

    @Test func lengths() {
        // Unicode scalars, not characters or bytes.
        #expect(problems { $0.length("e\u{301}", "x", min: 2, max: 2) }.isEmpty)
        #expect(problems { $0.length("", "name", min: 1) } == ["name must have at least 1 characters"])
        #expect(problems { $0.length("😀😀", "name", max: 1) } == ["name must have at most 1 characters"])
        #expect(problems { $0.length(SecretString("abc"), "pass", min: 8) } == ["pass must have at least 8 characters"])
        #expect(problems { $0.length(Order.Status.completed, "status", max: 3) }.count == 1)
        #expect(problems { $0.length(Data(count: 3), "file", min: 4, max: 4) }.isEmpty)
        #expect(problems { $0.length(Optional<String>.none, "x", min: 1) }.isEmpty)
        #expect(problems { $0.count([1], "items", min: 2) } == ["items must have at least 2 elements"])
        #expect(problems { $0.count(["a": 1], "items", max: 0) } == ["items must have at most 0 elements"])
        #expect(problems { $0.count(Optional<[Int]>.none, "items", min: 2) }.isEmpty)
        #expect(problems { $0.unique([1, 2, 1], "tags") } == ["tags must not have an element twice"])
        #expect(problems { $0.unique(["a", "b"], "tags") }.isEmpty)
        #expect(problems { $0.unique(Optional<[String]>.none, "tags") }.isEmpty)
    }

    @Test func paths() {
        let bad = Patch(label: .value("x"), limit: 1)
        #expect(problems { $0.nested(bad, "patch") } == ["patch.label must have at least 2 characters", "patch.limit must be at least 5"])
        #expect(problems { $0.nested([Patch(), bad], "patches") }.first == "patches[1].label must have at least 2 characters")
        #expect(problems { $0.nested(["b": bad, "a": bad], "named") }.first == "named.a.label must have at least 2 characters")
        #expect(problems { $0.nested(Optional<Patch>.none, "patch") }.isEmpty)
        #expect(problems { $0.nested([Optional<Patch>.some(bad), nil], "list") }.count == 2)
        #expect(problems { Patch(label: .value("long enough?"), limit: 6).validate(&$0) } == ["label must have at most 5 characters"])
        #expect(problems { Order(id: "", status: .completed, totalUSD: 0, details: Details(gb: 1)).validate(&$0) }.isEmpty)
        // Names say where, values never show.
        #expect(problems { $0.length(SecretString("hunter2"), "pass", min: 20) }.allSatisfy { !$0.contains("hunter2") })
    }
}
