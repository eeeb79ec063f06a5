import HelodataIR
import Testing

/// What a union becomes, and a parent with a discriminator.
@Suite struct UnionTests {
    private func type(_ name: String, _ lowered: Lowered) throws -> TypeDeclaration {
        try #require(lowered.api?.types.first { $0.name.components.map(\.description) == [name] })
    }

    private func union(_ name: String, _ lowered: Lowered) throws -> Union {
        guard case .union(let union) = try type(name, lowered) else {
            Issue.record("\(name) is no union")
            throw UnionTestError()
        }
        return union
    }

    private struct UnionTestError: Error {}

    private let family = """
        paths: {}
        components:
          schemas:
            Pet:
              type: object
              required: [kind]
              discriminator: {propertyName: kind, mapping: {dog: '#/components/schemas/Dog'}}
              properties: {kind: {type: string}, name: {type: string}}
            Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {bark: {type: string}}}]}
            Puppy: {allOf: [{$ref: '#/components/schemas/Dog'}, {properties: {age: {type: integer}}}]}
        """

    @Test func aParentIsTheUnionOfItsChildren() throws {
        let lowered = Lowered(body: family)
        let pet = try union("Pet", lowered)
        #expect(pet.cases.map(\.name.description) == ["dog", "puppy"])
        guard case .discriminator("kind", let table, nil) = pet.selection else { throw UnionTestError() }
        #expect(table.map(\.value) == ["dog", "Puppy"])
        #expect(pet.common.map(\.name.description) == ["kind", "name"])
    }

    @Test func aParentWithoutChildrenIsAnObject() throws {
        let lowered = Lowered(
            body: """
                paths: {}
                components:
                  schemas:
                    Pet: {type: object, discriminator: {propertyName: kind}, properties: {kind: {type: string}}}
                """)
        guard case .structure = try type("Pet", lowered) else { throw UnionTestError() }
    }

    @Test func aTypeInsideItselfIsOneType() {
        for siblings in ["type: object, nullable: true, ", "description: again, type: object, ", "required: [name], "] {
            let lowered = Lowered(
                body: """
                    paths: {}
                    components:
                      schemas:
                        Dog:
                          type: object
                          required: [name]
                          properties:
                            name: {type: string}
                            mother: {\(siblings)allOf: [{$ref: '#/components/schemas/Dog'}]}
                            father: {\(siblings)$ref: '#/components/schemas/Dog'}
                    """)
            #expect(lowered.api?.types.count == 1, "\(siblings): \(lowered.messages)")
        }
    }

    @Test func mergesOfEachOtherEnd() {
        let lowered = Lowered(
            body: """
                paths: {}
                components:
                  schemas:
                    P: {type: object, properties: {q: {allOf: [{$ref: '#/components/schemas/Q'}, {properties: {x: {type: string}}}]}, r: {type: array, items: {allOf: [{$ref: '#/components/schemas/Q'}, {properties: {z: {type: string}}}]}}}}
                    Q: {type: object, properties: {p: {allOf: [{$ref: '#/components/schemas/P'}, {properties: {y: {type: string}}}]}}}
                """)
        #expect(lowered.api != nil, "\(lowered.messages)")
    }

    @Test func unionsOfEachOtherEnd() {
        var body = "paths: {}\ncomponents:\n  schemas:\n"
        for index in 0..<40 {
            let others = (0..<40).filter { $0 != index }.map { "{$ref: '#/components/schemas/U\($0)'}" }.joined(separator: ", ")
            body += "    U\(index): {oneOf: [\(others)], discriminator: {propertyName: t}}\n"
        }
        let lowered = Lowered(body: body)
        #expect(lowered.messages.filter { $0.hasPrefix("error") } == [])
        #expect(lowered.api?.types.count == 40)
    }

    @Test func aBranchThatIsOnlyNullMakesTheUnionNullable() throws {
        for null in ["{enum: [null]}", "{const: null}", "{type: 'null'}", "{$ref: '#/components/schemas/Again'}"] {
            let lowered = Lowered(
                body: """
                    paths: {}
                    components:
                      schemas:
                        Nothing: {enum: [null]}
                        Again: {$ref: '#/components/schemas/Nothing', description: Nothing.}
                        Role: {type: string, enum: [a, b]}
                        Holder: {type: object, properties: {role: {oneOf: [{$ref: '#/components/schemas/Role'}, \(null)]}}}
                    """)
            guard case .structure(let holder) = try type("Holder", lowered) else { throw UnionTestError() }
            #expect(holder.properties[0].type.summary == "Role", "\(null)")
        }
    }

    @Test func aMemberWithOneValueIsOpen() throws {
        let lowered = Lowered(
            body: """
                paths: {}
                components:
                  schemas:
                    R: {type: object, required: [kind, n, sole], properties: {kind: {const: done}, n: {type: integer, const: 1}, sole: {type: boolean, enum: [true]}, opt: {const: x}}}
                """)
        guard case .structure(let structure) = try type("R", lowered) else { throw UnionTestError() }
        #expect(
            structure.properties.map(\.presence) == [.defaulted(.string("done")), .defaulted(.int(1)), .defaulted(.bool(true)), .optional])
        #expect(structure.constants.isEmpty)
    }
}
