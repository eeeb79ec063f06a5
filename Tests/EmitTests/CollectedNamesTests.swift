import Foundation
import Testing

@testable import HelodataIR

/// Collects from the sources what a description's names must not hide: whatever the runtime and the emitted code declare or
/// use. The table is checked in; a new type, member or parameter makes this test fail until it is recorded.
@Suite struct CollectedNamesTests {
    @Test func theTableSaysWhatTheSourcesSay() throws {
        var collection = try Collection()
        collection.toolchain.formUnion(CollectedNames.toolchain)
        let text = collection.table
        let url = Sources.folder.appendingPathComponent("Sources/HelodataIR/Names/CollectedNames.swift")
        if ProcessInfo.processInfo.environment["HELODATA_RECORD"] != nil {
            try Data(text.utf8).write(to: url)
            Issue.record("the table is written: build again")
            return
        }
        #expect(
            try String(contentsOf: url, encoding: .utf8) == text,
            "HELODATA_RECORD=1 swift test --filter CollectedNamesTests writes the table")
    }

    @Test func whatBrokeDescriptionsIsCollected() {
        #expect(
            CollectedNames.types.isSuperset(of: ["DecodingError", "ProcessInfo", "UTF8", "Lock", "JSONValue", "IncomingEvents", "String"]))
        #expect(CollectedNames.modules.isSuperset(of: ["Foundation", "Glibc", "Logging"]))
        #expect(CollectedNames.toolchain.isSuperset(of: ["Synchronization", "Dispatch", "_Concurrency"]))
        #expect(CollectedNames.response.isSuperset(of: ["stream", "customMirror", "debugDescription", "nextLink", "header"]))
        #expect(CollectedNames.client.isSuperset(of: ["core", "with", "withResponse"]))
        #expect(CollectedNames.clientParameters.isSuperset(of: ["baseURL", "configuration", "transport"]))
        #expect(CollectedNames.error.isSuperset(of: ["failed", "failure", "outcomeUnknown", "undocumented", "defaultError"]))
        #expect(CollectedNames.union.contains("other"))
    }

    @Test func tokensOfInterpolationsAndRawStrings() {
        let tokens = SwiftTokens(##"let a = "x \(b.c("d")) // no" + #"\(e) \#(f)"# /* g */ + "\"h" // i"##)
        #expect(tokens.tokens.map(\.text) == ["let", "a", "b", "c", "f"])
        #expect(tokens.tokens.map(\.isMember) == [false, false, false, true, false])
    }
}

private enum Sources {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..").standardized

    static func files(_ path: String) throws -> [(name: String, text: String)] {
        let folder = folder.appendingPathComponent(path)
        return try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }.sorted()
            .map { ($0, try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8)) }
    }
}

/// A type or an extension of a source file with the names that it declares itself.
private struct Declaration {
    let keyword: String
    let name: String
    let isTopLevel: Bool
    /// What stands between the name and the brace.
    var conformances: Set<String> = []
    var members: [(keyword: String, name: String, isStatic: Bool)] = []
    /// Lower-case words inside that are members of nothing else.
    var words: Set<String> = []
}

private struct SourceText {
    let tokens: [SwiftTokens.Token]
    let literals: [String]
    private(set) var declarations: [Declaration] = []
    /// Types, generic parameters and associated types that only this file means by their names.
    private(set) var local: Set<String> = []

    private static let types: Set<String> = ["struct", "class", "enum", "protocol", "actor", "extension"]
    private static let values: Set<String> = ["var", "let", "func", "case"]

    init(_ text: String) {
        let read = SwiftTokens(text)
        tokens = read.tokens
        literals = read.literals
        var open: [(index: Int, depth: Int, isInside: Bool)] = []
        for (index, token) in tokens.enumerated() where !token.isMember && index + 1 < tokens.count {
            let next = tokens[index + 1]
            while let last = open.last {
                if token.depth > last.depth { open[open.count - 1].isInside = true }
                guard token.depth <= last.depth, last.isInside || Self.types.contains(token.text) else { break }
                open.removeLast()
            }
            if let outer = open.first, token.text.first?.isLowercase == true { declarations[outer.index].words.insert(token.text) }
            if Self.types.contains(token.text), next.depth == token.depth, next.text.first?.isUppercase == true {
                var declaration = Declaration(keyword: token.text, name: next.text, isTopLevel: token.depth == 0)
                for token in tokens[(index + 2)...].prefix(while: { $0.depth == token.depth && !Self.types.contains($0.text) }) {
                    declaration.conformances.insert(token.text)
                }
                if token.depth > 0, token.text != "extension" { local.insert(next.text) }
                declarations.append(declaration)
                open.append((declarations.count - 1, token.depth, false))
            } else if token.text == "typealias" || token.text == "associatedtype" {
                if token.depth > 0 { local.insert(next.text) }
                if token.depth == 0 { declarations.append(Declaration(keyword: "typealias", name: next.text, isTopLevel: true)) }
            } else if let type = open.last, token.depth == type.depth + 1 {
                guard Self.values.contains(token.text) else { continue }
                let isStatic = index > 0 && tokens[index - 1].text == "static"
                declarations[type.index].members.append((token.text, next.text, isStatic))
            }
        }
    }
}

