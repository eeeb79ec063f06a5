import HelodataDiagnostics
import HelodataSpec

/// What was found out about unions and is asked again. The schemas live as long as the lowering.
final class UnionMemory {
    /// Unions with too many branches.
    var overlong: Set<SourceLocation> = []
    /// The branches of a union with those of the unions inside it, by the schemas of its own.
    var branches: [[ObjectIdentifier]: (of: [UnionMeaning.Branch], are: [UnionMeaning.Branch])] = [:]
    var kinds: [ObjectIdentifier: Set<Union.JSONKind>] = [:]
    /// By the schema of a branch.
    var constants: [ObjectIdentifier: UnionNames.Constants] = [:]
    var tags: [UnionLowering.TagPlace: [String]] = [:]
    /// The values of a discriminator's mapping by what they lead to.
    var mappings: [SourceLocation: [ReferenceKey: [String]]] = [:]
}
