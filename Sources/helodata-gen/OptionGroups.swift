import ArgumentParser
import HelodataEmit
import HelodataGenerator

// The options as the help shows them.

struct SelectionOptions: ParsableArguments {
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

    @Option(name: .of(.foreignExtensions), help: .of(.foreignExtensions))
    var foreignExtensions: GeneratorOptions.ForeignExtensions?

    @Option(name: .of(.allow), help: .of(.allow))
    var allow: [String] = []
}

struct ClientOptions: ParsableArguments {
    @Option(name: .of(.module), help: .of(.module))
    var module: String?

    @Option(name: .of(.access), help: .of(.access))
    var access: AccessLevel?

    @Option(name: .of(.without), help: .of(.without))
    var without: [ClientDocument] = []
    @Option(name: .of(.mocks), help: .of(.mocks))
    var mocks: GeneratorOptions.Mocks?

    @Option(name: .of(.layout), help: .of(.layout))
    var layout: GeneratorOptions.Layout = .package

    @Option(name: .of(.runtime), help: .of(.runtime))
    var runtime: RuntimePlace?
}

struct TargetOptions: ParsableArguments {
    @Option(name: [.short, .of(.output)], help: .of(.output), completion: .directory)
    var output = GeneratorOptions(spec: "").output

    @Flag(name: .of(.check), help: .of(.check))
    var check = false
}

struct SpeechOptions: ParsableArguments {
    @Flag(name: [.short, .of(.quiet)], help: .of(.quiet))
    var quiet = false

    @Flag(name: .of(.verbose), help: .of(.verbose))
    var verbose = false

    @Option(name: .of(.report), help: .of(.report))
    var report: String?

    @Option(name: .of(.color), help: .of(.color))
    var color: GeneratorOptions.ColorMode = .auto

    @Option(name: .of(.diagnostics), help: .of(.diagnostics))
    var diagnostics: GeneratorOptions.DiagnosticFormat = .auto
}

extension NameSpecification {
    static func of(_ option: GeneratorOption) -> Self { .customLong(option.rawValue) }
}

extension NameSpecification.Element {
    static func of(_ option: GeneratorOption) -> Self { .customLong(option.rawValue) }
}

extension ArgumentHelp {
    static func of(_ option: GeneratorOption) -> Self {
        ArgumentHelp(option.row.help, valueName: option.row.valueName)
    }
}

extension ClientDocument: ExpressibleByArgument {}
extension AccessLevel: ExpressibleByArgument {}
extension RuntimePlace: ExpressibleByArgument {}
extension GeneratorOptions.ForeignExtensions: ExpressibleByArgument {}
extension GeneratorOptions.Mocks: ExpressibleByArgument {}
extension GeneratorOptions.Layout: ExpressibleByArgument {}
extension GeneratorOptions.ColorMode: ExpressibleByArgument {}
extension GeneratorOptions.DiagnosticFormat: ExpressibleByArgument {}
