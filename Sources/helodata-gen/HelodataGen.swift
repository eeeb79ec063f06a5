import ArgumentParser
import HelodataGenerator

/// The command line. `helodata-gen DESCRIPTION` is `helodata-gen generate DESCRIPTION`.
@main
struct HelodataGen: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "helodata-gen",
        abstract: "Generates a Swift client from an OpenAPI description.",
        discussion: """
            helodata-gen openapi.yaml writes the client; 'helodata-gen generate --help' shows the options.
            """,
        version: Generator.version,
        subcommands: [Generate.self, Diff.self, Explain.self, Schema.self, Init.self],
        defaultSubcommand: Generate.self)

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
