import HelodataDiagnostics
import HelodataSpec
import HelodataYAML
import Testing

@testable import HelodataIR

/// Samples of types, as JSON and as Swift.
@Suite("Samples") struct SampleTests {
    /// The JSON of the sample of a schema, and what the schema says against it.
    private func sample(_ schema: String, others: String = "") throws -> (json: String, problems: [String]) {
        let indented = schema.split(separator: "\n", omittingEmptySubsequences: false).map { "      \($0)" }.joined(separator: "\n")
        let text = """
            openapi: 3.1.0
            info: {title: T, version: "1"}
            paths: {}
            components:
              schemas:
                Subject:
            \(indented)
            \(others)
            """
        let diagnostics = Diagnostics()
        let node = try #require(YAMLParser.parse(SourceFile(path: "t.yaml", bytes: Array(text.utf8)), diagnostics: diagnostics))
        let documents = try #require(DocumentSet(node, diagnostics: diagnostics))
        let context = LoweringContext(documents: documents, diagnostics: diagnostics)
        let maker = SampleMaker(merger: SchemaMerger(context: context), context: context)
        let subject = try #require(documents.componentSchemas.first { $0.name == "Subject" }).schema
        let value = try #require(maker.sample(subject, .both))
        return (value.json, maker.check.problems(value, subject).map { "\($0.path): \($0.text)" })
    }

    @Test("Members that exclude each other are not together")
    func excluded() throws {
        let (json, problems) = try sample(
            """
            {type: object, properties: {a: {type: string}, b: {type: string}},
             oneOf: [{required: [a], not: {required: [b]}}, {required: [b], not: {required: [a]}}]}
            """)
        #expect(json == #"{"a":"text"}"# && problems == [])
    }

    @Test("Members that may be left out are there where there have to be some")
    func least() throws {
        let (json, problems) = try sample(
            "{type: object, minProperties: 2, properties: {a: {type: array, items: {$ref: '#/components/schemas/Subject'}}, b: {type: integer}}, required: [b]}"
        )
        #expect(json.contains("\"b\"") && json.contains("\"a\"") && problems == [])
    }

    @Test(
        "Values are taken from the document first, then made",
        arguments: [
            ("{type: string, example: a, default: b}", "\"a\""), ("{type: string, examples: [a, b]}", "\"a\""),
            ("{type: string, default: b}", "\"b\""), ("{type: string, enum: [x, y]}", "\"x\""), ("{const: 5}", "5"),
            ("{type: string, format: uuid}", "\"3f2504e0-4f89-41d3-9a0c-0305e82c3301\""),
            ("{type: string, format: date}", "\"2026-01-15\""),
            // An example that is not valid is none.
            ("{type: integer, minimum: 10, example: 3}", "10"),
            ("{type: string, format: date-time, example: today}", "\"2026-01-15T09:30:00Z\""),
            ("{type: integer, exclusiveMinimum: 7, multipleOf: 5}", "10"), ("{type: number, minimum: 0, maximum: 1}", "1"),
            ("{type: integer, maximum: -3}", "-3"), ("{type: string, minLength: 6, maxLength: 7}", "\"text-te\""),
            ("{type: string, pattern: '^[A-Z]{3}$'}", "\"AAA\""), ("{type: [string, \"null\"]}", "\"text\""), ("{type: boolean}", "true"),
            ("{type: array, items: {type: integer}}", "[1]"),
            ("{type: array, minItems: 3, uniqueItems: true, items: {type: integer}}", "[1,2,3]"),
            ("{type: array, maxItems: 0, items: {type: integer}}", "[]"),
            ("{type: object, additionalProperties: {type: integer}}", "{\"key\":1}"),
            ("{type: object, required: [a], properties: {a: {type: integer}, b: {type: string}}}", "{\"a\":1,\"b\":\"text\"}"),
            ("{type: object, patternProperties: {'^x-': {type: integer}}, additionalProperties: false}", "{\"x-\":1}"),
            ("{type: array, prefixItems: [{type: string}, {type: integer}]}", "[\"text\",1]"),
            ("{oneOf: [{type: integer, minimum: 5}, {type: string}]}", "5"),
            (
                "{allOf: [{type: object, required: [a], properties: {a: {type: string}}}, {properties: {b: {type: integer}}}]}",
                "{\"a\":\"text\",\"b\":1}"
            ),
        ])
    func values(_ schema: String, _ json: String) throws {
        let (made, problems) = try sample(schema)
        #expect(made == json)
        #expect(problems.isEmpty, "\(problems)")
    }

