import HelodataEmit

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Changes an output folder in one step: the next state is put together in a folder beside it, then the two trade places.
/// Files that stay are the same files, under a second name, and so are those of the user. A run that is killed leaves the old
/// client or the new one, and the other folder, which the next run removes.
struct FolderExchange {
    private typealias Refusal = FileSystem.Refusal

    private let place: OutputPlace
    private var next: String { place.sibling }

    init(_ place: OutputPlace) { self.place = place }

    /// Files of the user's beyond this number, a `.build` for example, are not given second names.
    private static let mostForeign = 1000

    // MARK: forwards

    /// False where the system, the file system or the folder do not allow it; nothing has changed then.
    func perform(_ change: FolderChange) -> Bool {
        guard !place.isAroundCurrentFolder else { return false }
        do throws(Refusal) {
            try FileSystem.makeFolder(next)
        } catch {
            return false
        }
        do throws(Refusal) {
            let old = try FileSystem.status(place.folder)
            try prepare(change, over: old)
            if old == nil { try FileSystem.move(next, to: place.folder) } else { try FileSystem.exchange(next, place.folder) }
        } catch {
            clear()
            return false
        }
        clear()
        return true
    }

    private func prepare(_ change: FolderChange, over old: FileSystem.Status?) throws(Refusal) {
        // Says which files are generated, should this folder be left behind.
        let paths = change.files.map(\.path)
        try putManifest(Array(Manifest.text(Set(paths + change.listed)).utf8))
        for file in change.files {
            let path = "\(next)/\(file.path)"
            try makeFolders(above: path)
            if change.added.contains(file.path) || change.changed.contains(file.path) {
                try FileSystem.create(path, file.bytes)
            } else {
                try FileSystem.link("\(place.folder)/\(file.path)", as: path)
            }
        }
        if let old {
            var rest = Rest(generated: Set((paths + change.listed).map { Array($0.utf8) }))
            guard old.owner == geteuid() else { throw Refusal(code: EPERM) }
            try keep("", old, &rest)
        }
        // Last: until here the folder is known by the longer list.
        try putManifest(change.manifest)
    }

    /// Whole or not at all: a part of a manifest would be one that nobody can read, in a folder that nobody would remove.
    private func putManifest(_ bytes: [UInt8]) throws(Refusal) {
        try FileSystem.create("\(next)/\(Self.unfinished)", bytes)
        try FileSystem.move("\(next)/\(Self.unfinished)", to: "\(next)/\(Manifest.name)")
    }

    private static let unfinished = Manifest.name + ".new"

    /// What is in the folder beside generated files.
    private struct Rest {
        let generated: Set<[UInt8]>
        /// The folders above generated files.
        let folders: Set<[UInt8]>
        var count = 0

        init(generated: Set<[UInt8]>) {
            self.generated = generated
            var folders: Set<[UInt8]> = [[]]
            for path in generated {
                for index in path.indices where path[index] == UInt8(ascii: "/") { folders.insert(Array(path[..<index])) }
            }
            self.folders = folders
        }
    }

    /// Gives the user's files in a folder their second names.
    private func keep(_ folder: String, _ status: FileSystem.Status, _ rest: inout Rest) throws(Refusal) {
        let old = folder.isEmpty ? place.folder : "\(place.folder)/\(folder)"
        let new = folder.isEmpty ? next : "\(next)/\(folder)"
        let names = try FileSystem.names(in: old)
        let isOurs = rest.folders.contains(Array(folder.utf8))
        // A folder that must not be written is not exchanged either.
        if isOurs, !FileSystem.isWritable(old) { throw Refusal(code: EACCES) }
        if names.isEmpty { _ = try FileSystem.makeFolders(new) }
        for name in names {
            let path = folder.isEmpty ? name : "\(folder)/\(name)"
            guard path != Manifest.name, !rest.generated.contains(Array(path.utf8)) else { continue }
            guard let found = try FileSystem.status("\(place.folder)/\(path)") else { throw Refusal(code: ENOENT) }
            rest.count += 1
            guard rest.count <= Self.mostForeign, found.device == status.device else { throw Refusal(code: EXDEV) }
            switch found.kind {
            case .folder: try keep(path, found, &rest)
            case .file, .symbolicLink:
                try makeFolders(above: "\(next)/\(path)")
                try FileSystem.link("\(place.folder)/\(path)", as: "\(next)/\(path)")
            case .other: throw Refusal(code: EXDEV)
            }
        }
        guard let made = try FileSystem.status(new) else { return }
        guard made.owner == status.owner, made.group == status.group else { throw Refusal(code: EPERM) }
        try FileSystem.copyAttributes(of: old, to: new, times: !isOurs)
    }

    private func makeFolders(above path: String) throws(Refusal) {
        _ = try FileSystem.makeFolders(String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]))
    }

    // MARK: backwards

    /// A folder that this made; one that the user happens to have under the name has no manifest.
    var isLeftBehind: Bool {
        guard let names = try? FileSystem.names(in: next) else { return false }
        return names.isEmpty || names == [Self.unfinished] || generated() != nil
    }

    private func generated() -> Set<[UInt8]>? {
        guard let bytes = try? FileDescriptor.contents(of: "\(next)/\(Manifest.name)"),
            let paths = Manifest.paths(in: String(decoding: bytes, as: UTF8.self))
        else { return nil }
        return Set((paths + [Self.unfinished]).map { Array($0.utf8) })
    }

    /// Removes the folder beside, unfinished or old: what was generated, and second names. What somebody put into the old
    /// folder in the last moment moves to the new one.
    func clear() {
        guard (try? FileSystem.status(next))?.kind == .folder else { return }
        if let generated = generated() {
            guard (try? clear("", generated)) == true else { return }
            try? FileSystem.removeFile("\(next)/\(Manifest.name)")
        } else if (try? FileSystem.names(in: next)) == [Self.unfinished] {
            try? FileSystem.removeFile("\(next)/\(Self.unfinished)")
        }
        try? FileSystem.removeEmptyFolder(next)
    }

    /// Whether all of it could be removed.
    private func clear(_ folder: String, _ generated: Set<[UInt8]>) throws(Refusal) -> Bool {
        var isEmpty = true
        for name in try FileSystem.names(in: folder.isEmpty ? next : "\(next)/\(folder)") {
            let path = folder.isEmpty ? name : "\(folder)/\(name)"
            guard path != Manifest.name else { continue }
            let (here, there) = ("\(next)/\(path)", "\(place.folder)/\(path)")
            guard let status = try FileSystem.status(here) else { continue }
            if status.kind == .folder {
                // Its name in the new folder may be missing: then it came in the last moment, or became empty.
                if try clear(path, generated) { try FileSystem.removeEmptyFolder(here) } else { isEmpty = false }
            } else if generated.contains(Array(path.utf8)) {
                try FileSystem.removeFile(here)
            } else if let kept = try FileSystem.status(there) {
                if kept.kind != .folder, status.isSame(as: kept) || status.changed <= kept.changed {
                    try FileSystem.removeFile(here)
                } else if kept.kind == .file, status.kind == .file {
                    // Saved by an editor, which replaces files, just before the folders traded places.
                    try FileSystem.move(here, to: there)
                } else {
                    isEmpty = false
                }
            } else {
                try makeFolders(above: there)
                try FileSystem.move(here, to: there)
            }
        }
        return isEmpty
    }
}
