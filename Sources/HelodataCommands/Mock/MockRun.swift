import HelodataDiagnostics
import HelodataGenerator

/// Reads a description for `helodata-gen mock`.
package struct MockRun {
    private let options: GeneratorOptions
    private let console: Console

    package init(_ options: GeneratorOptions, console: Console) {
        self.options = options
        self.console = console
    }

    /// nil after an error, which is printed.
    package func service() -> MockService? {
        let diagnostics = Diagnostics(allowed: Set(options.allowed))
        do throws(OutputError) {
            let served = try GeneratorRun(options, console: console).served(diagnostics)
            if let served, !diagnostics.hasErrors { return MockService(served) }
            let errors = diagnostics.all.filter { $0.severity == .error }
            console.error(console.text(DiagnosticDigest(errors).shown, .auto))
        } catch {
            console.error(DiagnosticPrinter(usesColor: console.usesColor).text(error: "\(error)"))
        }
        return nil
    }
}
