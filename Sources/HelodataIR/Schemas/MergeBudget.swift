import HelodataDiagnostics
import HelodataSpec

/// How much work it may be to put schemas together that stand on others by `allOf`, in relation to the description: each takes
/// the members of all that it stands on, and of all that these stand on.
final class MergeBudget {
    private let context: LoweringContext
    private var steps = 0
    private var isExceeded = false
    private static let code = "all-of-size"
    private static let free = 100_000

    init(context: LoweringContext) { self.context = context }

    /// False after an error: a part with that many members is too much.
    func takes(_ members: Int, at location: SourceLocation) -> Bool {
        if isExceeded { return false }
        steps += 1 + members
        guard steps > Self.free else { return true }
        // A schema takes more bytes than that.
        let limit = Self.free + context.documents.bytesRead / 8
        guard steps > limit, !context.diagnostics.allowed.contains(Self.code) else { return true }
        isExceeded = true
        context.error(
            Self.code,
            "putting schemas together by 'allOf' takes more than \(limit) steps for the members of all that they stand on; '--allow \(Self.code)' goes on all the same",
            at: location)
        return false
    }
}
