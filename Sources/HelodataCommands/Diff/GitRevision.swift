import Foundation

/// Files as a revision of git has them. A path in it is `REVISION:path`, relative to the current folder.
package enum GitRevision {
    /// `git:v1.2.0` with the path of a file, or `git:v1.2.0:spec/openapi.yaml`; nil for what is no revision.
    package static func path(_ text: String, file: String?) -> String? {
        guard text.hasPrefix("git:") else { return nil }
        let parts = text.dropFirst(4).split(separator: ":", maxSplits: 1).map(String.init)
        guard let revision = parts.first, let file = parts.count > 1 ? parts[1] : file else { return nil }
        return "\(revision):\(file.hasPrefix("/") || file.hasPrefix(".") ? "" : "./")\(file)"
    }

    /// The bytes of `REVISION:path`; nil where git has none.
    package static func contents(_ path: String) -> [UInt8]? {
        // An option of git is no revision.
        guard !path.hasPrefix("-") else { return nil }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["git", "show", path]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? [UInt8](bytes) : nil
    }
}
