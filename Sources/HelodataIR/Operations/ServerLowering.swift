import HelodataDiagnostics
import HelodataSpec

/// Lowers servers: a URL with its variables.
enum ServerLowering {
    /// OpenAPI 3.1 §4.8.5: what stands in braces is declared in `variables`.
    static func check(_ object: ServerObject, _ context: LoweringContext) {
        var rest = Substring(object.url)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let name = String(rest[rest.index(after: open)..<close])
            rest = rest[rest.index(after: close)...]
            guard !object.variables.contains(where: { $0.name == name }) else { continue }
            context.warning(
                "server-variable", "'{\(name)}' is not declared in 'variables'; nothing stands in its place unless the caller says what",
                at: object.location)
        }
    }

    static func server(_ object: ServerObject, name: Identifier? = nil) -> Server {
        var scope = NameScope()
        var pieces: [ServerPiece] = []
        var url = ""
        var rest = Substring(object.url)
        var literal = ""
        while let character = rest.first {
            if character == "{", let end = rest.firstIndex(of: "}") {
                let name = String(rest[rest.index(after: rest.startIndex)..<end])
                let value = object.variables.first { $0.name == name }?.defaultValue ?? ""
                if !literal.isEmpty { pieces.append(.literal(literal)) }
                literal = ""
                pieces.append(.variable(scope.claim(name, .member, fallback: "variable", suffix: "Variable").identifier, default: value))
                url += value
                rest = rest[rest.index(after: end)...]
            } else {
                literal.append(character)
                url.append(character)
                rest = rest.dropFirst()
            }
        }
        if !literal.isEmpty { pieces.append(.literal(literal)) }
        return Server(
            url: url, pieces: pieces.count > 1 ? pieces : [], doc: Doc(Documentation.lines(object.description)), name: name)
    }

    /// The servers of a description, each with a name of its own where there are several or it has variables.
    static func servers(_ objects: [ServerObject]) -> [Server] {
        let hosts = objects.map { labels($0.url) }
        var scope = NameScope()
        return objects.enumerated().map { index, object in
            guard objects.count > 1 || object.url.contains("{") else { return server(object) }
            let others = Set(hosts.enumerated().filter { $0.offset != index }.flatMap(\.element))
            let texts = [said(object.name), said(object.description), hosts[index].filter { !others.contains($0) }]
            let name = texts.first { !$0.isEmpty }.map { NameScope.legal(Words($0).lowerCamel, .member, suffix: "Server") }
            return server(object, name: scope.claim([name, "server"].compactMap { $0 }, suffix: "").identifier)
        }
    }

    /// `The production server` → `production`. A sentence is no name.
    private static func said(_ text: String?) -> [String] {
        let line = text?.prefix { !$0.isNewline && $0 != "." && $0 != "(" && $0 != "," && $0 != ":" } ?? ""
        let words = Words(String(line)).words.filter { !noise.contains($0.lowercased()) && !EnglishWords.joining.contains($0.lowercased()) }
        guard words.count <= 3, words.first?.first?.isLetter == true else { return [] }
        return words
    }

    private static let noise: Set<String> = [
        "api", "base", "default", "endpoint", "endpoints", "environment", "host", "main", "instance", "server", "servers", "service", "url",
        "your",
    ]

    /// The parts of the host and the path that could tell a server from another: `eu` of `https://eu.api.example.com/v1`.
    private static func labels(_ url: String) -> [String] {
        let rest = url.ranges(of: "://").first.map { url[$0.upperBound...] } ?? url[...]
        return rest.split { "./{}:-".contains($0) }.map { $0.lowercased() }.filter { label in
            label.first?.isLetter == true && !["com", "org", "net", "io", "www", "https", "http", "api"].contains(label)
        }.prefix(4).map { $0 }
    }
}
