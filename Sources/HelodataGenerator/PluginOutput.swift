import HelodataEmit

/// The files as the build-tool plugin announced them.
enum PluginOutput {
    /// Keeps the names apart from those of the target's own files: Swift wants each name once in a module.
    static let prefix = "Generated-"

    static func files(_ files: [GeneratedFile]) -> [GeneratedFile] {
        files.map { GeneratedFile(path: prefix + $0.path, bytes: $0.bytes) }
    }
}
