import HelodataSpec
import Testing

@Suite struct SchemaTests {
    private func schema(_ text: String, version: String = "3.1.0") -> (SchemaObject?, [String]) {
        let reading = read(body: "components:\n  schemas:\n    A: \(text)\n", version: version)
        return (reading.schema("A"), reading.messages)
    }

    @Test func members() throws {
        let reading = read(
            body: """
                components:
                  schemas:
                    Order:
                      type: object
                      title: Order
                      description: What was bought.
                      deprecated: true
                      required: [id, total]
                      properties:
                        id: {type: string, readOnly: true, example: ord_1, minLength: 3, maxLength: 9, pattern: '^ord_'}
                        total: {type: number, format: decimal, minimum: 0, maximum: 10, multipleOf: 0.01}
                        secret: {type: string, format: password, writeOnly: true, x-sensitive: true}
                        ips:
                          type: array
                          items: {$ref: '#/components/schemas/IP'}
                          minItems: 1
                          maxItems: 5000
                          uniqueItems: true
                      additionalProperties: {type: string}
                      patternProperties: {'^x': {type: integer}}
                      propertyNames: {pattern: '^[a-z]'}
                      minProperties: 1
                      maxProperties: 9
                      externalDocs: {url: /docs}
                      discriminator: {propertyName: kind, mapping: {a: A, b: '#/components/schemas/B'}, defaultMapping: A}
                      oneOf: [{$ref: '#/components/schemas/A'}]
                      anyOf: [true, false]
                      allOf: [{}]
                      not: {type: string}
                      $defs: {Local: {type: boolean}}
                """, version: "3.2.0")
        #expect(reading.messages == [])
        let schema = try #require(reading.schema("Order"))
        #expect(schema.types.map(\.value) == ["object"])
        #expect(schema.title == "Order")
        #expect(schema.isDeprecated)
        #expect(schema.required.map(\.value) == ["id", "total"])
        #expect(schema.properties.map(\.key) == ["id", "total", "secret", "ips"])
        #expect(schema.properties[0].keyLocation.line == 10)
        let id = schema.properties[0].schema
        #expect(id.isReadOnly)
        #expect(id.limits.minLength == 3)
        #expect(id.limits.maxLength == 9)
        #expect(id.limits.pattern == "^ord_")
        let total = schema.properties[1].schema
        #expect(total.format?.value == "decimal")
        #expect(total.limits.minimum == 0)
        #expect(total.limits.maximum == 10)
        #expect(total.limits.multipleOf == 0.01)
        #expect(schema.properties[2].schema.isWriteOnly)
        #expect(schema.properties[2].schema.extensions.isSensitive == true)
        let ips = schema.properties[3].schema
        #expect(ips.items?.reference?.value == "#/components/schemas/IP")
        #expect(ips.items?.isBareReference == true)
        #expect(ips.limits.minItems == 1)
        #expect(ips.limits.maxItems == 5000)
        #expect(ips.limits.uniqueItems)
        guard case .schema(let values)? = schema.additionalProperties else {
            Issue.record("no additionalProperties")
            return
        }
        #expect(values.types.map(\.value) == ["string"])
        #expect(schema.patternProperties.map(\.key) == ["^x"])
        #expect(schema.propertyNames?.limits.pattern == "^[a-z]")
        #expect(schema.limits.minProperties == 1)
        #expect(schema.limits.maxProperties == 9)
        #expect(schema.discriminator?.propertyName.value == "kind")
        #expect(schema.discriminator?.mapping.map(\.target.value) == ["A", "#/components/schemas/B"])
        #expect(schema.discriminator?.defaultMapping?.value == "A")
        #expect(schema.oneOf.count == 1)
        #expect(schema.anyOf.map(\.boolean) == [true, false])
        #expect(schema.allOf.count == 1)
        #expect(schema.not?.types.map(\.value) == ["string"])
        #expect(schema.definitions.map(\.key) == ["Local"])
    }

    @Test func valuesStayAsWritten() {
        let (schema, messages) = schema("{enum: [1.10, yes, null, ''], const: 5, default: {a: 1}}")
        #expect(messages == [])
        #expect(schema?.enumeration?.map(\.string) == ["1.10", "yes", "null", ""])
        #expect(schema?.enumeration?[2].isNull == true)
        #expect(schema?.const?.int == 5)
        #expect(schema?.defaultValue?["a"]?.int == 1)
    }

    @Test func bounds() {
        func limits(_ text: String, _ version: String) -> SchemaLimits? { schema(text, version: version).0?.limits }
        let old = limits("{minimum: 1, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false}", "3.0.0")
        #expect(old?.minimum == 1)
        #expect(old?.isMinimumExclusive == true)
        #expect(old?.isMaximumExclusive == false)
        let new = limits("{exclusiveMinimum: 1, exclusiveMaximum: 9}", "3.1.0")
        #expect(new?.minimum == 1)
        #expect(new?.isMinimumExclusive == true)
        #expect(new?.maximum == 9)
        #expect(new?.isMaximumExclusive == true)
        let both = limits("{minimum: 5, exclusiveMinimum: 1, maximum: 5, exclusiveMaximum: 4}", "3.1.0")
        #expect(both?.minimum == 5)
        #expect(both?.isMinimumExclusive == false)
        #expect(both?.maximum == 4)
        #expect(both?.isMaximumExclusive == true)
    }

