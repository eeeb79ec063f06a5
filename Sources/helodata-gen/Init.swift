import ArgumentParser
import HelodataCommands
import HelodataGenerator

/// A first configuration file, and its schema beside it.
struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes helodata-gen.yaml with every setting, and its JSON Schema beside it.",
        discussion: "Files that exist are left alone.")

    @Argument(help: "The folder, a target's for the build-tool plugin.", completion: .directory)
    var folder = "."

    @Option(help: "The description, relative to the folder.")
    var spec: String?

    func run() throws {
        let console = Console.standard(color: .never)
        let files = ConfigurationTemplate(folder: folder, spec: spec).files
        for (path, text) in files {
            guard try ConfigurationTemplate.write(text, to: path) else {
                console.error("error: \(path) exists already\n")
                throw ExitCode(ExitStatus.usage.rawValue)
            }
            console.output("\(path)\n")
        }
    }
}
