import HelodataIR
import Testing

/// What keywords of a schema mean for the type.
@Suite struct MeaningTests {
    private func structure(_ schema: String, others: [String] = [], use: String = "") throws -> Structure {
        let lowered = Lowered(
            body: "paths: {\(use)}\ncomponents:\n  schemas:\n    A: \(schema)\n" + others.map { "    \($0)\n" }.joined())
        for case .structure(let structure) in lowered.api?.types ?? [] where structure.name.components.map(\.description) == ["A"] {
            return structure
        }
        Issue.record("no structure: \(lowered.messages)")
        throw NoStructure()
    }

    private struct NoStructure: Error {}

    /// ASP.NET says of every number that it may be a string.
    @Test(arguments: [
        ("{type: [integer, string], format: int32}", "intOrText"), ("{type: [integer, string], format: uint64}", "uint64OrText"),
        ("{type: [number, string], format: double}", "doubleOrText"), ("{type: ['null', string, integer], format: int64}", "intOrText"),
        ("{type: [integer, string], format: int16}", "intOrText"), ("{type: [number, string], format: decimal128}", "decimalOrText"),
        ("{type: [number, string], pattern: '^-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?$'}", "doubleOrText"),
        ("{type: [integer, string], pattern: '^[0-9]+$'}", "intOrText"),
    ])
    func numberInEitherSpelling(_ schema: String, _ scalar: String) throws {
        let type = try structure("{type: object, properties: {n: \(schema)}}").properties[0].type
        guard case .scalar(let found) = type else { return #expect(Bool(false), "\(type)") }
        #expect("\(found)" == scalar)
        let list = try structure("{type: object, properties: {n: {type: array, items: \(schema)}}}").properties[0].type
        #expect(list.takesQuotedNumbers)
    }

    @Test(arguments: [
        "{type: [integer, string]}", "{type: [integer, string], format: date-time}", "{type: [integer, string], pattern: '^[a-z0-9]+$'}",
        "{type: [integer, boolean], format: int32}", "{type: [integer, string, boolean], format: int32}",
    ])
    func severalKinds(_ schema: String) throws {
        guard case .named = try structure("{type: object, properties: {n: \(schema)}}").properties[0].type else {
            return #expect(Bool(false), "no union")
        }
    }

    /// Words that frameworks write for types, with a warning.
    @Test(arguments: [
        ("{type: Date}", "Date"), ("{type: date}", "CalendarDate"), ("{type: enum}", "JSONValue"), ("{type: 'string | null'}", "String"),
        ("{type: 'string,null'}", "String"), ("{type: 'string[]'}", "[JSONValue]"), ("{type: guid}", "UUID"),
        ("{type: undefined}", "JSONValue"), ("{type: string, enum: []}", "String"), ("{type: bigint}", "Int"),
    ])
    func words(_ schema: String, _ type: String) throws {
        #expect(try structure("{type: object, properties: {n: \(schema)}}").properties[0].type.summary == type)
    }

    /// No type, and keywords of two kinds: a format of numbers decides, else any JSON is possible.
    @Test(arguments: [
        ("{format: int32, pattern: '^-?[0-9]+$'}", "Int"), ("{format: double, maxLength: 4}", "Double"),
        ("{format: date-time, minimum: 1}", "JSONValue"), ("{minLength: 1, minimum: 1}", "JSONValue"),
        ("{format: uuid, maxLength: 36}", "UUID"),
    ])
    func withoutType(_ schema: String, _ type: String) throws {
        #expect(try structure("{type: object, properties: {n: \(schema)}}").properties[0].type.summary == type)
    }

    /// A part of `allOf` that only repeats the type adds nothing.
    @Test(arguments: [
        "{allOf: [{$ref: '#/components/schemas/B'}, {type: object}]}", "{allOf: [{type: object}, {$ref: '#/components/schemas/B'}]}",
        "{allOf: [{$ref: '#/components/schemas/B'}, {type: [object, 'null']}]}",
    ])
    func typeAlone(_ schema: String) throws {
        let type = try structure(
            "{type: object, properties: {n: \(schema)}}", others: ["B: {type: object, properties: {b: {type: string}}}"]
        )
        .properties[0].type
        #expect(type.summary == "B")
    }

    @Test func whatIfAsksForIsAMember() throws {
        let structure = try structure(
            "{type: object, properties: {k: {type: string}}, if: {properties: {k: {const: a}, x: {const: 1}, y: {const: 1}}}, then: {properties: {x: {type: integer}}}}"
        )
        #expect(structure.properties.map(\.wireName) == ["k", "x", "y"])
        #expect(structure.properties.map(\.type) == [.string, .int, .json])
    }

    @Test(arguments: [([""], TypeRef.int), (["B: {$id: b, $dynamicAnchor: T, type: string}"], TypeRef.json)])
    func dynamicReference(others: [String], type: TypeRef) throws {
        let structure = try structure(
            "{$id: a, type: object, properties: {x: {$dynamicRef: '#T'}}, $defs: {t: {$dynamicAnchor: T, type: integer}}}", others: others)
        #expect(structure.properties[0].type == type)
    }
}
