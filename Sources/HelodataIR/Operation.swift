/// Operations that the client offers together: `client.orders`.
package struct OperationGroup: Sendable {
    /// The client's property, `orders`.
    package let name: Identifier
    /// The type of the property, `OrdersAPI`.
    package let typeName: Identifier
    package let doc: Doc
    package let operations: [Operation]
    package init(name: Identifier, typeName: Identifier, doc: Doc, operations: [Operation]) {
        self.name = name
        self.typeName = typeName
        self.doc = doc
        self.operations = operations
    }
}

/// One method of the client.
package struct Operation: Sendable {
    /// The document's `operationId`, or one made from method and path.
    package let id: String
    package let name: Identifier
    /// Upper case.
    package let method: String
    /// The path as written, `/isp/batches/{batch_id}`.
    package let template: String
    package let path: [PathPiece]
    package let doc: Doc
    package let isDeprecated: Bool
    /// In the order of the call.
    package let arguments: [Argument]
    /// Query parameters with a fixed value, which nobody types.
    package let fixedQuery: [(wireName: String, value: String)]
    package let body: RequestBody?
    /// Media types of the expected answers, for `Accept`; empty where there is nothing to accept.
    package let accept: [String]
    package let output: Output
    package let error: ErrorEnumeration
    package let replay: Replay
    /// Alternatives of schemes (their `wireName`s) that must come together; empty for an open operation.
    package let security: [[String]]
    /// Alternatives of scopes that the token must have, for the documentation.
    package let scopes: [[String]]
    /// A base URL of its own.
    package let server: String?
    package let pagination: Pagination?
    package let waiters: [Waiter]
    /// Types declared for this operation alone, beside the group's type: results of several success answers.
    package let types: [TypeDeclaration]
    package init(
        id: String, name: Identifier, method: String, template: String, path: [PathPiece], doc: Doc,
        isDeprecated: Bool, arguments: [Argument], fixedQuery: [(wireName: String, value: String)],
        body: RequestBody?, accept: [String], output: Output, error: ErrorEnumeration, replay: Replay,
        security: [[String]], scopes: [[String]] = [], server: String?, pagination: Pagination?, waiters: [Waiter], types: [TypeDeclaration]
    ) {
        self.id = id
        self.name = name
        self.method = method
        self.template = template
        self.path = path
        self.doc = doc
        self.isDeprecated = isDeprecated
        self.arguments = arguments
        self.fixedQuery = fixedQuery
        self.body = body
        self.accept = accept
        self.output = output
        self.error = error
        self.replay = replay
        self.security = security
        self.scopes = scopes
        self.server = server
        self.pagination = pagination
        self.waiters = waiters
        self.types = types
    }
}

package enum PathPiece: Sendable {
    case literal(String)
    case argument(Identifier, ParameterStyle)
}

/// One argument of a method and where its value goes.
package struct Argument: Sendable {
    package enum Destination: Sendable {
        /// Named in `Operation.path`.
        case path
        case query(wireName: String, style: ParameterStyle)
        /// A query parameter declared with `content`: one JSON text.
        case jsonQuery(wireName: String)
        /// 3.2: the whole query, a form with a field per member.
        case queryString
        case header(wireName: String, style: ParameterStyle)
        case cookie(wireName: String, style: ParameterStyle)
        case idempotencyKey
        /// The whole body.
        case body
        /// A member of the body, which `RequestBody.value` puts together.
        case bodyMember
    }
    /// nil: without a label.
    package let label: Identifier?
    package let name: Identifier
    package let type: TypeRef
    /// `.required`, `.defaulted` or `.optional`; `.nullable` and `.patch` for members of a body.
    package let presence: Presence
    package let destination: Destination
    package let constraints: [Constraint]
    package let wireName: String
    package let doc: Doc
    package init(
        label: Identifier?, name: Identifier, type: TypeRef, presence: Presence, destination: Destination,
        constraints: [Constraint], wireName: String, doc: Doc
    ) {
        self.label = label
        self.name = name
        self.type = type
        self.presence = presence
        self.destination = destination
        self.constraints = constraints
        self.wireName = wireName
        self.doc = doc
    }
}

