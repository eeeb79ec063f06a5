import ArgumentParser
import HelodataCommands
import HelodataGenerator

/// What an edit of a description does to the Swift of its users.
struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says what a change of the description does to the Swift client: what breaks, and where.",
        usage: """
            helodata-gen diff old.yaml new.yaml
            helodata-gen diff --against git:v1.2.0 openapi.yaml
            """,
        discussion: """
            Three promises, each containing the next: 'source' (old code compiles), 'wire' (the old client works with the new \
            server) and 'behaviour' (a call does what it did).

            EXIT CODES
              0  the promise of --fail-on holds
              1  it is broken
              2  the descriptions cannot be compared: the arguments, a file, or an error in one of them
            """)

    @Argument(help: "The old and the new description; git:REVISION:path is one of a revision.", completion: .file())
    var descriptions: [String] = []

    @Option(help: ArgumentHelp("Compare with the same file in a revision of git.", valueName: "git:revision"))
    var against: String?

    @Option(help: "A configuration file for both.", completion: .file(extensions: ["yaml", "yml", "json"]))
    var config: String?

    @Option(help: "Let an error of this kind through as a warning. Repeatable.")
    var allow: [String] = []

    @Option(help: "How to answer.")
    var format: DiffReport.Format = .text

    @Option(help: "The promise whose break ends with 1: source, wire, behaviour, none.")
    var failOn = "source"

    @Option(
        help: "A list of differences that pass: rule, path and reason of each.", completion: .file(extensions: ["yaml", "yml", "json"]))
    var ignore: String?

    @Flag(help: "List the rules with what each breaks and why.")
    var rules = false

    @Flag(help: "Take the arguments that git gives to a diff driver.")
    var gitDriver = false

    /// For `.ci/diff-proof`.
    @Flag(help: .hidden)
    var usageProgram = false

    func run() throws {
        let console = Console.standard(color: .auto)
        if rules { return console.output(DiffRule.allCases.map { "\($0.promise.rawValue)\t\($0.rawValue)\t\($0.reason)\n" }.joined()) }
        var options = try options()
        options.configuration = config
        options.allowed = allow
        options.format = format
        options.ignore = ignore
        let run = DiffRun(options, console: console)
        if usageProgram {
            guard let text = run.usage() else { throw ExitCode(ExitStatus.usage.rawValue) }
            return console.output(text)
        }
        let status = run.run()
        // git takes anything else for a failure of its own.
        if status != .success, !gitDriver { throw ExitCode(status.rawValue) }
    }

    private func options() throws -> DiffRun.Options {
        var files = descriptions
        if gitDriver {
            // path old-file old-hex old-mode new-file new-hex new-mode
            guard files.count >= 7 else { throw ValidationError("git gives seven arguments to a diff driver") }
            files = [files[1], files[4]]
        }
        if let against {
            guard let file = files.first, files.count == 1, let old = against.hasPrefix("git:") ? against : nil else {
                throw ValidationError("--against git:REVISION takes one description")
            }
            files = [old.split(separator: ":").count > 2 ? old : "\(old):\(file)", file]
        }
        if usageProgram, files.count == 1 { files.append(files[0]) }
        guard files.count == 2 else { throw ValidationError("name the old and the new description, or one and --against git:REVISION") }
        var options = DiffRun.Options(old: files[0], new: files[1])
        if failOn == "none" {
            options.failOn = nil
        } else {
            guard let promise = Promise(rawValue: failOn), promise != .addition, promise != .text else {
                throw ValidationError("--fail-on takes source, wire, behaviour or none")
            }
            options.failOn = promise
        }
        return options
    }
}

extension DiffReport.Format: ExpressibleByArgument {}
