import Foundation

/// Reads the files of the runtime, which lie beside the program.
package enum RuntimeSources {
    /// The runtime is not where the program was built or installed.
    package struct Missing: Error, CustomStringConvertible {
        package let path: String
        package var description: String { "\(path) cannot be read; it belongs beside the program" }
    }

    /// All files, in alphabetical order.
    package static func load() throws -> [GeneratedFile] {
        let folder = folder().path
        return try RuntimeFiles.names.map { name in
            let path = "\(folder)/\(name)"
            guard let bytes = try? FileDescriptor.contents(of: path) else { throw Missing(path: path) }
            return GeneratedFile(path: name, bytes: bytes)
        }
    }

    /// Beside the program first, since the bundle's own search ends the process where it finds nothing.
    static func folder() -> URL {
        let program = URL(fileURLWithPath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath()
        // SwiftPM builds the tools of plugins apart from everything else, with `-tool` after each name; the other resources
        // beside them may be those of an earlier build, or half copied.
        let suffix = program.lastPathComponent.hasSuffix("-tool-tool") ? "-tool" : ""
        let places = [Bundle.main.bundleURL, program.deletingLastPathComponent()]
        for place in places {
            for kind in ["resources", "bundle"] {
                let folder = place.appendingPathComponent("helodata-gen_HelodataEmit\(suffix).\(kind)")
                if FileManager.default.fileExists(atPath: folder.path) { return folder }
            }
        }
        return Bundle.module.resourceURL ?? Bundle.module.bundleURL
    }
}
