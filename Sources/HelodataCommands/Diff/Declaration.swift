import HelodataDiagnostics
import HelodataIR

/// One thing of a client that a program can name: a type, a member, a method, a case.
package struct Declaration: Sendable {
    package enum Kind: Sendable, Hashable {
        /// With the word for it in messages: `structure`, `enumeration of String`.
        case type(String)
        case group
        case property(isSettable: Bool)
        case initializer
        case method(isAsync: Bool)
        case staticMethod
        /// Of a closed Swift enumeration.
        case enumCase
        /// A static member.
        case value
    }

    package struct Parameter: Sendable, Hashable {
        /// nil: without a label.
        package let label: String?
        package let type: String
        package let hasDefault: Bool
        /// As the network has it.
        let wire: String
        let limits: [Constraint]
        /// The default as it is sent.
        let value: String
        let place: SourceLocation
        /// Nil values are sent as null.
        let sendsNull: Bool

        init(
            label: String?, type: String, hasDefault: Bool, wire: String = "", limits: [Constraint] = [], value: String = "",
            place: SourceLocation, sendsNull: Bool = false
        ) {
            self.label = label
            self.type = type
            self.hasDefault = hasDefault
            self.wire = wire
            self.limits = limits
            self.value = value
            self.place = place
            self.sendsNull = sendsNull
        }

        fileprivate func isSame(as other: Parameter) -> Bool {
            label == other.label && type == other.type && hasDefault == other.hasDefault && wire == other.wire && limits == other.limits
                && value == other.value && sendsNull == other.sendsNull
        }

        /// `status: BatchStatus? = …`
        var text: String { "\(label ?? "_"): \(type)\(hasDefault ? " = …" : "")" }
    }

    /// The type or group that it is a member of; empty at the top.
    package let owner: String
    package let name: String
    package let kind: Kind
    /// What it is compared by.
    let key: String
    /// Of a property, a payload, a result; empty for none.
    package var type = ""
    package var parameters: [Parameter] = []
    /// What a method throws; empty for nothing.
    package var error = ""
    /// By what the network knows it, the same under another name in Swift: `POST /orders`, a member's name in JSON.
    var wire = ""
    /// Facts that a program does not see when it compiles.
    var facts = Facts()
    /// The operation or type without which it would not be there.
    var root = ""
    var doc = Doc()
    let place: SourceLocation

    package init(_ owner: String, _ name: String, _ kind: Kind, at place: SourceLocation) {
        self.owner = owner
        self.name = name
        self.kind = kind
        self.place = place
        key = Self.key(kind, owner.isEmpty ? name : "\(owner).\(name)")
    }

    /// What messages call the owner: `orders` for `OrdersAPI`.
    var shownOwner: String?
    /// Its parameters are those of another declaration, which says what there is to say about them.
    var isDerived = false

    /// For messages.
    var shown: String { shownOwner.map { "\($0).\(name)" } ?? path }
    package var path: String { owner.isEmpty ? name : "\(owner).\(name)" }

    private static func key(_ kind: Kind, _ path: String) -> String {
        switch kind {
        case .type: "type \(path)"
        case .group: "group \(path)"
        case .property: "property \(path)"
        case .initializer: "initializer \(path)"
        case .method: "method \(path)"
        case .staticMethod: "static \(path)"
        case .enumCase: "case \(path)"
        case .value: "value \(path)"
        }
    }

    /// Whether nothing can be said of what has become of the old one, wherever both stand.
    func isSame(as other: Declaration) -> Bool {
        kind == other.kind && type == other.type && error == other.error && facts.isSame(as: other.facts)
            && parameters.elementsEqual(other.parameters) { $0.isSame(as: $1) } && doc == other.doc
    }

    /// What the network or the money sees: facts by the rule that a change of them breaks.
    struct Facts: Sendable {
        var values: [(rule: DiffRule, value: String)] = []
        var limits: [Constraint] = []
        /// Whether requests hold it.
        var isSent = false
        var isDeprecated = false

        fileprivate func isSame(as other: Facts) -> Bool {
            isSent == other.isSent && isDeprecated == other.isDeprecated && limits == other.limits
                && values.elementsEqual(other.values) { $0.rule == $1.rule && $0.value == $1.value }
        }
    }
}
