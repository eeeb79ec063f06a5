import HelodataDiagnostics
import HelodataIR

/// What is called how, and why: a configuration file to begin with. As it stands it changes nothing.
struct NamesText {
    let client: GeneratedClient
    let spec: String

    var yaml: String {
        var text = """
            # What is called how in Swift, and why. Keep the lines that should say something else, change what stands behind the colon, and pass
            # this file with --config. A JSON pointer renames any other place: a parameter, a property, a tag, a branch of a oneOf.
            spec: \(quoted(spec))
            rename:

            """
        for item in client.coverage.items where item.pointer.hasPrefix("#/") {
            guard case .generated(let names) = item.outcome, let line = line(item, names) else { continue }
            text += line
        }
        return text
    }

    private func line(_ item: CoverageReport.Item, _ names: String) -> String? {
        let first = String(names.prefix { $0 != "," }.filter { $0 != "`" })
        let tokens = item.pointer.dropFirst(2).split(separator: "/", omittingEmptySubsequences: false).map(unescaped)
        switch item.kind {
        case .operation:
            guard let operation = client.operations[first], let name = first.split(separator: ".").last, tokens.count >= 3 else {
                return nil
            }
            let (path, method) = (tokens[1], tokens[tokens.count - 1])
            let reason = NameReason.operation(id: operation.id, name: String(name), method: method, path: path)
            return "  \(quoted(item.pointer)): \(quoted(String(name)))  # \(shown("\(operation.call): \(reason)"))\n"
        case .schema:
            guard tokens.count == 3 && tokens[0] == "components" || tokens.count == 2 && tokens[0] == "definitions", let last = tokens.last
            else { return nil }
            let isOwn = NameReason.isOwnName(first, of: last)
            // A given name is that of the cases of unions too, which go by the schema's own: no line for what only had to yield.
            return "  \(isOwn ? "" : "# ")\(quoted(item.pointer)): \(quoted(first))  # \(shown(NameReason.schema(last, name: first)))\n"
        case .parameter, .requestBody, .response, .responseBody, .header, .securityScheme, .server, .webhook, .callback, .link, .mediaType:
            return nil
        }
    }

    private func unescaped(_ token: Substring) -> String {
        token.split(separator: "~1", omittingEmptySubsequences: false).map { part in
            part.split(separator: "~0", omittingEmptySubsequences: false).joined(separator: "~")
        }.joined(separator: "/")
    }

    /// In a comment, on its line.
    private func shown(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 && $0.properties.generalCategory != .control }))
    }

    /// In double quotes (YAML 1.2 §7.3.1).
    private func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\\(scalar)"
            case _
            where scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0x85 || scalar.value == 0x2028 || scalar.value == 0x2029:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
