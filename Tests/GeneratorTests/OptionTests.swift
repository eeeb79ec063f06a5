import Foundation
import HelodataDiagnostics
import HelodataEmit
import HelodataYAML
import Testing

@testable import HelodataGenerator

/// Each row of the table of options is one wherever options are read.
@Suite struct OptionTests {
    private static let given = GeneratorOption.allCases.filter { $0 != .spec && $0.row.callers != .configuration }
    private static let settings = GeneratorOption.allCases.filter { $0.row.setting != nil }

    private static func sample(_ option: GeneratorOption) -> String {
        switch option.row.kind {
        case .flag: ""
        case .text, .optionalText, .texts, .patterns: "some text"
        case .count(_, let range): "\(range.upperBound)"
        case .choice(let choice): choice.words[choice.words.count - 1]
        case .choices(let choices): choices.words[choices.words.count - 1]
        case .names: "{A: b}"
        case .differences: "[{rule: case-added, path: A.b, reason: c}]"
        case .rules: "{parameter: a, next: b}"
        }
    }

    @Test("The plugins' tool takes each option and keeps its value", arguments: given)
    func tool(_ option: GeneratorOption) throws {
        let value = Self.sample(option)
        let options = try ToolArguments.options(["--\(option.rawValue)"] + (option.isFlag ? [] : [value]) + ["api.yaml"])
        #expect(option.values(in: options) == [value])
        #expect(options.spec == "api.yaml")
        #expect(option.values(in: GeneratorOptions(spec: "")) != [value])
    }

    @Test(
        "What the tool does not take",
        arguments: [
            ["--rename", "a", "api.yaml"], ["--spec", "api.yaml"], ["--modle", "a", "api.yaml"], ["-x", "api.yaml"], ["a", "b"], [],
            ["--module"],
            ["--access", "secret", "api.yaml"], ["--without", "readme", "api.yaml"], ["--model-files", "0", "api.yaml"],
            ["--model-files", "1001", "api.yaml"],
            ["--operation-files", "many", "api.yaml"],
        ])
    func refused(_ arguments: [String]) {
        #expect(throws: GeneratorOption.Invalid.self) { try ToolArguments.options(arguments) }
    }

    @Test("The configuration file takes each setting and keeps its value", arguments: settings)
    func configuration(_ option: GeneratorOption) throws {
        let setting = try #require(option.row.setting)
        let value = Self.sample(option)
        let configuration = try #require(read("\(setting): \(value)\n").configuration)
        #expect(configuration.settings == [option])
        switch option.row.kind {
        case .names(let path): #expect(configuration.options[keyPath: path].count == 1)
        case .differences(let path): #expect(configuration.options[keyPath: path].count == 1)
        case .rules(let path): #expect(configuration.options[keyPath: path].count == 1)
        case .flag, .text, .optionalText, .texts, .patterns, .count, .choice, .choices:
            #expect(option.values(in: configuration.options) == [value])
        }
    }

    @Test("A setting takes effect where the command line says nothing", arguments: settings)
    func completion(_ option: GeneratorOption) throws {
        let value = Self.sample(option)
        let configuration = try #require(read("\(option.row.setting ?? ""): \(value)\n").configuration)
        var options = GeneratorOptions(spec: "")
        options.complete(by: configuration)
        switch option.row.kind {
        // The plugin announces these.
        case .count: break
        case .names(let path): #expect(options[keyPath: path].count == 1)
        case .differences(let path): #expect(options[keyPath: path].count == 1)
        case .rules(let path): #expect(options[keyPath: path].count == 1)
        case .flag, .text, .optionalText, .texts, .patterns, .choice, .choices:
            #expect(option.values(in: options) == [option.row.isPath ? "folder/\(value)" : value])
        }
    }

    @Test("A value of a wrong shape is an error at its place", arguments: settings)
    func mistakes(_ option: GeneratorOption) throws {
        let setting = try #require(option.row.setting)
        var wrong = ["\(setting): [[a]]", "\(setting):"]
        if case .count(_, let range) = option.row.kind {
            wrong += ["\(setting): \(range.lowerBound - 1)", "\(setting): \(range.upperBound + 1)", "\(setting): 1.5"]
        }
        for text in wrong {
            let (configuration, diagnostics) = read(text + "\n")
            #expect(configuration == nil, "\(text)")
            #expect(diagnostics.all.map(\.code) == ["configuration"], "\(text)")
        }
    }

    private func read(_ text: String) -> (configuration: Configuration?, diagnostics: Diagnostics) {
        let diagnostics = Diagnostics()
        let file = SourceFile(path: "folder/helodata-gen.yaml", bytes: Array(text.utf8))
        return (Configuration.read(file, diagnostics: diagnostics), diagnostics)
    }

    @Test("The documentation names each setting")
    func documented() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let page = try String(
            contentsOf: root.appendingPathComponent("Sources/helodata-gen/Documentation/Configuration.md"), encoding: .utf8)
        let heading = try #require(page.range(of: "\n| setting | meaning | default |\n"))
        let rows = page[heading.upperBound...].split(separator: "\n", omittingEmptySubsequences: false).prefix { $0.hasPrefix("|") }
        let named = rows.dropFirst().flatMap { row in
            row.split(separator: "|")[0].split(separator: ",").map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " `")) }
        }
        #expect(named.sorted() == Self.settings.compactMap(\.row.setting).sorted())
    }
}
