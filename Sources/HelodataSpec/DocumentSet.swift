import HelodataDiagnostics
import HelodataYAML

/// A document with the files that it refers to: what it says, and what stands behind its references.
///
/// Objects behind references are read when asked for, each once: two references to one place give the same
/// `SchemaObject`, which for the root document is the one in `root`.
package final class DocumentSet {
    package let root: DocumentObject
    private let files: ReferencedFiles
    private let reader: DocumentReader
    private var schemas: [ReferenceKey: ResolvedSchema] = [:]
    private var schemasByText: [TextKey: ResolvedSchema?] = [:]
    /// `Resolved` of the section's kind; nil inside for a reference that was reported.
    private var objectsByText: [TextKey: (any Sendable)?] = [:]

    /// A reference as written, in its file, where an object of that section of `components` is needed.
    private struct TextKey: Hashable {
        let file: ObjectIdentifier
        let text: String
        let section: String
    }

    private static let longestChain = 64

    /// Reads a document. nil where nothing can be made of it; then there is an error that cannot be allowed.
    /// - Parameters:
    ///   - levelsAbove: how many folders above that of the document a reference may lead (`../common/types.yaml`: 1).
    ///   - load: the bytes of a file by its path, which starts as that of the document does. It should refuse what leaves
    ///     the tree through a link of the file system.
    package init?(
        _ node: YAMLNode, diagnostics: inout Diagnostics, levelsAbove: Int = 1,
        load: @escaping (_ path: String) -> [UInt8]? = { _ in nil }
    ) {
        files = ReferencedFiles(root: node, levelsAbove: levelsAbove, load: load)
        reader = DocumentReader(files: files, diagnostics: diagnostics)
        let document = reader.document(node)
        swap(&reader.diagnostics, &diagnostics)
        guard let document else { return nil }
        root = document
    }

    // MARK: schemas

    /// The schemas of `components`, in the document's order, with the keys that references to them have.
    package var componentSchemas: [ResolvedSchema] {
        root.components.schemas.map { component in
            ResolvedSchema(
                key: ReferenceKey(
                    file: "", pointer: JSONPointer(tokens: ["components", "schemas", component.key.value]).description),
                name: component.key.value, schema: component.schema)
        }
    }

    /// The schema behind a `$ref`. Where that is nothing but a reference itself, what stands behind it in turn.
    /// nil after an error, which is reported once for each spelling in each file.
    package func resolveSchema(_ reference: Located<String>, diagnostics: inout Diagnostics) -> ResolvedSchema? {
        let text = TextKey(file: ObjectIdentifier(reference.location.file), text: reference.value, section: "schemas")
        if let known = schemasByText[text] { return known }
        let resolved = schema(reference, diagnostics: &diagnostics)
        schemasByText[text] = .some(resolved)
        return resolved
    }

    private func schema(_ reference: Located<String>, diagnostics: inout Diagnostics) -> ResolvedSchema? {
        var next = reference
        var passed: Set<ReferenceKey> = []
        while true {
            guard let target = files.node(next, diagnostics: &diagnostics) else { return nil }
            let key = target.key
            guard let resolved = schema(target, key, reference, &diagnostics) else { return nil }
            guard resolved.schema.isBareReference, let following = resolved.schema.reference else { return resolved }
            guard passed.insert(key).inserted, passed.count < Self.longestChain else {
                reportCycle(reference, &diagnostics)
                return nil
            }
            next = following
        }
    }

    private func schema(
        _ target: ReferencedFiles.Target, _ key: ReferenceKey, _ reference: Located<String>,
        _ diagnostics: inout Diagnostics
    ) -> ResolvedSchema? {
        if let known = schemas[key] { return known }
        guard check(target, is: "schemas", reference, &diagnostics) else { return nil }
        reader.enclosingPointer = key.pointer
        swap(&reader.diagnostics, &diagnostics)
        defer {
            swap(&reader.diagnostics, &diagnostics)
            reader.enclosingPointer = nil
        }
        guard let schema = reader.schema(target.node) else { return nil }
        let name = ReferenceKey.name(file: target.file.path, tokens: target.pointer.tokens)
        let resolved = ResolvedSchema(key: key, name: name, schema: schema)
        schemas[key] = resolved
        return resolved
    }

    /// What a discriminator's `mapping` points at: the name of a component, or a reference (OpenAPI 3.1 §4.8.25).
    package func resolveMapping(_ target: Located<String>, diagnostics: inout Diagnostics) -> ResolvedSchema? {
        let isReference =
            target.value.contains("#") || target.value.contains("/") || ReferencePath.isDescription(target.value)
        guard !isReference else { return resolveSchema(target, diagnostics: &diagnostics) }
        let pointer = JSONPointer(tokens: ["components", "schemas", target.value]).description
        return resolveSchema(Located("#\(pointer)", at: target.location), diagnostics: &diagnostics)
    }

    // MARK: other objects

    package func resolveParameter(
        _ reference: ReferenceObject, diagnostics: inout Diagnostics
    ) -> Resolved<ParameterObject>? {
        resolve(reference, "parameters", &diagnostics) { reader, target in reader.parameter(target.node) }
    }

    /// The object's `name` is that of the component; the name on the wire is the key of the reference. Some documents keep
    /// their headers among the parameters.
    package func resolveHeader(_ reference: ReferenceObject, diagnostics: inout Diagnostics) -> Resolved<
        ParameterObject
    >? {
        resolve(reference, "headers", &diagnostics) { reader, target in
            let tokens = target.pointer.tokens
            if tokens.starts(with: ["components", "parameters"]) { return reader.parameter(target.node) }
            return reader.header(target.node, name: tokens.last ?? "")
        }
    }

    package func resolveRequestBody(
        _ reference: ReferenceObject, diagnostics: inout Diagnostics
    ) -> Resolved<RequestBodyObject>? {
        resolve(reference, "requestBodies", &diagnostics) { reader, target in reader.requestBody(target.node) }
    }

    package func resolveResponse(_ reference: ReferenceObject, diagnostics: inout Diagnostics) -> Resolved<
        ResponseObject
    >? {
        resolve(reference, "responses", &diagnostics) { reader, target in reader.response(target.node) }
    }

    package func resolvePathItem(_ reference: ReferenceObject, diagnostics: inout Diagnostics) -> Resolved<
        PathItemObject
    >? {
        resolve(reference, "pathItems", &diagnostics) { reader, target in reader.pathItem(target.node) }
    }

    package func resolveCallback(_ reference: ReferenceObject, diagnostics: inout Diagnostics) -> Resolved<
        CallbackObject
    >? {
        resolve(reference, "callbacks", &diagnostics) { reader, target in reader.callback(target.node) }
    }

    package func resolveSecurityScheme(
        _ reference: ReferenceObject, diagnostics: inout Diagnostics
    ) -> Resolved<SecuritySchemeObject>? {
        resolve(reference, "securitySchemes", &diagnostics) { reader, target in reader.securityScheme(target.node) }
    }

    /// 3.2. The entry's `key` is the name of the component; the media type is the key of the reference.
    package func resolveMediaType(_ reference: ReferenceObject, diagnostics: inout Diagnostics) -> Resolved<
        MediaTypeEntry
    >? {
        resolve(reference, "mediaTypes", &diagnostics) { reader, target in
            let name = target.pointer.tokens.last ?? ""
            let entry = YAMLNode.Entry(key: name, keyLocation: target.node.location, value: target.node)
            return reader.mediaType(entry).map { $0.reference.map(ReferenceOr.reference) ?? .object($0) }
        }
    }

    private func resolve<Object>(
        _ reference: ReferenceObject, _ section: String, _ diagnostics: inout Diagnostics,
        _ read: (DocumentReader, ReferencedFiles.Target) -> ReferenceOr<Object>?
    ) -> Resolved<Object>? {
        let text = TextKey(file: ObjectIdentifier(reference.location.file), text: reference.target, section: section)
        if let known = objectsByText[text] { return known as? Resolved<Object> }
        let resolved = resolveChain(reference, section, &diagnostics, read)
        objectsByText[text] = .some(resolved)
        return resolved
    }

    private func resolveChain<Object>(
        _ reference: ReferenceObject, _ section: String, _ diagnostics: inout Diagnostics,
        _ read: (DocumentReader, ReferencedFiles.Target) -> ReferenceOr<Object>?
    ) -> Resolved<Object>? {
        let first = Located(reference.target, at: reference.location)
        var next = first
        var passed: Set<ReferenceKey> = []
        while true {
            guard let target = files.node(next, diagnostics: &diagnostics),
                check(target, is: section, first, &diagnostics)
            else { return nil }
            swap(&reader.diagnostics, &diagnostics)
            let object = read(reader, target)
            swap(&reader.diagnostics, &diagnostics)
            switch object {
            case nil: return nil
            case .object(let object):
                let name = ReferenceKey.name(file: target.file.path, tokens: target.pointer.tokens)
                return Resolved(key: target.key, name: name, object: object)
            case .reference(let following):
                guard passed.insert(target.key).inserted, passed.count < Self.longestChain else {
                    reportCycle(first, &diagnostics)
                    return nil
                }
                next = Located(following.target, at: following.location)
            }
        }
    }

    // MARK: messages

    private func reportCycle(_ reference: Located<String>, _ diagnostics: inout Diagnostics) {
        diagnostics.error(
            "reference-cycle", "'\(reference.value)' leads back to itself through references only",
            at: reference.location, length: max(1, reference.value.unicodeScalars.count))
    }

    /// A component of another kind cannot be read as this one, although it may look like it.
    private func check(
        _ target: ReferencedFiles.Target, is section: String, _ reference: Located<String>,
        _ diagnostics: inout Diagnostics
    ) -> Bool {
        let tokens = target.pointer.tokens
        let expectedName = Self.kinds[section] ?? section
        if tokens.count < 3,
            tokens.isEmpty
                ? target.node["openapi"] != nil
                : ["components", "info", "openapi", "tags", "servers"].contains(tokens[0])
        {
            diagnostics.error(
                "reference-kind", "'\(reference.value)' is no \(expectedName)", at: reference.location,
                length: max(1, reference.value.unicodeScalars.count))
            return false
        }
        guard tokens.count == 3, tokens[0] == "components", let found = Self.kinds[tokens[1]],
            found != expectedName, !(found == "parameter" && expectedName == "header")
        else { return true }
        // A parameter where a header belongs has the same members and two more.
        if found == "parameter", expected == "header" {
            diagnostics.warning(
                "reference-kind", "'\(reference.value)' is a \(found); a \(expected) is needed here, which it is taken for",
                at: reference.location, length: max(1, reference.value.unicodeScalars.count))
            return true
        }
        diagnostics.error(
            "reference-kind", "'\(reference.value)' is a \(found); a \(expectedName) is needed here",
            at: reference.location,
            length: max(1, reference.value.unicodeScalars.count))
        return false
    }

    private static let kinds = [
        "schemas": "schema", "parameters": "parameter", "headers": "header", "requestBodies": "request body",
        "responses": "response", "pathItems": "path item", "callbacks": "callback", "mediaTypes": "media type",
        "securitySchemes": "security scheme", "examples": "example", "links": "link",
    ]
}