    @Test func nullInAllSpellings() {
        #expect(schema("{type: [string, 'null']}").0?.types.map(\.value) == ["string", "null"])
        #expect(schema("{type: string, nullable: true}", version: "3.0.0").0?.isNullable == true)
        #expect(schema("{type: null}").0?.types.map(\.value) == ["null"])
        // A tool that wrote out what it did not know.
        #expect(schema("{type: null, format: null}", version: "3.0.0").0?.types.isEmpty == true)
    }

    @Test(arguments: [
        ("{type: strnig}", "3:15: error: unknown type 'strnig'; did you mean 'string'? [schema-type]", []),
        (
            "{type: widget}",
            "3:15: error: unknown type 'widget'; the types are string, number, integer, boolean, array, object, null [schema-type]",
            []
        ),
        ("{type: none}", "3:15: warning: 'none' is no type; read as any value [schema-type]", []),
        ("{type: [string, any]}", "3:24: warning: 'any' is no type; read as any value [schema-type]", []),
        (
            "{type: int64}", "3:15: warning: 'int64' is no type; read as integer with format int64 [schema-type]",
            ["integer"]
        ),
        ("{type: String}", "3:15: warning: type 'String' is read as 'string' [schema-type]", ["string"]),
        ("{type: [string, string]}", "3:24: warning: type 'string' is listed twice [duplicate]", ["string"]),
        ("{type: {a: b}}", "3:15: error: 'type' is a word or a list of words, not a mapping [shape]", []),
        ("string", "3:8: error: a schema is a mapping; did you mean 'type: string'? [shape]", ["string"]),
    ])
    func types(_ text: String, _ message: String, _ types: [String]) {
        let (schema, messages) = schema(text)
        #expect(messages == [message])
        #expect(schema?.types.map(\.value) == types)
    }

