import CLibYAML
import HelodataDiagnostics

/// libyaml's events over a buffer, one at a time. Holds the parser where it does not move, since libyaml points into it.
struct YAMLEvents: ~Copyable {
    let file: SourceFile
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    /// The current event; replaced by `advance`.
    private let event: UnsafeMutablePointer<yaml_event_t>

    /// The bytes must outlive the events.
    init(_ bytes: UnsafeBufferPointer<UInt8>, file: SourceFile) {
        self.file = file
        parser = .allocate(capacity: 1)
        event = .allocate(capacity: 1)
        parser.initialize(to: yaml_parser_t())
        event.initialize(to: yaml_event_t())
        _ = yaml_parser_initialize(parser)
        // The byte order mark is taken off here: libyaml would count it as a column.
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? UnsafeBufferPointer(rebasing: bytes[3...]) : bytes
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, text.baseAddress, text.count)
    }

    deinit {
        yaml_event_delete(event)
        yaml_parser_delete(parser)
        event.deallocate()
        parser.deallocate()
    }

    /// Reads the next event; false after an error of syntax.
    mutating func advance() -> Bool {
        yaml_event_delete(event)
        return yaml_parser_parse(parser, event) == 1
    }

    var type: yaml_event_type_t { event.pointee.type }
    var location: SourceLocation { location(event.pointee.start_mark) }

    /// The text of the current scalar, inside libyaml's memory.
    var scalarBytes: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: event.pointee.data.scalar.value, count: event.pointee.data.scalar.length)
    }
    var isPlainScalar: Bool { event.pointee.data.scalar.style == YAML_PLAIN_SCALAR_STYLE }

    /// `*name`.
    var aliasName: String { Self.string(event.pointee.data.alias.anchor) ?? "" }

    /// `&name` of the current node.
    var anchorName: String? {
        switch type {
        case YAML_SCALAR_EVENT: Self.string(event.pointee.data.scalar.anchor)
        case YAML_SEQUENCE_START_EVENT: Self.string(event.pointee.data.sequence_start.anchor)
        case YAML_MAPPING_START_EVENT: Self.string(event.pointee.data.mapping_start.anchor)
        default: nil
        }
    }

    /// The tag of the current node, shorthands expanded.
    var tag: String? {
        switch type {
        case YAML_SCALAR_EVENT: Self.string(event.pointee.data.scalar.tag)
        case YAML_SEQUENCE_START_EVENT: Self.string(event.pointee.data.sequence_start.tag)
        case YAML_MAPPING_START_EVENT: Self.string(event.pointee.data.mapping_start.tag)
        default: nil
        }
    }

    private static func string(_ text: UnsafeMutablePointer<UInt8>?) -> String? {
        guard let text else { return nil }
        return String(cString: text)
    }

    private func location(_ mark: yaml_mark_t) -> SourceLocation {
        SourceLocation(file: file, line: mark.line + 1, column: mark.column + 1)
    }

    /// What libyaml says after `advance` was false.
    var syntaxError: Diagnostic {
        let problem = parser.pointee.problem.map { String(cString: $0) } ?? "the file could not be read"
        if parser.pointee.error == YAML_READER_ERROR { return readerError(problem) }
        let place = location(parser.pointee.problem_mark)
        let hint = hint(problem, at: place)
        guard let context = parser.pointee.context.map({ String(cString: $0) }) else {
            return Diagnostic(.error, "yaml-syntax", problem + hint, at: place)
        }
        let start = location(parser.pointee.context_mark)
        return Diagnostic(
            .error, "yaml-syntax", "\(problem) \(context)\(hint)", at: place,
            notes: place == start ? [] : [Diagnostic.Note(context, at: start)])
    }

    /// What to look for, where libyaml's words do not say it.
    private func hint(_ problem: String, at place: SourceLocation) -> String {
        if problem.hasPrefix("mapping values are not allowed") {
            return "; the line is indented too far, or a text with ': ' needs quotes"
        }
        if problem.hasPrefix("did not find expected ',' or '}'"), isAfterLongKey(place) {
            return "; the key before it is longer than the \(Self.longestKey) characters that YAML takes, also in JSON"
        }
        guard problem.hasPrefix("found character that cannot start") else { return "" }
        switch file.character(at: place) {
        case "\t": return "; this is a tab, YAML is indented with spaces"
        case "@", "`": return "; a text that begins with this character needs quotes"
        default: return ""
        }
    }

    /// YAML 1.2 §7.4: the colon stands at most that far behind the beginning of its key.
    private static let longestKey = 1024

    private func isAfterLongKey(_ place: SourceLocation) -> Bool {
        guard place.column > Self.longestKey else { return false }
        let before = file.text(before: place, atMost: Self.longestKey + 16).unicodeScalars.reversed().drop { $0 == " " }
        guard let quote = before.first, quote == "\"" || quote == "'" else { return false }
        return !before.dropFirst().prefix(Self.longestKey - 2).contains(quote)
    }

    /// An error below the characters, for which libyaml only knows the byte.
    private func readerError(_ problem: String) -> Diagnostic {
        let hasMark = file.bytes.starts(with: [0xEF, 0xBB, 0xBF])
        var before = file.bytes.prefix(parser.pointee.problem_offset + (hasMark ? 3 : 0))
        // For a wrong continuation byte the place is the character that it should have continued.
        if problem.contains("trailing") {
            before = before[..<(before.lastIndex { $0 & 0xC0 == 0xC0 } ?? before.endIndex)]
        }
        let line = before.reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? (hasMark ? 3 : 0)
        // Each character has one byte that is not a continuation byte.
        let column = before[min(lineStart, before.count)...].reduce(1) { $1 & 0xC0 != 0x80 ? $0 + 1 : $0 }
        let value = parser.pointee.problem_value
        let shown = value >= 0 ? " (0x\(String(value, radix: 16, uppercase: true)))" : ""
        return Diagnostic(
            .error, "yaml-encoding", "\(problem)\(shown)", at: SourceLocation(file: file, line: line, column: column))
    }
}
