import HelodataDiagnostics
import HelodataSpec
import HelodataYAML

/// Decides what the double of a client for tests has: what it is called, what each operation answers, how a recorded call is read.
struct MockLowering {
    let operations: OperationLowering
    let maker: SampleMaker
    let groups: [OperationGroup]
    let types: [TypeDeclaration]
    let envelope: ErrorEnvelope

    func client(module: Identifier, client: Identifier) -> MockedClient {
        let samples = SampleLowering(schemas: operations.schemas, maker: maker, types: types, operations: groups.flatMap(\.operations))
        let root = operations.schemas.root
        let base = client.bare.hasSuffix("Client") ? String(client.bare.dropLast(6)) : client.bare
        let name = root.scope.claim([base + "Mock"], suffix: "Double").identifier
        let errors = MockedErrorLowering(lowering: self, samples: samples)
        let taken = Set(types.map(\.name.last.bare)).union(groups.map(\.typeName.bare))
        return MockedClient(
            name: name, moduleName: Identifier(unchecked: module.bare + "Mocks"),
            groups: groups.map { MockedGroup(name: $0.name, typeName: $0.typeName, operations: mocked($0, samples.index, taken)) },
            samples: samples.functions(), failures: errors.failures(), unionMembers: unions(samples.index))
    }

    // MARK: unions

    /// Of the unions that are bodies of requests, in the order of the operations.
    private func unions(_ index: TypeIndex) -> [MockedUnion] {
        var seen: Set<TypeName> = []
        return groups.flatMap(\.operations).compactMap { operation -> MockedUnion? in
            guard case .argument(let name, _)? = operation.body?.value,
                case .named(let type)? = operation.arguments.first(where: { $0.name == name })?.type, let union = index.union(type),
                seen.insert(union.name).inserted
            else { return nil }
            let members = members(of: union, index)
            return members.isEmpty ? nil : MockedUnion(name: union.name, members: members)
        }
    }

    /// Members that have one type wherever they are, and no name that the union itself has.
    private func members(of union: Union, _ index: TypeIndex) -> [MockedUnion.Member] {
        let taken = Set(union.cases.map(\.name) + union.common.map(\.name)).union([Identifier(unchecked: "other")])
        var order: [Identifier] = []
        var found: [Identifier: [(case: Identifier, property: Property)]] = [:]
        for unionCase in union.cases {
            guard case .named(let type) = unionCase.type, let structure = index.structure(type) else { continue }
            for property in structure.properties where !taken.contains(property.name) && !CollectedNames.union.contains(property.name.bare)
            {
                if found[property.name] == nil { order.append(property.name) }
                found[property.name, default: []].append((unionCase.name, property))
            }
        }
        return order.compactMap { name in
            guard let all = found[name], let first = all.first, all.allSatisfy({ $0.property.type == first.property.type }) else {
                return nil
            }
            return MockedUnion.Member(name: name, type: first.property.type, cases: all.map { ($0.case, $0.property.presence) })
        }
    }

    // MARK: operations

    private func mocked(_ group: OperationGroup, _ index: TypeIndex, _ taken: Set<String>) -> [MockedOperation] {
        group.operations.map { operation in
            var callName = NameScope.legal(Acronyms.capitalized(operation.name.bare) + "Call", .type, suffix: "Call")
            while taken.contains(callName) || CollectedNames.types.contains(callName) { callName += "Record" }
            let (status, contentType) = success(operation)
            return MockedOperation(
                operation: operation, callName: Identifier(unchecked: callName),
                arguments: MockedArgumentLowering(operation: operation, index: index).arguments(), status: status, contentType: contentType)
        }
    }

    /// Of the first success that has what the operation returns.
    private func success(_ operation: Operation) -> (status: Int, contentType: String) {
        let facts = operations.facts[operation.id]
        let successes = facts?.successes ?? []
        let accepted = operation.accept.first ?? ""
        let isEmpty = if case .none = operation.output { true } else { false }
        let chosen = successes.first { isEmpty ? $0.object.content.isEmpty : !$0.object.content.isEmpty } ?? successes.first
        let status = chosen?.status.single ?? (isEmpty ? 204 : 200)
        // A range such as `*/*` is none that an answer has.
        let media = MediaType(accepted)
        return (status, isEmpty ? "" : media.isRange ? media.sentText(as: media.family) : accepted)
    }
}
