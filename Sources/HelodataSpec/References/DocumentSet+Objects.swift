import HelodataDiagnostics
import HelodataYAML

// What stands behind references to anything but schemas. A chain of references ends at its object.
extension DocumentSet {
    package func resolveParameter(
        _ reference: ReferenceObject, diagnostics: Diagnostics
    ) -> Resolved<ParameterObject>? {
        resolve(reference, "parameters", diagnostics) { reader, target in reader.parameter(target.node) }
    }

    /// The object's `name` is that of the component; the name on the wire is the key of the reference. Some documents keep
    /// their headers among the parameters.
    package func resolveHeader(
        _ reference: ReferenceObject, diagnostics: Diagnostics
    ) -> Resolved<ParameterObject>? {
        resolve(reference, "headers", diagnostics) { reader, target in
            let tokens = target.pointer.tokens
            if tokens.starts(with: ["components", "parameters"]) { return reader.parameter(target.node) }
            return reader.header(target.node, name: tokens.last ?? "")
        }
    }

    package func resolveRequestBody(
        _ reference: ReferenceObject, diagnostics: Diagnostics
    ) -> Resolved<RequestBodyObject>? {
        resolve(reference, "requestBodies", diagnostics) { reader, target in reader.requestBody(target.node) }
    }

    package func resolveResponse(
        _ reference: ReferenceObject, diagnostics: Diagnostics
    ) -> Resolved<ResponseObject>? {
        resolve(reference, "responses", diagnostics) { reader, target in reader.response(target.node) }
    }

    package func resolvePathItem(
        _ reference: ReferenceObject, diagnostics: Diagnostics
    ) -> Resolved<PathItemObject>? {
        resolve(reference, "pathItems", diagnostics) { reader, target in reader.pathItem(target.node) }
    }

    package func resolveCallback(
        _ reference: ReferenceObject, diagnostics: Diagnostics
    ) -> Resolved<CallbackObject>? {
        resolve(reference, "callbacks", diagnostics) { reader, target in reader.callback(target.node) }
    }

    package func resolveSecurityScheme(
        _ reference: ReferenceObject, diagnostics: Diagnostics
    ) -> Resolved<SecuritySchemeObject>? {
        resolve(reference, "securitySchemes", diagnostics) { reader, target in reader.securityScheme(target.node) }
    }

    /// 3.2. The entry's `key` is the name of the component; the media type is the key of the reference.
    package func resolveMediaType(
        _ reference: ReferenceObject, diagnostics: Diagnostics
    ) -> Resolved<MediaTypeEntry>? {
        resolve(reference, "mediaTypes", diagnostics) { reader, target in
            let name = target.pointer.tokens.last ?? ""
            let entry = YAMLNode.Entry(key: name, keyLocation: target.node.location, value: target.node)
            return reader.mediaType(entry).map { $0.reference.map(ReferenceOr.reference) ?? .object($0) }
        }
    }

    private func resolve<Object>(
        _ reference: ReferenceObject, _ section: String, _ diagnostics: Diagnostics,
        _ read: (DocumentReader, ReferencedFiles.Target) -> ReferenceOr<Object>?
    ) -> Resolved<Object>? {
        let text = textKey(Located(reference.target, at: reference.location), section)
        if let known = objectsByText[text] { return known as? Resolved<Object> }
        let resolved = resolveChain(reference, section, diagnostics, read)
        objectsByText[text] = .some(resolved)
        return resolved
    }

    private func resolveChain<Object>(
        _ reference: ReferenceObject, _ section: String, _ diagnostics: Diagnostics,
        _ read: (DocumentReader, ReferencedFiles.Target) -> ReferenceOr<Object>?
    ) -> Resolved<Object>? {
        let first = Located(reference.target, at: reference.location)
        var next = first
        var passed: Set<ReferenceKey> = []
        while true {
            guard let found = files.node(next, diagnostics: diagnostics),
                let target = suited(found, to: section, first, diagnostics)
            else { return nil }
            let object = read(reader, target)
            switch object {
            case nil: return nil
            case .object(let object):
                let name = ReferenceKey.name(file: target.file.path, tokens: target.pointer.tokens)
                return Resolved(key: target.key, name: name, object: object)
            case .reference(let following):
                guard passed.insert(target.key).inserted, passed.count < Self.longestChain else {
                    reportCycle(first, diagnostics)
                    return nil
                }
                next = Located(following.target, at: following.location)
            }
        }
    }

    // MARK: messages

    func reportCycle(_ reference: Located<String>, _ diagnostics: Diagnostics) {
        diagnostics.error(
            "reference-cycle", "'\(reference.value)' leads back to itself through references only",
            at: reference.location, length: max(1, reference.value.unicodeScalars.count))
    }
}
