/// A method of a client, for the arguments of its example.
package struct ExampleKey: Sendable, Hashable {
    private let group: Identifier
    private let method: Identifier

    package init(_ operation: Operation, of group: OperationGroup) {
        self.group = group.typeName
        method = operation.name
    }
}