private enum Toolchain {
    static var modules: Set<String> {
        guard let compiler = SwiftCompiler.found else { return [] }
        let folder = URL(fileURLWithPath: compiler.path).resolvingSymlinksInPath().deletingLastPathComponent()
            .appendingPathComponent("../lib/swift/linux").standardized
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return Set(names.filter { $0.hasSuffix(".swiftmodule") }.map { String($0.dropLast(12)) })
    }
}

private struct Collection {
    private(set) var types: Set<String> = []
    private(set) var modules: Set<String> = ["Swift"]
    /// Modules on which those may depend.
    var toolchain = Toolchain.modules
    private(set) var response: Set<String> = []
    private(set) var client: Set<String> = []
    private(set) var clientParameters: Set<String> = []
    private(set) var group: Set<String> = []
    private(set) var error: Set<String> = []
    private(set) var union: Set<String> = []
    private(set) var enumeration: Set<String> = []
    private(set) var methodParameters: Set<String> = []
    private(set) var waiterParameters: Set<String> = []

    init() throws {
        try addRuntime()
        try addEmitter()
        try addGoldens()
        types.subtract(modules)
    }

    // MARK: the runtime

    private mutating func addRuntime() throws {
        let files = try (Sources.files("Sources/HelodataRuntime") + Sources.files("Sources/HelodataMocks")).map {
            (text: $0.text, source: SourceText($0.text))
        }
        // What is declared inside a type is known in all its extensions.
        var inner: [String: Set<String>] = [:]
        for file in files {
            for declaration in file.source.declarations where declaration.isTopLevel {
                inner[declaration.name, default: []].formUnion(file.source.local)
                if declaration.keyword != "extension" { types.insert(declaration.name) }
            }
            addModules(file.text)
        }
        for file in files {
            var local = file.source.local.union(genericParameters(file.text))
            for declaration in file.source.declarations where declaration.isTopLevel { local.formUnion(inner[declaration.name] ?? []) }
            types.formUnion(uses(file.source, without: local))
            for declaration in file.source.declarations where declaration.isTopLevel {
                switch declaration.name {
                case "APIResponse": response.formUnion(declaration.words)
                case "APIClient": client.formUnion(declaration.members.map(\.name))
                default: break
                }
            }
        }
    }