    @Test("A schema inside itself is left out, emptied, or asked for what it has to have")
    func recursion() throws {
        let tree = try sample(
            "{type: object, required: [name], properties: {name: {type: string}, next: {$ref: '#/components/schemas/Subject'}}}")
        #expect(tree.json == "{\"name\":\"text\"}")
        let list = try sample(
            "{type: object, required: [all], properties: {all: {type: array, items: {$ref: '#/components/schemas/Subject'}}}}")
        #expect(list.json == "{\"all\":[]}")
        let pair = try sample(
            "{type: object, properties: {b: {$ref: '#/components/schemas/B'}}}",
            others: "    B: {type: object, required: [a], properties: {a: {$ref: '#/components/schemas/Subject'}}}")
        #expect(pair.json == "{}")
        for result in [tree, list, pair] { #expect(result.problems.isEmpty) }
    }

    /// Each level has two of the next.
    @Test("What would be too large keeps what it has to have")
    func bounded() throws {
        var others: [String] = []
        for level in 0..<40 {
            let next = level == 39 ? "{type: string}" : "{$ref: '#/components/schemas/L\(level + 1)'}"
            others.append("    L\(level): {type: object, properties: {a: \(next), b: \(next)}}")
        }
        let (json, problems) = try sample("{$ref: '#/components/schemas/L0'}", others: others.joined(separator: "\n"))
        #expect(json.utf8.count < 4_000)
        #expect(problems.isEmpty)
    }

    @Test("A discriminator leads to the branch that stands there")
    func discriminator() throws {
        let union = try sample(
            "{oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}], discriminator: {propertyName: kind, mapping: {first: '#/components/schemas/A'}}}",
            others: """
                    A: {type: object, required: [kind, x], properties: {kind: {type: string}, x: {type: integer}}}
                    B: {type: object, required: [kind], properties: {kind: {type: string}}, additionalProperties: false}
                """)
        #expect(union.json == "{\"kind\":\"first\",\"x\":1}")
    }

    /// What a schema called `S` says against each of the texts.
    private func problems(_ schemas: String, _ texts: [String]) throws -> [[String]] {
        let diagnostics = Diagnostics()
        let text = """
            openapi: 3.1.0
            info: {title: T, version: "1"}
            paths: {}
            components: {schemas: {\(schemas)}}
            """
        let node = try #require(YAMLParser.parse(SourceFile(path: "t.yaml", bytes: Array(text.utf8)), diagnostics: diagnostics))
        let documents = try #require(DocumentSet(node, diagnostics: diagnostics))
        let check = SchemaCheck(references: LoweringContext(documents: documents, diagnostics: diagnostics).references)
        let schema = try #require(documents.componentSchemas.first { $0.name == "S" }).schema
        return try texts.map { json in
            let node = try #require(YAMLParser.parse(SourceFile(path: "v.json", bytes: Array(json.utf8)), diagnostics: diagnostics))
            return check.problems(try #require(SampleValue(node)), schema).map { "\($0.path): \($0.text)" }
        }
    }

    @Test("What breaks a schema is said at its place")
    func problems() throws {
        let found = try problems(
            "S: {type: object, required: [n], additionalProperties: false, properties: {n: {type: integer, maximum: 3}, l: {type: array, items: {type: string, format: date}}}}",
            ["{\"n\": 1}", "{\"n\": 4, \"x\": 1}", "{\"l\": [\"soon\"]}", "[]"])
        #expect(
            found == [
                [], ["$.n: more than 3", "$.x: is no member that is allowed here"],
                ["$: the member 'n' is missing", "$.l[0]: is no date"], ["$: expected object, found an array"],
            ])
    }

    /// Each level stands on the next one twice: 2^30 ways lead to the last.
    @Test("A schema that is reached in many ways is asked once")
    func manyWays() throws {
        let levels = (0..<30).map { level in
            let next = "{$ref: '#/components/schemas/L\(level + 1)'}"
            return "L\(level): {allOf: [\(next), \(next)]}"
        }
        let schemas = levels + ["L30: {type: object, required: [n]}", "S: {$ref: '#/components/schemas/L0'}"]
        #expect(try problems(schemas.joined(separator: ", "), ["{\"n\": 1}", "{}"]) == [[], ["$: the member 'n' is missing"]])
    }
}
