import HelodataEmit
import HelodataIR
import HelodataSpec

/// What can be decided from outside of the description. The command line, the plugins' tool and the configuration file all go
/// by the rows of this table. The raw value is the name on the command line.
package enum GeneratorOption: String, Sendable, CaseIterable {
    case spec, output, layout, runtime, module, access, mocks, without, config, overlay
    case includePath = "include-path"
    case includeOperation = "include-operation"
    case includeTag = "include-tag"
    case rename, pagination
    case foreignExtensions = "foreign-extensions"
    case allow, ignore, check, quiet, report, verbose, color, diagnostics
    case plugin
    case modelFiles = "model-files"
    case operationFiles = "operation-files"
    case watched
    case relativeTo = "relative-to"
}

extension GeneratorOption {
    package var row: Row {
        switch self {
        case .spec:
            Row(.text(\.spec), "The description, for example spec/helodata.yaml.", setting: "spec", isPath: true)
        case .output: Row(.text(\.output), "The folder to write.", value: "dir")
        case .layout: Row(.choice(Choice(\.layout)), "A complete package, or the Swift sources alone.")
        case .runtime:
            Row(
                .choice(Choice(\.runtime)),
                "Of --layout sources: the runtime's files with the client, or imported as HelodataRuntime. (default: embedded)",
                setting: "runtime")
        case .module:
            Row(
                .optionalText(\.module), "The Swift module's name. (default: from the description)", value: "name", setting: "module")
        case .access:
            Row(.choice(Choice(\.access)), "Who sees the client: public, package or internal. (default: public)", setting: "access")
        case .without:
            Row(
                .choices(Choices(\.omitted)),
                "Leave out what stands beside the sources of a package: docc, reference (REFERENCE.md) or agents (AGENTS.md). Repeatable.",
                value: "document", setting: "without", takes: "docc, reference or agents")
        case .mocks:
            Row(
                .choice(Choice(\.mocks)),
                "A double of the client for tests: with a package as a product of its own, with sources in debug builds alone. (default: included in a package)",
                setting: "mocks")
        case .config:
            Row(.optionalText(\.configuration), "A configuration file; what it names is relative to it.", value: "file")
        case .overlay:
            Row(
                .texts(\.overlays), "Change the description by an OpenAPI Overlay first. Repeatable.", value: "file",
                setting: "overlays", takes: "paths of overlays", isPath: true)
        case .includePath:
            Row(
                .patterns(\.filter.paths), "Generate operations under these paths only; * is any text. Repeatable.", value: "path",
                setting: "include-paths", takes: "paths such as '/orders/*'")
        case .includeOperation:
            Row(
                .patterns(\.filter.operations), "Generate operations with these ids only; * is any text. Repeatable.", value: "id",
                setting: "include-operations", takes: "operation ids")
        case .includeTag:
            Row(
                .patterns(\.filter.tags), "Generate operations with these tags only; * is any text. Repeatable.", value: "tag",
                setting: "include-tags", takes: "tags")
        case .rename: Row(.names(\.renames), "Names in Swift.", setting: "rename", callers: .configuration)
        case .pagination:
            Row(
                .rules(\.pagination),
                "Lists that come in pages: a rule is applied to each operation that it fits; one that fits none is an error.",
                setting: "pagination", callers: .configuration)
        case .foreignExtensions:
            Row(
                .choice(Choice(\.foreignExtensions)),
                "Whether x-speakeasy-…, x-fern-…, x-ms-…, x-enumNames, x-internal and the like count. (default: read)",
                setting: "foreign-extensions")
        case .allow:
            Row(
                .texts(\.allowed), "Let an error of this kind through as a warning. Repeatable.", value: "code", setting: "allow",
                takes: "the codes of diagnostics")
        case .ignore:
            Row(
                .differences(\.ignored), "Differences that 'diff' lets pass: rule, path and reason of each.", setting: "ignore",
                callers: .configuration)
        case .check:
            Row(.flag(\.checksOnly), "Write nothing; exit with 1 and say what differs if the folder is out of date.", isRepeated: false)
        case .quiet: Row(.flag(\.isQuiet), "Say nothing unless something is wrong.", isRepeated: false)
        case .report:
            Row(
                .optionalText(\.report),
                "Write what became of each part of the description: JSON into a file that ends in .json, else text; - prints it.",
                value: "file", isRepeated: false)
        case .verbose: Row(.flag(\.isVerbose), "Print every warning, not only the first few of each kind.", isRepeated: false)
        case .color: Row(.choice(Choice(\.color)), "Colour the diagnostics.", isRepeated: false)
        case .diagnostics:
            Row(
                .choice(Choice(\.diagnosticFormat)),
                "How errors and warnings are printed: text, or annotations for GitHub; auto asks GITHUB_ACTIONS.", isRepeated: false)
        case .plugin: Row(.flag(\.isPlugin), "The run is a part of a build.", callers: .plugin)
        case .modelFiles:
            Row(
                .count(\.announced.modelFiles, 1...1000), "Over how many files models are spread.", setting: "model-files",
                callers: .plugin)
        case .operationFiles:
            Row(
                .count(\.announced.operationFiles, 1...1000), "Over how many files operations are spread.", setting: "operation-files",
                callers: .plugin)
        case .watched: Row(.texts(\.announced.watched), "An overlay whose edits start a build.", callers: .plugin)
        case .relativeTo:
            Row(.optionalText(\.announced.shownRelativeTo), "Paths inside this folder are shown relative to it.", callers: .plugin)
        }
    }

