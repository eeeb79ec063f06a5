import HelodataDiagnostics
import HelodataYAML

// What is said of a reference that leads nowhere.
extension ReferencedFiles {
    func report(
        _ code: String, _ message: String, _ reference: Located<String>, _ diagnostics: Diagnostics
    ) {
        diagnostics.error(code, message, at: reference.location, length: max(1, reference.value.unicodeScalars.count))
    }

    /// A bare name is no file but often meant as the schema of that name.
    func reportNoFile(_ path: String, _ reference: Located<String>, _ diagnostics: Diagnostics) {
        if let schemas = root.root["components"]?["schemas"], child(path, of: schemas) != nil {
            report(
                "reference", "'\(path)' is no file; did you mean '#/components/schemas/\(path)'?", reference,
                diagnostics)
        } else {
            report("reference-file", "'\(path)' is no .yaml, .yml or .json file", reference, diagnostics)
        }
    }

    func reportMissing(
        _ token: String, in node: YAMLNode, _ reference: Located<String>, _ diagnostics: Diagnostics
    ) {
        var message = "'\(reference.value)' does not exist"
        if let entries = node.entries, let nearest = suggestions.nearest(to: token, in: entries.lazy.map(\.key)),
            let entry = entries.first(where: { $0.key == nearest })
        {
            message += "; nearest: '\(nearest)' (line \(entry.keyLocation.line))"
        }
        report("reference", message, reference, diagnostics)
    }
}
