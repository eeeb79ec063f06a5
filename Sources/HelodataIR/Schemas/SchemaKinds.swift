import HelodataSpec
import HelodataYAML

extension SchemaLowering {
    /// The kinds of JSON value that a schema takes.
    func kinds(_ schema: SchemaObject) -> Set<Union.JSONKind> {
        let key = ObjectIdentifier(schema)
        if let known = memory.kinds[key] { return known }
        findKinds(from: schema)
        return memory.kinds[key] ?? []
    }

    /// References and unions lead from schema to schema, in circles too. In a circle each takes what the others take; every
    /// schema is looked at once.
    private func findKinds(from schema: SchemaObject) {
        var graph: [ObjectIdentifier: [ObjectIdentifier]] = [:]
        var own: [ObjectIdentifier: Set<Union.JSONKind>] = [:]
        var pending = [schema]
        while let next = pending.popLast() {
            let key = ObjectIdentifier(next)
            guard graph[key] == nil, memory.kinds[key] == nil else { continue }
            let (kinds, parts) = kindsAndParts(next)
            own[key] = kinds
            graph[key] = parts.map { ObjectIdentifier($0) }
            pending += parts
        }
        var components = StrongComponents(graph, order: [ObjectIdentifier(schema)])
        for component in components.components() {
            var all: Set<Union.JSONKind> = []
            for key in component {
                all.formUnion(own[key] ?? [])
                for part in graph[key] ?? [] { all.formUnion(memory.kinds[part] ?? []) }
            }
            for key in component { memory.kinds[key] = all }
        }
    }

    /// What a schema takes by itself, and the schemas that say the rest.
    private func kindsAndParts(_ schema: SchemaObject) -> (kinds: Set<Union.JSONKind>, parts: [SchemaObject]) {
        switch merger.meaning(schema).core {
        case .reference(let target): ([], [target.schema])
        case .union(let inner): ([], flattened(inner).map(\.schema))
        case .any: ([.string, .number, .bool, .array, .object], [])
        case .string: ([.string], [])
        case .integer, .number: ([.number], [])
        case .boolean: ([.bool], [])
        case .array: ([.array], [])
        case .object: ([.object], [])
        case .enumeration(let values): (Set(values.map(kind)), [])
        }
    }

    private func kind(_ value: YAMLNode) -> Union.JSONKind {
        switch value.resolved {
        case .string: .string
        case .int, .double: .number
        case .bool: .bool
        case .null: .null
        case .sequence: .array
        case .mapping: .object
        }
    }
}
