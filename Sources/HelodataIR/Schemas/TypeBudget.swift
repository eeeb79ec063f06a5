import HelodataDiagnostics
import HelodataSpec

/// How many types a description may need, in relation to the schemas that it has. Schemas that stand on each other by
/// `allOf` get copies of each other's inline types, which can multiply without end.
final class TypeBudget {
    static let code = "type-count"
    private let context: LoweringContext
    private var limit = 2_000
    private var count = 0
    private var isExceeded = false

    init(context: LoweringContext) { self.context = context }

    /// Counts the schemas of the document.
    /// - Parameter visited: how many were met on the way from the operations.
    func grow(by components: [SchemaObject], visited: Int) {
        var schemas = visited
        var pending = components
        while let schema = pending.popLast() {
            schemas += 1
            schema.forEachChild { pending.append($0) }
        }
        limit += 2 * schemas
    }

    /// False after an error: there are too many types.
    func takesOne(at location: SourceLocation) -> Bool {
        count += 1
        if count <= limit { return true }
        if !isExceeded {
            isExceeded = true
            context.error(
                Self.code,
                "the description's schemas, put together by 'allOf' and unions, need more than \(limit) inline types; give inner ones names in 'components/schemas', or '--allow \(Self.code)' leaves those beyond untyped",
                at: location)
        }
        return false
    }
}
