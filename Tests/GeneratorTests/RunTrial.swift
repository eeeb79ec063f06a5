import Foundation
import HelodataGenerator

/// A folder with a small description, and whole runs of the generator in it.
struct RunTrial {
    let temporary: TemporaryFolder
    var output: String { "\(temporary.path)/Generated" }
    var spec: String { "\(temporary.path)/api.yaml" }

    static let description = """
        openapi: 3.1.0
        info: {title: Pets, version: '1'}
        paths:
          /pets:
            get:
              operationId: listPets
              responses:
                '200':
                  description: All.
                  content:
                    application/json:
                      schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}
        components:
          schemas:
            Pet:
              type: object
              required: [name]
              properties:
                name: {type: string, description: What it is called.}

        """

    init() throws {
        temporary = try TemporaryFolder()
        try temporary.write(Self.description, to: "api.yaml")
    }

    struct Outcome {
        var status = ExitStatus.success
        var output = ""
        var error = ""
    }

    private final class Lines {
        var output = ""
        var error = ""
    }

    func run(_ change: (inout GeneratorOptions) -> Void = { _ in }) -> Outcome {
        var options = GeneratorOptions(spec: spec)
        options.output = output
        change(&options)
        let lines = Lines()
        let console = Console(usesColor: false, output: { lines.output += $0 }, error: { lines.error += $0 })
        let status = GeneratorRun(options, console: console).run()
        return Outcome(status: status, output: lines.output, error: lines.error)
    }

    var generated: [String] { temporary.files.filter { $0.hasPrefix("Generated/") } }
}

/// A suite of whole runs, each test in a folder of its own.
protocol RunTests {
    var trial: RunTrial { get }
}

extension RunTests {
    var temporary: TemporaryFolder { trial.temporary }
    var output: String { trial.output }
    var spec: String { trial.spec }
    var generated: [String] { trial.generated }

    func run(_ change: (inout GeneratorOptions) -> Void = { _ in }) -> RunTrial.Outcome { trial.run(change) }
}
