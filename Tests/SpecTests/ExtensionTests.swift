import Foundation
import HelodataSpec
import Testing

/// Extensions are read with the object that they stand in; BadCases shows what is said of wrong ones.
@Suite struct ExtensionTests {
    private func operation(_ extensions: String) throws -> (OperationObject, [String]) {
        let reading = read(
            """
            openapi: 3.1.0
            info: {title: T, version: "1"}
            paths: {/a: {get: {\(extensions), responses: {"204": {description: None.}}}}}
            """)
        guard case .object(let item)? = reading.root?.paths.first?.item else { throw Missing() }
        return (item.operations[0].operation, reading.messages)
    }

    private struct Missing: Error {}

    @Test func paging() throws {
        let (operation, messages) = try operation("x-pagination: {parameter: page, style: page, first: 0, items: data/list}")
        #expect(messages == [])
        let pagination = try #require(operation.extensions.pagination)
        #expect(pagination.style == .page)
        #expect(pagination.parameter?.value == "page")
        #expect(pagination.items?.value == "data/list")
        #expect(pagination.next == nil)
        #expect(pagination.first == 0)
    }

    @Test("A vocabulary that another tool has under the same name is left alone")
    func otherPaging() throws {
        let (operation, messages) = try operation("x-pagination: {limitParam: limit}")
        #expect(operation.extensions.pagination == nil)
        #expect(messages.count == 1 && messages[0].hasSuffix("[x-pagination-foreign]"))
    }

    @Test(
        arguments: [
            ("PT15M", 900), ("P1W", 604_800), ("P1DT1H", 90_000), ("PT0S", 0), ("90", 90), ("0", 0), ("P365D", 31_536_000), ("P366D", nil),
            ("PT99999999999999999999S", nil), ("P99999999999W", nil), ("31536001", nil), ("-1", nil), ("P1M", nil), ("PT", nil), ("P", nil),
            ("PT5", nil), ("PT1D", nil), ("P1H", nil), ("soon", nil), ("[1]", nil),
        ] as [(String, Int?)])
    func waiting(_ text: String, _ seconds: Int?) throws {
        let (operation, messages) = try operation("x-waiters: {wait: {success: [done], at-most: \(text)}}")
        let waiter = try #require(operation.extensions.waiters?.waiters.first)
        #expect(waiter.name == "wait")
        #expect(waiter.success.map(\.value) == ["done"])
        #expect(waiter.atMost == seconds ?? 900)
        #expect(messages.count == (seconds == nil ? 1 : 0))
        #expect(messages.allSatisfy { $0.contains("error: ") && $0.hasSuffix("[duration]") }, "\(messages)")
    }

    @Test(
        "Texts for values of an enumeration are found by value, whatever the order",
        arguments: [
            "x-enum-varnames: [zero, null, one]", "x-enumNames: {1: one, 0: zero}",
        ])
    func enumTexts(_ text: String) throws {
        let reading = read(
            body: """
                components:
                  schemas:
                    Level: {type: [integer, "null"], enum: [0, null, 1], \(text)}
                """)
        #expect(reading.messages == [])
        let names = try #require(reading.root?.components.schemas.first?.schema.extensions.enumNames)
        #expect(names["0"] == "zero")
        #expect(names["1"] == "one")
        #expect(names["null"] == nil)
    }

    @Test("The documentation names each extension")
    func documented() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let page = try String(contentsOf: root.appendingPathComponent("Sources/helodata-gen/Documentation/Extensions.md"), encoding: .utf8)
        for name in ExtensionName.allCases { #expect(page.contains("`\(name.rawValue)`"), "\(name.rawValue)") }
    }
}
