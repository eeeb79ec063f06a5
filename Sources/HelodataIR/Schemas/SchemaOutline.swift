import HelodataSpec
import HelodataYAML

// What kind of type a schema needs.
extension SchemaLowering {
    /// What kind of type a meaning needs, found out without lowering its parts.
    enum Outline {
        case type(TypeRef)
        case array(SchemaObject?)
        case map(SchemaObject?)
        /// A structure, enumeration or union of its own.
        case declared
    }

    func outline(_ meaning: SchemaMeaning, _ direction: Direction) -> Outline {
        switch meaning.core {
        case .reference, .any: return .type(.json)
        case .string(let format): return .type(stringType(format, meaning.notes))
        case .integer(let format): return .type(number(.integer(format: format), meaning.notes, direction))
        case .number(let format): return .type(number(.number(format: format), meaning.notes, direction))
        case .boolean: return .type(.bool)
        case .enumeration(let values):
            if meaning.notes.isSensitive { return .type(.secret) }
            switch rawType(values) {
            case nil: return .type(.json)
            case .bool?: return .type(.bool)
            default: return .declared
            }
        case .array(let items): return .array(items)
        // Frameworks write it for `Object`, which can be anything (springdoc): what comes is kept.
        case .object(let object) where direction != .request && object.isUndescribed: return .type(.json)
        case .object(let object): return mapValues(object).map { .map($0) } ?? .declared
        case .union(let union): return outline(union)
        }
    }

    private func number(_ scalar: Scalar, _ notes: SchemaNotes, _ direction: Direction) -> TypeRef {
        .scalar(notes.isAlsoText && direction != .request ? scalar.orText : scalar)
    }

    func stringType(_ format: String?, _ notes: SchemaNotes) -> TypeRef {
        notes.isSensitive ? .secret : .scalar(.string(format: format))
    }

    /// The values of an object without members of its own (`.some(nil)` for anything); nil where it needs a structure.
    private func mapValues(_ object: ObjectMeaning) -> SchemaObject?? {
        guard object.members.isEmpty else { return nil }
        switch object.additional {
        case .schema(let schema)?: return object.patterns.isEmpty ? .some(schema) : .some(nil)
        case .allowed?, nil: return object.patterns.count == 1 && object.isClosed ? .some(object.patterns[0]) : .some(nil)
        }
    }
}
