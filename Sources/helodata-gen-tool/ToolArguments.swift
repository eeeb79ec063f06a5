import HelodataEmit
import HelodataGenerator

/// The arguments as the plugins pass them: `--name value`, flags, and the description.
enum ToolArguments {
    struct Invalid: Error {
        let reason: String
    }

    static func options(_ arguments: some Sequence<String>) throws(Invalid) -> GeneratorOptions {
        var options = GeneratorOptions(spec: "")
        var plugin = GeneratorOptions.PluginOptions()
        var isPlugin = false
        var (paths, operations, tags): ([String], [String], [String]) = ([], [], [])
        var rest = arguments.makeIterator()
        while let argument = rest.next() {
            func value() throws(Invalid) -> String {
                guard let value = rest.next() else { throw Invalid(reason: "\(argument) takes a value") }
                return value
            }
            func count() throws(Invalid) -> Int {
                guard let count = Int(try value()), count > 0 else {
                    throw Invalid(reason: "\(argument) takes a number")
                }
                return count
            }
            switch argument {
            case "--plugin": isPlugin = true
            case "--model-files": plugin.modelFiles = try count()
            case "--operation-files": plugin.operationFiles = try count()
            case "--configuration", "--config": options.configuration = try value()
            case "--watched": plugin.watched.append(try value())
            case "--overlay": options.overlays.append(try value())
            case "--include-path": paths.append(try value())
            case "--include-operation": operations.append(try value())
            case "--include-tag": tags.append(try value())
            case "--access": options.access = try choice(of: argument, try value())
            case "--relative-to": plugin.shownRelativeTo = try value()
            case "--output", "-o": options.output = try value()
            case "--module": options.module = try value()
            case "--allow": options.allowed.insert(try value())
            case "--report": options.report = try value()
            case "--verbose": options.isVerbose = true
            case "--check": options.checksOnly = true
            case "--quiet", "-q": options.isQuiet = true
            case "--layout": options.layout = try choice(of: argument, try value())
            case "--color": options.color = try choice(of: argument, try value())
            default:
                guard !argument.hasPrefix("-"), options.spec.isEmpty else {
                    throw Invalid(reason: "unexpected argument '\(argument)'")
                }
                options.spec = argument
            }
        }
        options.include(paths: paths, operations: operations, tags: tags)
        guard !options.spec.isEmpty || options.configuration != nil else { throw Invalid(reason: "the description's path is missing") }
        if isPlugin {
            options.plugin = plugin
            options.isQuiet = true
        }
        return options
    }

    private static func choice<Choice: RawRepresentable<String> & CaseIterable>(
        of argument: String, _ value: String
    ) throws(Invalid) -> Choice {
        guard let choice = Choice(rawValue: value) else {
            throw Invalid(reason: "\(argument) takes \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return choice
    }
}
