/// A way along member names of an answer, `meta/next_cursor`; `-1` is the last element of an array.
struct MemberPath {
    let steps: [Pagination.PathStep]
    /// The type at its end.
    let type: TypeRef

    /// nil where it leads nowhere.
    init?(_ path: String, from type: TypeRef, _ schemas: SchemaLowering) {
        var steps: [Pagination.PathStep] = []
        var current = type
        for name in path.split(separator: "/") {
            if name == "-1", case .array(let element) = current {
                if case .nullable = element { return nil }
                steps.append(Pagination.PathStep(name: Identifier(unchecked: "last"), isOptional: true))
                current = element
                continue
            }
            guard let structure = schemas.structure(current), let property = structure.properties.first(where: { $0.wireName == name })
            else { return nil }
            let isOptional =
                switch property.presence {
                case .required, .defaulted: false
                case .optional, .nullable, .patch: true
                }
            steps.append(Pagination.PathStep(name: property.name, isOptional: isOptional))
            current = property.type
        }
        self.steps = steps
        self.type = current
    }
}
