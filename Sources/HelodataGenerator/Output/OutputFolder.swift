import HelodataEmit

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A folder that holds generated files, and maybe others. Its manifest `.helodata-gen` lists the generated ones: only
/// those are ever overwritten or removed. All of them change together or none does, whatever interrupts the run:
/// ``FolderExchange`` says how, and ``ChangeJournal`` where that cannot be done.
package struct OutputFolder {
    /// As the user gave it, for messages.
    package let path: String

    package init(path: String) { self.path = path }

    /// What has to change so that the folder holds the given files.
    package struct Difference: Sendable, Equatable {
        /// Relative paths, in the order of the given files.
        package var added: [String] = []
        package var changed: [String] = []
        /// Generated earlier and no longer. Sorted.
        package var stale: [String] = []
        /// What an earlier run left behind when it was interrupted, a sentence each.
        package var notes: [String] = []
        package var isEmpty: Bool { added.isEmpty && changed.isEmpty && stale.isEmpty }
    }

    /// Compares, without touching anything. The exception is a run that was interrupted while its files moved into place:
    /// that is brought to its end, so that the folder holds one client, and said.
    package func difference(from files: [GeneratedFile]) throws(OutputError) -> Difference {
        let place = try OutputPlace(path)
        try checkNames(files, place)
        var notes: [String] = []
        if try finishesMoving(place) {
            notes.append("An interrupted run had not moved all of its files into \(path); that is done now.")
        }
        let lock = OutputLock(place, .reading)
        defer { withExtendedLifetime(lock) {} }
        var difference = try difference(from: files, place)
        for leftover in try leftovers(place) {
            notes.append("\(shown(leftover, place)) is left of an interrupted run; the next run removes it.")
        }
        difference.notes = notes
        return difference
    }

    private func finishesMoving(_ place: OutputPlace) throws(OutputError) -> Bool {
        guard try leftovers(place).contains(.halfMoved) else { return false }
        let lock = OutputLock(place, .writing)
        defer { withExtendedLifetime(lock) {} }
        // Unless it was another run at its work, which is done now.
        guard try leftovers(place).contains(.halfMoved) else { return false }
        try ChangeJournal(place, path).finish()
        return true
    }

    /// Makes the folder hold the given files.
    package func write(_ files: [GeneratedFile]) throws(OutputError) -> Difference {
        let place = try OutputPlace(path)
        try checkNames(files, place)
        let made: [String]
        do throws(FileSystem.Refusal) {
            made = try FileSystem.makeFolders(place.parent)
        } catch {
            throw OutputError("cannot write \(path): \(error.reason)")
        }
        do throws(OutputError) {
            let lock = OutputLock(place, .writing)
            defer { withExtendedLifetime(lock) {} }
            let exchange = FolderExchange(place)
            exchange.clear()
            try ChangeJournal(place, path).finish()
            let difference = try difference(from: files, place)
            guard !difference.isEmpty else { return difference }
            let change = FolderChange(files, difference, listed: try manifest(place))
            // One file alone changes as a whole anyway.
            if change.count == 1 || !exchange.perform(change) { try ChangeJournal(place, path).perform(change) }
            return difference
        } catch {
            FileSystem.removeEmptyFolders(made)
            throw error
        }
    }

    private enum Leftover { case sibling, prepared, halfMoved }

    private func leftovers(_ place: OutputPlace) throws(OutputError) -> [Leftover] {
        do throws(FileSystem.Refusal) {
            var found: [Leftover] = []
            if FolderExchange(place).isLeftBehind { found.append(.sibling) }
            if try FileSystem.exists(place.journal) {
                found.append(ChangeJournal(place, path).hasBegun ? .halfMoved : .prepared)
            }
            return found
        } catch {
            throw OutputError("cannot read \(path): \(error.reason)")
        }
    }

    private func shown(_ leftover: Leftover, _ place: OutputPlace) -> String {
        switch leftover {
        case .sibling: place.sibling
        case .prepared, .halfMoved: shown(Manifest.journalName)
        }
    }

    // MARK: comparing

    private func difference(from files: [GeneratedFile], _ place: OutputPlace) throws(OutputError) -> Difference {
        let listed = Set(try manifest(place))
        var difference = Difference()
        var checkedFolders: Set<String> = []
        for file in files {
            try checkFolders(above: file.path, place, &checkedFolders)
            switch try state(of: file.path, place) {
            case .absent: difference.added.append(file.path)
            case .file where try holds(file.bytes, file.path, place): break
            case .file:
                guard listed.contains(file.path) else {
                    throw OutputError(
                        "\(shown(file.path)) exists and was not generated by helodata-gen; move it away, or choose another folder"
                    )
                }
                difference.changed.append(file.path)
            case .other: throw OutputError("\(shown(file.path)) is in the way: it is not a file")
            }
        }
        let current = Set(files.map(\.path))
        for path in listed.subtracting(current).sorted() {
            try checkFolders(above: path, place, &checkedFolders)
            if case .file = try state(of: path, place) { difference.stale.append(path) }
        }
        if difference.isEmpty {
            let isCurrent: Bool
            switch try state(of: Manifest.name, place) {
            case .file: isCurrent = try holds(Array(Manifest.text(current).utf8), Manifest.name, place)
            case .absent, .other: isCurrent = false
            }
            if !isCurrent { difference.changed.append(Manifest.name) }
        }
        return difference
    }

    // MARK: names

    /// The longest name of a file that common file systems take.
    private static let longestName = 255
    /// Room for the names of the folders in which files are prepared.
    private static let longestPath = Int(PATH_MAX) - 300

    /// All that can be said of names before anything is touched.
    private func checkNames(_ files: [GeneratedFile], _ place: OutputPlace) throws(OutputError) {
        var seen = Set<String>()
        for file in files {
            guard Manifest.staysInside(file.path), file.path != Manifest.name else {
                throw OutputError("'\(file.path)' is not a path inside the output folder")
            }
            if let long = file.path.split(separator: "/").first(where: { $0.utf8.count > Self.longestName }) {
                throw OutputError(
                    "'\(long.prefix(40))…' would be the name of a file or folder and has \(long.utf8.count) bytes, of which file systems "
                        + "take \(Self.longestName): give the module a shorter name with --module, or what it is called after an x-swift-name"
                )
            }
            guard place.folder.utf8.count + file.path.utf8.count < Self.longestPath else {
                throw OutputError("the path of '\(file.path.prefix(80))…' would be too long for the system; choose another folder")
            }
            guard seen.insert(file.path.lowercased()).inserted else {
                throw OutputError("two generated files have the name '\(file.path)'")
            }
        }
    }

    /// The files that the manifest lists; none where there is no manifest.
    private func manifest(_ place: OutputPlace) throws(OutputError) -> [String] {
        switch try state(of: Manifest.name, place) {
        case .absent: return []
        case .file:
            guard let paths = Manifest.paths(in: String(decoding: try contents(of: Manifest.name, place), as: UTF8.self)) else {
                throw OutputError(
                    "\(shown(Manifest.name)) is not a list that helodata-gen wrote; remove it and the generated files beside it"
                )
            }
            return paths
        case .other: throw OutputError("\(shown(Manifest.name)) is in the way: it is not a file")
        }
    }

    private func shown(_ relative: String) -> String { path.hasSuffix("/") ? path + relative : "\(path)/\(relative)" }

    // MARK: files

    private enum State { case absent, file, other }

    private func kind(of relative: String, _ place: OutputPlace) throws(OutputError) -> FileDescriptor.Kind? {
        do throws(FileSystem.Refusal) {
            return try FileSystem.status("\(place.folder)/\(relative)")?.kind
        } catch {
            throw OutputError("cannot read \(shown(relative)): \(error.reason)")
        }
    }

    private func state(of relative: String, _ place: OutputPlace) throws(OutputError) -> State {
        switch try kind(of: relative, place) {
        case nil: return .absent
        case .symbolicLink: throw symbolicLink(relative)
        case .folder, .other: return .other
        case .file: return .file
        }
    }

    private func contents(of relative: String, _ place: OutputPlace) throws(OutputError) -> [UInt8] {
        do {
            return try FileDescriptor.contents(of: "\(place.folder)/\(relative)")
        } catch {
            throw OutputError("cannot read \(shown(relative)): \(error.reason)")
        }
    }

    private func holds(_ bytes: [UInt8], _ relative: String, _ place: OutputPlace) throws(OutputError) -> Bool {
        do {
            return try FileDescriptor.holds(bytes, at: "\(place.folder)/\(relative)")
        } catch {
            throw OutputError("cannot read \(shown(relative)): \(error.reason)")
        }
    }

    /// A link below the output folder may lead out of it. The folder itself may be one: its path was given by the user.
    private func checkFolders(above relative: String, _ place: OutputPlace, _ checked: inout Set<String>) throws(OutputError) {
        var folder = ""
        for component in relative.split(separator: "/").dropLast() {
            folder += folder.isEmpty ? "\(component)" : "/\(component)"
            guard checked.insert(folder).inserted else { continue }
            switch try kind(of: folder, place) {
            case .symbolicLink: throw symbolicLink(folder)
            case .file, .other: throw OutputError("\(shown(folder)) is in the way: it is not a folder")
            case .folder, nil: break
            }
        }
    }

    private func symbolicLink(_ relative: String) -> OutputError {
        OutputError("\(shown(relative)) is a symbolic link; generated files are not written through links")
    }
}