/// How a value becomes text: OpenAPI's `style` and `explode` (OpenAPI 3.1 §4.8.12.3).
package struct ParameterStyle: Sendable, Hashable {
    package enum Style: String, Sendable, Hashable {
        case simple, label, matrix, form, spaceDelimited, pipeDelimited, deepObject, cookie
        /// One JSON text: a parameter with `content` instead of `schema`. No document names it.
        case json

        /// A style as documents name it.
        package init?(named name: String) {
            guard name != Style.json.rawValue else { return nil }
            self.init(rawValue: name)
        }

        package var explodesByItself: Bool { self == .form || self == .deepObject || self == .cookie }
    }
    package let style: Style
    package let explode: Bool
    package let allowReserved: Bool
    package init(style: Style, explode: Bool, allowReserved: Bool = false) {
        self.style = style
        self.explode = explode
        self.allowReserved = allowReserved
    }
    package static let simple = ParameterStyle(style: .simple, explode: false)
    package static let form = ParameterStyle(style: .form, explode: true)
    package static let json = ParameterStyle(style: .json, explode: false)
}

package struct RequestBody: Sendable {
    package enum Encoding: Sendable {
        case json
        /// A line of JSON for each element of an array.
        case jsonLines
        case text
        case bytes
        /// application/x-www-form-urlencoded, a field per member of the body.
        case form([FormField])
        case multipart([FormField])
    }
    package enum Value: Sendable {
        /// The argument named here; `optional` where it may be nil.
        case argument(Identifier, optional: Bool)
        /// A structure made of the arguments named here, in the order of its initializer (name is both label and argument).
        case members(TypeName, [Identifier])
    }
    package let contentType: String
    package let encoding: Encoding
    package let value: Value
    package init(contentType: String, encoding: Encoding, value: Value) {
        self.contentType = contentType
        self.encoding = encoding
        self.value = value
    }
}

/// One field of a form: a member of the body's structure.
package struct FormField: Sendable {
    package let name: Identifier
    package let wireName: String
    package let presence: Presence
    /// nil where the encoding object says nothing: primitives as text, elements of an array one by one, objects as JSON.
    package let style: ParameterStyle?
    /// Media type of the part; nil for the default of its type.
    package let contentType: String?
    package let isFile: Bool
    package init(
        name: Identifier, wireName: String, presence: Presence, style: ParameterStyle?, contentType: String?,
        isFile: Bool
    ) {
        self.name = name
        self.wireName = wireName
        self.presence = presence
        self.style = style
        self.contentType = contentType
        self.isFile = isFile
    }
}

/// What a call returns.
package enum Output: Sendable {
    case none
    /// JSON; `optional` where a success may come without a body.
    case json(TypeRef, optional: Bool)
    case text
    case bytes
    /// Delimited text as typed rows: an array, or a stream with flat memory.
    case rows(TypeRef, RowFormat, streamed: Bool)
    /// Server-sent events, `data` decoded as the type.
    case events(TypeRef)
    /// One JSON text a line.
    case jsonLines(TypeRef)
    /// Several success answers of different types.
    case choice(ResponseChoice)
}

/// How rows of text become members.
package struct RowFormat: Sendable, Hashable {
    /// Member names by column; empty where the first line names them.
    package let columns: [String]
    package let separator: String
    /// RFC 4180 quoting.
    package let isQuoted: Bool
    package init(columns: [String], separator: String, isQuoted: Bool) {
        self.columns = columns
        self.separator = separator
        self.isQuoted = isQuoted
    }
}

