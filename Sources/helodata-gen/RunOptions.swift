import ArgumentParser
import HelodataGenerator

/// What a run over one description is told, by the table of options.
struct RunOptions: ParsableArguments {
    @Argument(help: .of(.spec), completion: .file(extensions: ["yaml", "yml", "json"]))
    var spec: String?

    @OptionGroup(title: "What is generated") var selection: SelectionOptions
    @OptionGroup(title: "How the client looks") var client: ClientOptions
    @OptionGroup(title: "Where it goes") var target: TargetOptions
    @OptionGroup(title: "What is said") var speech: SpeechOptions

    /// What was given for each row of the table, flags as one empty text.
    private func values(_ option: GeneratorOption) -> [String] {
        func flag(_ isOn: Bool) -> [String] { isOn ? [""] : [] }
        func text(_ text: String?) -> [String] { text.map { [$0] } ?? [] }
        return switch option {
        case .spec: text(spec)
        case .output: [target.output]
        case .layout: [client.layout.rawValue]
        case .runtime: text(client.runtime?.rawValue)
        case .module: text(client.module)
        case .access: text(client.access?.rawValue)
        case .without: client.without.map(\.rawValue)
        case .mocks: text(client.mocks?.rawValue)
        case .config: text(selection.configuration)
        case .overlay: selection.overlay
        case .includePath: selection.includePath
        case .includeOperation: selection.includeOperation
        case .includeTag: selection.includeTag
        case .foreignExtensions: text(selection.foreignExtensions?.rawValue)
        case .allow: selection.allow
        case .check: flag(target.check)
        case .quiet: flag(speech.quiet)
        case .report: text(speech.report)
        case .verbose: flag(speech.verbose)
        case .color: [speech.color.rawValue]
        case .diagnostics: [speech.diagnostics.rawValue]
        // Of the configuration file and of the build-tool plugin.
        case .rename, .ignore, .pagination, .plugin, .modelFiles, .operationFiles, .watched, .relativeTo: []
        }
    }

    func run() throws -> GeneratorRun {
        var options = GeneratorOptions(spec: "")
        for option in GeneratorOption.allCases {
            for value in values(option) { try option.set(value, in: &options) }
        }
        let started = CommandLine.arguments[0]
        let command = started.contains(".build/") ? "swift run helodata-gen" : "helodata-gen"
        return GeneratorRun(options, command: command, console: .standard(color: speech.color))
    }

    func end(_ status: ExitStatus) throws {
        if status != .success { throw ExitCode(status.rawValue) }
    }
}
