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
        guard case .discriminator(let tags, nil) = pet.selection else { throw UnionTestError() }
        #expect(tags.key == "kind" && tags.table.map(\.value) == ["dog", "Puppy"] && tags.untagged.isEmpty)
        #expect(pet.common.map(\.name.description) == ["kind", "name"])
    }

    @Test func aValueOfTwoBranchesIsTriedAsBoth() throws {
        let lowered = Lowered(
            body: """
                paths: {}
                components:
                  schemas:
                    Plan:
                      oneOf: [{$ref: '#/components/schemas/Sent'}, {$ref: '#/components/schemas/Empty'}]
                      discriminator:
                        propertyName: status
                        mapping: {sent: '#/components/schemas/Sent', gone: '#/components/schemas/Empty'}
                    Sent: {type: object, required: [status, id], properties: {status: {const: sent}, id: {type: string}}}
                    Empty: {type: object, required: [status], properties: {status: {type: string, enum: [sent, gone]}}}
                """)
        guard case .discriminator(let tags, nil) = try union("Plan", lowered).selection else { throw UnionTestError() }
        #expect(tags.table == [Union.Entry(value: "sent", index: 0, others: [1]), Union.Entry(value: "gone", index: 1)])
    }

    @Test func whatNeedNotHaveADiscriminatorIsComparedWithoutIt() throws {
        let lowered = Lowered(
            body: """
                paths: {}
                components:
                  schemas:
                    Either:
                      oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]
                      discriminator: {propertyName: t}
                    A: {type: object, properties: {t: {type: string}, a: {type: integer}}}
                    B: {type: object, required: [t], properties: {t: {type: string}, b: {type: integer}}}
                """)
        guard case .discriminator(let tags, nil) = try union("Either", lowered).selection else { throw UnionTestError() }
        #expect(tags.untagged == [0])
    }

    @Test func branchesAreCalledByConstantsInside() throws {
        let lowered = Lowered(
            body: """
                paths: {}
                components:
                  schemas:
                    Event:
                      oneOf:
                        - {type: object, properties: {data: {type: object, properties: {type: {const: created}, at: {type: string}}}}}
                        - {type: object, properties: {data: {type: object, properties: {type: {enum: [moved, copied]}, by: {type: string}}}}}
                """)
        #expect(try union("Event", lowered).cases.map(\.name.description) == ["created", "movedOrCopied"])
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
