/// Collects which limits of the API's description a request breaks, before it is sent.
nonisolated public struct Validation: Sendable {
    /// A broken limit.
    nonisolated public struct Problem: Sendable, Hashable, CustomStringConvertible {
        /// Which member it is: `quantity`, `items[3].name`; empty for the value itself.
        public let path: String
        /// What it should be: `must be at least 5`.
        public let message: String

        public var description: String { path.isEmpty ? message : "\(path) \(message)" }
    }

    /// What is broken, in the order of the members.
    public private(set) var problems: [Problem] = []
    /// How the value being looked at is reached.
    private var path: [String] = []

    init() {}

    /// Notes a broken limit of a member.
    mutating func note(_ name: StaticString, _ message: String) { note(name.description, message) }

    private mutating func note(_ name: String, _ message: String) {
        problems.append(Problem(path: Validation.joined(path + [name]), message: message))
    }

    /// Looks at the limits of a member's own members.
    @_spi(Generated) public mutating func nested(_ value: (some JSONModel)?, _ name: StaticString) {
        guard let value else { return }
        member(value, name.description)
    }

    /// Looks at the limits of the members of a member.
    mutating func member(_ value: some JSONModel, _ name: String) {
        path.append(name)
        value.validate(&self)
        path.removeLast()
    }

    /// Looks at the limits of the members of an element.
    mutating func element(_ value: some JSONModel, _ index: Int) { member(value, "[\(index)]") }

    private static func joined(_ path: [String]) -> String {
        path.reduce(into: "") { (text: inout String, step: String) in
            text += text.isEmpty || step.hasPrefix("[") ? step : "." + step
        }
    }
}
