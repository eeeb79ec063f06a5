import HelodataIR

// Values of options, as texts: the way in from a command line, and the way back to one.
extension GeneratorOption {
    /// A value that an option does not take.
    package struct Invalid: Error {
        package let reason: String
    }

    package var isFlag: Bool {
        if case .flag = row.kind { true } else { false }
    }

    /// Takes a value from the command line; that of a flag does not matter. Options that are lists take one after another.
    package func set(_ value: String, in options: inout GeneratorOptions) throws(Invalid) {
        switch row.kind {
        case .flag(let path): options[keyPath: path] = true
        case .text(let path): options[keyPath: path] = value
        case .optionalText(let path): options[keyPath: path] = value
        case .texts(let path): options[keyPath: path].append(value)
        case .patterns(let path): options[keyPath: path].append(OperationFilter.Pattern(value))
        case .count(let path, let range):
            guard let count = Int(value), range ~= count else {
                throw Invalid(reason: "--\(rawValue) takes a number from \(range.lowerBound) to \(range.upperBound)")
            }
            options[keyPath: path] = count
        case .choice(let choice):
            guard choice.set(value, &options) else {
                throw Invalid(reason: "--\(rawValue) takes \(choice.words.joined(separator: ", "))")
            }
        case .choices(let choices):
            guard choices.add(value, &options) else {
                throw Invalid(reason: "--\(rawValue) takes \(choices.words.joined(separator: ", "))")
            }
        case .names, .differences, .rules: throw Invalid(reason: "'\(rawValue)' stands in the configuration file")
        }
    }

    /// The values, as they are given one by one.
    func values(in options: GeneratorOptions) -> [String] {
        switch row.kind {
        case .flag(let path): options[keyPath: path] ? [""] : []
        case .text(let path): options[keyPath: path].isEmpty ? [] : [options[keyPath: path]]
        case .optionalText(let path): options[keyPath: path].map { [$0] } ?? []
        case .texts(let path): options[keyPath: path]
        case .patterns(let path): options[keyPath: path].map(\.text)
        case .count(let path, _): ["\(options[keyPath: path])"]
        case .choice(let choice): choice.get(options).map { [$0] } ?? []
        case .choices(let choices): choices.get(options)
        case .names, .differences, .rules: []
        }
    }

    /// The arguments of a command line that bring about what is generated, without what has its default; the description last.
    static func arguments(_ options: GeneratorOptions) -> [String] {
        let defaults = GeneratorOptions(spec: "")
        var arguments: [String] = []
        for option in allCases where option != .spec && option.row.isRepeated && option.row.callers == .everybody {
            let values = option.values(in: options)
            guard values != option.values(in: defaults) else { continue }
            for value in values { arguments += option.isFlag ? ["--\(option.rawValue)"] : ["--\(option.rawValue)", value] }
        }
        return arguments + GeneratorOption.spec.values(in: options)
    }
}

extension GeneratorOptions {
    /// Completes these options, which a command line gave, by those of a configuration file. A single value of the command
    /// line counts more; lists are put together, the file's first; patterns of either replace all of the other.
    mutating func complete(by configuration: Configuration) {
        let given = configuration.options
        let hasFilter = !filter.isEmpty
        // The plugin passes the target's name in place of a default.
        if isPlugin, given.module != nil { module = given.module }
        for option in configuration.settings {
            switch option.row.kind {
            case .flag(let path): self[keyPath: path] = self[keyPath: path] || given[keyPath: path]
            case .text(let path):
                if self[keyPath: path].isEmpty { self[keyPath: path] = configuration.path(given[keyPath: path], of: option) }
            case .optionalText(let path):
                if self[keyPath: path] == nil { self[keyPath: path] = given[keyPath: path].map { configuration.path($0, of: option) } }
            case .texts(let path):
                self[keyPath: path] = given[keyPath: path].map { configuration.path($0, of: option) } + self[keyPath: path]
            case .patterns(let path): if !hasFilter { self[keyPath: path] = given[keyPath: path] }
            case .choice(let choice):
                if choice.get(self) == nil, let word = choice.get(given) { _ = choice.set(word, &self) }
            case .choices(let choices): for word in choices.get(given) { _ = choices.add(word, &self) }
            case .names(let path): self[keyPath: path] += given[keyPath: path]
            case .differences(let path): self[keyPath: path] += given[keyPath: path]
            case .rules(let path): self[keyPath: path] += given[keyPath: path]
            // How many files the plugin announced is compared with, and not taken from, the file.
            case .count: break
            }
        }
    }
}
