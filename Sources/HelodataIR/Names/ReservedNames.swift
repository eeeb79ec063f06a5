/// Names that a scope must not give away, because emitted code, the runtime or the user's code would no longer reach what
/// they mean. What the sources say is collected (`CollectedNames`); nothing is listed here by hand.
enum ReservedNames {
    /// Types of the module.
    static let typeNames = innerTypeNames.union(FamiliarNames.all)
    /// Types inside others: an inner one hides an outer one.
    static let innerTypeNames = CollectedNames.types.union(CollectedNames.modules).union(CollectedNames.toolchain)
    /// Accessors of headers, which are members of `APIResponse`.
    static let responseHeaders = NameScope.Reserved(CollectedNames.response)
    /// Groups, which are members of the client.
    static let groups = NameScope.Reserved(CollectedNames.client)
    /// Methods of a group.
    static let methods = NameScope.Reserved(CollectedNames.group)
    /// Credentials, which are parameters of the client's initializer.
    static let credentials = NameScope.Reserved(CollectedNames.clientParameters.union(CollectedNames.client))
    static let errorCases = NameScope.Reserved(CollectedNames.error)
    static let unionCases = NameScope.Reserved(CollectedNames.union)
    static let enumerationValues = NameScope.Reserved(CollectedNames.enumeration)
    static let arguments = NameScope.Reserved(CollectedNames.methodParameters)
    /// Arguments of an operation that waiters call: the waiters have more parameters of their own.
    static let waiterArguments = NameScope.Reserved(CollectedNames.methodParameters.union(CollectedNames.waiterParameters))
}
