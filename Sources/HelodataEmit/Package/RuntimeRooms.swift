/// The runtime with one file for each of its rooms, where nobody reads it: the compiler begins a process for so many files, and each of
/// them looks at all others.
enum RuntimeRooms {
    /// Each room is there, also where the client uses nothing of it: a plugin announces its outputs before the description is read.
    /// - Parameter files: With their folders, those of one folder behind each other.
    static func files(_ files: [GeneratedFile]) -> [GeneratedFile] {
        var rooms: [String: [GeneratedFile]] = [:]
        for file in files { rooms[RuntimeFiles.name(ofRoomWith: file.path), default: []].append(file) }
        return RuntimeFiles.names.map { name in
            GeneratedFile(path: name, bytes: rooms[name].map(joined) ?? Array("// This client uses nothing that would be here.\n".utf8))
        }
    }

    /// One import of each module, since the compiler warns of two: at the top, or where the first is that stands under the same condition.
    private static func joined(_ files: [GeneratedFile]) -> [UInt8] {
        let lines = files.map { $0.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) }
        var isPublic: [Import: Bool] = [:]
        forEachLine(lines) { _, found in
            if let found { isPublic[found.import, default: false] = isPublic[found.import] == true || found.isPublic }
        }
        let always = isPublic.keys.filter(\.conditions.isEmpty).sorted { $0.module.lexicographicallyPrecedes($1.module) }
        var bytes = always.flatMap { text($0, isPublic[$0] == true) }
        var written = Set(always)
        forEachLine(lines) { line, found in
            guard let found else { return bytes += line + [UInt8(ascii: "\n")] }
            if isPublic[Import(module: found.import.module, conditions: [])] != nil || !written.insert(found.import).inserted { return }
            bytes += text(found.import, isPublic[found.import] == true)
        }
        return bytes
    }

    /// A module, and the conditions under which it is imported, from the outermost.
    private struct Import: Hashable {
        let module: ArraySlice<UInt8>
        let conditions: [[UInt8]]
    }

    private static func text(_ found: Import, _ isPublic: Bool) -> [UInt8] {
        Array((isPublic ? "public import " : "import ").utf8) + found.module + [UInt8(ascii: "\n")]
    }

    private static func forEachLine(
        _ files: [[ArraySlice<UInt8>]], _ body: (ArraySlice<UInt8>, (import: Import, isPublic: Bool)?) -> Void
    ) {
        var conditions: [[UInt8]] = []
        for line in files.joined() {
            let text = line.drop { $0 == UInt8(ascii: " ") }
            if text.starts(with: "#if".utf8) {
                conditions.append(Array(text))
            } else if text.starts(with: "#else".utf8), let last = conditions.popLast() {
                conditions.append(last + text)
            } else if text.starts(with: "#endif".utf8) {
                conditions.removeLast(min(1, conditions.count))
            }
            let isPublic = line.starts(with: "public import ".utf8)
            guard isPublic || line.starts(with: "import ".utf8) else {
                body(line, nil)
                continue
            }
            body(line, (Import(module: line.dropFirst(isPublic ? 14 : 7), conditions: conditions), isPublic))
        }
    }
}
