/// What a difference breaks. Each promise contains the next: code that no longer compiles is no client at all.
package enum Promise: String, Sendable, CaseIterable {
    /// Old code compiles.
    case source
    /// The old client works with the new server.
    case wire
    /// A call does what it did: repetition, keys, credentials, servers, paging, waiting.
    case behaviour
    /// Nothing breaks; there is more.
    case addition
    /// Nothing changes but texts.
    case text

    /// The word in front of a line.
    package var word: String {
        switch self {
        case .source: "major"
        case .wire: "wire"
        case .behaviour: "behaviour"
        case .addition: "minor"
        case .text: "patch"
        }
    }
}

/// The table of rules. The raw value is the name in brackets, which an ignore file takes.
package enum DiffRule: String, Sendable, CaseIterable {
    case typeRemoved = "type-removed"
    case typeRenamed = "type-renamed"
    case typeKindChanged = "type-kind-changed"
    case groupRemoved = "group-removed"
    case operationRemoved = "operation-removed"
    case operationRenamed = "operation-renamed"
    case propertyRemoved = "property-removed"
    case propertyRenamed = "property-renamed"
    case propertyTypeChanged = "property-type-changed"
    case propertyBecameOptional = "property-became-optional"
    case propertyBecameRequired = "property-became-required"
    case initializerChanged = "initializer-changed"
    case argumentRemoved = "argument-removed"
    case argumentTypeChanged = "argument-type-changed"
    case argumentBecameRequired = "argument-became-required"
    case requiredArgumentAdded = "required-argument-added"
    case argumentsReordered = "arguments-reordered"
    case resultChanged = "result-changed"
    case caseRemoved = "case-removed"
    case caseAdded = "case-added"
    case caseTypeChanged = "case-type-changed"
    case valueRemoved = "value-removed"
    case memberRemoved = "member-removed"

    case operationMoved = "operation-moved"
    case memberMoved = "member-moved"
    case argumentMoved = "argument-moved"
    case bodyChanged = "body-changed"
    case answerChanged = "answer-changed"
    case requestNarrowed = "request-narrowed"
    case nullChanged = "null-changed"
    case unionChanged = "union-changed"

    case replayChanged = "replay-changed"
    case securityChanged = "security-changed"
    case serverChanged = "server-changed"
    case defaultChanged = "default-changed"
    case pagingChanged = "paging-changed"
    case waitingChanged = "waiting-changed"
    case errorChanged = "error-changed"

    case typeAdded = "type-added"
    case operationAdded = "operation-added"
    case propertyAdded = "property-added"
    case argumentAdded = "argument-added"
    case argumentRelaxed = "argument-relaxed"
    case valueAdded = "value-added"
    case memberAdded = "member-added"
    case requestWidened = "request-widened"
    case deprecated = "deprecated"

    case documentation = "documentation"

    package var promise: Promise { row.promise }
    package var reason: String { row.reason }

    private var row: (promise: Promise, reason: String) {
        switch self {
        case .typeRemoved: (.source, "Code that names the type no longer compiles.")
        case .typeRenamed: (.source, "The type has another name in Swift; 'rename' in the configuration keeps the old one.")
        case .typeKindChanged: (.source, "The type is declared in another way, so that what is done with its values no longer compiles.")
        case .groupRemoved: (.source, "The client has no such group of operations any more.")
        case .operationRemoved: (.source, "Calls of the method no longer compile.")
        case .operationRenamed: (.source, "The method has another name; 'rename' in the configuration keeps the old one.")
        case .propertyRemoved: (.source, "Code that reads or sets the member no longer compiles.")
        case .propertyRenamed: (.source, "The member has another name in Swift; 'rename' in the configuration keeps the old one.")
        case .propertyTypeChanged: (.source, "Code that reads the member as its old type no longer compiles.")
        case .propertyBecameOptional: (.source, "Code that reads the member as a value no longer compiles.")
        case .propertyBecameRequired: (.source, "Code that unwraps the member no longer compiles.")
        case .initializerChanged: (.source, "Code that makes a value no longer compiles.")
        case .argumentRemoved: (.source, "Calls that pass the argument no longer compile.")
        case .argumentTypeChanged: (.source, "Calls that pass the old type no longer compile.")
        case .argumentBecameRequired: (.source, "Calls without the argument no longer compile.")
        case .requiredArgumentAdded: (.source, "Calls lack the new argument.")
        case .argumentsReordered: (.source, "Swift takes labelled arguments in their order only.")
        case .resultChanged: (.source, "Code that uses the result no longer compiles.")
        case .caseRemoved: (.source, "Code that names the case no longer compiles.")
        case .caseAdded: (.source, "A switch over all cases lacks the new one.")
        case .caseTypeChanged: (.source, "Code that uses what the case holds no longer compiles.")
        case .valueRemoved: (.source, "Code that names the value no longer compiles.")
        case .memberRemoved: (.source, "Code that names the member no longer compiles.")
        case .operationMoved: (.wire, "The old client asks at a place that the new server does not have.")
        case .memberMoved: (.wire, "The old client reads or writes another member of the JSON.")
        case .argumentMoved: (.wire, "The old client sends the argument in a way that the new server does not read.")
        case .bodyChanged: (.wire, "The old client sends the body in another form.")
        case .answerChanged: (.wire, "The old client asks for an answer in another form.")
        case .requestNarrowed: (.wire, "It compiles; calls that used to be accepted are refused.")
        case .nullChanged: (.wire, "Nil is sent as null on one side and left out on the other.")
        case .unionChanged: (.wire, "Values of the union are told apart in another way.")
        case .replayChanged: (.behaviour, "Whether a call may be sent again is about money: read it twice.")
        case .securityChanged: (.behaviour, "Calls carry other credentials, or carry them elsewhere.")
        case .serverChanged: (.behaviour, "Calls go to another server.")
        case .defaultChanged: (.behaviour, "Calls that leave the argument out send another value.")
        case .pagingChanged: (.behaviour, "The pages of a list are found in another way.")
        case .waitingChanged: (.behaviour, "A wait ends at other states or times.")
        case .errorChanged: (.behaviour, "Answers of the server become other cases of the error.")
        case .typeAdded, .operationAdded, .propertyAdded, .argumentAdded, .valueAdded, .memberAdded:
            (.addition, "Old code compiles and does what it did.")
        case .argumentRelaxed: (.addition, "The argument may be left out now, or be nil.")
        case .requestWidened: (.addition, "More is accepted than before.")
        case .deprecated: (.addition, "Calls compile with a warning.")
        case .documentation: (.text, "Comments alone.")
        }
    }
}
