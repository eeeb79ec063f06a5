import HelodataIR

/// The documents of a client, as files.
struct ClientDocuments {
    let api: API
    /// Name of the description's file.
    let source: String
    let documents: Set<ClientDocument>

    /// - Parameter folder: where the module's sources are, with a slash at its end.
    func files(sourcesIn folder: String) -> [GeneratedFile] {
        ClientDocument.allCases.filter(documents.contains).map { document in
            switch document {
            case .docc:
                let module = api.moduleName.bare
                return GeneratedFile(path: "\(folder)\(module).docc/\(module).md", contents: CatalogText(api: api).text())
            case .reference: return GeneratedFile(path: "REFERENCE.md", contents: ReferenceText(api: api).text())
            case .agents:
                return GeneratedFile(path: "AGENTS.md", contents: AgentsText(api: api, source: source, documents: documents).text())
            }
        }
    }
}

// What the documents say in the same words.
extension API {
    /// The description's title inside of a line of Markdown.
    var inlineTitle: String { MarkdownText.escaped(SourceText.line(title)) }

    /// The same of its version.
    var inlineVersion: String { MarkdownText.escaped(SourceText.line(version)) }

    /// What the client's initializer needs, for examples.
    /// - Parameter more: Arguments behind those.
    func exampleArguments(_ more: String...) -> String {
        var arguments = neededCredentials.map { "\($0.name): .environment(\"TOKEN\")" }
        let url = servers.first?.url ?? ""
        if !url.hasPrefix("http://"), !url.hasPrefix("https://") { arguments.append("baseURL: \"https://api.example.com\"") }
        return (arguments + more).joined(separator: ", ")
    }
}

extension Doc {
    /// The first line inside of a line of Markdown. In a documentation comment what acts is escaped already.
    var summary: String {
        let line = (lines.first ?? "").unicodeScalars.reduce(into: "") { line, scalar in
            if scalar == "<" || scalar == "[" || scalar == "&", line.utf8.last == UInt8(ascii: "\\") { line.unicodeScalars.removeLast() }
            line.unicodeScalars.append(scalar)
        }
        return MarkdownText.escaped(SourceText.line(line))
    }
}
