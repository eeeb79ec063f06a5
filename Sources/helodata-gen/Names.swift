import ArgumentParser
import HelodataGenerator

/// `helodata-gen names DESCRIPTION`: what is called how, and why, instead of a client.
struct Names: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints what is called how in Swift, and why.",
        discussion: """
            It is a configuration to begin with: change a name under 'rename', and give the file to the next run by --config. Takes the \
            options of any run.
            """)

    @OptionGroup var options: RunOptions

    func run() throws {
        try options.end(options.run().names())
    }
}
