import HelodataDiagnostics
import HelodataEmit
import HelodataIR
import HelodataSpec
import HelodataYAML

/// From a description to its client. The table of contents: each line of `generate` is one stage, in a target of its own.
package struct Generator {
    package static let version = "0.1.0"

    private let options: GeneratorOptions
    private let sources: SourceFiles

    package init(_ options: GeneratorOptions) {
        self.options = options
        sources = SourceFiles(relativeTo: options.plugin?.shownRelativeTo, contents: options.contents)
    }

    /// The client's files; nil after an error in the description. `diagnostics` says what and where.
    package func generate(
        _ file: SourceFile, diagnostics: Diagnostics
    ) throws(OutputError) -> GeneratedClient? {
        var coverage = CoverageReport()
        return try generate(file, diagnostics: diagnostics, coverage: &coverage)
    }

    /// - Parameters:
    ///   - coverage: what became of each part of the description, also after errors.
    ///   - progress: is told of each stage.
    package func generate(
        _ file: SourceFile, diagnostics: Diagnostics, coverage: inout CoverageReport, progress: (String) -> Void = { _ in }
    ) throws(OutputError) -> GeneratedClient? {
        guard let (api, _) = try lowered(file, diagnostics: diagnostics, coverage: &coverage, progress: progress) else { return nil }
        progress("Writing \(api.groups.count) groups and \(api.types.count) models")
        let access = options.access ?? .public
        let runtime = options.runtime == .shared ? nil : RuntimeSources.files
        let files = ClientPackage.files(api, layout: layout(api), source: name(of: file), runtime: runtime, without: options.omitted)
            .map { access.applied(to: $0) }
        return GeneratedClient(api, files: options.plugin == nil ? files : PluginOutput.files(files), coverage: coverage)
    }

    /// What the client is going to be, and the description behind it.
    package func lowered(
        _ file: SourceFile, diagnostics: Diagnostics, coverage: inout CoverageReport, progress: (String) -> Void = { _ in }
    ) throws(OutputError) -> (api: API, documents: DocumentSet)? {
        progress("Reading \(file.path)")
        let load = { path in sources.referenced(path, from: file) }
        guard let written = YAMLParser.parse(file, diagnostics: diagnostics),
            let node = try changed(written, diagnostics: diagnostics),
            let documents = documents(node, diagnostics, load, progress),
            let api = Lowering.lower(documents, options: loweringOptions, diagnostics: diagnostics, coverage: &coverage)
        else { return nil }
        return (api, documents)
    }

    /// What a server of the description answers.
    package func served(_ file: SourceFile, diagnostics: Diagnostics) throws(OutputError) -> ServedAPI? {
        let load = { path in sources.referenced(path, from: file) }
        guard let written = YAMLParser.parse(file, diagnostics: diagnostics), let node = try changed(written, diagnostics: diagnostics),
            let documents = documents(node, diagnostics, load, { _ in })
        else { return nil }
        return Lowering.served(documents, options: loweringOptions, diagnostics: diagnostics)
    }

    private func documents(
        _ node: YAMLNode, _ diagnostics: Diagnostics, _ load: @escaping (String) -> [UInt8]?, _ progress: (String) -> Void
    ) -> DocumentSet? {
        progress("Checking the description")
        let documents = DocumentSet(
            node, diagnostics: diagnostics, readsForeignExtensions: options.foreignExtensions != .ignore, load: load)
        progress("Naming operations and types")
        // What has so many mistakes is not worth the time to look for others behind them.
        if diagnostics.all.count(where: { $0.severity == .error }) > Self.mostMistakes { return nil }
        return documents
    }

    private static let mostMistakes = 10_000

    /// The description as overlays and renames leave it; nil after an error in them.
    private func changed(_ node: YAMLNode, diagnostics: Diagnostics) throws(OutputError) -> YAMLNode? {
        var node = node
        for path in options.overlays {
            guard let root = YAMLParser.parse(try sources.read(path), diagnostics: diagnostics),
                let overlay = Overlay(root, diagnostics: diagnostics)
            else { return nil }
            node = overlay.applied(to: node, diagnostics: diagnostics)
        }
        node = Renaming(options.renames).applied(to: node, diagnostics: diagnostics)
        return diagnostics.hasErrors ? nil : node
    }

    private var loweringOptions: LoweringOptions {
        LoweringOptions(
            moduleName: options.module, filter: options.filter, pagination: options.pagination, makesMocks: options.makesMocks,
            makesExamples: options.makesExamples)
    }

    private func name(of file: SourceFile) -> String {
        file.path.split(separator: "/").last.map(String.init) ?? file.path
    }

    private func layout(_ api: API) -> Layout {
        if let plugin = options.plugin {
            return .sources(SourceCounts(operations: plugin.operationFiles, models: plugin.modelFiles))
        }
        switch options.layout {
        case .package: return .package
        case .sources:
            return .sources(
                SourceCounts(
                    operations: ClientPackage.operationFileCount(groups: api.groups.count),
                    models: ClientPackage.modelFileCount(types: api.types.count)))
        }
    }
}
