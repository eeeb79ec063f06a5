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

    /// A named list whose elements hold the list: JSON Schema 2020-12 Core §8.2.3.1, a reference to itself inside an object or union.
    @Test func `a list whose elements hold the list again is typed all the way down`() throws {
        let lowered = Lowered(
            body: """
                paths: {}
                components:
                  schemas:
                    Tree: {type: array, items: {type: object, properties: {name: {type: string}, children: {$ref: '#/components/schemas/Tree'}}}}
                    Filter: {type: object, additionalProperties: {oneOf: [{type: string}, {$ref: '#/components/schemas/Filter'}]}}
                """)
        #expect(lowered.messages == [])
        let types = lowered.api?.types ?? []
        let item = try #require(types.lazy.compactMap { if case .structure(let type) = $0 { type } else { nil } }.first)
        #expect(item.properties.map { "\($0.name.bare): \($0.type)" }.last == "children: \(TypeRef.array(.named(item.name)))")
        let value = try #require(types.lazy.compactMap { if case .union(let type) = $0 { type } else { nil } }.first)
        #expect(value.cases.contains { "\($0)".contains("\(TypeRef.dictionary(.named(value.name)))") })
    }

    @Test func `a list that is an element of itself ends in any JSON value, with a warning`() {
        let lowered = Lowered(
            body: """
                paths: {}
                components:
                  schemas:
                    S: {type: array, items: {allOf: [{$ref: '#/components/schemas/S'}], maxItems: 3}}
                    M: {additionalProperties: {allOf: [{$ref: '#/components/schemas/M'}, {additionalProperties: {}}]}}
                """)
        #expect(lowered.api != nil)
        #expect(lowered.messages.contains { $0.hasSuffix("[recursive-alias]") }, "\(lowered.messages)")
    }
}
