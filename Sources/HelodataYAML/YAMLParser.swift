import HelodataDiagnostics

/// A YAML 1.2 or JSON file, as nodes.
package enum YAMLParser {
    /// nil after an error; all that is wrong is in `diagnostics`, in the order of the file.
    package static func parse(
        _ file: SourceFile, diagnostics: Diagnostics, limits: YAMLLimits = YAMLLimits()
    ) -> YAMLNode? {
        let start = SourceLocation(file: file, line: 1, column: 1)
        if file.bytes.count > limits.bytes {
            diagnostics.fatal(
                "yaml-size", "the file has \(file.bytes.count) bytes; at most \(limits.bytes) are read", at: start)
            return nil
        }
        if file.bytes.starts(with: [0xFE, 0xFF]) || file.bytes.starts(with: [0xFF, 0xFE]) {
            diagnostics.fatal("yaml-encoding", "the file is UTF-16; save it as UTF-8", at: start)
            return nil
        }
        let bytes = SurrogateEscapes.joined(in: file.bytes)
        return bytes.withUnsafeBufferPointer { bytes in
            var reader = NodeReader(YAMLEvents(bytes, file: file), limits: limits, allowed: diagnostics.allowed)
            let node = reader.document()
            let found = reader.diagnostics.all.sorted {
                ($0.location.line, $0.location.column) < ($1.location.line, $1.location.column)
            }
            for diagnostic in found { diagnostics.add(diagnostic) }
            return reader.diagnostics.hasErrors ? nil : node
        }
    }
}

extension Diagnostics {
    /// An error after which there is nothing to go on with, so that it cannot be allowed.
    func fatal(
        _ code: String, _ message: String, at location: SourceLocation, notes: [Diagnostic.Note] = []
    ) {
        add(Diagnostic(.error, code, message, at: location, notes: notes))
    }
}
