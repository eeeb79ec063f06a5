import HelodataIR
import Testing

@testable import HelodataEmit

/// What stands beside the sources of a package: `REFERENCE.md`, `AGENTS.md` and the DocC catalog.
@Suite struct DocumentTests {
    private func file(_ path: String, _ api: API, without omitted: Set<ClientDocument> = []) throws -> String {
        try #require(
            ClientPackage.files(api, layout: .package, source: "shop.yaml", runtime: [], without: omitted).first { $0.path == path }
        ).contents
    }

    private func calls(_ operations: HelodataIR.Operation..., types: [TypeDeclaration] = []) throws -> [String] {
        let group = OperationGroup(name: "things", typeName: "ThingsAPI", doc: Doc(), operations: operations)
        let parts = try file("REFERENCE.md", api(types: types, groups: [group])).components(separatedBy: "```swift\n").dropFirst(2)
        return parts.map { String($0.prefix(while: { $0 != "`" }).dropLast()) }
    }

    @Test func eachCanBeLeftOut() {
        let api = api(types: [], groups: [group(operation("list"))])
        func paths(_ omitted: Set<ClientDocument>) -> [String] {
            ClientPackage.files(api, layout: .package, source: "shop.yaml", runtime: [], without: omitted).map(\.path)
                .filter { $0.hasSuffix(".md") }
        }
        #expect(paths([]) == ["README.md", "Sources/Sample/Sample.docc/Sample.md", "REFERENCE.md", "AGENTS.md"])
        #expect(paths([.docc, .reference]) == ["README.md", "AGENTS.md"])
        #expect(paths(Set(ClientDocument.allCases)) == ["README.md"])
    }

    @Test func aCallHasWhatItNeeds() throws {
        let status = TypeDeclaration.enumeration(
            Enumeration(
                name: TypeName(["Status"]), doc: Doc(), rawType: .string,
                cases: [Enumeration.Case(name: "open", value: .string("open"), doc: Doc())]))
        let thing = structure(
            "Thing", properties: [property("name", "name", .string), property("status", "status", named("Status"))])
        #expect(
            try calls(
                operation(
                    "create",
                    arguments: [
                        argument("body", named("Thing"), .required, .body, unlabelled: true),
                        argument("day", .date, .required, .query(wireName: "day", style: .form)),
                        argument("note", .string, .optional, .query(wireName: "note", style: .form)),
                        argument("parent", .string, .nullable, .bodyMember),
                    ], output: .json(named("Thing"), optional: true)),
                operation("delete"),
                types: [thing, status])
                == [
                    """
                    guard let day = CalendarDate(year: 2026, month: 12, day: 31) else { return }
                    if let result = try await client.things.create(Thing(name: "…", status: .open), day: day, parent: nil) { print(result) }
                    """,
                    "try await client.things.delete()",
                ])
    }

    @Test func aUnionIsMadeByItsShortestSpelling() throws {
        let payload = structure("Card", properties: [property("number", "number", .string)])
        func union(factory: [Property]) -> TypeDeclaration {
            .union(
                Union(
                    name: TypeName(["Payment"]), doc: Doc(),
                    cases: [Union.Case(name: "card", type: named("Card"), doc: Doc(), tag: nil, factory: factory)],
                    selection: .kinds([]), nested: []))
        }
        let pay = operation("pay", arguments: [argument("body", named("Payment"), .required, .body, unlabelled: true)])
        #expect(try calls(pay, types: [payload, union(factory: [])]) == [#"try await client.things.pay(.card(Card(number: "…")))"#])
        #expect(
            try calls(pay, types: [payload, union(factory: [property("number", "number", .string)])])
                == [#"try await client.things.pay(.card(number: "…"))"#])
    }

    /// A type that holds itself has no value that ends.
    @Test func noCallWhereAnArgumentHasNoEnd() throws {
        let endless = structure("Endless", properties: [property("next", "next", named("Endless"))])
        let take = operation("take", arguments: [argument("body", named("Endless"), .required, .body, unlabelled: true)])
        #expect(try calls(take, types: [endless]) == [])
    }

    @Test func textsOfTheDescriptionStayText() throws {
        let hostile = "a](x) <b> `c` | ```\n```swift\nimport Evil\n```"
        let list = operation("list", "GET", [.literal("/`a`|b")], doc: [hostile])
        let documents = try ["REFERENCE.md", "AGENTS.md", "Sources/Sample/Sample.docc/Sample.md"].map {
            try file($0, api(types: [], groups: [group(list)]))
        }
        for document in documents {
            #expect(!document.contains("\nimport Evil"))
            #expect(!document.contains("<b>"))
        }
    }

    @Test func agentsAreToldWhatTheClientHas() throws {
        let plain = try file("AGENTS.md", api(types: [], groups: [group(operation("list"))]))
        #expect(!plain.contains("outcomeUnknown") && !plain.contains("cursor") && !plain.contains("polling"))
        let buying = try file(
            "AGENTS.md",
            api(
                types: [],
                groups: [
                    group(operation("buy", "POST", error: errors("BuyError", hasEffect: true), replay: .keyed(header: "Idempotency-Key")))
                ]))
        #expect(buying.contains("Where there is an `idempotencyKey`, as with `client.things.buy`, call again with the same one"))
        #expect(buying.contains("`REFERENCE.md`"))
        #expect(try !file("AGENTS.md", api(types: []), without: [.reference]).contains("`REFERENCE.md`"))
    }

    /// A client that can choose its credential has one that its calls are sent with.
    @Test func theClientOfExamplesHasWhatItsCallsNeed() throws {
        func scheme(_ name: Identifier, isOptional: Bool = true) -> CredentialScheme {
            CredentialScheme(name: name, wireName: name.description, kind: .bearer, isOptional: isOptional, doc: Doc())
        }
        let schemes = [scheme("always", isOptional: false), scheme("first"), scheme("second"), scheme("third")]
        let groups = [
            group(
                operation("none"), operation("either", security: [["first", "second"], ["third"]]),
                operation("known", security: [["third"], ["always"]]), operation("anyone", security: [["third"], []]))
        ]
        let text = try file("REFERENCE.md", api(types: [], groups: groups, credentials: schemes))
        let credentials = ["always", "first", "second"].map { "\($0): .environment(\"TOKEN\")" }.joined(separator: ", ")
        #expect(text.contains("SampleClient(\(credentials), baseURL"))
    }
}
