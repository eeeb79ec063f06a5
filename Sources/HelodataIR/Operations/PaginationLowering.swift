import HelodataDiagnostics
import HelodataSpec

/// Lowers the paging of one operation. Its own `x-pagination` counts first, then another tool's extension, then the first rule of the
/// configuration that fits.
struct PaginationLowering {
    let schemas: SchemaLowering
    let context: LoweringContext
    let rules: PaginationRules
    let source: OperationSource

    init(_ source: OperationSource, _ lowering: OperationLowering) {
        self.source = source
        schemas = lowering.schemas
        context = lowering.context
        rules = lowering.paginationRules
    }

    /// nil where the list, if it is one, comes as a whole, and after an error.
    func pagination(_ arguments: [Argument], _ output: Output) -> Pagination? {
        let given = source.operation.extensions.pagination
        if let given {
            switch PaginationFit(given, schemas).pagination(arguments, output) {
            case .success(let pagination):
                rules.try(source, arguments, output, schemas, isTaken: true)
                return pagination
            case .failure(let misfit):
                guard case .foreign(let name) = given.origin else {
                    context.error("x-pagination", misfit.message, at: misfit.location ?? given.location)
                    return nil
                }
                context.warning("x-pagination-foreign", "'\(name)' is ignored: \(misfit.message)", at: given.location)
            }
        }
        return rules.try(source, arguments, output, schemas, isTaken: false)
    }
}

/// The rules of the configuration, and where each has fitted.
final class PaginationRules {
    private let rules: [PaginationRule]
    /// By rule: whether it fits anywhere, whether an operation got it, and what is nearest to a fit.
    private var fits: Set<Int> = []
    private var used: Set<Int> = []
    private var nearest: [Int: (misfit: PaginationFit.Misfit, operation: OperationSource)] = [:]

    init(_ rules: [PaginationRule]) { self.rules = rules }

    /// The paging by the first rule that fits; silent where none does.
    /// - Parameter isTaken: The operation says itself how it is paged.
    @discardableResult
    func `try`(
        _ source: OperationSource, _ arguments: [Argument], _ output: Output, _ schemas: SchemaLowering, isTaken: Bool
    ) -> Pagination? {
        var chosen: Pagination?
        for (index, rule) in rules.enumerated() where includes(rule, source) {
            switch PaginationFit(rule.pagination, schemas).pagination(arguments, output) {
            case .success(let pagination):
                fits.insert(index)
                if chosen == nil, !isTaken {
                    chosen = pagination
                    used.insert(index)
                }
            case .failure(let misfit):
                if let known = nearest[index], known.misfit.step.rawValue >= misfit.step.rawValue { continue }
                nearest[index] = (misfit, source)
            }
        }
        return chosen
    }

    private func includes(_ rule: PaginationRule, _ source: OperationSource) -> Bool {
        rule.only.isEmpty || rule.only.contains { matches($0.value, source) }
    }

    private func matches(_ glob: String, _ source: OperationSource) -> Bool {
        OperationFilter.matches(source.path, glob) || source.operation.operationID.map { OperationFilter.matches($0.value, glob) } ?? false
    }

    /// A rule that fits nowhere is a mistake: its lists would come a page at a time without a word.
    func check(_ sources: [OperationSource], _ context: LoweringContext) {
        for (index, rule) in rules.enumerated() {
            for glob in rule.only where !sources.contains(where: { matches(glob.value, $0) }) {
                context.error("pagination-rule", "no path and no operation id matches '\(glob.value)'", at: glob.location)
            }
            if fits.contains(index) {
                guard !used.contains(index) else { continue }
                context.warning(
                    "pagination-rule",
                    "where this rule of 'pagination' fits, the operation itself or an earlier rule says how it is paged, so it does nothing",
                    at: rule.pagination.location)
            } else if let (misfit, operation) = nearest[index] {
                context.error(
                    "pagination-rule",
                    "this rule of 'pagination' fits no operation; nearest is '\(operation.id)', where \(misfit.message)",
                    at: misfit.step == .start ? rule.pagination.location : misfit.location ?? rule.pagination.location,
                    notes: [Diagnostic.Note("the operation", at: operation.operation.location)])
            } else if rule.only.isEmpty {
                context.error(
                    "pagination-rule", "this rule of 'pagination' fits no operation; there is none", at: rule.pagination.location)
            }
        }
    }
}
