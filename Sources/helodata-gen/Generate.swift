import ArgumentParser
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

    @OptionGroup var options: RunOptions

    func run() throws {
        try options.end(options.run().run())
    }
}
