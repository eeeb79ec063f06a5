import ArgumentParser
import HelodataEmit
import HelodataGenerator

/// The command line. What happens is told in `Generator` and `GeneratorRun`.
@main
struct HelodataGen: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "helodata-gen",
        abstract: "Generates a Swift client from an OpenAPI description.",
        discussion: """
            Reads an OpenAPI 3.0, 3.1 or 3.2 description (YAML or JSON) and writes a Swift package. Only files that differ \
            are written; files that are no longer generated are removed; with an error in the description nothing is touched.

            EXIT CODES
              0  done, or nothing to do
              1  the description has errors, or --check found a difference
              2  the arguments make no sense, or a file cannot be read or written
            """,
        version: Generator.version)

    @Argument(
        help: "The description, for example spec/helodata.yaml.",
        completion: .file(extensions: ["yaml", "yml", "json"]))
    var spec: String?

    @Option(
        name: .customLong("config"),
        help: ArgumentHelp("A configuration file; what it names is relative to it.", valueName: "file"),
        completion: .file(extensions: ["yaml", "yml", "json"]))
    var configuration: String?

    @Option(help: ArgumentHelp("Change the description by an OpenAPI Overlay first. Repeatable.", valueName: "file"))
    var overlay: [String] = []

    @Option(help: ArgumentHelp("Generate operations under these paths only; * is any text. Repeatable.", valueName: "path"))
    var includePath: [String] = []

    @Option(help: ArgumentHelp("Generate operations with these ids only; * is any text. Repeatable.", valueName: "id"))
    var includeOperation: [String] = []

    @Option(help: ArgumentHelp("Generate operations with these tags only; * is any text. Repeatable.", valueName: "tag"))
    var includeTag: [String] = []

    @Option(name: .shortAndLong, help: ArgumentHelp("The folder to write.", valueName: "dir"), completion: .directory)
    var output = "Generated"

    @Option(help: ArgumentHelp("The Swift module's name. (default: from the description)", valueName: "name"))
    var module: String?

    @Option(help: "Who sees the client: public, package or internal. (default: public)")
    var access: AccessLevel?

    @Option(help: "A complete package, or the Swift sources alone.")
    var layout: GeneratorOptions.Layout = .package

    @Option(help: ArgumentHelp("Let an error of this kind through as a warning. Repeatable.", valueName: "code"))
    var allow: [String] = []

    @Flag(help: "Write nothing; exit with 1 and say what differs if the folder is out of date.")
    var check = false

    @Flag(name: .shortAndLong, help: "Say nothing unless something is wrong.")
    var quiet = false

    @Option(
        help: ArgumentHelp(
            "Write what became of each part of the description: JSON into a file that ends in .json, else text; - prints it.",
            valueName: "file"))
    var report: String?

    @Flag(help: "Print every warning, not only the first few of each kind.")
    var verbose = false

    @Option(help: "Colour the diagnostics.")
    var color: GeneratorOptions.ColorMode = .auto

    private var options: GeneratorOptions {
        var options = GeneratorOptions(spec: spec ?? "")
        options.configuration = configuration
        options.overlays = overlay
        options.include(paths: includePath, operations: includeOperation, tags: includeTag)
        options.output = output
        options.module = module
        options.access = access
        options.layout = layout
        options.allowed = Set(allow)
        options.checksOnly = check
        options.isQuiet = quiet
        options.report = report
        options.isVerbose = verbose
        options.color = color
        return options
    }

    func run() throws {
        let started = CommandLine.arguments[0]
        let command = started.contains(".build/") ? "swift run helodata-gen" : "helodata-gen"
        let status = GeneratorRun(options, command: command, console: .standard(color: color)).run()
        if status != .success { throw ExitCode(status.rawValue) }
    }

    /// As ArgumentParser does it, with the documented exit code for bad usage.
    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let code as ExitCode {
            exit(withError: code)
        } catch {
            guard exitCode(for: error) != .success else { exit(withError: error) }
            Console.standard(color: .never).error(fullMessage(for: error) + "\n")
            exit(withError: ExitCode(ExitStatus.usage.rawValue))
        }
    }
}

extension AccessLevel: ExpressibleByArgument {}
extension GeneratorOptions.Layout: ExpressibleByArgument {}
extension GeneratorOptions.ColorMode: ExpressibleByArgument {}
