import HelodataDiagnostics
import HelodataYAML

/// A cursor over the members of one mapping. It hands out the known ones, collects the extensions and reports the rest:
/// a slip of a known key as an error, any other unknown key as a warning.
struct ObjectReader<Key: ObjectKey> {
    let location: SourceLocation
    private(set) var extensions = Extensions()
    private let entries: [YAMLNode.Entry]
    private var position = 0
    private let reader: DocumentReader

    init(_ entries: [YAMLNode.Entry], at location: SourceLocation, reader: DocumentReader) {
        self.entries = entries
        self.location = location
        self.reader = reader
    }

    mutating func next() -> (key: Key, entry: YAMLNode.Entry)? {
        while position < entries.count {
            let entry = entries[position]
            position += 1
            if let key = Key.vocabulary[entry.key] { return (key, entry) }
            if entry.key.hasPrefix("x-") {
                let vocabulary = Key.vocabulary
                reader.readExtension(entry, of: entries, in: vocabulary.objectName, vocabulary.extensions, to: &extensions)
            } else if let key = meantKey(entry) {
                return (key, entry)
            }
        }
        return nil
    }

    /// Another spelling of a key counts as the key, unless that is there too. Everything else is reported and left out.
    private func meantKey(_ entry: YAMLNode.Entry) -> Key? {
        let name = Key.vocabulary.objectName
        switch reader.meaning(of: entry.key, in: Key.vocabulary) {
        case .known(let key): return key
        case .spelled(let key):
            guard !entries.contains(where: { $0.key == key.rawValue }) else {
                reader.warning(
                    "unknown-key", "'\(entry.key)' stands beside '\(key.rawValue)' and is ignored", at: entry)
                return nil
            }
            reader.warning("key-spelling", "'\(entry.key)' is read as '\(key.rawValue)'", at: entry)
            return key
        case .near(let key) where Key.vocabulary.annotations.contains(key):
            reader.warning(
                "unknown-key", "unknown key '\(entry.key)' in \(name); did you mean '\(key.rawValue)'?", at: entry)
        case .near(let key):
            reader.error(
                "unknown-key", "unknown key '\(entry.key)' in \(name); did you mean '\(key.rawValue)'?", at: entry)
        case .unknown where Key.vocabulary.isStrict && entry.value.entries != nil:
            reader.error("unknown-key", "unknown key '\(entry.key)' in \(name)", at: entry)
        case .unknown:
            reader.warning("unknown-key", "unknown key '\(entry.key)' in \(name) is ignored", at: entry)
        }
        return nil
    }

    func reportMissing(_ key: Key) {
        reader.diagnostics.error("missing-key", "\(Key.vocabulary.objectName) lacks '\(key.rawValue)'", at: location)
    }

    func warnMissing(_ key: Key, code: String = "missing-key") {
        reader.diagnostics.warning(code, "\(Key.vocabulary.objectName) lacks '\(key.rawValue)'", at: location)
    }
}
