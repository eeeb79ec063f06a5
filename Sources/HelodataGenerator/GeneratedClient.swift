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

    init(_ api: API, files: [GeneratedFile], coverage: CoverageReport) {
        self.coverage = coverage
        let operations = api.groups.flatMap(\.operations)
        self.files = files
        operationCount = Set(operations.map { "\($0.method) \($0.template)" }).count
        modelCount = api.types.count
        errorCount = Set(operations.map(\.error.name)).count
    }
}