    private mutating func addModules(_ text: String) {
        for match in text.matches(of: /(?:\bimport (?:struct |class |enum |func |protocol )?|canImport\()(\w+)/) {
            modules.insert(String(match.1))
        }
    }

    private func genericParameters(_ text: String) -> Set<String> {
        var names: Set<String> = []
        for match in text.matches(of: /(?:func|struct|class|enum|init|typealias|protocol)\s*\w*<([^>{}()]*)>/) {
            for part in match.1.split(separator: ",") { names.insert(String(part.prefix { $0 != ":" }.filter { $0.isLetter })) }
        }
        return names
    }

    private func uses(_ source: SourceText, without local: Set<String>) -> Set<String> {
        Set(source.tokens.filter { !$0.isMember && $0.text.first?.isUppercase == true && !local.contains($0.text) }.map(\.text))
    }

    // MARK: emitted code

    /// The types that the emitter declares by itself, `IncomingEvents`.
    private mutating func addEmitter() throws {
        for file in try Sources.files("Sources/HelodataEmit") {
            for literal in SwiftTokens(file.text).literals {
                for match in literal.matches(of: /\b(?:struct|enum|class|protocol|typealias|actor) ([A-Z]\w*)/) {
                    types.insert(String(match.1))
                }
                addModules(literal)
                if file.name.hasSuffix("/ErrorCode.swift") { error.formUnion(members(literal)) }
                if file.name.hasSuffix("/UnionCode.swift") { union.formUnion(members(literal)) }
            }
        }
    }

    /// What a piece of emitted code declares, or names as a whole.
    private func members(_ literal: String) -> Set<String> {
        var names = Set(literal.matches(of: /\b(?:case|var) ([a-z]\w*)/).map { String($0.1) })
        if let word = literal.wholeMatch(of: /[a-z]\w*/) { names.insert(String(word.0)) }
        return names
    }

    private mutating func addGoldens() throws {
        let cases = Dictionary(grouping: try Sources.files("Tests/GoldenTests/Cases")) { String($0.name.prefix { $0 != "/" }) }
        var clientLabels: [Set<String>] = []
        var enumerations: [Set<String>] = []
        var (methods, waiters): ([Set<String>], [Set<String>]) = ([], [])
        for files in cases.sorted(by: { $0.key < $1.key }).map(\.value) {
            let sources = files.map { (text: $0.text, source: SourceText($0.text)) }
            var declared: Set<String> = []
            for file in sources {
                declared.formUnion(file.source.local)
                for declaration in file.source.declarations where declaration.keyword != "extension" { declared.insert(declaration.name) }
            }
            for file in sources {
                addModules(file.text)
                types.formUnion(uses(file.source, without: declared))
                for declaration in file.source.declarations {
                    if declaration.conformances.contains("APIClient") {
                        client.formUnion(declaration.members.filter { $0.keyword == "let" && !$0.isStatic }.map(\.name))
                        clientLabels += labels(file.text, after: "public init(").filter { $0.count > 1 }
                    } else if declaration.conformances.contains("OpenEnum") {
                        enumerations.append(Set(declaration.members.filter { $0.keyword != "func" }.map(\.name)))
                    } else if declaration.isTopLevel, declaration.keyword == "struct" {
                        let stored = declaration.members.filter { $0.keyword == "let" }.map(\.name)
                        guard stored.contains("core") else { continue }
                        group.formUnion(stored)
                        methods += labels(file.text, after: "public func ")
                        waiters += labels(file.text, after: "public func ").filter { $0.contains("onUpdate") }
                    }
                }
            }
        }
        clientParameters = common(clientLabels)
        enumeration = common(enumerations)
        methodParameters = common(methods)
        // A waiter's closure has a core of its own.
        waiterParameters = common(waiters).union(group)
    }

    private func common(_ sets: [Set<String>]) -> Set<String> {
        sets.dropFirst().reduce(sets.first ?? []) { $0.intersection($1) }
    }

    /// Labels of the parameters of the functions that begin like this.
    private func labels(_ text: String, after beginning: String) -> [Set<String>] {
        text.components(separatedBy: beginning).dropFirst().map { rest in
            var labels: Set<String> = []
            var depth = beginning.hasSuffix("(") ? 1 : 0
            var word = ""
            for character in rest {
                switch character {
                case "(": depth += 1
                case ")": depth -= 1
                case ":" where depth == 1: labels.insert(String(word.split(separator: " ").first ?? ""))
                default: break
                }
                if character == "," || character == "(" || character == "\n" { word = "" } else { word.append(character) }
                if depth == 0, character == ")" { break }
            }
            return labels
        }
    }

    // MARK: the table

    var table: String {
        func set(_ name: String, _ doc: String, _ names: Set<String>) -> String {
            let names = names.filter { !$0.isEmpty }.sorted()
            var lines: [String] = []
            var line = ""
            for name in names {
                let piece = "\"\(name)\"" + (names.count == 1 ? "" : ",")
                if line.utf8.count + piece.utf8.count + 1 > 120 {
                    lines.append(line)
                    line = ""
                }
                line += (line.isEmpty ? "        " : " ") + piece
            }
            lines.append(line)
            return "    /// \(doc)\n    static let \(name): Set<String> = [\n" + lines.joined(separator: "\n") + "\n    ]\n"
        }
        return """
            // Collected from the sources by CollectedNamesTests: HELODATA_RECORD=1 swift test --filter CollectedNamesTests

            /// What the runtime and the emitted code declare or use. `ReservedNames` says which scope keeps clear of what.
            enum CollectedNames {
            \([
                set("types", "Types of the runtime and of emitted code, and those of Swift, Foundation and other imports that these use.", types),
                set("modules", "Modules that the runtime or emitted code imports.", modules),
                set("toolchain", "Modules of the toolchain, on any of which the imported ones may depend.", toolchain),
                set("response", "What `APIResponse` and its extensions mean by a name of their own.", response),
                set("client", "Members of each client.", client),
                set("clientParameters", "Parameters of each client's initializer.", clientParameters),
                set("group", "Members of each group of operations.", group),
                set("error", "Cases and members of each operation's error.", error),
                set("union", "Cases of each union.", union),
                set("enumeration", "Members of each enumeration.", enumeration),
                set("methodParameters", "Parameters of each method.", methodParameters),
                set("waiterParameters", "Names that each method has which waits for a state.", waiterParameters),
            ].joined(separator: "\n"))}

            """
    }
}
