import Testing

@testable import HelodataIR

@Suite("Names in a description")
struct NameSharingTests {
    private func names(_ body: String) -> [String] {
        (Lowered(body: body).api?.groups ?? []).flatMap { group in group.operations.map { "\(group.name).\($0.name)" } }
    }

    private static func operation(_ id: String, _ tag: String, _ responses: String = "{'204': {description: Done.}}") -> String {
        "{operationId: \(id), tags: [\(tag)], responses: \(responses)}"
    }

    @Test func `what is done to one has the short name`() {
        #expect(
            names(
                """
                paths:
                  /points: {post: \(Self.operation("get_points", "points")), delete: \(Self.operation("deletePoints", "points"))}
                  /points/{id}: {get: \(Self.operation("get_point", "points")), delete: \(Self.operation("deletePoint", "points"))}
                """) == ["points.getPoints", "points.deletePoints", "points.get", "points.delete"])
    }

    @Test func `names differ by more than capitals`() {
        #expect(
            names(
                """
                paths:
                  /readlists/{id}/thumbnail: {get: \(Self.operation("getReadListThumbnail", "posters"))}
                  /readlists/{id}/thumbnails/{key}: {get: \(Self.operation("getReadlistThumbnail", "posters"))}
                """
            ).map { $0.lowercased() }.count { $0 == "posters.getreadlistthumbnail" } == 1)
    }

    // MARK: errors

    private func errors(_ responses: [String]) throws -> API {
        let paths = zip(["Cat", "Dog", "Fish"], responses).map { "  /\($0): {get: \(Self.operation("get\($0)", "\($0)s", $1))}\n" }
        return try #require(Lowered(body: "paths:\n" + paths.joined()).api)
    }

    @Test func `equal errors of several operations have a name of their own`() throws {
        let api = try errors([
            "{'200': {description: ok}, '404': {description: No cat.}}", "{'200': {description: ok}, '404': {description: No dog.}}",
            "{'200': {description: ok}, '404': {description: No dog.}, '409': {description: Taken.}}",
        ])
        #expect(api.sharedErrors.map(\.name.last.bare) == ["NotFoundError"])
        #expect(api.groups.map { $0.operations[0].error.name.last.bare } == ["GetCatError", "GetDogError", "GetFishError"])
        #expect(api.groups.map { $0.operations[0].error.shared?.last.bare } == ["NotFoundError", "NotFoundError", nil])
        // What is said of each stays with the operation.
        #expect(api.sharedErrors[0].cases[0].doc.lines == ["404"])
        #expect(api.groups[1].operations[0].error.cases[0].doc.lines == ["404: No dog."])
    }

    @Test func `shared errors are called by their cases`() throws {
        func name(_ statuses: [Int], _ more: String = "") throws -> String? {
            let responses =
                "{'200': {description: ok}, " + statuses.map { "'\($0)': {description: no}" }.joined(separator: ", ") + more + "}"
            return try errors([responses, responses]).sharedErrors.first?.name.last.bare
        }
        #expect(try name([404, 409]) == "NotFoundOrConflictError")
        #expect(try name([400, 404, 409]) == "BadRequestNotFoundOrConflictError")
        #expect(try name([400, 401, 404, 500]) == "BadRequestToInternalServerError")
        #expect(try name([404], ", default: {description: any}") == "NotFoundOrDefaultError")
    }

    // MARK: branches of unions

    private func cases(_ branches: String) throws -> [String] {
        let api = try #require(
            Lowered(body: "paths: {}\ncomponents: {schemas: {U: {oneOf: [\(branches)]}}}").api)
        for case .union(let union) in api.types { return union.cases.map(\.name.bare) }
        return []
    }

    @Test(
        "Branches are called by what tells them apart",
        arguments: [
            (
                "{type: object, required: [type], properties: {type: {enum: [BACK, CLOSE]}}}, {type: object, required: [type, url], properties: {type: {const: URL}, url: {type: string}}}",
                ["backOrClose", "url"]
            ),
            (
                "{type: object, properties: {labels: {type: array, items: {type: string}}}}, {type: object, properties: {labels: {type: array, items: {type: object, properties: {name: {type: string}}}}}}",
                ["labelStrings", "labelObjects"]
            ),
            (
                "{type: object, properties: {status: {enum: [done]}}}, {type: object, properties: {status: {enum: [queued, in_progress]}}}",
                ["done", "queuedOrInProgress"]
            ),
            (
                "{type: object, required: [a, b], properties: {a: {type: string}, b: {type: string}}}, {type: object, required: [a], properties: {a: {type: string}}}",
                ["b", "a"]
            ),
        ])
    func branches(_ row: (branches: String, names: [String])) throws { #expect(try cases(row.branches) == row.names) }

    @Test func `a member called like a type is called by its owner, not by a number`() throws {
        let api = try #require(
            Lowered(
                body: """
                    paths: {}
                    components:
                      schemas:
                        Error: {type: object, properties: {a: {type: string}}}
                        Job: {type: object, properties: {error: {type: object, properties: {b: {type: string}}}}}
                    """
            ).api)
        let nested = api.types.compactMap { if case .structure(let structure) = $0 { structure.nested.map(\.name.last.bare) } else { nil } }
        #expect(nested.flatMap { $0 } == ["ErrorValue"])
    }

    @Test(
        "Components called by a status are called by its name",
        arguments: [
            ("404", "not_found"), ("404NotFound", "NotFound"), ("200OkOrders", "OkOrders"), ("2fa", "2fa"), ("Orders", "Orders"),
        ].map { ($0.0, $0.1) })
    func statuses(_ row: (name: String, spelled: String)) {
        #expect(Words(StatusName.spelled(row.name)).upperCamel == Words(row.spelled).upperCamel)
    }
}
