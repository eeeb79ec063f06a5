import HelodataDiagnostics
import HelodataYAML

/// A document with the files that it refers to: what it says, and what stands behind its references.
///
/// Objects behind references are read when asked for, each once: two references to one place give the same
/// `SchemaObject`, which for the root document is the one in `root`.
package final class DocumentSet {
    package let root: DocumentObject
    let files: ReferencedFiles
    let reader: DocumentReader
    private var schemas: [ReferenceKey: ResolvedSchema] = [:]
    private var schemasByText: [TextKey: ResolvedSchema?] = [:]
    /// `Resolved` of the section's kind; nil inside for a reference that was reported.
    var objectsByText: [TextKey: (any Sendable)?] = [:]

    /// A reference as written, in its file, where an object of that section of `components` is needed.
    struct TextKey: Hashable {
        let file: ObjectIdentifier
        let origin: SchemaResources.Origin
        let text: String
        let section: String
    }

    func textKey(_ reference: Located<String>, _ section: String) -> TextKey {
        let origin = files.place(of: reference).origin
        return TextKey(file: ObjectIdentifier(reference.location.file), origin: origin, text: reference.value, section: section)
    }

    static let longestChain = 64

    /// Reads a document. nil where nothing can be made of it; then there is an error that cannot be allowed.
    /// - Parameters:
    ///   - levelsAbove: how many folders above that of the document a reference may lead (`../common/types.yaml`: 1).
    ///   - readsForeignExtensions: whether extensions of other tools count.
    ///   - load: the bytes of a file by its path, which starts as that of the document does. It should refuse what leaves
    ///     the tree through a link of the file system.
    package init?(
        _ node: YAMLNode, diagnostics: Diagnostics, levelsAbove: Int = 1, readsForeignExtensions: Bool = true,
        load: @escaping (_ path: String) -> [UInt8]? = { _ in nil }
    ) {
        files = ReferencedFiles(root: node, levelsAbove: levelsAbove, diagnostics: diagnostics, load: load)
        reader = DocumentReader(files: files, readsForeignExtensions: readsForeignExtensions, diagnostics: diagnostics)
        let document = reader.document(files.rootNode)
        guard let document else { return nil }
        root = document
    }

    /// The root document; one of Swagger 2.0 as OpenAPI 3.0 says the same.
    package var node: YAMLNode { files.rootNode }

    /// The size of all files that were read so far.
    package var bytesRead: Int { files.bytesRead }

    /// What a reference has led to, as it was written.
    package func node(at key: ReferenceKey) -> YAMLNode? { files.node(at: key) }

    /// The value of an example in `components`; nil where the reference leads to none.
    package func example(_ reference: Located<String>, diagnostics: Diagnostics) -> YAMLNode? {
        guard files.exists(reference), let node = files.node(reference, diagnostics: diagnostics)?.node else { return nil }
        return node["value"] ?? node["dataValue"]
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
    package func resolveSchema(_ reference: Located<String>, diagnostics: Diagnostics) -> ResolvedSchema? {
        let text = textKey(reference, "schemas")
        if let known = schemasByText[text] { return known }
        let resolved = schema(reference, diagnostics: diagnostics)
        schemasByText[text] = .some(resolved)
        return resolved
    }

    private func schema(_ reference: Located<String>, diagnostics: Diagnostics) -> ResolvedSchema? {
        var next = reference
        var passed: Set<ReferenceKey> = []
        while true {
            guard let target = files.node(next, diagnostics: diagnostics) else { return nil }
            let key = target.key
            guard let resolved = schema(target, key, reference, diagnostics) else { return nil }
            guard resolved.schema.isBareReference, let following = resolved.schema.reference else { return resolved }
            guard passed.insert(key).inserted, passed.count < Self.longestChain else {
                reportCycle(reference, diagnostics)
                return nil
            }
            next = following
        }
    }

    private func schema(
        _ target: ReferencedFiles.Target, _ key: ReferenceKey, _ reference: Located<String>,
        _ diagnostics: Diagnostics
    ) -> ResolvedSchema? {
        if let known = schemas[key] { return known }
        guard let target = suited(target, to: "schemas", reference, diagnostics) else { return nil }
        let key = target.key
        if let known = schemas[key] { return known }
        reader.enclosingPointer = key.pointer
        defer { reader.enclosingPointer = nil }
        guard let schema = reader.schema(target.node) else { return nil }
        let name = ReferenceKey.name(file: target.file.path, tokens: target.pointer.tokens)
        let resolved = ResolvedSchema(key: key, name: name, schema: schema)
        schemas[key] = resolved
        return resolved
    }

    /// What a discriminator's `mapping` points at: the name of a component, or a reference (OpenAPI 3.1 §4.8.25).
    package func resolveMapping(_ target: Located<String>, diagnostics: Diagnostics) -> ResolvedSchema? {
        let isReference =
            target.value.contains("#") || target.value.contains("/") || ReferencePath.isDescription(target.value)
        let pointer = JSONPointer(tokens: ["components", "schemas", target.value]).description
        let reference = isReference ? target : Located("#\(pointer)", at: target.location)
        guard files.exists(reference) else {
            diagnostics.warning(
                "mapping-target", "'\(target.value)' does not exist; a value that is mapped to it is kept as JSON", at: target.location,
                length: max(1, target.value.unicodeScalars.count))
            return nil
        }
        return resolveSchema(reference, diagnostics: diagnostics)
    }
}
