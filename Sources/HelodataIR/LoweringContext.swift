import HelodataDiagnostics
import HelodataSpec

/// What all of the lowering shares: the documents, where to report, and what became of each part.
final class LoweringContext {
    let documents: DocumentSet
    let diagnostics: Diagnostics
    let coverage: CoverageLog
    let references: ReferenceResolver
    let output: OutputBudget
    /// Which components stand on which.
    private(set) lazy var inheritance = Inheritance(context: self)

    init(documents: DocumentSet, diagnostics: Diagnostics) {
        self.documents = documents
        self.diagnostics = diagnostics
        coverage = CoverageLog(documents)
        output = OutputBudget(documents: documents, diagnostics: diagnostics)
        references = ReferenceResolver(documents: documents, diagnostics: diagnostics, coverage: coverage)
    }

    func error(_ code: String, _ message: String, at location: SourceLocation, notes: [Diagnostic.Note] = []) {
        diagnostics.error(code, message, at: location, notes: notes)
    }

    func warning(_ code: String, _ message: String, at location: SourceLocation, notes: [Diagnostic.Note] = []) {
        diagnostics.warning(code, message, at: location, notes: notes)
    }
}
