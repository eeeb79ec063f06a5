import HelodataDiagnostics
import HelodataYAML

// Schemas by their identifiers, and where a reference stands among them.
extension ReferencedFiles {
    /// What an overlay has added stands in a file of its own and speaks of the root document.
    func place(of reference: Located<String>) -> (file: File, origin: SchemaResources.Origin) {
        let file = file(holding: reference.location) ?? root
        return (file, file.resources.origin(of: reference.location))
    }

    /// The resource with that `$id`, in the file of the reference or another one that is there.
    func identified(_ path: String, in current: File, _ origin: SchemaResources.Origin) -> (Target, resource: Int)? {
        let base = current.resources.resources[origin.resource].uri
        for uri in [URIReference.resolved(path, against: base), path] {
            for file in [current, root] + others(than: current) {
                guard let index = file.resources.resource(uri, from: origin) else { continue }
                return (Target(file, file.resources.resources[index].place), index)
            }
        }
        return nil
    }

    /// The file of a path that is no identifier: beside the file of the reference, or where `$self` says that files with such a
    /// URL are. Identifiers of schemas are no places on disk, but files often lie beside each other as their identifiers do.
    func file(
        of path: String, _ reference: Located<String>, from current: File, _ origin: SchemaResources.Origin, _ diagnostics: Diagnostics
    ) -> File? {
        let base = current.resources.resources[origin.resource].uri
        let uri = URIReference.resolved(path, against: base)
        if ReferencePath.isURL(path) {
            if let own = root.resources.resources[0].uri, let below = URIReference.relative(uri, to: own),
                let file = fileIfThere(below, reference, from: root)
            {
                return file
            }
        } else {
            if origin.resource == 0 || !ReferencePath.isURL(uri) { return file(path, reference, from: current, diagnostics) }
            if let file = fileIfThere(path, reference, from: current) { return file }
        }
        let resolved = uri == path ? "" : ", which is \(uri),"
        report(
            "reference-url",
            "'\(reference.value)'\(resolved) is on the network, from where nothing is fetched; save it beside the description and refer to the file",
            reference, diagnostics)
        return nil
    }

    /// How many places a `$dynamicRef` may lead to: those of the `$dynamicAnchor`s of its name, where it leads to one (Core §8.2.3.2).
    func dynamicTargets(_ reference: Located<String>) -> Int {
        let (file, _) = place(of: reference)
        guard let target = node(reference, diagnostics: Diagnostics()), let name = target.node["$dynamicAnchor"]?.string,
            reference.value.hasSuffix("#" + name)
        else { return 1 }
        return ([file] + others(than: file)).reduce(0) { $0 + $1.resources.dynamicAnchors(name) }
    }
}

extension ReferencedFiles.Target {
    init(_ file: ReferencedFiles.File, _ place: SchemaResources.Place) {
        self.init(file: file, pointer: place.pointer, node: place.pointer.tokens.isEmpty ? file.root : place.node)
    }
}
