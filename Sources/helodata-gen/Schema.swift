import ArgumentParser
import HelodataGenerator

/// The JSON Schema of the configuration file.
struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints a JSON Schema of helodata-gen.yaml, by which editors complete and check it.")

    func run() { Console.standard(color: .never).output(ConfigurationSchema.json) }
}
