/// What a double of the client for tests needs beside the client: samples of its types, and what each operation answers.
package struct MockedClient: Sendable {
    /// `HeloDataMock`.
    package let name: Identifier
    /// The module of its own where the mocks are in one, `HeloDataMocks`.
    package let moduleName: Identifier
    package let groups: [MockedGroup]
    /// One for each of `API.types` and those inside them, by the types' names.
    package let samples: [TypeName: SampleFunction]
    /// How the mock answers with each error, by the enumeration's name; shared ones are there once.
    package let failures: [MockedError]
    /// Members of some cases of unions that requests send, readable on the union in a test: `calls[0].body.quantity`.
    package let unionMembers: [MockedUnion]
    package init(
        name: Identifier, moduleName: Identifier, groups: [MockedGroup], samples: [TypeName: SampleFunction], failures: [MockedError],
        unionMembers: [MockedUnion]
    ) {
        self.unionMembers = unionMembers
        self.name = name
        self.moduleName = moduleName
        self.groups = groups
        self.samples = samples
        self.failures = failures
    }
}

/// `static func sample(…)` of a type.
package struct SampleFunction: Sendable {
    package enum Value: Sendable {
        /// A structure: each member of its initializer with its own value.
        case members([Sample.Argument])
        /// An enumeration or a union.
        case value(Sample)
    }
    /// `sample`, or another name where the type has that one.
    package let name: Identifier
    package let value: Value
    /// What a sample of this type breaks of the description, where no value was found that does not.
    package let problem: String?
    package init(name: Identifier, value: Value, problem: String?) {
        self.name = name
        self.value = value
        self.problem = problem
    }
}

package struct MockedGroup: Sendable {
    /// The client's property, `orders`.
    package let name: Identifier
    /// The type inside the mock, called like the client's.
    package let typeName: Identifier
    /// One for each operation of the group, in its order.
    package let operations: [MockedOperation]
    package init(name: Identifier, typeName: Identifier, operations: [MockedOperation]) {
        self.name = name
        self.typeName = typeName
        self.operations = operations
    }
}

package struct MockedOperation: Sendable {
    package let operation: Operation
    /// The type of a recorded call, `CreateCall`.
    package let callName: Identifier
    /// The recorded call's member that is the request, free among the arguments.
    package let arguments: [MockedArgument]
    /// Of a success: status and media type; empty where it has no body.
    package let status: Int
    package let contentType: String
    package init(operation: Operation, callName: Identifier, arguments: [MockedArgument], status: Int, contentType: String) {
        self.operation = operation
        self.callName = callName
        self.arguments = arguments
        self.status = status
        self.contentType = contentType
    }
}

/// A member of a recorded call, read back from the request.
package struct MockedArgument: Sendable {
    package enum Source: Sendable {
        case path(String)
        /// A query parameter; of a list in one parameter the separator.
        case query(String, separator: String?)
        /// `color[R]=100`.
        case deepQuery(String)
        /// The whole query.
        case wholeQuery
        case jsonQuery(String)
        case header(String)
        case cookie(String)
        /// The key that the client or the caller chose, in this header.
        case key(String)
        case contentType
        case json, jsonLines, text, bytes, base64
        /// Fields of a form, also of a multipart one.
        case form
    }
    package let name: Identifier
    /// nil: as the source has it, such as a form's fields.
    package let type: TypeRef?
    package let isOptional: Bool
    package let source: Source
    package let doc: Doc
    package init(name: Identifier, type: TypeRef?, isOptional: Bool, source: Source, doc: Doc) {
        self.name = name
        self.type = type
        self.isOptional = isOptional
        self.source = source
        self.doc = doc
    }
}

/// What can be read of a union without asking which of its cases it is.
package struct MockedUnion: Sendable {
    package struct Member: Sendable {
        package let name: Identifier
        /// Of the value, which is nil in the other cases.
        package let type: TypeRef
        package let cases: [(name: Identifier, presence: Presence)]
        package init(name: Identifier, type: TypeRef, cases: [(name: Identifier, presence: Presence)]) {
            self.name = name
            self.type = type
            self.cases = cases
        }
    }
    package let name: TypeName
    package let members: [Member]
    package init(name: TypeName, members: [Member]) {
        self.name = name
        self.members = members
    }
}

/// An enumeration of errors with what the server answers for each case.
package struct MockedError: Sendable {
    package struct Case: Sendable {
        package let name: Identifier
        package let status: Int
        package let body: TypeRef
        package let sample: Sample
        package let doc: Doc
        package init(name: Identifier, status: Int, body: TypeRef, sample: Sample, doc: Doc) {
            self.name = name
            self.status = status
            self.body = body
            self.sample = sample
            self.doc = doc
        }
    }
    package let name: TypeName
    package let cases: [Case]
    package init(name: TypeName, cases: [Case]) {
        self.name = name
        self.cases = cases
    }
}
