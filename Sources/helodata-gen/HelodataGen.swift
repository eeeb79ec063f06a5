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

            EXAMPLES
              helodata-gen spec/openapi.yaml                        a package in Generated
              helodata-gen spec/openapi.yaml -o Sources/API --layout sources
              helodata-gen --check spec/openapi.yaml                in CI: is the client up to date?
              helodata-gen openapi.yaml --include-tag orders        some operations only
              helodata-gen names openapi.yaml > helodata-gen.yaml   what is called how, and why: a configuration to begin with
              helodata-gen diff old.yaml openapi.yaml               what an edit breaks
            """,
        version: Generator.version,
        subcommands: [Generate.self, Names.self, Diff.self, Explain.self, Schema.self, Init.self],
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
