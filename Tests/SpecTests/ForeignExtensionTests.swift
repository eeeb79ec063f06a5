import HelodataDiagnostics
import HelodataYAML
import Testing

@testable import HelodataSpec

/// Extensions of other tools, read as this generator's own say the same.
@Suite struct ForeignExtensionTests {
    private func operation(_ extensions: String, isRead: Bool = true) throws -> (operation: OperationObject, messages: [String]) {
        let diagnostics = Diagnostics()
        let text = """
            openapi: 3.1.0
            info: {title: T, version: "1"}
            paths: {/a: {get: {\(extensions), responses: {"204": {description: None.}}}}}
            """
        let node = try #require(YAMLParser.parse(SourceFile(path: "openapi.yaml", bytes: Array(text.utf8)), diagnostics: diagnostics))
        let documents = try #require(DocumentSet(node, diagnostics: diagnostics, readsForeignExtensions: isRead))
        guard case .object(let item)? = documents.root.paths.first?.item else { throw Missing() }
        return (item.operations[0].operation, diagnostics.all.map { "\($0.severity): \($0.message) [\($0.code)]" })
    }

    private struct Missing: Error {}

    private func text(_ pagination: PaginationExtension?) -> String {
        guard let pagination else { return "nothing" }
        let parts = [
            pagination.style.rawValue, pagination.parameter?.value ?? "-", pagination.next?.value ?? "-", pagination.items?.value ?? "-",
            pagination.more?.value ?? "-", "\(pagination.first)",
        ]
        return parts.joined(separator: " ")
    }

    @Test(
        "Paging",
        arguments: [
            ("x-pagination: {limitParam: n, pageOffsetParam: start, resultsPath: data}", "offset start - data - 0"),
            ("x-pagination: {limitParam: n, pageParam: page}", "page page - - - 0"),
            ("x-pagination: {pageParam: page, pageStart: 1, resultsPath: a.b}", "page page - a/b - 1"),
            (
                "x-pagination: {cursorParam: 'page[cursor]', cursorPath: meta.page.after, resultsPath: data}",
                "cursor page[cursor] meta/page/after data - 0"
            ),
            (
                "x-speakeasy-pagination: {type: offsetLimit, inputs: [{name: o, in: parameters, type: offset}], outputs: {results: $.d}}",
                "offset o - d - 1"
            ),
            (
                "x-speakeasy-pagination: {type: offsetLimit, inputs: [{name: p, in: parameters, type: page}], outputs: {results: $, numPages: $.n}}",
                "page p - - - 1"
            ),
            (
                "x-speakeasy-pagination: {type: cursor, inputs: [{name: c, in: parameters, type: cursor}], outputs: {results: '$.a[*]', nextCursor: '$.a[(@.length-1)].id'}}",
                "cursor c a/-1/id a - 1"
            ),
            ("x-speakeasy-pagination: {type: url, outputs: {results: $.a, nextUrl: '$.links[''next'']'}}", "link - links/next a - 1"),
            ("x-fern-pagination: {cursor: $request.c, next_cursor: $response.n.x, results: $response.d}", "cursor c n/x d - 1"),
            ("x-fern-pagination: {offset: $request.page, results: $response, has-next-page: $response.more}", "page page - - more 1"),
            ("x-fern-pagination: {offset: $request.o, step: $request.limit, results: $response.d}", "offset o - d - 1"),
            ("x-fern-pagination: {next_uri: $response.next, results: $response.d}", "link - next d - 1"),
            ("x-ms-pageable: {nextLinkName: nextLink}", "link - nextLink value - 1"),
            ("x-ms-pageable: {nextLinkName: 'a.b', itemName: rows}", "link - a/b rows - 1"),
            ("x-ms-pageable: {nextLinkName: null}", "nothing"),
            ("x-dropshot-pagination: {required: []}", "cursor page_token next_page items - 1"),
            ("x-dropshot-pagination: false", "nothing"),
            ("x-dropshot-pagination: true, x-pagination: {style: page, parameter: p}", "page p - - - 1"),
            ("x-fern-pagination: false", "nothing"),
        ])
    func paging(_ written: String, _ expected: String) throws {
        let (operation, messages) = try operation(written)
        #expect(text(operation.extensions.pagination) == expected)
        #expect(messages == [])
    }

    @Test(
        "What it cannot say is a warning",
        arguments: [
            "x-speakeasy-pagination: {type: tree}", "x-speakeasy-pagination: [a]", "x-speakeasy-pagination: {type: cursor}",
            "x-speakeasy-pagination: {type: cursor, inputs: [{name: c, in: requestBody, type: cursor}], outputs: {nextCursor: $.n}}",
            "x-fern-pagination: true", "x-fern-pagination: {cursor: $request.c}", "x-pagination: {cursorParam: c}",
            "x-pagination: {limitParam: n}",
        ])
    func unread(_ written: String) throws {
        let (operation, messages) = try operation(written)
        #expect(operation.extensions.pagination == nil)
        #expect(messages.count == 1 && messages[0].hasPrefix("warning: ") && messages[0].hasSuffix("[x-pagination-foreign]"), "\(messages)")
    }

    @Test(
        "Names",
        arguments: [
            ("x-speakeasy-name-override: get_all", "getAll"), ("x-fern-sdk-method-name: getAll", "getAll"),
            ("x-speakeasy-name-override: list all-things", "listAllThings"),
            ("x-fern-sdk-method-name: other, x-swift-name: own", "own"),
        ])
    func names(_ written: String, _ expected: String) throws {
        let (operation, messages) = try operation(written)
        #expect(operation.extensions.swiftName == expected)
        #expect(messages == [])
    }

    @Test(arguments: ["x-speakeasy-name-override: [a]", "x-fern-sdk-method-name: 7up", "x-fern-sdk-method-name: ''"])
    func noNames(_ written: String) throws {
        let (operation, messages) = try operation(written)
        #expect(operation.extensions.swiftName == nil)
        #expect(messages.count == 1 && messages[0].hasSuffix("[foreign-extension]"), "\(messages)")
    }

    @Test(
        "Omissions",
        arguments: [
            ("x-internal: true", "x-internal"), ("x-speakeasy-ignore: true", "x-speakeasy-ignore"),
            ("x-fern-ignore: true", "x-fern-ignore"),
            ("x-internal: false", nil), ("x-internal: null", nil),
        ] as [(String, String?)])
    func omissions(_ written: String, _ expected: String?) throws {
        let (operation, messages) = try operation(written)
        #expect(operation.extensions.omission == expected)
        #expect(messages == [])
    }

    @Test("A setting turns them off")
    func off() throws {
        let (operation, messages) = try operation(
            "x-internal: true, x-fern-sdk-method-name: a, x-dropshot-pagination: true, x-swift-name: own", isRead: false)
        #expect(operation.extensions.omission == nil)
        #expect(operation.extensions.pagination == nil)
        #expect(operation.extensions.swiftName == "own")
        #expect(messages == [])
    }
}
