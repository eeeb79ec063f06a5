#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Where an output folder is: one spelling for every check and every write, absolute, without links and `..`.
struct OutputPlace {
    let folder: String
    let parent: String
    let name: String

    /// - Parameter path: as the user gave it.
    init(_ path: String) throws(OutputError) {
        guard !path.isEmpty else {
            throw OutputError("the output folder has no name; '.' is the folder that you are in")
        }
        guard !path.unicodeScalars.contains("\0") else { throw OutputError("a path cannot contain NUL: \(path)") }
        guard path != "~", !path.hasPrefix("~/") else {
            throw OutputError("cannot write \(path): only a shell knows what '~' stands for; write the whole path, or './\(path)'")
        }
        folder = try Self.resolved(path)
        guard folder != "/" else { throw OutputError("the root of the file system is no output folder") }
        let slash = folder.lastIndex(of: "/") ?? folder.startIndex
        name = String(folder[folder.index(after: slash)...])
        parent = slash == folder.startIndex ? "/" : String(folder[..<slash])
    }

    /// What exists is resolved by the system; the rest is appended. Names that do not exist cannot be links, so that a `..`
    /// after one leads back.
    private static func resolved(_ path: String) throws(OutputError) -> String {
        do throws(FileSystem.Refusal) {
            var place = path.hasPrefix("/") ? "/" : try FileSystem.resolved(".")
            for component in path.split(separator: "/") where component != "." {
                if component == ".." {
                    place = parent(of: place)
                    continue
                }
                let next = place == "/" ? "/\(component)" : "\(place)/\(component)"
                switch try FileSystem.status(next)?.kind {
                case .symbolicLink: place = try FileSystem.resolved(next)
                case .folder, nil: place = next
                case .file, .other: throw FileSystem.Refusal(code: ENOTDIR)
                }
            }
            return place
        } catch {
            throw OutputError("cannot write \(path): \(error.reason)")
        }
    }

    private static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
        return String(path[..<slash])
    }

    /// Where the next state of the folder is put together, beside it.
    var sibling: String { Self.joined(parent, ".\(name).helodata-gen-next") }

    /// Where changes are prepared if the folder cannot be exchanged as a whole, inside of it.
    var journal: String { "\(folder)/\(Manifest.journalName)" }

    static func joined(_ folder: String, _ name: String) -> String { folder == "/" ? "/\(name)" : "\(folder)/\(name)" }

    /// Whether this process stands in the folder: then it cannot be exchanged without leaving the user nowhere.
    var isAroundCurrentFolder: Bool {
        guard let current = try? FileSystem.resolved(".") else { return true }
        return current == folder || current.hasPrefix("\(folder)/")
    }
}
