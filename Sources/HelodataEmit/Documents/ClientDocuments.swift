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

    /// Those that a client cannot do without, and of those that an operation can choose from the first, so that each call is sent.
    var exampleCredentials: [CredentialScheme] {
        var chosen = Set(credentials.filter { !$0.isOptional }.map(\.wireName))
        for operation in groups.flatMap(\.operations) where !operation.security.contains(where: chosen.isSuperset) {
            chosen.formUnion(operation.security.first ?? [])
        }
        return credentials.filter { chosen.contains($0.wireName) }
    }

    /// What the client's initializer needs, for examples.
    var exampleArguments: String {
        var arguments = exampleCredentials.map { "\($0.name): .environment(\"TOKEN\")" }
        if let url = servers.first?.url, url.hasPrefix("http://") || url.hasPrefix("https://") { return arguments.joined(separator: ", ") }
        arguments.append("baseURL: \"https://api.example.com\"")
        return arguments.joined(separator: ", ")
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
