/// A file of the output.
package struct GeneratedFile: Sendable, Hashable {
    /// Relative to the output's folder, with `/` between its parts.
    package let path: String
    package let bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    package init(path: String, contents: String) { self.init(path: path, bytes: Array(contents.utf8)) }

    /// Without its folders.
    package var name: String { path.split(separator: "/").last.map(String.init) ?? path }

    package var contents: String { String(decoding: bytes, as: UTF8.self) }
}

/// Which files the output consists of.
package enum Layout: Sendable, Hashable {
    /// A complete package: manifest, README and one module.
    case package
    /// Sources alone, always under the same names, for a build that must know them beforehand.
    case sources(SourceCounts)
}

/// How many files the sources are split into, where the names of files must not depend on the description.
package struct SourceCounts: Sendable, Hashable {
    package let operations: Int
    package let models: Int

    package init(operations: Int, models: Int) {
        self.operations = max(1, operations)
        self.models = max(1, models)
    }
}
