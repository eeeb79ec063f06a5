import HelodataDiagnostics
import HelodataYAML

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `helodata-gen.yaml` (or `.json`) beside a target's sources: where the description is, and what differs from the
/// defaults. The plugin itself reads `spec`, `model-files` and `operation-files`, as plain text, since it has to know its
/// outputs before anything is generated; here the file is read properly.
struct PluginConfiguration {
    struct Setting<Value> {
        let value: Value
        let location: SourceLocation
    }

    private(set) var spec: Setting<String>?
    private(set) var module: Setting<String>?
    private(set) var modelFiles: Setting<Int>?
    private(set) var operationFiles: Setting<Int>?
    private(set) var allowed: Set<String> = []
    private let file: SourceFile

    private static let keys = ["spec", "module", "model-files", "operation-files", "allow"]

    static func read(_ file: SourceFile, diagnostics: inout Diagnostics) -> PluginConfiguration? {
        guard let root = YAMLParser.parse(file, diagnostics: &diagnostics) else { return nil }
        guard let entries = root.entries else {
            diagnostics.error(
                "configuration", "expected settings such as 'spec: openapi.yaml', found \(root.kindDescription)",
                at: root.location)
            return nil
        }
        var configuration = PluginConfiguration(file: file)
        for entry in entries { configuration.read(entry, diagnostics: &diagnostics) }
        return diagnostics.hasErrors ? nil : configuration
    }

    private init(file: SourceFile) { self.file = file }

    private mutating func read(_ entry: YAMLNode.Entry, diagnostics: inout Diagnostics) {
        switch entry.key {
        case "spec": spec = Self.text(entry, &diagnostics)
        case "module": module = Self.text(entry, &diagnostics)
        case "model-files": modelFiles = Self.count(entry, &diagnostics)
        case "operation-files": operationFiles = Self.count(entry, &diagnostics)
        case "allow":
            for node in entry.value.elements ?? [entry.value] {
                if let code = node.string, !code.isEmpty {
                    allowed.insert(code)
                } else {
                    diagnostics.error(
                        "configuration", "'allow' takes the codes of diagnostics, found \(node.kindDescription)",
                        at: node.location)
                }
            }
        default:
            let nearest = Suggestion.nearest(to: entry.key, in: Self.keys).map { "; did you mean '\($0)'?" }
            diagnostics.error(
                "configuration",
                "unknown setting '\(entry.key)'\(nearest ?? "; known are \(Self.keys.joined(separator: ", "))")",
                at: entry.keyLocation, length: entry.key.unicodeScalars.count)
        }
    }

    private static func text(_ entry: YAMLNode.Entry, _ diagnostics: inout Diagnostics) -> Setting<String>? {
        if let text = entry.value.string, !text.isEmpty { return Setting(value: text, location: entry.value.location) }
        diagnostics.error(
            "configuration", "'\(entry.key)' takes a text, found \(entry.value.kindDescription)",
            at: entry.value.location)
        return nil
    }

    private static func count(_ entry: YAMLNode.Entry, _ diagnostics: inout Diagnostics) -> Setting<Int>? {
        if let count = entry.value.int, 1...1000 ~= count {
            return Setting(value: count, location: entry.value.location)
        }
        diagnostics.error(
            "configuration", "'\(entry.key)' takes a number from 1 to 1000, found \(entry.value.kindDescription)",
            at: entry.value.location)
        return nil
    }

    /// The plugin only understands `key: value` on lines of their own; where it understood something else, the outputs
    /// that it announced would not be the ones that are generated.
    func check(against options: GeneratorOptions, diagnostics: inout Diagnostics) {
        guard let plugin = options.plugin, let path = plugin.configuration else { return }
        if let spec {
            let expected = URL(
                fileURLWithPath: spec.value, relativeTo: URL(fileURLWithPath: path).deletingLastPathComponent())
            if expected.standardizedFileURL.path != URL(fileURLWithPath: options.spec).standardizedFileURL.path {
                misread("spec", at: spec.location, &diagnostics)
            }
        }
        if let modelFiles, modelFiles.value != plugin.modelFiles {
            misread("model-files", at: modelFiles.location, &diagnostics)
        }
        if let operationFiles, operationFiles.value != plugin.operationFiles {
            misread("operation-files", at: operationFiles.location, &diagnostics)
        }
    }

    private func misread(_ key: String, at location: SourceLocation, _ diagnostics: inout Diagnostics) {
        diagnostics.error(
            "configuration",
            "the plugin reads this file line by line; write '\(key): …' on a line of its own, unindented",
            at: location)
    }
}