    @Test(arguments: [
        ("{propertis: {}}", ["error: unknown key 'propertis' in schema; did you mean 'properties'? [unknown-key]"]),
        ("{readonly: true}", ["warning: 'readonly' is read as 'readOnly' [key-spelling]"]),
        (
            "{readonly: true, readOnly: false}",
            ["warning: 'readonly' stands beside 'readOnly' and is ignored [unknown-key]"]
        ),
        ("{descripton: a}", ["warning: unknown key 'descripton' in schema; did you mean 'description'? [unknown-key]"]),
        (
            "{id: a, optional: true}",
            [
                "warning: unknown key 'id' in schema is ignored [unknown-key]",
                "warning: unknown key 'optional' in schema is ignored [unknown-key]",
            ]
        ),
        (
            "{x-swift-nam: a}",
            ["warning: 'x-swift-nam' has no meaning here; did you mean 'x-swift-name'? [extension-name]"]
        ),
        (
            "{nullable: true}",
            ["warning: 'nullable' is of OpenAPI 3.0; 3.1 writes 'type: [string, \"null\"]' [version-spelling]"]
        ),
        (
            "{minimum: 1, exclusiveMinimum: true}",
            ["warning: 'exclusiveMinimum: true' is of OpenAPI 3.0; in 3.1 it is the limit itself [version-spelling]"]
        ),
        ("{minimum: '1'}", ["warning: 'minimum' must be a number, not the string '1'; read as a number [loose-value]"]),
        ("{minimum: many}", ["warning: 'minimum' must be a number, not the string 'many'; it is ignored [shape]"]),
        (
            "{minimum: -99999999999999999999999}",
            ["warning: -99999999999999999999999 is beyond 64 bits; 'minimum' is ignored [out-of-range]"]
        ),
        ("{maximum: 18446744073709551615}", []),
        ("{minLength: -1}", ["warning: 'minLength' must be a whole number from 0 on; -1 is ignored [out-of-range]"]),
        (
            "{maxItems: 99999999999999999999}",
            ["warning: 99999999999999999999 is beyond 64 bits; 'maxItems' is ignored [out-of-range]"]
        ),
        (
            "{maxItems: 9223372036854775808}",
            ["warning: 'maxItems' must be a whole number from 0 on; 9223372036854775808 is ignored [out-of-range]"]
        ),
        ("{multipleOf: 0}", ["warning: 'multipleOf' must be above 0; 0 is ignored [out-of-range]"]),
        (
            "{required: true}",
            ["warning: 'required' is the list of the required properties; the boolean true is ignored [loose-shape]"]
        ),
        (
            "{required: id}",
            ["warning: 'required' must be a list, not the string 'id'; read as a list of one [loose-shape]"]
        ),
        ("{required: [id, id]}", ["warning: 'id' is listed twice [duplicate]"]),
        ("{required: [{}]}", ["error: 'required' is a list of text, not of a mapping [shape]"]),
        ("{required: null}", ["warning: 'required' is null and ignored [null-value]"]),
        ("{properties: null}", ["warning: 'properties' is null and ignored [null-value]"]),
        (
            "{properties: []}",
            ["warning: 'properties' must be a mapping; the empty list is read as an empty mapping [loose-shape]"]
        ),
        ("{properties: [a]}", ["error: 'properties' must be a mapping, not a list [shape]"]),
        (
            "{properties: {required: [a]}}",
            ["error: the list 'required' belongs beside 'properties', not under it [misplaced-key]"]
        ),
        ("{properties: {a: null}}", ["warning: a schema is a mapping; null is read as an empty one [null-value]"]),
        ("{properties: {a: 5}}", ["error: a schema is a mapping, not the number 5 [shape]"]),
        (
            "{properties: {x-order: [a, b]}}",
            ["warning: 'properties' takes no extensions; 'x-order' is ignored [extension-place]"]
        ),
        ("{properties: {x-order: {type: string}}}", []),
        (
            "{items: [{type: string}]}",
            ["warning: 'items' is one schema, not a list; its only element is taken [loose-shape]"]
        ),
        (
            "{items: [{type: string}, {type: number}]}",
            ["warning: a list under 'items' is 'prefixItems' since OpenAPI 3.1 [version-spelling]"]
        ),
        (
            "{additionalProperties: 'false'}",
            [
                "warning: 'additionalProperties' must be true or false, not the string 'false'; read as false [loose-value]"
            ]
        ),
        (
            "{oneOf: {type: string}}",
            ["warning: 'oneOf' must be a list, not a mapping; read as a list of one [loose-shape]"]
        ),
        ("{enum: a}", ["warning: 'enum' must be a list, not the string 'a'; read as a list of one [loose-shape]"]),
        ("{enum: {a: 1}}", ["error: 'enum' must be a list, not a mapping [shape]"]),
        (
            "{discriminator: kind}",
            ["warning: 'discriminator: kind' is of Swagger 2.0; read as its 'propertyName' [version-spelling]"]
        ),
        ("{discriminator: {mapping: {}}}", ["error: discriminator lacks 'propertyName' [missing-key]"]),
        (
            "{if: {}, then: {}}",
            [
                "warning: the client does not check 'if' [unused-keyword]",
                "warning: the client does not check 'then'; members of it are optional [unused-keyword]",
            ]
        ),
        ("{$ref: null}", ["error: '$ref' must be text, not null [shape]"]),
        ("[a]", ["error: a schema is a mapping, not a list [shape]"]),
        ("[]", ["warning: a schema is a mapping; the empty list is read as an empty one [loose-shape]"]),
        (
            "'#/components/schemas/A'",
            ["error: a schema is a mapping; did you mean '$ref: #/components/schemas/A'? [shape]"]
        ),
        (
            "{$recursiveRef: '#'}",
            [
                "warning: '$recursiveRef' is of JSON Schema 2019-09; read as '$ref: #/components/schemas/A' [version-spelling]"
            ]
        ),
    ])
    func diagnostics(_ text: String, _ messages: [String]) {
        let found = schema(text).1.map { String($0.drop { $0 != " " }.dropFirst()) }
        #expect(found == messages)
    }

    @Test(arguments: [
        (
            "{type: [string, 'null']}",
            [
                "warning: a list of types came with OpenAPI 3.1 [version-spelling]",
                "warning: the type \"null\" came with OpenAPI 3.1 [version-spelling]",
            ]
        ),
        (
            "{exclusiveMinimum: 5}",
            [
                "warning: 'exclusiveMinimum' is true or false in OpenAPI 3.0; the limit itself is of 3.1 [version-spelling]"
            ]
        ),
        ("true", ["warning: the schema 'true' came with OpenAPI 3.1 [version-spelling]"]),
        ("{type: null, example: 1}", ["warning: 'type' is null and ignored [null-value]"]),
        (
            "{nullable: 'true'}",
            ["warning: 'nullable' must be true or false, not the string 'true'; read as true [loose-value]"]
        ),
    ])
    func newSpellingsInOldDocuments(_ text: String, _ messages: [String]) {
        let found = schema(text, version: "3.0.3").1.map { String($0.drop { $0 != " " }.dropFirst()) }
        #expect(found == messages)
    }

    @Test func nestingHasABudget() {
        let deep = String(repeating: "{items: ", count: 120) + "{}" + String(repeating: "}", count: 120)
        let (_, messages) = schema(deep)
        #expect(messages == ["3:808: error: more than 100 schemas, paths or callbacks inside each other [nesting]"])
    }
}
