/// To whom the drift of one text is reported.
nonisolated final class DriftProbe: Sendable {
    let report: DriftReport?
    let operation: String
    /// What nobody may see, where the server has put it into a name or value.
    let secrets: CallSecrets?
    /// The place of the text in the answer, in place of the `$` of its paths.
    let root: String
    /// Whether dates must be written as RFC 3339 says.
    let isStrict: Bool

    init(report: DriftReport?, operation: String, secrets: CallSecrets? = nil, root: String = "$", isStrict: Bool = false) {
        self.report = report
        self.operation = operation
        self.secrets = secrets
        self.root = root
        self.isStrict = isStrict
    }
}

/// What one text holds beyond the description, while it is read.
nonisolated final class DriftNotes {
    nonisolated struct Note {
        let kind: DriftReport.Entry.Kind
        let offset: Int
    }

    /// Of one text.
    static let limit = 10_000
    /// Of a name or value.
    private static let maximumLength = 64

    private var notes: [Note] = []
    private var isComplete = true
    /// Members that were asked for by name: where their object begins, and the name.
    private var asked: [(object: Int, name: String)] = []

    /// To go back to with ``forget(after:)``.
    var mark: Int { notes.count }

    func note(_ kind: DriftReport.Entry.Kind, at offset: Int) {
        if notes.count < Self.limit { notes.append(Note(kind: kind, offset: offset)) } else { isComplete = false }
    }

    /// What has been noted since, to be noted again if it counts after all.
    func take(after mark: Int) -> [Note] {
        guard notes.count > mark else { return [] }
        defer { notes.removeSubrange(mark...) }
        return Array(notes[mark...])
    }

    func note(_ more: [Note]) {
        for note in more { self.note(note.kind, at: note.offset) }
    }

    /// What an attempt has noted that failed.
    func forget(after mark: Int) {
        if notes.count > mark { notes.removeSubrange(mark...) }
    }

    /// The member tells types apart: it is known, although it is not a property of each.
    func ask(_ name: String, of object: Int) {
        if asked.last.map({ $0 == (object, name) }) == true { return }
        // Only the objects that the reader is inside of matter.
        while let last = asked.last, last.object > object { asked.removeLast() }
        asked.append((object, name))
    }

    func isAsked(_ name: String, of object: Int) -> Bool {
        for entry in asked.reversed() {
            if entry.object < object { return false }
            if entry.object == object, entry.name == name { return true }
        }
        return false
    }

    func report(to probe: DriftProbe, in text: UnsafeBufferPointer<UInt8>) {
        if notes.isEmpty { return }
        notes.sort { $0.offset < $1.offset }
        let paths = JSONPath.shapes(of: notes.map(\.offset), in: text)
        var entries: Set<DriftReport.Entry> = []
        let shown = probe.secrets?.shown ?? ShownText()
        for (note, path) in zip(notes, paths) {
            entries.insert(
                DriftReport.Entry(
                    operation: probe.operation, path: probe.root + shown.hidden(path).dropFirst(), kind: note.kind.shown(by: shown)))
        }
        probe.report?.add(entries, isComplete: isComplete)
    }

    static func cut(_ text: String) -> String {
        text.count > maximumLength ? text.prefix(maximumLength - 1) + "…" : text
    }
}

nonisolated extension DriftReport.Entry.Kind {
    fileprivate func shown(by shown: ShownText) -> Self {
        switch self {
        case .member(let name): .member(shown.hidden(name))
        case .value(let value): .value(shown.hidden(value))
        case .variant(let name): .variant(shown.hidden(name))
        }
    }
}

// Called where something unlisted has been met, which is rare; without a report nothing is noted.
nonisolated extension JSONReader {
    /// A member that the table does not list has been met; its name and colon have been passed.
    @inline(never)
    mutating func noteMember(_ object: JSONObjectCursor) {
        let start = object.start - base
        let name = key
        if object.keys.constants.contains(where: { name.utf8.elementsEqual($0.bytes) }) || drift?.isAsked(name, of: start) == true {
            return
        }
        if comparing > 0 { undeclared.append(keyStart - base) }
        drift?.note(.member(DriftNotes.cut(name)), at: start)
    }

    /// While cases of a union are compared, the end of an object has been passed.
    @inline(never)
    mutating func noteMissing(_ object: JSONObjectCursor) {
        // To look at objects inside objects takes as long as to read them again; the budget keeps it linear.
        guard !object.keys.nullable.isEmpty, mayTryMore else { return }
        wasted += position - object.start
        let names = JSONPath.members(of: object.start - base, in: UnsafeBufferPointer(start: base, count: end - base))
        missingNullable += object.keys.nullable.count { !names.contains(object.keys.entries[$0].name) }
    }

    /// A value that the description does not list has been passed. While cases of a union are compared it speaks against the case.
    @inline(never)
    func noteUnlisted(_ value: String) throws(JSONError) {
        if comparing > 0 { throw JSONReader.unplaced }
        drift?.note(.value(DriftNotes.cut(value)), at: position - base)
    }

    /// Reads a value that fits no case of a union.
    ///
    /// - Parameter tag: The member that tells the cases apart.
    mutating func readUnlisted(_ tag: StaticString? = nil) throws(JSONError) -> JSONValue {
        if comparing > 0 {
            // The case is a union itself, and has no case for the value.
            if position == compared { throw JSONReader.unplaced }
            holdsOther = true
        }
        let value = try read(JSONValue.self)
        guard let drift else { return value }
        var name = "null"
        switch value {
        case .null: break
        case .bool: name = "boolean"
        case .number: name = "number"
        case .string: name = "string"
        case .array: name = "array"
        case .object(let members):
            name = "object"
            if let tag, let member = members[tag.description] { name = member.string ?? member.jsonText }
        }
        drift.note(.variant(DriftNotes.cut(name)), at: position - base)
        return value
    }

    /// A member of the object that comes next was asked for by name.
    @inline(never)
    func noteQuestion(_ name: StaticString) {
        guard let drift else { return }
        drift.ask(name.description, of: JSONScan.value(from: position, to: end) - base)
    }
}
