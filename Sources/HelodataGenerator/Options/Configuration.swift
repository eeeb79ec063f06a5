import HelodataDiagnostics
import HelodataIR
import HelodataSpec
import HelodataYAML

/// `helodata-gen.yaml` (or `.json`), given by `--config` or beside a target's sources: where the description is, and what
/// differs from the defaults. Paths in it are relative to it. Its settings are rows of `GeneratorOption`.
struct Configuration {
    /// What the file sets, as written there.
    private(set) var options = GeneratorOptions(spec: "")
    /// The options that it sets, in its order.
    private(set) var settings: [GeneratorOption] = []
    /// Where each value stands.
    private(set) var places: [GeneratorOption: [SourceLocation]] = [:]
    private let file: SourceFile

    private static let bySetting = Dictionary(
        uniqueKeysWithValues: GeneratorOption.allCases.compactMap { option in option.row.setting.map { ($0, option) } })

    static func read(_ file: SourceFile, diagnostics: Diagnostics) -> Configuration? {
        guard let root = YAMLParser.parse(file, diagnostics: diagnostics) else { return nil }
        guard let entries = root.entries else {
            diagnostics.error(
                "configuration", "expected settings such as 'spec: openapi.yaml', found \(root.kindDescription)",
                at: root.location)
            return nil
        }
        var configuration = Configuration(file: file)
        for entry in entries { configuration.read(entry, diagnostics: diagnostics) }
        return diagnostics.hasErrors ? nil : configuration
    }

    private init(file: SourceFile) { self.file = file }

    private mutating func read(_ entry: YAMLNode.Entry, diagnostics: Diagnostics) {
        guard let option = Self.bySetting[entry.key] else {
            let known = GeneratorOption.allCases.compactMap(\.row.setting)
            let nearest = Suggestion.nearest(to: entry.key, in: known).map { "; did you mean '\($0)'?" }
            diagnostics.error(
                "configuration", "unknown setting '\(entry.key)'\(nearest ?? "; known are \(known.joined(separator: ", "))")",
                at: entry.keyLocation, length: entry.key.unicodeScalars.count)
            return
        }
        settings.append(option)
        func refuse(_ what: String, _ node: YAMLNode) {
            diagnostics.error("configuration", "'\(entry.key)' \(what), found \(node.kindDescription)", at: node.location)
        }
        /// One text or a list of them.
        func texts() -> [Located<String>] {
            (entry.value.elements ?? [entry.value]).compactMap { node in
                if let text = node.string, !node.isNull, !text.isEmpty { return Located(text, at: node.location) }
                refuse("takes \(option.row.takes)", node)
                return nil
            }
        }
        func text() -> String? {
            if let text = entry.value.string, !entry.value.isNull, !text.isEmpty { return text }
            refuse("takes \(option.row.takes)", entry.value)
            return nil
        }
        places[option] = [entry.value.location]
        switch option.row.kind {
        case .flag(let path):
            if let flag = entry.value.bool { options[keyPath: path] = flag } else { refuse("is true or false", entry.value) }
        case .text(let path): if let text = text() { options[keyPath: path] = text }
        case .optionalText(let path): if let text = text() { options[keyPath: path] = text }
        case .texts(let path):
            let texts = texts()
            options[keyPath: path] = texts.map(\.value)
            places[option] = texts.map(\.location)
        case .patterns(let path): options[keyPath: path] = texts().map { OperationFilter.Pattern($0.value, at: $0.location) }
        case .count(let path, let range):
            if let count = entry.value.int, range ~= count {
                options[keyPath: path] = count
            } else {
                refuse("takes a number from \(range.lowerBound) to \(range.upperBound)", entry.value)
            }
        case .choice(let choice):
            if !choice.set(entry.value.string ?? "", &options) { refuse("is \(choice.words.joined(separator: ", "))", entry.value) }
        case .choices(let choices):
            for text in texts() where !choices.add(text.value, &options) {
                diagnostics.error(
                    "configuration", "'\(entry.key)' takes \(choices.words.joined(separator: ", ")), found '\(text.value)'",
                    at: text.location)
            }
        case .differences(let path):
            options[keyPath: path] = IgnoredDifference.read(entry.value, diagnostics: diagnostics)
        case .names(let path): options[keyPath: path] = Self.renames(entry, diagnostics)
        case .rules(let path): options[keyPath: path] = PaginationRule.read(entry, diagnostics: diagnostics)
        }
    }

    private static func renames(_ entry: YAMLNode.Entry, _ diagnostics: Diagnostics) -> [Renaming.Entry] {
        guard let entries = entry.value.entries else {
            diagnostics.error(
                "configuration", "'rename' takes a mapping such as 'Order.total_usd: total', found \(entry.value.kindDescription)",
                at: entry.value.location)
            return []
        }
        return entries.compactMap { entry in
            guard let name = SwiftName.read(entry.value) else {
                diagnostics.error("configuration", SwiftName.complaint(entry.value), at: entry.value.location)
                return nil
            }
            return Renaming.Entry(
                subject: Located(entry.key, at: entry.keyLocation), name: Located(name, at: entry.value.location))
        }
    }

    /// A path in the file, as seen from where the run was started; any other value as it is.
    func path(_ text: String, of option: GeneratorOption) -> String {
        guard option.row.isPath, !text.hasPrefix("/"), let slash = file.path.lastIndex(of: "/") else { return text }
        return Self.shortened(file.path[...slash] + text)
    }

    /// `Sources/Shop/../../spec.yaml` is `spec.yaml`; what leads out at the beginning stays.
    private static func shortened(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/", omittingEmptySubsequences: false) where part != "." {
            if part == "..", let last = parts.last, last != "..", !last.isEmpty { parts.removeLast() } else { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }
}
