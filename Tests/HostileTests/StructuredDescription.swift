import Foundation

/// Descriptions that are well written and mean trouble: cycles, products of choices, parts that many places share, names of
/// every kind in every place, and overlays that select what they change.
struct StructuredDescription {
    private(set) var bytes: [UInt8] = []
    private(set) var overlay: [UInt8]?

    /// Swift's words, names that the client uses itself, other scripts, digits, symbols, canonical twins.
    static let names = [
        "a", "A", "id", "Id", "ID", "self", "Self", "init", "Type", "default", "in", "inout", "class", "func", "where", "_", "__", "1",
        "2nd", "0",
        "String", "Int", "Error", "Data", "Optional", "Result", "Task", "UTF8", "Client", "APIError", "JSONModel", "Codable", "body",
        "headers",
        "client", "request", "response", "value", "é", "e\u{301}", "名前", "имя", "שם", "اسم", "ชื่อ", "नाम", "이름", "όνομα", "a b", "a-b", "a.b",
        "a/b", "$a", "@type", "#", "+1", "-1", "🙂", "ﬁ", "İ", "ß", "a`b", "a\"b", "a\\b", "a\nb", "\u{202E}a", "x\u{200D}y",
        String(repeating: "long", count: 70), "next_page", "limit", "count", "hashValue", "description", "nil", "true", "Foundation",
        "Swift",
    ]

    init(_ random: inout SeededRandom) {
        var writer = Writer(random)
        bytes = Array(writer.document().utf8)
        if Int.random(in: 0..<6, using: &writer.random) == 0 { overlay = Array(writer.overlay().utf8) }
        random = writer.random
    }

    private struct Writer {
        var random: SeededRandom
        private var schemas: [String] = []
        private var left = 0

        init(_ random: SeededRandom) { self.random = random }

