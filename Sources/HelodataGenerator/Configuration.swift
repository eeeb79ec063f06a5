import HelodataDiagnostics
import HelodataEmit
import HelodataIR
import HelodataSpec
import HelodataYAML

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// `helodata-gen.yaml` (or `.json`), given by `--config` or beside a target's sources: where the description is, and what
/// differs from the defaults. Paths in it are relative to it. The plugin itself reads `spec`, `overlays`, `model-files` and
/// `operation-files`, as plain text, since it has to know its inputs and outputs before anything is generated; here the
/// file is read properly.
struct Configuration {
    struct Setting<Value> {
        let value: Value
        let location: SourceLocation
    }

    private(set) var spec: Setting<String>?
    private(set) var module: Setting<String>?
    private(set) var access: AccessLevel?
    private(set) var modelFiles: Setting<Int>?
    private(set) var operationFiles: Setting<Int>?
    private(set) var allowed: Set<String> = []
    private(set) var filter = OperationFilter()
    private(set) var overlays: [Setting<String>] = []
    private(set) var renames: [Renaming.Entry] = []
    private let file: SourceFile

    private static let keys = [
        "spec", "module", "access", "model-files", "operation-files", "allow", "include-paths", "include-operations", "include-tags",
        "overlays", "rename",
    ]

    static func read(_ file: SourceFile, diagnostics: Diagnostics) -> Configuration? {
        guard let root = YAMLParser.parse(file, diagnostics: diagnostics) else { return nil }
        guard let entries = root.entries else {
            diagnostics.error(
                "configuration", "expected settings such as 'spec: openapi.yaml', found \(root.kindDescription)",
                at: root.location)
            return nil
        }
        var configuration = Configuration(file: file)
        for entry in entries { configuration.read(entry, diagnostics: diagnostics) }
        return diagnostics.hasErrors ? nil : configuration
    }

    private init(file: SourceFile) { self.file = file }

    private mutating func read(_ entry: YAMLNode.Entry, diagnostics: Diagnostics) {
        switch entry.key {
        case "spec": spec = Self.text(entry, diagnostics)
        case "module": module = Self.text(entry, diagnostics)
        case "access": access = Self.access(entry, diagnostics)
        case "model-files": modelFiles = Self.count(entry, diagnostics)
        case "operation-files": operationFiles = Self.count(entry, diagnostics)
        case "allow": allowed = Set(Self.texts(entry, "the codes of diagnostics", diagnostics).map(\.value))
        case "include-paths": filter.paths = Self.patterns(entry, "paths such as '/orders/*'", diagnostics)
        case "include-operations": filter.operations = Self.patterns(entry, "operation ids", diagnostics)
        case "include-tags": filter.tags = Self.patterns(entry, "tags", diagnostics)
        case "overlays": overlays = Self.texts(entry, "paths of overlays", diagnostics)
        case "rename": renames = Self.renames(entry, diagnostics)
        default:
            let nearest = Suggestion.nearest(to: entry.key, in: Self.keys).map { "; did you mean '\($0)'?" }
            diagnostics.error(
                "configuration",
                "unknown setting '\(entry.key)'\(nearest ?? "; known are \(Self.keys.joined(separator: ", "))")",
                at: entry.keyLocation, length: entry.key.unicodeScalars.count)
        }
    }

    private static func text(_ entry: YAMLNode.Entry, _ diagnostics: Diagnostics) -> Setting<String>? {
        if let text = entry.value.string, !text.isEmpty { return Setting(value: text, location: entry.value.location) }
        diagnostics.error(
            "configuration", "'\(entry.key)' takes a text, found \(entry.value.kindDescription)",
            at: entry.value.location)
        return nil
    }

    private static func access(_ entry: YAMLNode.Entry, _ diagnostics: Diagnostics) -> AccessLevel? {
        if let level = entry.value.string.flatMap(AccessLevel.init) { return level }
        diagnostics.error(
            "configuration",
            "'access' is \(AccessLevel.allCases.map(\.rawValue).joined(separator: ", ")), found \(entry.value.kindDescription)",
            at: entry.value.location)
        return nil
    }

