import HelodataDiagnostics
import HelodataSpec
import HelodataYAML

/// Which components stand on which by `allOf`, so that a parent with a discriminator can be the union of its children
/// (OpenAPI 3.0.3 §4.7.25, 3.1.1 §4.8.25).
final class Inheritance {
    /// A parent with a discriminator, and what derives from it.
    struct Family {
        let parent: ResolvedSchema
        let discriminator: DiscriminatorObject
        /// All that derive from it, over any number of levels, in the document's order. What is behind another parent with a
        /// discriminator of its own belongs to that one.
        let children: [ResolvedSchema]
        /// Whether a value can be the parent itself: its name or a mapping says so, and no list of values speaks against it.
        let includesParent: Bool
    }

    private unowned let context: LoweringContext
    private var children: [ReferenceKey: [ResolvedSchema]] = [:]
    private var parents: [ReferenceKey: [ReferenceKey]] = [:]
    private var known: [ObjectIdentifier: ResolvedSchema] = [:]
    private var families: [ObjectIdentifier: Family?] = [:]
    private var isIndexed = false

    init(context: LoweringContext) { self.context = context }

    /// The family of a schema that is its parent.
    func family(_ schema: SchemaObject) -> Family? {
        // Most schemas are told apart from parents without the index.
        guard schema.oneOf.isEmpty, schema.anyOf.isEmpty, let discriminator = Self.discriminator(schema) else { return nil }
        index()
        if let found = families[ObjectIdentifier(schema)] { return found }
        let found = known[ObjectIdentifier(schema)].flatMap { makeFamily($0, discriminator) }
        families[ObjectIdentifier(schema)] = .some(found)
        return found
    }

    /// The nearest parent with a discriminator that all of these derive from or are.
    func commonFamily(_ keys: [ReferenceKey]) -> Family? {
        guard let first = keys.first else { return nil }
        index()
        let lines = keys.dropFirst().map { Set(line($0)) }
        for key in line(first) where lines.allSatisfy({ $0.contains(key) }) {
            if let parent = resolved[key], let family = family(parent.schema) { return family }
        }
        return nil
    }

    /// The parent that stands at a place.
    func parent(at location: SourceLocation) -> ResolvedSchema? { parentsByPlace[location] }

    /// The schema itself and what it derives from, the nearest first.
    private func line(_ key: ReferenceKey) -> [ReferenceKey] {
        var line = [key]
        var passed: Set<ReferenceKey> = [key]
        var index = 0
        while index < line.count {
            for parent in parents[line[index]] ?? [] where passed.insert(parent).inserted { line.append(parent) }
            index += 1
        }
        return line
    }

    private var resolved: [ReferenceKey: ResolvedSchema] = [:]
    private var parentsByPlace: [SourceLocation: ResolvedSchema] = [:]

    private func index() {
        if isIndexed { return }
        isIndexed = true
        var pending = context.documents.componentSchemas
        var next = 0
        while next < pending.count {
            var schema = pending[next]
            next += 1
            // A component that is nothing but a reference stands for the schema in another file.
            if let target = context.references.adopted(schema) { schema = target }
            guard resolved[schema.key] == nil else { continue }
            resolved[schema.key] = schema
            known[ObjectIdentifier(schema.schema)] = schema
            for parent in parts(schema.schema) {
                children[parent.key, default: []].append(schema)
                parents[schema.key, default: []].append(parent.key)
                if resolved[parent.key] == nil { pending.append(parent) }
            }
            for target in Self.discriminator(schema.schema)?.mapping ?? [] {
                if let child = context.references.mappingTarget(target.target), resolved[child.key] == nil { pending.append(child) }
            }
        }
    }

    /// What a schema stands on: the references in its `allOf`, also in inline parts of it, and a reference with siblings.
    private func parts(_ schema: SchemaObject) -> [ResolvedSchema] {
        var found: [ResolvedSchema] = []
        var pending = schema.allOf
        if let reference = schema.reference, !schema.isBareReference, let target = context.references.schema(reference) {
            found.append(target)
        }
        var next = 0
        while next < pending.count {
            let part = pending[next]
            next += 1
            if let reference = part.reference {
                if let target = context.references.schema(reference), !found.contains(where: { $0.key == target.key }) {
                    found.append(target)
                }
            }
            pending += part.allOf
        }
        return found
    }

    private func makeFamily(_ parent: ResolvedSchema, _ discriminator: DiscriminatorObject) -> Family? {
        var found: [ResolvedSchema] = []
        var passed: Set<ReferenceKey> = [parent.key]
        var pending = children[parent.key] ?? []
        var next = 0
        while next < pending.count {
            let child = pending[next]
            next += 1
            guard passed.insert(child.key).inserted else { continue }
            found.append(child)
            if Self.discriminator(child.schema) == nil || !child.schema.oneOf.isEmpty || !child.schema.anyOf.isEmpty {
                pending += children[child.key] ?? []
            }
        }
        if found.isEmpty { return nil }
        // A child of another parent is a value of that one, however its own discriminator is put.
        let isChild = line(parent.key).dropFirst().contains { key in resolved[key].map { Self.discriminator($0.schema) != nil } ?? false }
        let mapped = discriminator.mapping.map { context.references.mappingTarget($0.target)?.key }
        let isMapped = mapped.contains(parent.key)
        let values = Self.values(discriminator.propertyName.value, of: parent.schema)
        let isNamed = values.map { $0.contains(parent.name) } ?? mapped.isEmpty
        parentsByPlace[parent.schema.location] = parent
        return Family(
            parent: parent, discriminator: discriminator, children: found, includesParent: isChild || isMapped || isNamed)
    }

    /// The values that a schema lists for a member of its own; nil where it lists none.
    private static func values(_ key: String, of schema: SchemaObject) -> [String]? {
        var pending = [schema]
        while let next = pending.popLast() {
            for property in next.properties where property.key == key {
                if let const = property.schema.const { return const.string.map { [$0] } ?? [] }
                if let values = property.schema.enumeration { return values.compactMap(\.string) }
            }
            pending += next.allOf
        }
        return nil
    }

    /// The schema's own discriminator, also in an inline part of it.
    private static func discriminator(_ schema: SchemaObject) -> DiscriminatorObject? {
        if let own = schema.discriminator { return own }
        for part in schema.allOf where part.reference == nil && part.oneOf.isEmpty && part.anyOf.isEmpty {
            if let inner = part.discriminator { return inner }
        }
        return nil
    }
}

extension SchemaObject {
    /// The members of a parent without its children.
    var asPlainObject: SchemaObject {
        .made(at: location) { draft in
            draft.title = title
            draft.description = description
            draft.isDeprecated = isDeprecated
            draft.types = types
            draft.properties = properties
            draft.required = required
            draft.additionalProperties = additionalProperties
            draft.patternProperties = patternProperties
            draft.allOf = allOf
            draft.conditional = conditional
            draft.extensions = extensions
        }
    }
}