/// An enumeration of success answers.
package struct ResponseChoice: Sendable {
    package struct Case: Sendable {
        package let name: Identifier
        /// The status; 0 for any other success (ranges, default).
        package let status: Int
        /// nil where the status alone decides.
        package let contentType: String?
        /// `.none`, `.json`, `.text` or `.bytes`.
        package let output: Output
        package let doc: Doc
        package init(name: Identifier, status: Int, contentType: String?, output: Output, doc: Doc) {
            self.name = name
            self.status = status
            self.contentType = contentType
            self.output = output
            self.doc = doc
        }
    }
    package let name: TypeName
    package let doc: Doc
    package let cases: [Case]
    package init(name: TypeName, doc: Doc, cases: [Case]) {
        self.name = name
        self.doc = doc
        self.cases = cases
    }
}

/// The errors of one operation: a case per documented code or status, `undocumented`, and `failed` for no answer.
package struct ErrorEnumeration: Sendable {
    package enum Match: Sendable, Hashable {
        case code(String)
        case status(Int)
        /// 4 for 4XX.
        case range(Int)
    }
    package struct Case: Sendable {
        package let name: Identifier
        /// All of these lead here.
        package let matches: [Match]
        package let body: TypeRef
        package let doc: Doc
        package init(name: Identifier, matches: [Match], body: TypeRef, doc: Doc) {
            self.name = name
            self.matches = matches
            self.body = body
            self.doc = doc
        }
    }
    package let name: TypeName
    package let cases: [Case]
    /// Body of answers that the document does not list: its `default` response, else any JSON.
    package let undocumentedBody: TypeRef
    package init(name: TypeName, cases: [Case], undocumentedBody: TypeRef) {
        self.name = name
        self.cases = cases
        self.undocumentedBody = undocumentedBody
    }
}

/// Whether a call may be sent again (RFC 9110 §9.2).
package enum Replay: Sendable, Hashable {
    case safe, idempotent, unsafe
    /// Safe to repeat with the same key in this header.
    case keyed(header: String)
}

/// A list that comes in pages.
package struct Pagination: Sendable {
    package enum Next: Sendable {
        /// The page's member at this path is the next value of the argument.
        case cursor([PathStep])
        /// The argument counts pages or items up.
        case pageNumber(first: Int)
        case offset
        /// `Link: <…>; rel="next"` (RFC 8288): the target's value of the argument.
        case link
    }
    /// A member on the way into a page and whether it may be nil.
    package struct PathStep: Sendable, Hashable {
        package let name: Identifier
        package let isOptional: Bool
        package init(name: Identifier, isOptional: Bool) {
            self.name = name
            self.isOptional = isOptional
        }
    }
    /// The argument that asks for a page, `cursor`.
    package let argument: Identifier
    package let argumentWireName: String
    /// Type of the cursor argument: `.string` or `.int`.
    package let argumentType: TypeRef
    /// Way to the items in a page; empty where the page is the array.
    package let items: [PathStep]
    package let item: TypeRef
    package let next: Next
    package init(
        argument: Identifier, argumentWireName: String, argumentType: TypeRef, items: [PathStep], item: TypeRef,
        next: Next
    ) {
        self.argument = argument
        self.argumentWireName = argumentWireName
        self.argumentType = argumentType
        self.items = items
        self.item = item
        self.next = next
    }
}

/// A method that polls an operation until a state is reached.
package struct Waiter: Sendable {
    package let name: Identifier
    package let doc: Doc
    /// Way to the state in the body.
    package let state: [Pagination.PathStep]
    /// `.string` or a named enumeration.
    package let stateType: TypeRef
    package let success: [String]
    package let failure: [String]
    /// Seconds.
    package let atMost: Int
    package let notFoundGrace: Int
    package init(
        name: Identifier, doc: Doc, state: [Pagination.PathStep], stateType: TypeRef, success: [String],
        failure: [String], atMost: Int, notFoundGrace: Int
    ) {
        self.name = name
        self.doc = doc
        self.state = state
        self.stateType = stateType
        self.success = success
        self.failure = failure
        self.atMost = atMost
        self.notFoundGrace = notFoundGrace
    }
}
