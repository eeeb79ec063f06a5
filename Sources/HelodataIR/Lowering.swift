import HelodataDiagnostics
import HelodataSpec
import HelodataYAML

/// What the user may decide from outside the document.
package struct LoweringOptions: Sendable {
    /// Name of the Swift module; nil: `x-module-name`, else made from the title.
    package var moduleName: String?
    package var filter: OperationFilter
    /// Ways of paging for all operations that they fit.
    package var pagination: [PaginationRule]
    /// Whether a double for tests is decided too.
    package var makesMocks: Bool
    /// Whether the arguments of an example of each call are decided too.
    package var makesExamples: Bool
    package init(
        moduleName: String? = nil, filter: OperationFilter = OperationFilter(), pagination: [PaginationRule] = [], makesMocks: Bool = false,
        makesExamples: Bool = false
    ) {
        self.makesExamples = makesExamples
        self.pagination = pagination
        self.moduleName = moduleName
        self.filter = filter
        self.makesMocks = makesMocks
    }
}

/// The second arrow: from the document as written to the client that it means. Everything that can fail fails here.
package enum Lowering {
    /// - Returns: nil where there were errors.
    package static func lower(
        _ documents: DocumentSet, options: LoweringOptions, diagnostics: Diagnostics
    ) -> API? {
        var coverage = CoverageReport()
        return lower(documents, options: options, diagnostics: diagnostics, coverage: &coverage)
    }

    /// - Parameter coverage: what became of each part of the document, also where there were errors.
    /// - Returns: nil where there were errors.
    package static func lower(
        _ documents: DocumentSet, options: LoweringOptions, diagnostics: Diagnostics,
        coverage: inout CoverageReport
    ) -> API? {
        lower(documents, options: options, diagnostics: diagnostics, coverage: &coverage) { _, _ in }
    }

    /// - Parameter lowered: takes what the operations were made of, where there were no errors.
    static func lower(
        _ documents: DocumentSet, options: LoweringOptions, diagnostics: Diagnostics,
        coverage: inout CoverageReport, lowered: (OperationLowering, [OperationGroup]) -> Void
    ) -> API? {
        let context = LoweringContext(documents: documents, diagnostics: diagnostics)
        let document = documents.root
        let (module, client) = names(document, options)
        let choice = OperationChoice(filter: options.filter, context: context)
        let sources = WebSockets(context: context, document: document).leftOut(
            of: choice.chosen(OperationCollector(context: context).operations(document)))
        let incoming = IncomingCollector(context: context, choice: choice).incoming(document, sources)

        let usage = SchemaUsage(context: context)
        OperationRoots(context: context, usage: usage).mark(sources, incoming)
        usage.conclude()

        let schemas = SchemaLowering(
            merger: SchemaMerger(context: context), context: context, usage: usage, moduleName: module.bare,
            clientName: client.bare)
        let components = documents.componentSchemas.filter { schema in
            if options.filter.isEmpty || usage.isUsed(schema.key) { return true }
            if let target = context.references.adopted(schema), usage.isUsed(target.key) { return true }
            choice.leaveOut(schema)
            return false
        }
        schemas.claimComponents(components)

        for server in document.servers { ServerLowering.check(server, context) }
        for server in document.servers { context.coverage.generated(server.location, as: client.bare) }
        let credentials = CredentialLowering(context: context).credentials(
            document.components, only: options.filter.isEmpty ? nil : choice.schemes(sources, document))
        let operations = OperationLowering(
            schemas: schemas, context: context, document: document, schemes: Set(credentials.map(\.wireName)),
            paging: options.pagination)
        schemas.lowerComponents(components)
        var groups = GroupLowering(operations: operations, document: document).groups(sources)
        operations.paginationRules.check(sources, context)
        let headers = HeaderLowering(operations: operations).headers(sources)
        let events = EventLowering(schemas: schemas, context: context).events(incoming)

        let sharedErrors = ErrorSharing(root: schemas.root).share(&groups)
        var types = schemas.declarations()
        var sharing = TypeSharing(components: schemas.componentNames)
        sharing.share(&types)
        TypeFinishing(context: context, groups: groups).finish(&types)
        // A description of schemas alone is used for all that it has.
        if diagnostics.hasErrors, !sources.isEmpty {
            let all = Set(
                document.paths.compactMap { context.references.pathItem($0.item) }.flatMap { $0.operations.map(\.operation.location) })
            let unused = UnusedParts(of: documents, without: all.subtracting(sources.map(\.operation.location)))
            diagnostics.letThrough(because: "no operation needs it", where: unused.contain)
        }
        coverage = context.coverage.report(diagnostics)
        if diagnostics.hasErrors { return nil }
        lowered(operations, groups)
        var api = API(
            title: document.info.title, version: document.info.version,
            doc: Doc(document.info.description.map(Documentation.lines) ?? Documentation.summary(document.info.summary)),
            moduleName: module,
            clientName: client, servers: ServerLowering.servers(document.servers),
            credentials: CredentialLowering.settled(credentials, for: groups.flatMap(\.operations)),
            groups: groups, types: types, sharedErrors: sharedErrors, responseHeaders: headers, errorEnvelope: envelope(document),
            events: events)
        // Samples of a description with errors would be made for nobody.
        guard options.makesMocks || options.makesExamples, !diagnostics.hasErrors else { return api }
        let all = operations.facts.values.sorted { $0.source.pointer < $1.source.pointer }
        let maker = MediaExamples.maker(all, operations)
        if options.makesMocks {
            api.mocks = MockLowering(
                operations: operations, maker: maker, groups: groups, types: types, envelope: api.errorEnvelope
            ).client(module: module, client: client)
        }
        if options.makesExamples { api.examples = ExampleLowering(operations: operations, maker: maker, types: types).examples(groups) }
        return api
    }

    private static func names(_ document: DocumentObject, _ options: LoweringOptions) -> (Identifier, Identifier) {
        let given = options.moduleName ?? document.info.extensions.moduleName
        var module = given.map(ModuleName.legal) ?? ""
        if module.isEmpty {
            // `Swagger Petstore - OpenAPI 3.0` is about a petstore.
            let noise: Set<String> = [
                "swagger", "openapi", "api", "rest", "specification", "spec", "reference", "documentation", "official",
            ]
            let words = Words(subject(of: document.info.title)).words.filter { word in
                !noise.contains(word.lowercased()) && !word.allSatisfy { $0.isNumber }
            }
            // A folder and a file are called after it, and file systems take 255 bytes.
            module = String(ModuleName.legal(NameScope.spell(Words(Array(words.prefix(4))), .type)).unicodeScalars.prefix(60))
        }
        if module.isEmpty || module == "_" { module = "Client" }
        module = ModuleName.free(module)
        return (Identifier(unchecked: module), Identifier(unchecked: ModuleName.client(of: module)))
    }

    /// `GitHub's official OpenAPI spec + Octokit SDK` is about GitHub.
    private static func subject(of title: String) -> String {
        var words: [String] = []
        for word in title.split(whereSeparator: \.isWhitespace) {
            if ["+", "-", "–", "—", "|"].contains(word) { break }
            if ["openapi", "openapi3", "openapis"].contains(word.lowercased()) { continue }
            words.append(word.hasSuffix("'s") || word.hasSuffix("’s") ? String(word.dropLast(2)) : String(word))
        }
        return words.isEmpty ? title : words.joined(separator: " ")
    }

    /// `x-error-envelope`: where the code, message and request id of error bodies stand. What it does not say is looked for at the
    /// places that frameworks use.
    private static func envelope(_ document: DocumentObject) -> ErrorEnvelope {
        let given = document.extensions.errorEnvelope
        return ErrorEnvelope(code: given?.code ?? [], message: given?.message ?? [], requestID: given?.requestID ?? [])
    }
}
