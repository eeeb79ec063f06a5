import ArgumentParser
import HelodataGenerator

/// The command line. `helodata-gen DESCRIPTION` is `helodata-gen generate DESCRIPTION`.
@main
struct HelodataGen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "helodata-gen",
        abstract: "Generates a Swift client from an OpenAPI description.",
        usage: """
            helodata-gen [<options>] openapi.yaml
            helodata-gen <subcommand> …
            """,
        discussion: """
            'helodata-gen generate --help' shows the options.

            EXAMPLES
              helodata-gen openapi.yaml                        a package in Generated
              helodata-gen openapi.yaml --layout sources -o Sources/API
              helodata-gen --check openapi.yaml                is the client up to date?
              helodata-gen openapi.yaml --include-tag orders   some operations only
              helodata-gen names openapi.yaml                  what is called how, and why
              helodata-gen diff old.yaml openapi.yaml          what an edit breaks
            """,
        version: Generator.version,
        subcommands: [Generate.self, Mock.self, Names.self, Diff.self, Explain.self, Schema.self, Init.self],
        defaultSubcommand: Generate.self)

    /// As ArgumentParser does it, with the documented exit code for bad usage.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let code as ExitCode {
            exit(withError: code)
        } catch {
            guard exitCode(for: error) != .success else { exit(withError: error) }
            Console.standard(color: .never).error(fullMessage(for: error) + "\n")
            exit(withError: ExitCode(ExitStatus.usage.rawValue))
        }
    }
}
