import HelodataDiagnostics
import HelodataYAML

enum EnvelopeKey: String, ObjectKey {
    case code, message
    case requestID = "request-id"
    static let vocabulary = Vocabulary<Self>(of: "'x-error-envelope'")
}

enum PaginationKey: String, ObjectKey {
    case style, parameter, next, items, first
    static let vocabulary = Vocabulary<Self>(of: "'x-pagination'")
}

enum WaiterKey: String, ObjectKey {
    case state, success, failure, description
    case atMost = "at-most"
    case notFoundGrace = "not-found-grace"
    static let vocabulary = Vocabulary<Self>(of: "waiter", annotations: [.description])
}

enum VariantsKey: String, ObjectKey {
    case parameter, methods
    static let vocabulary = Vocabulary<Self>(of: "'x-variants'")
}

enum VariantKey: String, ObjectKey {
    case content
    case swiftName = "x-swift-name"
    static let vocabulary = Vocabulary<Self>(of: "variant")
}

enum RowsKey: String, ObjectKey {
    case columns, header, separator, streamed
    static let vocabulary = Vocabulary<Self>(of: "'x-rows'")
}

// The values of this generator's own extensions: their shape and their keys. What they lead to is looked at in lowering.
extension DocumentReader {
    func checkExtension(_ entry: YAMLNode.Entry) {
        switch entry.key {
        case "x-sensitive", "x-idempotent":
            if entry.value.bool == nil { expected("true or false", entry) }
        case "x-assumed":
            if entry.value.bool == nil, entry.value.string == nil { expected("true or the reason in words", entry) }
        case "x-idempotency-key":
            if entry.value.string?.isEmpty != false { expected("the name of a header", entry) }
        case "x-module-name":
            if entry.value.string?.isEmpty != false { expected("the name of a Swift module", entry) }
        case "x-swift-name": checkSwiftName(entry)
        case "x-error-envelope": checkEnvelope(entry)
        case "x-pagination":
            // Others use the same name for vocabularies of their own.
            if ["parameter", "next", "items", "style"].contains(where: { entry.value[$0] != nil }) {
                checkKeys(of: entry.value, PaginationKey.self)
            }
        case "x-waiters": for waiter in entry.value.entries ?? [] { checkKeys(of: waiter.value, WaiterKey.self) }
        case "x-variants":
            checkKeys(of: entry.value, VariantsKey.self)
            for method in entry.value["methods"]?.entries ?? [] {
                checkKeys(of: method.value, VariantKey.self)
                for entry in method.value.entries ?? [] where entry.key == VariantKey.swiftName.rawValue { checkSwiftName(entry) }
            }
        case "x-rows": checkKeys(of: entry.value, RowsKey.self)
        default: break
        }
    }

    private func checkSwiftName(_ entry: YAMLNode.Entry) {
        if SwiftName.read(entry.value) == nil { error(entry.key, SwiftName.complaint(entry.value), at: entry.value) }
    }

    private func expected(_ what: String, _ entry: YAMLNode.Entry) {
        error(entry.key, "'\(entry.key)' is \(what), not \(entry.value.kindDescription)", at: entry.value)
    }

    private func checkKeys<Key: ObjectKey>(of node: YAMLNode, _: Key.Type) {
        guard let entries = node.entries else { return }
        var object = ObjectReader<Key>(entries, at: node.location, reader: self)
        while object.next() != nil {}
    }

    private func checkEnvelope(_ entry: YAMLNode.Entry) {
        guard let entries = entry.value.entries else {
            return expected("a mapping from 'code', 'message' and 'request-id' to members of an error's body", entry)
        }
        var object = ObjectReader<EnvelopeKey>(entries, at: entry.value.location, reader: self)
        while let (key, member) = object.next() {
            if member.value.string?.isEmpty == false { continue }
            error(
                entry.key, "'\(key.rawValue)' is a member of an error's body, as error/code, not \(member.value.kindDescription)",
                at: member.value)
        }
    }
}
