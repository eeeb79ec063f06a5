import HelodataEmit
import HelodataIR

/// The files of a client, and what is in them, for the summary.
package struct GeneratedClient: Sendable {
    package let files: [GeneratedFile]
    /// Operations of the description; one can have several methods.
    package let operationCount: Int
    /// Types with a place of their own in the description.
    package let modelCount: Int
    package let errorCount: Int
    package let coverage: CoverageReport
    package let moduleName: String

    /// An operation by the name of its method in its group's type, `OrdersAPI.create`.
    struct NamedOperation: Sendable {
        let id: String
        /// `orders.create`
        let call: String
    }
    let operations: [String: NamedOperation]

    init(_ api: API, files: [GeneratedFile], coverage: CoverageReport) {
        self.coverage = coverage
        moduleName = api.moduleName.bare
        let operations = api.groups.flatMap(\.operations)
        self.files = files
        let named = api.groups.flatMap { group in
            group.operations.map { operation in
                (
                    "\(group.typeName.bare).\(operation.name.bare)",
                    NamedOperation(id: operation.id, call: "\(group.name.bare).\(operation.name.bare)")
                )
            }
        }
        self.operations = Dictionary(named, uniquingKeysWith: { first, _ in first })
        operationCount = Set(operations.map { "\($0.method) \($0.template)" }).count
        modelCount = api.types.count
        errorCount = Set(operations.map(\.error.name)).count
    }
}
