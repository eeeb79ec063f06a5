import HelodataDiagnostics
import HelodataYAML

/// Reads nodes into the objects of a document, as written: shapes, known keys, spellings of all versions. What is wrong
/// by the letter but clear is a warning; what would change the client is an error, and reading goes on.
final class DocumentReader {
    let diagnostics: Diagnostics
    var version = SpecVersion.v3_1
    var objects = ObjectRegistry()
    let files: ReferencedFiles
    /// Whether extensions of other tools count.
    let readsForeignExtensions: Bool
    /// Pointer to the schema being read that a reference can lead to: a component, or a target that was asked for.
    var enclosingPointer: String?
    private var depth = 0
    private var isExhausted = false
    private var suggestions = SuggestionBudget()
    private var keyMeanings: [String: Any] = [:]
    private var extensionSuggestions: [String: String?] = [:]
    private var formatSuggestions: [String: String?] = [:]

    /// Objects inside each other. Real documents stay below 30.
    static let deepest = 100

    init(files: ReferencedFiles, readsForeignExtensions: Bool = true, diagnostics: Diagnostics) {
        self.files = files
        self.readsForeignExtensions = readsForeignExtensions
        self.diagnostics = diagnostics
    }

    /// One level down, for objects that can hold their own kind; nil beyond the budget. After that nothing nested is read
    /// any more: what goes round in circles could take as long as it likes.
    func nested<Object>(at location: SourceLocation, _ read: () -> Object) -> Object? {
        guard !isExhausted else { return nil }
        guard depth < Self.deepest else {
            isExhausted = true
            diagnostics.add(
                Diagnostic(
                    .error, "nesting", "more than \(Self.deepest) schemas, paths or callbacks inside each other",
                    at: location))
            return nil
        }
        depth += 1
        defer { depth -= 1 }
        return read()
    }

    // MARK: diagnostics

    func error(_ code: String, _ message: String, at entry: YAMLNode.Entry) {
        diagnostics.error(code, message, at: entry.keyLocation, length: entry.key.unicodeScalars.count)
    }

    func error(_ code: String, _ message: String, at node: YAMLNode) {
        diagnostics.error(code, message, at: node.location, length: node.width)
    }

    func warning(_ code: String, _ message: String, at entry: YAMLNode.Entry) {
        diagnostics.warning(code, message, at: entry.keyLocation, length: entry.key.unicodeScalars.count)
    }

    func warning(_ code: String, _ message: String, at node: YAMLNode) {
        diagnostics.warning(code, message, at: node.location, length: node.width)
    }

    // MARK: keys

    /// Remembered: a key that one place has wrong, a thousand others may have.
    func meaning<Key>(of name: String, in vocabulary: Vocabulary<Key>) -> Vocabulary<Key>.Meaning {
        let place = "\(vocabulary.objectName).\(name)"
        if let known = keyMeanings[place] as? Vocabulary<Key>.Meaning { return known }
        let meaning = vocabulary.meaning(of: name, &suggestions)
        keyMeanings[place] = meaning
        return meaning
    }

    /// The format that decides a type and that another one was probably meant to be.
    func meantFormat(_ format: String) -> String? {
        if FormatVocabulary.isKnown(format) { return nil }
        if let known = formatSuggestions[format] { return known }
        let near = suggestions.nearest(to: format, in: FormatVocabulary.names, atMost: 1)
        formatSuggestions[format] = .some(near)
        return near
    }

    /// The one of a few words that was probably meant.
    func suggestion(for word: String, in candidates: [String]) -> String? {
        suggestions.nearest(to: word, in: candidates, atMost: 2)
    }

    /// An extension that this generator does not know is of another tool, unless it is nearly one that it knows.
    func suggestExtension(_ entry: YAMLNode.Entry) {
        let near: String?
        if let known = extensionSuggestions[entry.key] {
            near = known
        } else {
            near = suggestion(for: entry.key, in: ExtensionName.allCases.filter { !$0.isForeign }.map(\.rawValue))
            extensionSuggestions[entry.key] = .some(near)
        }
        if let near { warning("extension-name", "'\(entry.key)' has no meaning here; did you mean '\(near)'?", at: entry) }
    }
}

extension YAMLNode {
    /// How many characters of its line a short scalar takes.
    var width: Int {
        guard case .scalar(let text, let isPlain) = content, !text.isEmpty, !text.contains("\n") else { return 1 }
        return text.unicodeScalars.count + (isPlain ? 0 : 2)
    }
}
