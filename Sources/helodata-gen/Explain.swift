import ArgumentParser
import HelodataCommands
import HelodataDiagnostics
import HelodataGenerator

/// What a diagnostic means, and the way out.
struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Explains the code in brackets behind an error or a warning; without a code it lists all.")

    @Argument(help: "The code, for example schema-type.")
    var code: String?

    func run() throws {
        let console = Console.standard(color: .auto)
        guard let code else { return console.output(Explanation.list) }
        let bare = code.trimming("[]")
        if let explanation = Explanation.all.first(where: { $0.code == bare }) { return console.output(explanation.text) }
        let near = Suggestion.nearest(to: bare, in: Explanation.all.map(\.code)).map { "; did you mean '\($0)'?" }
        console.error("error: '\(bare)' is no code of a diagnostic\(near ?? "; 'helodata-gen explain' lists all")\n")
        throw ExitCode(ExitStatus.usage.rawValue)
    }
}

extension String {
    fileprivate func trimming(_ characters: String) -> String {
        String(drop { characters.contains($0) }.prefix { !characters.contains($0) })
    }
}
