import HelodataIR
import Testing

/// What small descriptions ask too much of: an error with a place, and a way to go on.
@Suite struct BudgetTests {
    private static func many(_ count: Int, _ element: (Int) -> String) -> String { (0..<count).map(element).joined(separator: ", ") }

    /// An operation of 65 KB under each of `count` paths.
    private static func shared(_ count: Int) -> String {
        let text = String(repeating: "x", count: 3_000)
        return """
            paths: {\(many(count) { "/p\($0): {$ref: '#/components/pathItems/P'}" })}
            components:
              pathItems:
                P:
                  get:
                    description: \(text)
                    parameters: [\(many(20) { "{name: p\($0), in: query, description: \(text), schema: {type: string}}" })]
                    responses: {'204': {description: None.}}
            """
    }

    @Test func whatManyPlacesShareIsNotWrittenWithoutEnd() throws {
        #expect(Lowered(body: Self.shared(20)).api != nil)
        let lowered = Lowered(body: Self.shared(250))
        #expect(lowered.api == nil)
        let errors = lowered.messages.filter { $0.hasPrefix("error") }
        #expect(errors.count == 1)
        #expect(errors[0].contains("the client would be more than") && errors[0].hasSuffix("[output-size]"), "\(errors)")
        #expect(lowered.diagnostics.all.first { $0.code == "output-size" }?.location.line == 7)
    }

    @Test func theUserMayWantIt() {
        #expect(Lowered(body: Self.shared(250), allowed: ["output-size"]).api != nil)
    }

    @Test func partsOfPartsOfPartsEnd() {
        let body = Self.many(160) { index in
            "A\(index): {allOf: [\(Self.many(index) { "{$ref: '#/components/schemas/A\($0)'}" })\(index == 0 ? "" : ", "){properties: {k\(index): {type: string}}}]}"
        }
        let lowered = Lowered(body: "paths: {}\ncomponents: {schemas: {\(body)}}")
        #expect(lowered.diagnostics.all.contains { $0.code == "all-of-size" })
    }

    @Test func namesThatAreEqualToUnicodeStayApart() throws {
        let lowered = Lowered(
            body: """
                paths:
                  /a:
                    get:
                      parameters: [{name: "\u{e9}", in: query, schema: {type: string}}, {name: "e\u{301}", in: query, schema: {type: string}}]
                      responses: {'204': {description: None.}}
                components: {schemas: {A: {type: string, enum: ["\u{e9}", "e\u{301}"]}}}
                """)
        #expect(lowered.messages == [])
        #expect(lowered.api?.groups[0].operations[0].arguments.count == 2)
        guard case .enumeration(let values)? = lowered.api?.types.first else {
            Issue.record("no enumeration")
            return
        }
        #expect(values.cases.count == 2)
    }

    @Test func componentsThatAreEqualToUnicodeAreAnError() {
        for kind in ["schemas: {NAMES}", "securitySchemes: {NAMES}"] {
            let value = kind.hasPrefix("sch") ? "{type: string}" : "{type: http, scheme: bearer}"
            let names = "\"\u{e9}\": \(value), \"e\u{301}\": \(value)"
            let lowered = Lowered(body: "paths: {}\ncomponents: {\(kind.replacing("NAMES", with: names))}")
            #expect(lowered.diagnostics.all.contains { $0.code == "name-twins" }, "\(kind)")
        }
    }
}
