import ArgumentParser
import HelodataEmit
import HelodataGenerator

/// `helodata-gen DESCRIPTION`, the command that needs no name. What happens is told in `Generator` and `GeneratorRun`.
struct Generate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Generates a Swift client from an OpenAPI description.",
        discussion: """
            Reads an OpenAPI 3.0, 3.1 or 3.2 or Swagger 2.0 description (YAML or JSON) and writes a Swift package. Only files that \
            differ are written; files that are no longer generated are removed; with an error in the description nothing is touched.

            EXIT CODES
              0  done, or nothing to do
              1  the description has errors, or --check found a difference
              2  the arguments make no sense, or a file cannot be read or written
            """)

    @Argument(help: .of(.spec), completion: .file(extensions: ["yaml", "yml", "json"]))
    var spec: String?

    @Option(name: .of(.config), help: .of(.config), completion: .file(extensions: ["yaml", "yml", "json"]))
    var configuration: String?

    @Option(name: .of(.overlay), help: .of(.overlay))
    var overlay: [String] = []

    @Option(name: .of(.includePath), help: .of(.includePath))
    var includePath: [String] = []

    @Option(name: .of(.includeOperation), help: .of(.includeOperation))
    var includeOperation: [String] = []

    @Option(name: .of(.includeTag), help: .of(.includeTag))
    var includeTag: [String] = []

    @Option(name: [.short, .of(.output)], help: .of(.output), completion: .directory)
    var output = GeneratorOptions(spec: "").output

    @Option(name: .of(.module), help: .of(.module))
    var module: String?

    @Option(name: .of(.access), help: .of(.access))
    var access: AccessLevel?

    @Option(name: .of(.layout), help: .of(.layout))
    var layout: GeneratorOptions.Layout = .package

    @Option(name: .of(.runtime), help: .of(.runtime))
    var runtime: RuntimePlace?

    @Option(name: .of(.allow), help: .of(.allow))
    var allow: [String] = []

    @Flag(name: .of(.check), help: .of(.check))
    var check = false

    @Flag(name: [.short, .of(.quiet)], help: .of(.quiet))
    var quiet = false

    @Option(name: .of(.report), help: .of(.report))
    var report: String?

    @Flag(name: .of(.verbose), help: .of(.verbose))
    var verbose = false

    @Option(name: .of(.color), help: .of(.color))
    var color: GeneratorOptions.ColorMode = .auto

    @Option(name: .of(.diagnostics), help: .of(.diagnostics))
    var diagnostics: GeneratorOptions.DiagnosticFormat = .auto

    /// What was given for each row of the table, flags as one empty text.
    private func values(_ option: GeneratorOption) -> [String] {
        func flag(_ isOn: Bool) -> [String] { isOn ? [""] : [] }
        func text(_ text: String?) -> [String] { text.map { [$0] } ?? [] }
        return switch option {
        case .spec: text(spec)
        case .output: [output]
        case .layout: [layout.rawValue]
        case .runtime: text(runtime?.rawValue)
        case .module: text(module)
        case .access: text(access?.rawValue)
        case .config: text(configuration)
        case .overlay: overlay
        case .includePath: includePath
        case .includeOperation: includeOperation
        case .includeTag: includeTag
        case .allow: allow
        case .check: flag(check)
        case .quiet: flag(quiet)
        case .report: text(report)
        case .verbose: flag(verbose)
        case .color: [color.rawValue]
        case .diagnostics: [diagnostics.rawValue]
        // Of the configuration file and of the build-tool plugin.
        case .rename, .plugin, .modelFiles, .operationFiles, .watched, .relativeTo: []
        }
    }

    func run() throws {
        var options = GeneratorOptions(spec: "")
        for option in GeneratorOption.allCases {
            for value in values(option) { try option.set(value, in: &options) }
        }
        let started = CommandLine.arguments[0]
        let command = started.contains(".build/") ? "swift run helodata-gen" : "helodata-gen"
        let status = GeneratorRun(options, command: command, console: .standard(color: color)).run()
        if status != .success { throw ExitCode(status.rawValue) }
    }
}

extension NameSpecification {
    fileprivate static func of(_ option: GeneratorOption) -> Self { .customLong(option.rawValue) }
}

extension NameSpecification.Element {
    fileprivate static func of(_ option: GeneratorOption) -> Self { .customLong(option.rawValue) }
}

extension ArgumentHelp {
    fileprivate static func of(_ option: GeneratorOption) -> Self {
        ArgumentHelp(option.row.help, valueName: option.row.valueName)
    }
}

extension AccessLevel: ExpressibleByArgument {}
extension RuntimePlace: ExpressibleByArgument {}
extension GeneratorOptions.Layout: ExpressibleByArgument {}
extension GeneratorOptions.ColorMode: ExpressibleByArgument {}
extension GeneratorOptions.DiagnosticFormat: ExpressibleByArgument {}