        private mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &random) }
        private mutating func isOnce(in count: Int) -> Bool { number(0..<count) == 0 }
        private mutating func name() -> String { StructuredDescription.names[number(0..<StructuredDescription.names.count)] }
        private func quoted(_ text: String) -> String {
            let data = (try? JSONSerialization.data(withJSONObject: [text], options: [.withoutEscapingSlashes])) ?? Data()
            return String(String(decoding: data, as: UTF8.self).dropFirst().dropLast())
        }
        private func object(_ members: [(String, String)]) -> String {
            var seen: Set<[UInt8]> = []
            return "{" + members.filter { seen.insert(Array($0.0.utf8)).inserted }.map { quoted($0.0) + ":" + $0.1 }.joined(separator: ",")
                + "}"
        }
        private func list(_ elements: [String]) -> String { "[" + elements.joined(separator: ",") + "]" }
        private mutating func several(_ most: Int, _ body: (inout Writer) -> String) -> [String] {
            (0..<number(1..<most + 1)).map { _ in body(&self) }
        }

        private mutating func reference() -> String {
            let name = schemas[number(0..<schemas.count)]
            let pointer = name.replacingOccurrences(of: "~", with: "~0").replacingOccurrences(of: "/", with: "~1")
            let allowed = CharacterSet.urlPathAllowed
            return object([
                ("$ref", quoted("#/components/schemas/" + (pointer.addingPercentEncoding(withAllowedCharacters: allowed) ?? pointer)))
            ])
        }

        private mutating func schema(_ depth: Int) -> String {
            left -= 1
            if depth <= 0 || left < 0 || isOnce(in: 3) { return isOnce(in: 2) ? reference() : scalar() }
            switch number(0..<9) {
            case 0, 1: return objectSchema(depth)
            case 2: return object([("type", "\"array\""), ("items", schema(depth - 1))])
            case 3: return object([("allOf", list(several(4) { $0.schema(depth - 1) }))])
            case 4, 5: return union(depth)
            case 6: return object([("type", "\"object\""), ("additionalProperties", schema(depth - 1))])
            case 7: return object([("enum", list(several(6) { $0.quoted($0.name()) }))])
            default: return object([("allOf", list(several(3) { $0.schema(depth - 1) })), ("oneOf", list(several(3) { $0.reference() }))])
            }
        }

        private mutating func scalar() -> String {
            let kinds = ["string", "integer", "number", "boolean"]
            var members = [("type", quoted(kinds[number(0..<4)]))]
            if isOnce(in: 4) { members.append(("description", quoted(String(repeating: name() + " ", count: number(1..<50))))) }
            if isOnce(in: 6) {
                members.append(("format", quoted(["date-time", "uuid", "binary", "int64", "decimal", name()][number(0..<6)])))
            }
            if isOnce(in: 8) { members.append(("default", quoted(name()))) }
            return object(members)
        }

        private mutating func objectSchema(_ depth: Int) -> String {
            let names = several(5) { $0.name() }
            var members = [("type", "\"object\""), ("properties", object(names.map { ($0, schema(depth - 1)) }))]
            if isOnce(in: 2) { members.append(("required", list(Array(Set(names)).sorted().prefix(2).map(quoted)))) }
            if isOnce(in: 4) { members.append(("x-swift-name", quoted(name()))) }
            return object(members)
        }

        private mutating func union(_ depth: Int) -> String {
            let branches = several(5) { $0.isOnce(in: 3) ? $0.schema(depth - 1) : $0.reference() }
            var members = [(isOnce(in: 2) ? "oneOf" : "anyOf", list(branches))]
            if isOnce(in: 2) { members.append(("discriminator", object([("propertyName", quoted(name()))]))) }
            return object(members)
        }

        private mutating func operation(_ path: String) -> String {
            var parameters = several(4) { writer in
                let place = ["query", "header", "cookie"][writer.number(0..<3)]
                let name = writer.name()
                return writer.object([("name", writer.quoted(name)), ("in", writer.quoted(place)), ("schema", writer.schema(1))])
            }
            if path.contains("{") { parameters.append(#"{"name":"id","in":"path","required":true,"schema":{"type":"string"}}"#) }
            var members = [
                ("operationId", quoted(name())), ("summary", quoted(name())), ("tags", list([quoted(name())])),
                ("parameters", list(parameters)),
                (
                    "responses",
                    object([
                        ("200", object([("description", quoted(name())), ("content", content())])),
                        ("404", object([("description", "\"x\""), ("content", content())])),
                    ])
                ),
            ]
            if isOnce(in: 2) { members.append(("requestBody", object([("content", content())]))) }
            return object(members)
        }

        private mutating func content() -> String {
            let types = [
                "application/json", "application/json", "text/plain", "text/event-stream", "multipart/form-data",
                "application/x-www-form-urlencoded", "*/*",
            ]
            return object([(types[number(0..<types.count)], object([("schema", schema(2))]))])
        }

        mutating func document() -> String {
            left = 150
            schemas = Array(Set(several(14) { $0.name() })).sorted()
            let paths = several(5) {
                $0.isOnce(in: 3) ? "/x\($0.number(0..<50))/{id}" : "/\($0.name().filter { $0.isASCII && $0.isLetter })\($0.number(0..<9))"
            }
            return object([
                ("openapi", "\"3.1.0\""), ("info", object([("title", quoted(name())), ("version", quoted(name()))])),
                ("servers", #"[{"url":"https://a.example.com"}]"#),
                ("paths", object(paths.map { path in (path, object([("get", operation(path)), ("post", operation(path))])) })),
                ("components", object([("schemas", object(schemas.map { ($0, schema(4)) }))])),
            ])
        }

        mutating func overlay() -> String {
            let targets = [
                "$..*", "$.paths.*.*", "$.components.schemas.*", "$..[?@.type == 'object']", "$.info", "$..properties.*", "$..enum", "$",
            ]
            let actions = several(6) { writer in
                let target = ("target", writer.quoted(targets[writer.number(0..<targets.count)]))
                switch writer.number(0..<4) {
                case 0: return writer.object([target, ("remove", "true")])
                case 1:
                    return writer.object([target, ("copy", writer.quoted(["$.info", "$.paths", "$.components"][writer.number(0..<3)]))])
                default: return writer.object([target, ("update", writer.object([("x-" + writer.name(), writer.schema(2))]))])
                }
            }
            return object([
                ("overlay", "\"1.1.0\""), ("info", #"{"title":"T","version":"1"}"#), ("actions", list(Array(Set(actions)).sorted())),
            ])
        }
    }
}
