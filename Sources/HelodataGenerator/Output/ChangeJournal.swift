import HelodataEmit

/// Changes the files of an output folder that cannot be exchanged as a whole, because it holds too much of the user's or
/// somebody stands in it. `.helodata-gen.next` in the folder holds
/// ```
/// new/…      the files to come
/// old/…      second names of those that they replace, and of those that go
/// begun      the list of changes; from its appearance on, the next run completes them
/// undone     the same list under another name, after a change was refused; the next run completes taking them back
/// ```
/// Without a list nothing has happened to the client.
struct ChangeJournal {
    private typealias Refusal = FileSystem.Refusal

    private let place: OutputPlace
    /// As the user gave it.
    private let path: String
    private var begun: String { "\(place.journal)/begun" }
    private var undone: String { "\(place.journal)/undone" }

    init(_ place: OutputPlace, _ path: String) {
        self.place = place
        self.path = path
    }

    private enum Action: Character { case add = "+", change = "~", remove = "-" }

    private struct Step {
        let action: Action
        let path: String
    }

    private func new(_ step: Step) -> String { "\(place.journal)/new/\(step.path)" }
    private func old(_ step: Step) -> String { "\(place.journal)/old/\(step.path)" }
    private func target(_ step: Step) -> String { "\(place.folder)/\(step.path)" }

    // MARK: a run

    func perform(_ change: FolderChange) throws(OutputError) {
        var made: [String] = []
        do throws(Refusal) {
            made += try FileSystem.makeFolders(place.folder)
            let steps = try prepare(change, &made)
            try FileSystem.move(begun + ".new", to: begun)
            try complete(steps)
            try FileSystem.removeFile(begun)
        } catch {
            try? takeBack()
            try? FileSystem.removeTree(place.journal)
            FileSystem.removeEmptyFolders(made)
            throw OutputError("cannot write \(path): \(error.reason)")
        }
        try? FileSystem.removeTree(place.journal)
    }

    /// Whether an interrupted run had begun to move files.
    var hasBegun: Bool { (try? FileSystem.exists(begun)) == true || (try? FileSystem.exists(undone)) == true }

    /// Brings what an interrupted run had begun to its end, or clears what it had only prepared.
    func finish() throws(OutputError) {
        do throws(Refusal) {
            guard let status = try FileSystem.status(place.journal) else { return }
            guard status.kind == .folder else { throw Refusal.unusable }
            if try FileSystem.exists(begun) {
                let steps = try steps(in: begun)
                do throws(Refusal) {
                    try complete(steps)
                } catch {
                    try takeBack()
                }
            } else if try FileSystem.exists(undone) {
                try takeBack()
            }
            try FileSystem.removeTree(place.journal)
        } catch {
            throw OutputError("\(path)/\(Manifest.journalName) is left of an interrupted run and cannot be cleared: \(error.reason)")
        }
    }

    // MARK: steps

    /// Everything that may be refused for want of room: the files, second names, folders.
    private func prepare(_ change: FolderChange, _ made: inout [String]) throws(Refusal) -> [Step] {
        try FileSystem.makeFolder(place.journal)
        var steps: [Step] = []
        // Files that are added come first: only they can still be refused for want of room.
        let files = change.files + [GeneratedFile(path: Manifest.name, bytes: change.manifest)]
        for file in files where change.added.contains(file.path) { steps.append(Step(action: .add, path: file.path)) }
        for file in files where change.changed.contains(file.path) && file.path != Manifest.name {
            steps.append(Step(action: .change, path: file.path))
        }
        for path in change.stale { steps.append(Step(action: .remove, path: path)) }
        if change.changesManifest {
            let exists = try FileSystem.exists("\(place.folder)/\(Manifest.name)")
            steps.append(Step(action: exists ? .change : .add, path: Manifest.name))
        }
        let bytes = Dictionary(files.map { ($0.path, $0.bytes) }) { first, _ in first }
        for step in steps {
            if step.action != .remove {
                try makeFolders(above: new(step))
                try FileSystem.create(new(step), bytes[step.path] ?? [])
                made += try FileSystem.makeFolders(Self.folder(of: target(step)))
            }
            if step.action != .add {
                try makeFolders(above: old(step))
                try keep(target(step), as: old(step))
            }
        }
        try FileSystem.create(begun + ".new", Array(steps.map { "\($0.action.rawValue)\($0.path)\n" }.joined().utf8))
        return steps
    }

    private func keep(_ path: String, as other: String) throws(Refusal) {
        do throws(Refusal) {
            try FileSystem.link(path, as: other)
        } catch {
            // Not every file system has second names.
            try FileSystem.create(other, try FileDescriptor.contents(of: path))
        }
    }

    private func steps(in list: String) throws(Refusal) -> [Step] {
        var steps: [Step] = []
        for line in String(decoding: try FileDescriptor.contents(of: list), as: UTF8.self).split(separator: "\n") {
            let path = String(line.dropFirst())
            guard let action = line.first.flatMap(Action.init), path == Manifest.name || Manifest.staysInside(path) else {
                throw Refusal.unusable
            }
            if try isBehindLink(path) { throw Refusal.unusable }
            steps.append(Step(action: action, path: path))
        }
        return steps
    }

    private func isBehindLink(_ path: String) throws(Refusal) -> Bool {
        var folder = place.folder
        for component in path.split(separator: "/").dropLast() {
            folder += "/\(component)"
            if let status = try FileSystem.status(folder), status.kind != .folder { return true }
        }
        return false
    }

    /// Steps that are done already have no new file.
    private func complete(_ steps: [Step]) throws(Refusal) {
        // On a file system that ignores case, `Orders.swift` may be the new name of `orders.swift`, which goes first then.
        var spelled: [String: Step] = [:]
        for step in steps where step.action != .remove { spelled[step.path.lowercased()] = step }
        for step in steps where step.action == .remove {
            if let twin = spelled[step.path.lowercased()], try FileSystem.exists(new(twin)) { try remove(step) }
        }
        for step in steps {
            switch step.action {
            case .add, .change: if try FileSystem.exists(new(step)) { try FileSystem.move(new(step), to: target(step)) }
            case .remove: if spelled[step.path.lowercased()] == nil { try remove(step) }
            }
        }
        // Last, so that taking back finds them.
        for step in steps where step.action == .remove { removeEmptyFolders(above: step.path) }
    }

    private func remove(_ step: Step) throws(Refusal) {
        if try FileSystem.exists(target(step)) { try FileSystem.removeFile(target(step)) }
    }

    private func takeBack() throws(Refusal) {
        if try FileSystem.exists(begun) { try FileSystem.move(begun, to: undone) }
        guard try FileSystem.exists(undone) else { return }
        for step in try steps(in: undone).reversed() {
            switch step.action {
            case .add: if try !FileSystem.exists(new(step)) { try remove(step) }
            case .change, .remove:
                guard try FileSystem.exists(old(step)) else { continue }
                _ = try FileSystem.makeFolders(Self.folder(of: target(step)))
                try FileSystem.move(old(step), to: target(step))
            }
        }
        try FileSystem.removeFile(undone)
    }

    // MARK: folders

    private static func folder(of path: String) -> String { String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) }

    private func makeFolders(above path: String) throws(Refusal) { _ = try FileSystem.makeFolders(Self.folder(of: path)) }

    private func removeEmptyFolders(above path: String) {
        var components = path.split(separator: "/").dropLast()
        while !components.isEmpty {
            guard (try? FileSystem.removeEmptyFolder("\(place.folder)/\(components.joined(separator: "/"))")) != nil else { return }
            components = components.dropLast()
        }
    }
}
