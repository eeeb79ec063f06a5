import HelodataDiagnostics
import HelodataGenerator
import HelodataIR
import HelodataSpec
import HelodataYAML

/// One run of `helodata-gen diff`: both descriptions become clients, the clients are compared, and the answer is printed.
package struct DiffRun {
    package struct Options {
        /// A path, or `git:REVISION:path`.
        package var old: String
        package var new: String
        package var configuration: String?
        package var allowed: [String] = []
        package var format = DiffReport.Format.text
        /// The promise whose break ends the run with 1; nil: none.
        package var failOn: Promise? = .source
        package var ignore: String?
        package init(old: String, new: String) {
            self.old = old
            self.new = new
        }
    }

    private let options: Options
    private let console: Console

    package init(_ options: Options, console: Console) {
        self.options = options
        self.console = console
    }

    package func run() -> ExitStatus {
        do throws(OutputError) {
            let diagnostics = Diagnostics()
            let ignored = IgnoreList(try ignoredDifferences(diagnostics), diagnostics: diagnostics)
            guard !diagnostics.hasErrors, let (old, new) = try surfaces() else {
                console.error(console.text(diagnostics.all, .auto))
                return .usage
            }
            let differences = ignored.applied(to: Comparison(old: old, new: new).differences, diagnostics: diagnostics)
            console.error(console.text(diagnostics.all, .auto))
            let report = DiffReport(differences, oldVersion: old.version, newVersion: new.version)
            console.output(report.text(options.format))
            guard let promise = options.failOn else { return .success }
            return report.breaks(promise) ? .failure : .success
        } catch {
            console.error(DiagnosticPrinter(usesColor: console.usesColor).text(error: "\(error)"))
            return .usage
        }
    }

    /// Those of the configuration, as it is for the new description, and of the file that the command line names.
    private func ignoredDifferences(_ diagnostics: Diagnostics) throws(OutputError) -> [IgnoredDifference] {
        var ignored: [IgnoredDifference] = []
        if options.configuration != nil {
            ignored = try GeneratorRun(generatorOptions(options.new), console: console).ignoredDifferences(diagnostics)
        }
        guard let path = options.ignore else { return ignored }
        guard let root = YAMLParser.parse(try SourceFiles().read(path), diagnostics: diagnostics) else { return ignored }
        return ignored + IgnoredDifference.read(root, diagnostics: diagnostics)
    }

    /// Both clients, made side by side: each takes about as long as to generate it. Nil after errors, which are printed, the old
    /// description's first.
    private func surfaces() throws(OutputError) -> (old: Surface, new: Surface)? {
        let (old, new) = SideBySide.run({ side(options.old) }, { side(options.new) })
        let sides = [try old.get(), try new.get()]
        for side in sides { console.error(console.text(DiagnosticDigest(side.errors).shown, .auto)) }
        guard let old = sides[0].surface, let new = sides[1].surface else { return nil }
        return (old, new)
    }

    private struct Side {
        /// Nil after errors.
        let surface: Surface?
        let errors: [Diagnostic]
    }

    /// What lives until the process ends, which is soon: to free a large client takes longer than to compare it.
    private final class Kept {
        private let surface: Surface
        private let documents: DocumentSet
        private let coverage: CoverageReport

        init(_ surface: Surface, _ documents: DocumentSet, _ coverage: CoverageReport) {
            self.surface = surface
            self.documents = documents
            self.coverage = coverage
        }

        static func keep(_ kept: Kept) { _ = Unmanaged.passRetained(kept) }
    }

    private func side(_ path: String) -> Result<Side, OutputError> {
        Result { () throws(OutputError) in
            let diagnostics = Diagnostics(allowed: Set(options.allowed))
            var coverage = CoverageReport()
            let lowered = try GeneratorRun(generatorOptions(path), console: console).lowered(diagnostics, &coverage)
            // Warnings are the business of `generate`.
            let errors = diagnostics.all.filter { $0.severity == .error }
            guard let lowered, errors.isEmpty else { return Side(surface: nil, errors: errors) }
            let surface = Surface(lowered.api, lowered.documents, coverage)
            Kept.keep(Kept(surface, lowered.documents, coverage))
            return Side(surface: surface, errors: [])
        }
    }

    private func generatorOptions(_ path: String) -> GeneratorOptions {
        var options = GeneratorOptions(spec: path)
        options.mocks = .excluded
        options.configuration = self.options.configuration
        options.allowed = self.options.allowed
        if let inGit = GitRevision.path(path, file: nil) {
            options.spec = inGit
            options.contents = { GitRevision.contents($0) }
            options.configuration = self.options.configuration.flatMap { configuration in
                GitRevision.path(path.split(separator: ":").prefix(2).joined(separator: ":"), file: configuration)
            }
        }
        return options
    }

    /// The program of `UsageProgram`; nil after errors.
    package func usage() -> String? {
        guard let side = try? side(options.new).get() else { return nil }
        console.error(console.text(DiagnosticDigest(side.errors).shown, .auto))
        return side.surface.map { UsageProgram($0).text }
    }
}
