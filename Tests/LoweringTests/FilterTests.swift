import HelodataDiagnostics
import Testing

@testable import HelodataIR

@Suite("Filter")
struct FilterTests {
    private static let body = """
        paths:
          /pets: {get: {operationId: listPets, tags: [Pets], responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}}}
          /pets/{id}:
            parameters: [{name: id, in: path, required: true, schema: {type: string}}]
            get: {operationId: getPet, tags: [Pets], responses: {'204': {description: ok}}}
            delete: {operationId: deletePet, tags: [Admin], responses: {'204': {description: ok}}}
          /shops: {get: {operationId: listShops, tags: [Shops], responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Shop'}}}}}}}
        webhooks:
          petAdded: {post: {operationId: petAdded, tags: [Pets], requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Added'}}}}}}
          shopAdded: {post: {tags: [Shops], requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Shop'}}}}}}
        components:
          schemas:
            Pet: {type: object, properties: {owner: {$ref: '#/components/schemas/Owner'}}}
            Owner: {type: object, properties: {name: {type: string}}}
            Shop: {type: object, properties: {name: {type: string}}}
            Added: {type: object, properties: {at: {type: string}}}
            Spare: {type: string}
        """

    private func lowered(_ fill: (inout OperationFilter) -> Void) -> Lowered {
        var filter = OperationFilter()
        fill(&filter)
        return Lowered(body: Self.body, options: LoweringOptions(filter: filter))
    }

    private func operations(_ lowered: Lowered) -> [String] { lowered.api?.groups.flatMap(\.operations).map(\.id) ?? [] }

    private func types(_ lowered: Lowered) -> [String] {
        (lowered.api?.types ?? []).map { type in
            switch type {
            case .structure(let type): type.name.last.bare
            case .enumeration(let type): type.name.last.bare
            case .union(let type): type.name.last.bare
            case .alias(let type): type.name.last.bare
            }
        }
    }

    @Test("Tags, with the schemas that their operations and webhooks need")
    func tags() {
        let lowered = lowered { $0.tags = [.init("Pets")] }
        #expect(operations(lowered) == ["listPets", "getPet"])
        #expect(types(lowered) == ["Pet", "Owner", "Added"])
        #expect(lowered.api?.events.map(\.wireName) == ["petAdded"])
        #expect(lowered.outcome("#/paths/~1shops/get") == .ignored("filtered out"))
        #expect(lowered.outcome("#/paths/~1shops/get/responses/200") == .ignored("filtered out"))
        #expect(lowered.outcome("#/webhooks/shopAdded/post") == .ignored("filtered out"))
        #expect(lowered.outcome("#/components/schemas/Shop") == .ignored("filtered out: no chosen operation needs it"))
        #expect(lowered.outcome("#/paths/~1pets~1{id}/parameters/0") == .generated("id"))
        #expect(lowered.coverage.items.allSatisfy { $0.outcome != .unexplained })
    }

    @Test("Paths and ids, with wildcards; any match counts")
    func pathsAndIDs() {
        #expect(operations(lowered { $0.paths = [.init("/pets/*")] }) == ["getPet", "deletePet"])
        #expect(operations(lowered { $0.operations = [.init("list*")] }) == ["listPets", "listShops"])
        let both = lowered {
            $0.paths = [.init("/shops")]
            $0.operations = [.init("deletePet")]
        }
        #expect(operations(both) == ["deletePet", "listShops"])
        #expect(types(both) == ["Shop"])
    }

    @Test("A pattern for nothing is an error with a hint")
    func unmatched() {
        let lowered = lowered { $0.tags = [.init("Pet")] }
        #expect(lowered.api == nil)
        #expect(lowered.messages == ["error: no tag matches 'Pet'; did you mean 'Pets'? [filter-unmatched]"])
    }

    @Test(
        "Wildcards",
        arguments: [
            ("abc", "a*c", true), ("abc", "*", true), ("", "*", true), ("abc", "a*b", false), ("aXbXc", "a*b*c", true),
            ("abc", "abc*", true), ("abc", "ab", false), ("aab", "*ab", true), ("", "", true), ("a", "", false),
        ])
    func wildcards(_ row: (text: String, pattern: String, matches: Bool)) {
        #expect(OperationFilter.matches(row.text, row.pattern) == row.matches)
    }
}
