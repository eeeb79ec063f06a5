import HelodataIR
import Testing

@testable import HelodataEmit

@Suite struct SequenceCodeTests {
    private func list(
        _ next: Pagination.Next, _ type: TypeRef, items: [Pagination.PathStep], presence: Presence = .optional
    ) -> String {
        methods(
            operation(
                "list", arguments: [argument("from", type, presence, .query(wireName: "from", style: .form))],
                output: .pages(
                    Pagination(
                        page: named("Page"), argument: "from", argumentWireName: "from", items: items, item: named("Thing"), next: next))))
    }

    @Test func cursors() {
        let text = list(
            .cursor(
                [
                    Pagination.PathStep(name: "meta", isOptional: true), Pagination.PathStep(name: "next", isOptional: false),
                ], .text), .string, items: [Pagination.PathStep(name: "data", isOptional: false)])
        #expect(
            text == """
                    /// `GET /things`.
                    /// - Returns: The items of all pages, fetched when they are read; it throws ``ThingError``.
                    public func list(
                        from: String? = nil,
                        options: CallOptions = CallOptions()
                    ) -> PageSequence<Page, Thing, ThingError> {
                        core.pages(APIOperations.list, from: from) {
                            (from: String?) async throws(ThingError) -> Page in
                            var request = APIRequest(APIOperations.list, "/things", throwing: ThingError.self)
                            request.query("from", from)
                            return try await core.json(request, options)
                        } items: { (page: Page) -> [Thing] in
                            page.data
                        } next: { (page: Page) -> String? in
                            page.meta?.next
                        }
                    }
                """)
    }

    @Test func countedPages() {
        let numbered = list(.pageNumber(first: 1), .int, items: [Pagination.PathStep(name: "data", isOptional: true)])
        #expect(numbered.contains("core.pages(APIOperations.list, number: from, first: 1) {\n            (from: Int?) async"))
        #expect(numbered.contains("page.data ?? []\n        }\n    }"))
        #expect(list(.offset, .int, items: []).contains("core.pages(APIOperations.list, offset: from) {"))
    }

    @Test func numbersAsCursors() {
        let text = list(.cursor([Pagination.PathStep(name: "next", isOptional: true)], .number(isOptional: true)), .int, items: [])
        #expect(text.contains("core.pages(APIOperations.list, from: from.map { \"\\($0)\" }) {"))
        #expect(text.contains("let from = from.flatMap { Int($0) }"))
        #expect(text.contains("(page.next).map { \"\\($0)\" }"))
    }

    @Test func links() {
        let text = list(.link(.text), .string, items: [])
        #expect(text.contains("core.pages(APIOperations.list, link: \"from\", from: from) {"))
        #expect(text.contains("async throws(ThingError) -> (value: Page, response: APIResponse) in"))
        #expect(text.contains("return try await core.jsonWithResponse(request, options)"))
    }

    @Test func waiters() {
        let waiter = Waiter(
            name: "waitUntilReady", doc: Doc(["Waits."]), value: named("Thing"),
            state: [Pagination.PathStep(name: "status", isOptional: true)],
            stateType: named("Status"), success: ["ready", "done"], failure: ["failed"], atMost: 900, notFoundGrace: 60)
        let get = operation(
            "get", "GET", [.literal("/things/"), .argument("id", .simple)], id: "getThing",
            arguments: [argument("id", .string, .required, .path, unlabelled: true)],
            output: .json(named("Thing"), optional: false), waiters: [waiter])
        let text = methods(get)
        #expect(
            text.hasSuffix(
                """
                    @discardableResult
                    public func waitUntilReady(
                        _ id: String,
                        atMost: Duration = .seconds(900),
                        since: Date? = nil,
                        options: CallOptions = CallOptions(),
                        onUpdate: (@Sendable (WaitProgress) async -> Void)? = nil
                    ) async throws(WaitError<Thing>) -> Thing {
                        try await core.wait(APIOperations.waitUntilReady, atMost: atMost, since: since, onUpdate: onUpdate) {
                            (core: APICore) async throws(ThingError) -> Thing in
                            try await Self(core: core).get(id, options: options)
                        } state: { (value: Thing) -> String in
                            value.status?.rawValue ?? ""
                        }
                    }
                """))
        #expect(
            text.contains(
                "/// Polls ``get(_:options:)`` until the state is one of `ready`, `done`.\n    /// Fails when it is one of `failed`."))
        #expect(
            constants(get).hasSuffix(
                "static let waitUntilReady = StateWaiter(\n    \"getThing\", success: [\"ready\", \"done\"], failure: [\"failed\"], notFoundGrace: .seconds(60))"
            ))
    }
}
