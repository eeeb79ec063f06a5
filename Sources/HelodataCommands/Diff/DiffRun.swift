import HelodataDiagnostics
import HelodataGenerator
import HelodataIR

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
            var ignored = IgnoreList()
            if let path = options.ignore { ignored = IgnoreList(try SourceFiles().read(path), diagnostics: diagnostics) }
            guard let old = try surface(options.old), let new = try surface(options.new), !diagnostics.hasErrors else {
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

    /// The client of a description; nil after errors, which are printed. Warnings are the business of `generate`.
    private func surface(_ path: String) throws(OutputError) -> Surface? {
        var options = GeneratorOptions(spec: path)
        options.configuration = self.options.configuration
        options.allowed = self.options.allowed
        if let inGit = GitRevision.path(path, file: nil) {
            options.spec = inGit
            options.contents = { GitRevision.contents($0) }
            options.configuration = self.options.configuration.flatMap { configuration in
                GitRevision.path(path.split(separator: ":").prefix(2).joined(separator: ":"), file: configuration)
            }
        }
        let diagnostics = Diagnostics(allowed: Set(options.allowed))
        var coverage = CoverageReport()
        let lowered = try GeneratorRun(options, console: console).lowered(diagnostics, &coverage)
        guard let lowered, !diagnostics.hasErrors else {
            let errors = diagnostics.all.filter { $0.severity == .error }
            console.error(console.text(DiagnosticDigest(errors).shown, .auto))
            return nil
        }
        return Surface(lowered.api, lowered.documents, coverage)
    }

    /// The program of `UsageProgram`; nil after errors.
    package func usage() -> String? {
        guard let surface = try? surface(options.new) else { return nil }
        return UsageProgram(surface).text
    }
}
