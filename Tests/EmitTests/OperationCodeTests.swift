import HelodataIR
import Testing

@testable import HelodataEmit

@Suite struct OperationCodeTests {
    @Test func aGroup() {
        let create = operation(
            "create", "POST", [.literal("/orders")], id: "createOrder", doc: ["Places an order.", "", "And pays it."],
            arguments: [
                argument("order", named("NewOrder"), .required, .body, unlabelled: true, doc: ["What to buy."]),
                argument("idempotencyKey", .string, .optional, .idempotencyKey, doc: ["Names the order.", "Free text."]),
            ],
            body: RequestBody(contentType: "application/json", encoding: .json, value: .argument("order", optional: false)),
            output: .json(named("Order"), optional: false),
            error: errors(
                "CreateOrderError",
                [
                    errorCase(
                        "insufficientBalance", [.code("insufficient_balance")], named("Problem"), "409 `insufficient_balance`: too poor."),
                    errorCase("unauthorized", [.status(401), .status(403)], named("Problem"), "401"),
                    errorCase("serverError", [.range(5)], .json, "5XX"),
                ]),
            replay: .keyed(header: "Idempotency-Key"), security: [["bearerAuth"], ["key", "secret"]])
        #expect(
            source(group(create)) == """
                /// Things.
                nonisolated public struct ThingsAPI: Sendable {
                    let core: APICore

                    /// Places an order.
                    ///
                    /// And pays it.
                    ///
                    /// `POST /orders`.
                    /// - Parameters:
                    ///   - order: What to buy.
                    ///   - idempotencyKey: Names the order.
                    ///     Free text.
                    ///   - options: What differs for this call alone.
                    /// - Throws: ``CreateOrderError``: the error that the server answered with, or why there is no usable answer.
                    @discardableResult
                    public func create(
                        _ order: NewOrder,
                        idempotencyKey: IdempotencyKey? = nil,
                        options: CallOptions = CallOptions()
                    ) async throws(CreateOrderError) -> Order {
                        var request = APIRequest(APIOperations.create, "/orders", throwing: CreateOrderError.self)
                        request.idempotencyKey = idempotencyKey
                        request.body(json: order)
                        return try await core.json(request, options)
                    }
                }

                /// What `things.create` throws.
                nonisolated public enum CreateOrderError: APIError {
                    /// 409 `insufficient_balance`: too poor.
                    case insufficientBalance(ErrorResponse<Problem>)

                    /// 401
                    case unauthorized(ErrorResponse<Problem>)

                    /// 5XX
                    case serverError(ErrorResponse<JSONValue>)

                    /// An answer that the description does not list.
                    case undocumented(ErrorResponse<JSONValue>)

                    /// No usable answer: see ``CallFailure/kind``.
                    case failed(CallFailure)
                }

                nonisolated extension ThingsAPI {
                    nonisolated private enum APIOperations {
                        static let create = APIOperation(
                            "createOrder", .post, "/orders", replay: .keyed("Idempotency-Key"),
                            security: [["bearerAuth"], ["key", "secret"]])
                    }
                }

                nonisolated extension CreateOrderError {
                    public init(_ failure: CallFailure) {
                        switch failure.code {
                        case "insufficient_balance": self = .insufficientBalance(ErrorResponse(failure))
                        default:
                            switch failure.status {
                            case 401, 403: self = .unauthorized(ErrorResponse(failure))
                            case 500...599: self = .serverError(ErrorResponse(failure))
                            case 0: self = .failed(failure)
                            default: self = .undocumented(ErrorResponse(failure))
                            }
                        }
                    }

                    public var failure: CallFailure {
                        switch self {
                        case .insufficientBalance(let error): error.failure
                        case .unauthorized(let error): error.failure
                        case .serverError(let error): error.failure
                        case .undocumented(let error): error.failure
                        case .failed(let failure): failure
                        }
                    }
                }

                """)
    }

    @Test func operationsNameSharedErrors() {
        let cases = [errorCase("notFound", [.status(404)], .json, "404: No such thing.")]
        var shared = errors("AError", cases)
        shared.shared = TypeName([Identifier("NotFoundError")])
        let text = source(
            group(operation("a", error: shared), operation("c", error: errors("CError")), operation("d", error: errors("CError"))))
        #expect(
            text.contains(
                "\n\n/// What `things.a` throws.\n/// - `notFound`: 404: No such thing.\npublic typealias AError = NotFoundError\n"))
        #expect(
            text.contains("\n/// What `things.c` throws: no error is described.\npublic typealias CError = OperationError<JSONValue>\n"))
        #expect(!text.contains("enum AError"))
    }

    @Test func parametersGoWhereTheyBelong() {
        let text = methods(
            operation(
                "find", "GET",
                [
                    .literal("/a \"b\"/"), .argument("id", .simple), .literal("/"),
                    .argument("point", ParameterStyle(style: .matrix, explode: true)),
                ],
                arguments: [
                    argument("id", .string, .required, .path, unlabelled: true),
                    argument("point", .array(.int), .required, .path, wire: "pt"),
                    argument(
                        "limit", .int, .defaulted(.int(20)), .query(wireName: "limit", style: .form),
                        limits: [.minimum(1, exclusive: false), .maximum(100.5, exclusive: true)]),
                    argument(
                        "tags", .array(.string), .optional,
                        .query(wireName: "tags[]", style: ParameterStyle(style: .pipeDelimited, explode: true, allowReserved: true)),
                        limits: [.maxItems(3), .uniqueItems]),
                    argument("filter", .json, .optional, .jsonQuery(wireName: "filter")),
                    argument("trace", .uuid, .optional, .header(wireName: "X-Trace", style: .simple)),
                    argument("session", .string, .optional, .cookie(wireName: "sid", style: ParameterStyle(style: .form, explode: false))),
                ],
                fixed: [(wireName: "format", value: "json")], output: .text))
        #expect(
            text == #"""
                    /// `GET /a "b"/{id}/{point}?format=json`.
                    /// - Throws: ``ThingError``: the error that the server answered with, or why there is no usable answer.
                    public func find(
                        _ id: String,
                        point: [Int],
                        limit: Int = 20,
                        tags: [String]? = nil,
                        filter: JSONValue? = nil,
                        trace: UUID? = nil,
                        session: String? = nil,
                        options: CallOptions = CallOptions()
                    ) async throws(ThingError) -> String {
                        var request = APIRequest(APIOperations.find, "/a \"b\"/\(id)/\(point, .matrix.exploded(true), name: "pt")", throwing: ThingError.self)
                        request.check { $0.range(limit, "limit", min: 1, below: 100.5) }
                        request.check { $0.count(tags, "tags", max: 3) }
                        request.check { $0.unique(tags, "tags") }
                        request.query("format", "json")
                        request.query("limit", limit)
                        request.query("tags[]", tags, .pipeDelimited.exploded(true).reserved)
                        request.jsonQuery("filter", filter)
                        request.header("X-Trace", trace)
                        request.cookie("sid", session, .form.exploded(false))
                        return try await core.text(request, options)
                    }
                """#)
    }

    @Test func argumentsNamedLikeLocals() {
        let text = methods(
            operation(
                "find",
                arguments: [
                    argument("request", .string, .required, .query(wireName: "r", style: .form)),
                    argument("options", .string, .required, .query(wireName: "o", style: .form)),
                    argument("core", .string, .required, .query(wireName: "c", style: .form)),
                    argument("`in`", .string, .optional, .query(wireName: "in", style: .form)),
                ]))
        #expect(
            text == """
                    /// `GET /things`.
                    /// - Throws: ``ThingError``: the error that the server answered with, or why there is no usable answer.
                    public func find(
                        request: String,
                        options: String,
                        core: String,
                        in: String? = nil,
                        options_: CallOptions = CallOptions()
                    ) async throws(ThingError) {
                        var request_ = APIRequest(APIOperations.find, "/things", throwing: ThingError.self)
                        request_.query("r", request)
                        request_.query("o", options)
                        request_.query("c", core)
                        request_.query("in", `in`)
                        try await self.core.empty(request_, options_)
                    }
                """)
    }

    @Test func constantsSayWhatIsKnownBeforeACall() {
        #expect(
            constants(
                operation("a", "PURGE", replay: .unsafe), operation("b", "DELETE", accept: [], replay: .idempotent),
                operation("c", accept: ["text/csv", "text/plain"], server: "https://x.example"))
                    == """
                    static let a = APIOperation("a", HTTPMethod(rawValue: "PURGE"), "/things")
                    static let b = APIOperation("b", .delete, "/things", replay: .idempotent, accept: "")
                    static let c = APIOperation(
                        "c", .get, "/things", replay: .safe, server: "https://x.example", accept: "text/csv, text/plain")
                    """)
    }

    @Test func variantsAreDescribedOnceAndArgumentsAtEachOperation() {
        let id = argument("id", .string, .required, .path, unlabelled: true, doc: ["Names the thing."])
        let text = methods(
            operation("json", id: "list", doc: ["Lists things.", "", "All of them."], arguments: [id]),
            operation("csv", id: "list", doc: ["Lists things.", "", "All of them."], arguments: [id]),
            operation("other", arguments: [id]))
        #expect(text.components(separatedBy: "Names the thing.").count == 3)
        #expect(
            text.contains(
                "/// Lists things.\n    ///\n    /// `GET /things`, like ``json(_:options:)``.\n    /// - Throws: ``ThingError``: the error that the server answered with, or why there is no usable answer.\n    public func csv("
            )
        )
    }

    @Test func results() {
        let format = RowFormat(columns: ["ip", "port"], separator: ":", isQuoted: false)
        let header = RowFormat(columns: [], separator: ";", isQuoted: true)
        let text = methods(
            operation("a", output: .json(named("Thing"), optional: true)), operation("b", output: .bytes),
            operation("c", output: .rows(named("Row"), format, streamed: false)),
            operation("d", output: .rows(named("Row"), header, streamed: true)), operation("e", output: .events(.json)),
            operation("f", deprecated: true, output: .jsonLines(.string)))
        for line in [
            "public func a(options: CallOptions = CallOptions()) async throws(ThingError) -> Thing? {",
            "let request = APIRequest(APIOperations.a, \"/things\", throwing: ThingError.self)",
            "return try await core.jsonIfPresent(request, options)", "async throws(ThingError) -> Data {",
            "return try await core.bytes(request, options)", "async throws(ThingError) -> [Row] {",
            "return try await core.rows(request, options, TextRowFormat(columns: [\"ip\", \"port\"], separator: \":\"))",
            "public func d(options: CallOptions = CallOptions()) -> RowStream<Row, ThingError> {",
            "return core.rowStream(request, options, TextRowFormat(header: true, separator: \";\"))",
            "-> EventStream<JSONValue, ThingError> {", "return core.events(request, options)",
            "    @available(*, deprecated)\n    public func f(options: CallOptions = CallOptions()) -> JSONLineStream<String, ThingError> {",
            "return core.jsonLines(request, options)",
        ] {
            #expect(text.contains(line), "\(line)")
        }
    }

    @Test func severalKindsOfSuccess() {
        func choiceCase(_ name: Identifier, _ status: Int, _ type: String?, _ output: Output) -> ResponseChoice.Case {
            ResponseChoice.Case(name: name, status: status, contentType: type, output: output, doc: Doc())
        }
        let choice = ResponseChoice(
            name: TypeName(["MakeOutput"]), doc: Doc(["What `make` answers."]),
            cases: [
                choiceCase("created", 201, nil, .json(named("Thing"), optional: false)), choiceCase("other", 0, nil, .bytes),
                choiceCase("text", 200, "text/plain", .text), choiceCase("accepted", 202, nil, .none),
                choiceCase("anyText", 0, "text/*", .text),
            ])
        let text = source(group(operation("make", "POST", output: .choice(choice), replay: .unsafe)))
        #expect(
            text.contains(
                """
                        return try await core.choose(request, options) { (body: ReceivedBody) throws(JSONError) -> MakeOutput in
                            switch body.status {
                            case 201: return .created(try body.json())
                            case 200 where body.isType("text/plain"): return .text(body.text)
                            case 202: return .accepted
                            case _ where body.isType("text/*"): return .anyText(body.text)
                            default: return .other(body.data)
                            }
                        }
                """))
        #expect(
            text.contains(
                """
                /// What `make` answers.
                nonisolated public enum MakeOutput: Hashable, Sendable {
                    case created(Thing)
                    case other(Data)
                    case text(String)
                    case accepted
                    case anyText(String)
                }
                """))
    }
}
