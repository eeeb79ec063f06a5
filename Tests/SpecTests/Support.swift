import Foundation
import HelodataDiagnostics
import HelodataSpec
import HelodataYAML

/// A document that was read from inline text, with what was said about it.
struct Reading {
    let documents: DocumentSet?
    var diagnostics: Diagnostics
    var root: DocumentObject? { documents?.root }

    /// `line:column: severity: message [code]`, with the file in front where it is not the root.
    var messages: [String] {
        diagnostics.all.map { diagnostic in
            let file = diagnostic.location.file.path == "api/openapi.yaml" ? "" : "\(diagnostic.location.file.path):"
            return
                "\(file)\(diagnostic.location.line):\(diagnostic.location.column): \(diagnostic.severity): \(diagnostic.message) [\(diagnostic.code)]"
        }
    }
}

/// Reads `api/openapi.yaml` with the given text; other files by their paths.
func read(
    _ text: String, files: [String: String] = [:], allowing allowed: Set<String> = [], levelsAbove: Int = 1
) -> Reading {
    let diagnostics = Diagnostics(allowed: allowed)
    let file = SourceFile(path: "api/openapi.yaml", bytes: Array(text.utf8))
    guard let node = YAMLParser.parse(file, diagnostics: diagnostics) else {
        return Reading(documents: nil, diagnostics: diagnostics)
    }
    let documents = DocumentSet(node, diagnostics: diagnostics, levelsAbove: levelsAbove) { path in
        files[path].map { Array($0.utf8) }
    }
    return Reading(documents: documents, diagnostics: diagnostics)
}

/// Reads a document whose head is there already; its text starts on line 1 all the same.
func read(
    body text: String, version: String = "3.1.0", files: [String: String] = [:], allowing allowed: Set<String> = []
) -> Reading {
    let head = "\nopenapi: \(version)\ninfo: {title: T, version: '1'}\npaths: {}\n"
    let hasPaths = text.hasPrefix("paths:") || text.contains("\npaths:")
    return read(
        text + (hasPaths ? head.replacingOccurrences(of: "paths: {}\n", with: "") : head), files: files,
        allowing: allowed)
}

extension Reading {
    func schema(_ name: String) -> SchemaObject? {
        root?.components.schemas.first { $0.key.value == name }?.schema
    }

    mutating func resolve(_ reference: String) -> ResolvedSchema? {
        guard let documents else { return nil }
        return documents.resolveSchema(Located(reference, at: documents.root.location), diagnostics: diagnostics)
    }
}
