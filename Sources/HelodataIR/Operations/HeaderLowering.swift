import HelodataDiagnostics
import HelodataSpec
import HelodataYAML

/// Collects the headers that answers declare, one typed accessor for each name.
struct HeaderLowering {
    let operations: OperationLowering

    func headers(_ sources: [OperationSource]) -> [ResponseHeader] {
        var scope = NameScope(reserved: ReservedNames.responseHeaders)
        var seen: Set<String> = []
        var headers: [ResponseHeader] = []
        // Many operations may share a response.
        var passed: Set<SourceLocation> = []
        for source in sources {
            for entry in source.operation.responses {
                guard let response = operations.context.references.response(entry.response),
                    passed.insert(response.location).inserted
                else { continue }
                for header in response.headers {
                    if header.key.lowercased() == "content-type" {
                        operations.context.coverage.ignored(
                            header.header.location, because: "OpenAPI 3.1 §4.8.17: the media type says it")
                        continue
                    }
                    if !HTTPToken.isValid(header.key) {
                        operations.context.warning(
                            "header-name", "'\(header.key)' cannot be the name of a header; no answer will have it",
                            at: header.header.location)
                    }
                    guard let object = operations.context.references.header(header.header) else { continue }
                    if seen.insert(header.key.lowercased()).inserted {
                        headers.append(self.header(header.key, object, &scope))
                    }
                    operations.context.coverage.generated(object.location, as: "APIResponse, '\(header.key)'")
                }
            }
        }
        return headers
    }

    private func header(_ key: String, _ object: ParameterObject, _ scope: inout NameScope) -> ResponseHeader {
        var type = TypeRef.string
        var notes = SchemaNotes()
        if let schema = object.schema {
            let hint = TypeHint(container: operations.schemas.root, text: key + "_header")
            let use = operations.schemas.use(schema, hint: hint, direction: .response)
            notes = use.notes
            switch use.type {
            case .scalar(let scalar): type = scalar.row.isHeaderValue ? use.type : .string
            case .named, .array, .dictionary, .nullable: type = .string
            }
        }
        // `X-RateLimit-Limit` is a rate limit; the X says nothing.
        let text = key.lowercased().hasPrefix("x-") ? String(key.dropFirst(2)) : key
        var lines = Documentation.lines(object.description ?? notes.description)
        Documentation.add(Documentation.assumption(object.extensions), to: &lines)
        Documentation.add(["The header \(MarkdownText.code(key))."], to: &lines)
        return ResponseHeader(
            name: scope.claim(text, .member, fallback: "header", suffix: "Header").identifier, wireName: key, type: type,
            doc: Doc(lines))
    }
}