    /// One text or a list of them.
    private static func texts(
        _ entry: YAMLNode.Entry, _ what: String, _ diagnostics: Diagnostics
    ) -> [Setting<String>] {
        (entry.value.elements ?? [entry.value]).compactMap { node in
            if let text = node.string, !text.isEmpty { return Setting(value: text, location: node.location) }
            diagnostics.error(
                "configuration", "'\(entry.key)' takes \(what), found \(node.kindDescription)", at: node.location)
            return nil
        }
    }

    private static func patterns(
        _ entry: YAMLNode.Entry, _ what: String, _ diagnostics: Diagnostics
    ) -> [OperationFilter.Pattern] {
        texts(entry, what, diagnostics).map { OperationFilter.Pattern($0.value, at: $0.location) }
    }

    private static func renames(_ entry: YAMLNode.Entry, _ diagnostics: Diagnostics) -> [Renaming.Entry] {
        guard let entries = entry.value.entries else {
            diagnostics.error(
                "configuration", "'rename' takes a mapping such as 'Order.total_usd: total', found \(entry.value.kindDescription)",
                at: entry.value.location)
            return []
        }
        return entries.compactMap { entry in
            guard let name = SwiftName.read(entry.value) else {
                diagnostics.error("configuration", SwiftName.complaint(entry.value), at: entry.value.location)
                return nil
            }
            return Renaming.Entry(
                subject: Located(entry.key, at: entry.keyLocation), name: Located(name, at: entry.value.location))
        }
    }

    /// A path in the file, as seen from where the run was started.
    func path(_ setting: Setting<String>) -> String {
        guard !setting.value.hasPrefix("/"), let slash = file.path.lastIndex(of: "/") else { return setting.value }
        return Self.shortened(file.path[...slash] + setting.value)
    }

    /// `Sources/Shop/../../spec.yaml` is `spec.yaml`; what leads out at the beginning stays.
    private static func shortened(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/", omittingEmptySubsequences: false) where part != "." {
            if part == "..", let last = parts.last, last != "..", !last.isEmpty { parts.removeLast() } else { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }

    private static func count(_ entry: YAMLNode.Entry, _ diagnostics: Diagnostics) -> Setting<Int>? {
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
    func check(against options: GeneratorOptions, diagnostics: Diagnostics) {
        guard let plugin = options.plugin, let path = options.configuration else { return }
        if let spec {
            let expected = URL(
                fileURLWithPath: spec.value, relativeTo: URL(fileURLWithPath: path).deletingLastPathComponent())
            if expected.standardizedFileURL.path != URL(fileURLWithPath: options.spec).standardizedFileURL.path {
                misread("spec", at: spec.location, diagnostics)
            }
        }
        let watched = Set(plugin.watched.map { URL(fileURLWithPath: $0).standardizedFileURL.path })
        for overlay in overlays {
            let expected = URL(
                fileURLWithPath: overlay.value, relativeTo: URL(fileURLWithPath: path).deletingLastPathComponent())
            if !watched.contains(expected.standardizedFileURL.path) { misread("overlays", at: overlay.location, diagnostics) }
        }
        if let modelFiles, modelFiles.value != plugin.modelFiles {
            misread("model-files", at: modelFiles.location, diagnostics)
        }
        if let operationFiles, operationFiles.value != plugin.operationFiles {
            misread("operation-files", at: operationFiles.location, diagnostics)
        }
    }

    private func misread(_ key: String, at location: SourceLocation, _ diagnostics: Diagnostics) {
        diagnostics.error(
            "configuration",
            "the plugin reads this file line by line; write '\(key): \(key == "overlays" ? "[…]" : "…")' on a line of its own, unindented",
            at: location)
    }
}
