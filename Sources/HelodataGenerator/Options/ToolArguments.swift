/// The arguments as the plugins pass them: `--name value`, flags, and the description.
package enum ToolArguments {
    package static func options(_ arguments: some Sequence<String>) throws(GeneratorOption.Invalid) -> GeneratorOptions {
        var options = GeneratorOptions(spec: "")
        var rest = arguments.makeIterator()
        while let argument = rest.next() {
            guard argument.hasPrefix("-") else {
                guard options.spec.isEmpty else { throw GeneratorOption.Invalid(reason: "unexpected argument '\(argument)'") }
                options.spec = argument
                continue
            }
            guard let option = option(argument) else { throw GeneratorOption.Invalid(reason: "unexpected argument '\(argument)'") }
            if option.isFlag {
                try option.set("", in: &options)
            } else {
                guard let value = rest.next() else { throw GeneratorOption.Invalid(reason: "\(argument) takes a value") }
                try option.set(value, in: &options)
            }
        }
        guard !options.spec.isEmpty || options.configuration != nil else {
            throw GeneratorOption.Invalid(reason: "the description's path is missing")
        }
        if options.isPlugin { options.isQuiet = true }
        return options
    }

    private static func option(_ argument: String) -> GeneratorOption? {
        switch argument {
        case "-o": return .output
        case "-q": return .quiet
        case "--configuration": return .config
        default:
            guard argument.hasPrefix("--"), let option = GeneratorOption(rawValue: String(argument.dropFirst(2))), option != .spec,
                option.row.callers != .configuration
            else { return nil }
            return option
        }
    }
}
