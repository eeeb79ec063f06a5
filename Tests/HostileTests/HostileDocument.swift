import Foundation
import HelodataDiagnostics
import HelodataEmit
import HelodataIR
import HelodataSpec
import HelodataYAML

/// A description with a hostile text in every place that can hold one.
struct HostileDocument {
    let text: String

    /// Texts that would do harm where they are printed as they are.
    static let texts: [String] = [
        "\"", "\"\"\"", "\\", "\\\"", "\\(fatalError())", "#\"\\#(x)\"#", "*/", "/*", "//", "// */ /*", "\n", "\r\n", "a\nb",
        "\n}\npublic let in_jected = 1\nstruct X {", "\u{2028}let x = 1", "\u{85}x", "\u{202E}evil\u{202C}", "\u{2066}x\u{2069}",
        "\u{200F}", "\u{FEFF}", "\0", "a\0b", "\u{1B}[31m", "\u{7F}", "#if os(Linux)", "\n#endif\n", "#error(\"x\")", "`", "``",
        "`self`", "../../etc/passwd", "/etc/passwd", "..", ".", "a/b", "a\\b", "C:\\x", "", " ", "\t", "$ref", "{}", "{", "}", "%s%n",
        "%2F..%2F", "${HOME}", "$(id)", "<script>", "😀", "e\u{301}", "\u{1F468}\u{200D}\u{1F469}", "init", "self", "Self", "Type",
        "default", "String", "Error", "Any", "import Foundation", "@available(*, deprecated)", "let", "_", "__", "1", "-", "+1", "0x",
        "nonisolated", "JSONModel", "\u{FFFD}", "\u{10FFFF}", String(repeating: "a", count: 5_000),
    ]

    /// What of the text a header's name may hold, and what a media type may: with more, the document is refused.
    private var token: String { text.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "!#$%&'*+-.^_`|~".contains($0)) } }
    private var line: String { String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F })) }

    /// The text in titles, descriptions, names, values and addresses. JSON, so that every character can be written.
    var json: [UInt8] {
        let schema: [String: Any] = [
            "title": text, "description": text, "type": "object", "required": [text],
            "properties": [
                text: ["type": "string", "description": text, "default": text, "example": text],
                "kind": ["type": "string", "enum": [text, text + "2"], "title": text],
                "only": ["const": text], "pattern": ["type": "string", "pattern": text, "format": text],
                "when": ["type": "string", "default": text, "deprecated": true, "description": "a\n" + text],
                "nested": ["type": "object", "title": text, "properties": [text: ["type": "integer"]]],
            ],
            "x-note": text, "externalDocs": ["url": text, "description": text],
        ]
        let other: [String: Any] = ["type": "object", "required": ["type"], "properties": ["type": ["type": "string"]]]
        let operation: [String: Any] = [
            "operationId": text, "summary": text, "description": text, "tags": [text],
            "parameters": [
                ["name": text, "in": "query", "description": text, "schema": ["type": "string", "default": text]],
                ["name": "X-" + token, "in": "header", "schema": ["type": "string", "enum": [text, "a"]]],
                ["name": text, "in": "cookie", "schema": ["type": "array", "items": ["type": "string"]]],
            ],
            "requestBody": [
                "description": text,
                "content": [
                    "application/json": ["schema": ["$ref": "#/components/schemas/Named"], "example": text],
                    "text/" + line: ["schema": ["type": "string"]],
                    "multipart/form-data": ["schema": schema, "encoding": [text: ["contentType": text]]],
                ],
            ],
            "responses": [
                "200": [
                    "description": text, "headers": [text: ["description": text, "schema": ["type": "string"]]],
                    "content": ["application/json; a=\(line)": ["schema": ["$ref": "#/components/schemas/Union"]]],
                ],
                "404": ["description": text, "x-error-codes": [text: text], "content": ["application/json": ["schema": schema]]],
                "4XX": ["description": text, "content": [line: ["schema": ["type": "string"]]]],
            ],
            "security": [[text: [text]]], "servers": [["url": "https://\(text)/", "description": text]],
        ]
        let document: [String: Any] = [
            "openapi": "3.1.0", "info": ["title": text, "version": text, "description": text, "summary": text],
            "servers": [
                ["url": "https://{\(text)}.example/\(text)", "description": text, "variables": [text: ["default": text]]]
            ],
            "tags": [["name": text, "description": text]],
            "paths": [
                "/\(text)/{\(text)}": ["post": operation],
                "/plain": ["get": ["responses": ["200": ["description": text]]]],
            ],
            "webhooks": [
                text: ["post": ["summary": text, "requestBody": ["content": ["application/json": ["schema": schema]]]]]
            ],
            "components": [
                "schemas": [
                    text: schema, "Named": schema, "Other": other,
                    "Union": [
                        "description": text, "oneOf": [["$ref": "#/components/schemas/Named"], ["$ref": "#/components/schemas/Other"]],
                        "discriminator": [
                            "propertyName": text,
                            "mapping": [text: "#/components/schemas/Named", text + "b": "#/components/schemas/Other"],
                        ],
                    ],
                    "Values": ["enum": [text, "x" + text], "x-enum-varnames": [text, text], "x-enum-descriptions": [text, text]],
                ],
                "securitySchemes": [text: ["type": "apiKey", "in": "header", "name": "X-" + token, "description": text]],
            ],
        ]
        let data = (try? JSONSerialization.data(withJSONObject: document, options: [.sortedKeys])) ?? Data()
        return Array(data)
    }
}

/// What becomes of a description, without anything on disk.
struct Trial {
    let diagnostics = Diagnostics()
    var files: [GeneratedFile] = []
    /// Processor time of the thread: other tests and a busy machine do not count.
    var elapsed = Duration.zero

    init(
        _ bytes: [UInt8], path: String = "openapi.json", layout: Layout = .package, emits: Bool = true, overlay: [UInt8]? = nil,
        load: @escaping (String) -> [UInt8]? = { _ in nil }
    ) {
        let start = Self.processorTime
        defer { elapsed = Self.processorTime - start }
        let file = SourceFile(path: path, bytes: bytes)
        guard var node = YAMLParser.parse(file, diagnostics: diagnostics) else { return }
        if let overlay {
            guard let root = YAMLParser.parse(SourceFile(path: "overlay.json", bytes: overlay), diagnostics: diagnostics),
                let overlay = Overlay(root, diagnostics: diagnostics)
            else { return }
            node = overlay.applied(to: node, diagnostics: diagnostics)
            if diagnostics.hasErrors { return }
        }
        guard let documents = DocumentSet(node, diagnostics: diagnostics, load: load),
            let api = Lowering.lower(documents, options: LoweringOptions(), diagnostics: diagnostics), emits
        else { return }
        files = ClientPackage.files(api, layout: layout, source: path, runtime: [])
    }

    /// Of the thread.
    static func time(_ body: () -> Void) -> Duration {
        let start = processorTime
        body()
        return processorTime - start
    }

    private static var processorTime: Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
