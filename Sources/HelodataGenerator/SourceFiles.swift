import HelodataDiagnostics

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The description and the files that it refers to, from disk.
package struct SourceFiles: Sendable {
    /// Paths are relative to this folder, and shown relative to it, so that a build log says `spec/helodata.yaml:212:15`;
    /// nil: to the current directory.
    private let folder: String?
    /// Gives the bytes of a file in place of the disk.
    private let contents: (@Sendable (_ path: String) -> [UInt8]?)?

    package init(relativeTo folder: String? = nil, contents: (@Sendable (_ path: String) -> [UInt8]?)? = nil) {
        self.folder = folder
        self.contents = contents
    }

    package func read(_ path: String) throws(OutputError) -> SourceFile {
        if let contents {
            guard let bytes = contents(path) else { throw OutputError("cannot read \(path)") }
            return SourceFile(path: path, bytes: bytes)
        }
        let location = location(path)
        do {
            if Self.type(of: location) == .typeDirectory { throw OutputError("it is a folder") }
            return SourceFile(path: shown(path), bytes: [UInt8](try Data(contentsOf: location)))
        } catch {
            throw OutputError("cannot read \(path): \(error.reason)")
        }
    }

    /// The bytes of a file that `root` refers to; nil for what is no file, or lies outside of the root's folder and the
    /// one above it once links are followed.
    func referenced(_ path: String, from root: SourceFile) -> [UInt8]? {
        if let contents { return contents(path) }
        let file = location(path).resolvingSymlinksInPath()
        let rootFolder = location(root.path).resolvingSymlinksInPath().deletingLastPathComponent()
        var tree = rootFolder.deletingLastPathComponent().path
        if !tree.hasSuffix("/") { tree += "/" }
        guard file.path.hasPrefix(tree), Self.type(of: file) == .typeRegular else { return nil }
        return (try? Data(contentsOf: file)).map { [UInt8]($0) }
    }

    private func location(_ path: String) -> URL {
        guard let folder, !path.hasPrefix("/") else { return URL(fileURLWithPath: path) }
        return URL(fileURLWithPath: folder, isDirectory: true).appendingPathComponent(path)
    }

    private func shown(_ path: String) -> String {
        guard path.hasPrefix("/") else { return path }
        let path = URL(fileURLWithPath: path).standardizedFileURL.path
        guard var folder else { return path }
        if !folder.hasSuffix("/") { folder += "/" }
        return path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path
    }

    private static func type(of location: URL) -> FileAttributeType? {
        (try? FileManager.default.attributesOfItem(atPath: location.path))?[.type] as? FileAttributeType
    }
}
