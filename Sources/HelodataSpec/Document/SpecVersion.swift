/// The versions of OpenAPI that are read. They differ in spellings, which are accepted in all of them.
enum SpecVersion: Comparable, Sendable {
    case v3_0
    case v3_1
    case v3_2

    /// The version that a document claims: `3.1.0`, also `3.1`.
    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count >= 2, parts[0] == "3" else { return nil }
        switch parts[1] {
        case "0": self = .v3_0
        case "1": self = .v3_1
        case "2": self = .v3_2
        default: return nil
        }
    }
}
