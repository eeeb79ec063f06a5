import HelodataSpec
import HelodataYAML

// Questions about a schema that are answered without working out what it means: they are asked of parts of unions, which may
// be made of each other.
extension SchemaMerger {
    /// Whether null is a value of the schema, by whatever says so: a type, a list of values, a branch, a reference.
    func allowsNull(_ schema: SchemaObject) -> Bool { saysNull(schema, depth: 0) ?? false }

    /// nil where the schema says nothing about it.
    private func saysNull(_ schema: SchemaObject, depth: Int) -> Bool? {
        if let known = nullability[ObjectIdentifier(schema)] { return known }
        guard depth < 64 else { return nil }
        // Inside a circle of references the schema says nothing.
        nullability[ObjectIdentifier(schema)] = false
        let found = findNull(schema, depth: depth + 1)
        nullability[ObjectIdentifier(schema)] = found
        return found
    }

    private func findNull(_ schema: SchemaObject, depth: Int) -> Bool? {
        if schema.isNullable { return true }
        if let const = schema.const { return const.isNull }
        if let values = schema.enumeration { return values.contains(where: \.isNull) }
        if !schema.types.isEmpty, !schema.types.contains(where: { $0.value == "null" }) { return false }
        var words: [Bool] = schema.types.isEmpty ? [] : [true]
        if let reference = schema.reference, let target = context.references.schema(reference) {
            saysNull(target.schema, depth: depth).map { words.append($0) }
        }
        for part in schema.allOf { saysNull(part, depth: depth).map { words.append($0) } }
        for branches in [schema.oneOf, schema.anyOf] where !branches.isEmpty {
            words.append(branches.contains { saysNull($0, depth: depth) == true })
        }
        return words.isEmpty ? nil : words.allSatisfy { $0 }
    }

    /// A schema whose only value is null, by any number of references.
    func isNull(_ schema: SchemaObject) -> Bool {
        var next = schema
        for _ in 0..<64 {
            if next.types.count == 1, next.types[0].value == "null" { return true }
            if let const = next.const { return const.isNull && next.types.isEmpty }
            if let values = next.enumeration { return !values.isEmpty && values.allSatisfy(\.isNull) }
            if next.hasShape { return false }
            if let reference = next.reference, next.allOf.isEmpty, let target = context.references.schema(reference) {
                next = target.schema
            } else if next.reference == nil, next.allOf.count == 1 {
                next = next.allOf[0]
            } else {
                return false
            }
        }
        return false
    }

    /// The words of `type` that a value of the schema can have, without null; nil where nothing says so, as inside of itself.
    func admittedTypes(_ schema: SchemaObject, depth: Int = 0) -> Set<String>? {
        if let known = admitted[ObjectIdentifier(schema)] { return known.types }
        guard depth < 64 else { return nil }
        admitted[ObjectIdentifier(schema)] = (schema, nil)
        let types = findAdmittedTypes(schema, depth)
        admitted[ObjectIdentifier(schema)] = (schema, types)
        return types
    }

    private func findAdmittedTypes(_ schema: SchemaObject, _ depth: Int) -> Set<String>? {
        var admitted: Set<String>?
        func restrict(_ types: Set<String>) { admitted = admitted?.intersection(types) ?? types }
        let own = schema.types.map(\.value).filter { $0 != "null" }
        if !own.isEmpty { restrict(Set(own)) }
        if let values = schema.const.map({ [$0] }) ?? schema.enumeration {
            restrict(Set(values.map(Self.type).filter { $0 != "null" }))
        }
        if let reference = schema.reference, let target = context.references.schema(reference) {
            admittedTypes(target.schema, depth: depth + 1).map(restrict)
        }
        for part in schema.allOf { admittedTypes(part, depth: depth + 1).map(restrict) }
        for branches in [schema.oneOf, schema.anyOf] where !branches.isEmpty && branches.count < 64 {
            var all: Set<String>? = []
            for branch in branches where !isNull(branch) {
                guard let types = admittedTypes(branch, depth: depth + 1) else {
                    all = nil
                    break
                }
                all?.formUnion(types)
            }
            all.map(restrict)
        }
        return admitted
    }

    /// The word of `type` that a value has.
    static func type(_ value: YAMLNode) -> String {
        switch value.resolved {
        case .string: "string"
        case .int: "integer"
        case .double: "number"
        case .bool: "boolean"
        case .null: "null"
        case .sequence: "array"
        case .mapping: "object"
        }
    }
}