    package struct Row {
        package let kind: Kind
        package let help: String
        /// What the value is called in the help.
        package let valueName: String?
        /// The key in the configuration file; nil: the file does not have it.
        package let setting: String?
        /// What the setting takes, for messages.
        let takes: String
        /// A path: in the configuration file relative to that.
        let isPath: Bool
        package let callers: Callers
        /// Whether it is named when a message says how to start the run again.
        let isRepeated: Bool

        fileprivate init(
            _ kind: Kind, _ help: String, value: String? = nil, setting: String? = nil, takes: String = "a text", isPath: Bool = false,
            callers: Callers = .everybody, isRepeated: Bool = true
        ) {
            self.kind = kind
            self.help = help
            valueName = value
            self.setting = setting
            self.takes = takes
            self.isPath = isPath
            self.callers = callers
            self.isRepeated = isRepeated
        }
    }

    /// Who may give the option on the command line.
    package enum Callers: Sendable {
        case everybody
        /// The build-tool plugin.
        case plugin
        /// Nobody: the configuration file alone.
        case configuration
    }

    /// What values an option has, and where they are kept.
    package enum Kind {
        case flag(WritableKeyPath<GeneratorOptions, Bool>)
        case text(WritableKeyPath<GeneratorOptions, String>)
        case optionalText(WritableKeyPath<GeneratorOptions, String?>)
        case texts(WritableKeyPath<GeneratorOptions, [String]>)
        case patterns(WritableKeyPath<GeneratorOptions, [OperationFilter.Pattern]>)
        case count(WritableKeyPath<GeneratorOptions, Int>, ClosedRange<Int>)
        case choice(Choice)
        case choices(Choices)
        /// Of the configuration file alone: a mapping from what is named to its name.
        case names(WritableKeyPath<GeneratorOptions, [Renaming.Entry]>)
        /// Of the configuration file alone: a list of differences.
        case differences(WritableKeyPath<GeneratorOptions, [IgnoredDifference]>)
        /// Of the configuration file alone: a rule of paging, or a list of them.
        case rules(WritableKeyPath<GeneratorOptions, [PaginationRule]>)
    }

    /// One of a few words.
    package struct Choice {
        package let words: [String]
        /// False where the word is none of them.
        let set: (String, inout GeneratorOptions) -> Bool
        let get: (GeneratorOptions) -> String?

        init<Value: RawRepresentable<String> & CaseIterable>(_ path: WritableKeyPath<GeneratorOptions, Value>) {
            words = Value.allCases.map(\.rawValue)
            set = { word, options in Value(rawValue: word).map { options[keyPath: path] = $0 } != nil }
            get = { $0[keyPath: path].rawValue }
        }

        init<Value: RawRepresentable<String> & CaseIterable>(_ path: WritableKeyPath<GeneratorOptions, Value?>) {
            words = Value.allCases.map(\.rawValue)
            set = { word, options in Value(rawValue: word).map { options[keyPath: path] = $0 } != nil }
            get = { $0[keyPath: path]?.rawValue }
        }
    }

    /// Any number of a few words.
    package struct Choices {
        package let words: [String]
        /// False where the word is none of them.
        let add: (String, inout GeneratorOptions) -> Bool
        let get: (GeneratorOptions) -> [String]

        init<Value: RawRepresentable<String> & CaseIterable & Hashable>(_ path: WritableKeyPath<GeneratorOptions, Set<Value>>) {
            words = Value.allCases.map(\.rawValue)
            add = { word, options in Value(rawValue: word).map { options[keyPath: path].insert($0) } != nil }
            get = { options in Value.allCases.filter(options[keyPath: path].contains).map(\.rawValue) }
        }
    }
}
