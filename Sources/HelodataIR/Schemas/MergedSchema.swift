import HelodataDiagnostics
import HelodataSpec
import HelodataYAML

/// What a schema and all it stands on say together, before it is decided what type that is.
struct MergedSchema {
    typealias Member = (key: String, location: SourceLocation, schemas: [SchemaObject])

    var location: SourceLocation
    var types: [Located<String>]?
    var enumeration: [YAMLNode]?
    var properties: [Member] = []
    /// Of `properties` by their keys; made when something is merged into them.
    private var propertyIndex: [ExactText: Int] = [:]
    /// With the places that say so.
    var required: [String: SourceLocation] = [:]
    var additional: SchemaObject.AdditionalProperties?
    var patterns: [SchemaObject] = []
    var items: [SchemaObject] = []
    var isTuple = false
    var unions: [UnionMeaning] = []
    var isNullable = false
    var partsAreNullable = true
    var partCount = 0
    var notes = SchemaNotes()

    init(location: SourceLocation) { self.location = location }

    /// Whether null is a value of every part.
    var allowsNull: Bool { isNullable || (partCount > 0 && partsAreNullable) }

    /// Adds what another part says.
    /// - Parameters:
    ///   - counts: whether the part says anything about null.
    ///   - mayRepeatKeys: whether the part itself may hold a key twice.
    mutating func add(_ part: MergedSchema, counts: Bool = true, mayRepeatKeys: Bool, _ context: LoweringContext) {
        if counts {
            partCount += 1
            partsAreNullable = partsAreNullable && part.allowsNull
        }
        if let more = part.types { types = types.map { MergedSchema.intersection($0, more, context) } ?? more }
        if let values = part.enumeration {
            if let known = enumeration {
                let texts = Set(values.map { $0.string ?? "" })
                let both = known.filter { texts.contains($0.string ?? "") }
                enumeration = both.isEmpty ? values : both
            } else {
                enumeration = values
            }
        }
        if properties.isEmpty, !mayRepeatKeys {
            properties = part.properties
        } else if !part.properties.isEmpty {
            add(part.properties)
        }
        required.merge(part.required) { first, _ in first }
        switch (additional, part.additional) {
        case (nil, let more?): additional = more
        case (.allowed?, .schema(let schema)?): additional = .schema(schema)
        default: break
        }
        patterns += part.patterns
        items += part.items
        isTuple = isTuple || part.isTuple
        unions += part.unions
        notes = notes.over(part.notes)
    }

    private mutating func add(_ more: [Member]) {
        if propertyIndex.count != properties.count {
            propertyIndex = Dictionary(
                properties.indices.map { (ExactText(properties[$0].key), $0) }, uniquingKeysWith: { first, _ in first })
        }
        for property in more {
            if let index = propertyIndex[ExactText(property.key)] {
                for schema in property.schemas where !properties[index].schemas.contains(where: { $0 === schema }) {
                    properties[index].schemas.append(schema)
                }
            } else {
                propertyIndex[ExactText(property.key)] = properties.count
                properties.append(property)
            }
        }
    }

    /// Adds the members that only some values have, where the schema itself says nothing of them.
    mutating func addOptional(_ members: [Member]) {
        let known = Set(properties.map { ExactText($0.key) })
        var found: [ExactText: Int] = [:]
        for member in members where !known.contains(ExactText(member.key)) {
            let schemas = member.schemas.count == 1 ? member.schemas : [.all(of: member.schemas, at: member.location)]
            if let index = found[ExactText(member.key)] {
                // What `if` asks for says nothing of its own.
                if schemas.allSatisfy({ $0.reference == nil && $0.allOf.isEmpty && !$0.hasShape }) { continue }
                // One condition gives it one type, another one another.
                let either = properties[index].schemas + schemas
                properties[index].schemas = [.made(at: member.location) { $0.anyOf = either }]
            } else {
                found[ExactText(member.key)] = properties.count
                properties.append((member.key, member.location, schemas))
            }
        }
    }

    private static func intersection(
        _ a: [Located<String>], _ b: [Located<String>], _ context: LoweringContext
    ) -> [Located<String>] {
        var both: [Located<String>] = []
        for type in a {
            if b.contains(where: { $0.value == type.value }) {
                both.append(type)
            } else if let narrow = b.first(where: {
                Set([$0.value, type.value]) == ["integer", "number"]
            }) {
                both.append(type.value == "integer" ? type : narrow)
            }
        }
        if both.isEmpty, let first = a.first, let second = b.first {
            context.error(
                "all-of-conflict",
                "allOf asks for '\(first.value)' and for '\(second.value)' at once; no value can be both",
                at: second.location,
                notes: [Diagnostic.Note("'\(first.value)' is asked for here", at: first.location)])
            return a
        }
        return both
    }
}

/// A text that equals another one only if it is the same bytes: members that Unicode calls canonically equal are two.
struct ExactText: Hashable {
    private let text: String
    init(_ text: String) { self.text = text }
    static func == (a: Self, b: Self) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }
    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
