import HelodataIR
import Testing

@testable import HelodataEmit

/// A client with everything that the emitter knows must be accepted by the compiler, together with the runtime.
@Suite struct TypecheckTests {
    private static let features = [
        "InternalImportsByDefault", "MemberImportVisibility", "ExistentialAny", "NonisolatedNonsendingByDefault",
        "InferIsolatedConformances",
    ]

    @Test(arguments: [[], ["-default-isolation", "MainActor"] + features.flatMap { ["-enable-upcoming-feature", $0] }])
    func theSampleIsAccepted(flags: [String]) throws {
        guard let compiler = SwiftCompiler.found else { return }
        let files = ClientPackage.files(
            SampleClient.api, layout: .sources(SourceCounts(operations: 1, models: 2)), source: "sample.yaml",
            runtime: RuntimeSources.files)
        let output = try compiler.typecheck(
            files.map { (name: $0.path, text: $0.contents) }, ["-whole-module-optimization"] + flags)
        #expect(output.isEmpty, "\(output)")
    }
}

private enum SampleClient {
    static let hostile = hostileTexts

    static var api: API {
        API(
            title: "Sample \"API\"", version: "1\n2", doc: Doc(hostile), moduleName: "Sample", clientName: "SampleClient",
            servers: [
                Server(url: "https://api.example", pieces: [], doc: Doc()), Server(url: "https://b.example", pieces: [], doc: Doc(hostile)),
                Server(
                    url: "https://eu.example",
                    pieces: [.literal("https://"), .variable("region", default: "eu\""), .literal("\\(x)")], doc: Doc()),
            ],
            credentials: [
                CredentialScheme(name: "token", wireName: "bearer", kind: .bearer, doc: Doc()),
                CredentialScheme(name: "login", wireName: "basic", kind: .basic, doc: Doc(hostile)),
                CredentialScheme(name: "`default`", wireName: "key", kind: .header("X-Key\""), doc: Doc()),
                CredentialScheme(name: "query", wireName: "q", kind: .query("k"), doc: Doc()),
                CredentialScheme(name: "cookie", wireName: "c", kind: .cookie("c"), doc: Doc()),
            ],
            groups: [operations, sequences], types: types,
            responseHeaders: [TypeRef.string, .int, .dateTime, .decimal].enumerated().map { index, type in
                ResponseHeader(
                    name: [Identifier("first"), "second", "third", "fourth"][index], wireName: "X-\(index)", type: type, doc: Doc(hostile))
            },
            errorEnvelope: ErrorEnvelope(code: ["error", "code"], message: [], requestID: ["id"]),
            events: [IncomingEvent(name: "done", wireName: "done", body: named("Everything"), doc: Doc())])
    }

    // MARK: types

    private static let page = structure(
        "SamplePage",
        properties: [property("data", "data", named("SamplePage", "Contents"), .optional), property("number", "number", .int)],
        nested: [
            structure(
                "SamplePage", "Contents",
                properties: [
                    property("list", "list", .array(named("One"))), property("next", "next", .string, .nullable),
                ])
        ])

    static var types: [TypeDeclaration] {
        [
            page, everything, large, structure("Nothing"), structure("One", properties: [property("a", "a", .string)]),
            structure("Odd", properties: oddNames.map { property($0, $0.bare, .string, .optional) }),
            structure("OddNeeded", properties: oddNames.map { property($0, $0.bare, .string) }),
            structure(
                "Open", properties: [property("json", "json", .nullable(.string))],
                constants: [
                    Constant(name: "kind", wireName: "kind\"", value: .string("a\\b"), doc: Doc()),
                    Constant(name: "version", wireName: "v", value: .int(.min), doc: Doc(hostile)),
                    Constant(name: "ratio", wireName: "r", value: .double(-0.5), doc: Doc()),
                    Constant(name: "price", wireName: "p", value: .decimal("4.50"), doc: Doc()),
                    Constant(name: "isOn", wireName: "on", value: .bool(true), doc: Doc()),
                    Constant(name: "state", wireName: "s", value: .enumerationCase(TypeName(["State"]), "on"), doc: Doc()),
                    Constant(name: "none", wireName: "n", value: .emptyArray, doc: Doc()),
                    Constant(name: "nothing", wireName: "m", value: .emptyDictionary, doc: Doc()),
                ],
                additional: AdditionalMembers(name: "additional", element: .nullable(named("One")))),
            structure(
                "Node",
                properties: [
                    property("next", "next", named("Node"), .optional, indirect: true),
                    property("owner", "owner", named("Node", "Owner"), indirect: true),
                    property("patched", "patched", named("Node"), .patch, indirect: true),
                ],
                nested: [structure("Node", "Owner", properties: [property("node", "node", named("Node"), .nullable, indirect: true)])]),
            .enumeration(
                Enumeration(
                    name: TypeName(["State"]), doc: Doc(hostile), rawType: .string,
                    cases: [Enumeration.Case(name: "on", value: .string("on"), doc: Doc())]
                        + hostile.enumerated().map { index, text in
                            Enumeration.Case(name: name(index), value: .string(text), doc: Doc(index % 2 == 0 ? [text] : []))
                        })),
            .enumeration(
                Enumeration(
                    name: TypeName(["Level"]), doc: Doc(), rawType: .int,
                    cases: [Enumeration.Case(name: "`default`", value: .int(-3), doc: Doc())])),
            .enumeration(
                Enumeration(
                    name: TypeName(["Ratio"]), doc: Doc(), rawType: .double,
                    cases: [
                        Enumeration.Case(name: "half", value: .double(0.5), doc: Doc()),
                        Enumeration.Case(name: "huge", value: .double(1e300), doc: Doc()),
                    ])),
            .alias(Alias(name: TypeName(["Ones"]), doc: Doc(hostile), target: .array(named("One")))), tagged, ruled, kinds,
        ]
    }

    static let oddNames: [Identifier] = [
        "json", "object", "key", "check", "additional", "value", "`default`", "`in`", "`class`", "description", "jsonText", "write",
        "validate", "error", "payload", "hash", "encode", "json_", "jsonKeys", "data", "string",
    ]

    /// Names made by counting: the identifiers of a test are literals.
    static func name(_ index: Int) -> Identifier {
        let names: [Identifier] = [
            "n0", "n1", "n2", "n3", "n4", "n5", "n6", "n7", "n8", "n9", "n10", "n11", "n12", "n13", "n14", "n15", "n16", "n17", "n18",
            "n19", "n20", "n21", "n22", "n23", "n24", "n25", "n26", "n27", "n28", "n29", "n30", "n31", "n32", "n33", "n34", "n35",
            "n36", "n37", "n38", "n39", "n40", "n41", "n42", "n43", "n44", "n45", "n46", "n47", "n48", "n49", "n50", "n51", "n52",
            "n53", "n54", "n55", "n56", "n57", "n58", "n59", "n60", "n61", "n62", "n63", "n64", "n65", "n66", "n67", "n68", "n69",
        ]
        return names[index]
    }

    /// More members than a word has bits.
    static var large: TypeDeclaration {
        structure("Large", properties: (0..<70).map { property(name($0), "member \($0)", .string, $0 % 3 == 0 ? .optional : .required) })
    }

    static var everything: TypeDeclaration {
        structure(
            "Everything", doc: hostile,
            properties: [
                property("string", "string", .string, limits: [.minLength(1), .maxLength(9)], "Text"),
                property("bool", "bool", .bool, .defaulted(.bool(true))),
                property("int", "int", .int, .defaulted(.int(-5)), limits: [.minimum(-9, exclusive: true), .maximum(9, exclusive: false)]),
                property("uint", "uint", .uint64, .optional, limits: [.minimum(1, exclusive: false)]),
                property(
                    "double", "double", .double, .defaulted(.double(1.5e-7)), limits: [.multipleOf(0.1), .maximum(1e300, exclusive: true)]),
                property("prices", "prices", .array(.nullable(.decimalText)), .patch),
                property("decimal", "decimal", .decimal, .defaulted(.decimal("4.50")), limits: [.minimum(0.01, exclusive: false)]),
                property("dateTime", "dateTime", .dateTime, .optional), property("date", "date", .date, .nullable),
                property("uuid", "uuid", .uuid, .patch), property("base64", "base64", .base64, .optional),
                property("secret", "secret", .secret, .optional, limits: [.minLength(3)]),
                property("anything", "anything", .json, .patch),
                property("state", "state", named("State"), .defaulted(.enumerationCase(TypeName(["State"]), "on"))),
                property("names", "names", .array(.string), .defaulted(.emptyArray), limits: [.minItems(1), .maxItems(2), .uniqueItems]),
                property(
                    "map", "map", .dictionary(.array(.nullable(named("One")))), .defaulted(.emptyDictionary), limits: [.maxProperties(3)]),
                property("patched", "patched", .int, .patch, limits: [.maximum(3, exclusive: false)]),
                property("tagged", "tagged", named("Tagged"), .optional, indirect: true),
                property("inner", "inner", named("Everything", "Inner")),
                property("inners", "inners", .array(named("Everything", "Inner")), .nullable),
            ],
            nested: [
                structure(
                    "Everything", "Inner", properties: [property("a", "a", named("Everything", "Inner", "Most"), limits: [])],
                    nested: [
                        structure(
                            "Everything", "Inner", "Most", properties: [property("x", "x", .int, limits: [.minimum(0, exclusive: false)])])
                    ])
            ])
    }

    static func unionCase(
        _ name: Identifier, _ type: TypeRef, tag: Union.Tag? = nil, factory: [Property] = []
    ) -> Union.Case {
        Union.Case(name: name, type: type, doc: Doc(hostile), tag: tag, factory: factory)
    }

    static var tagged: TypeDeclaration {
        .union(
            Union(
                name: TypeName(["Tagged"]), doc: Doc(hostile),
                cases: [
                    unionCase("one", named("One"), factory: [property("a", "a", .string)]),
                    unionCase("self_", named("Tagged", "Inside"), tag: Union.Tag(key: "type\"", value: "in\\side"), factory: []),
                    unionCase("list", .array(named("Tagged"))), unionCase("`default`", named("Everything")),
                ],
                selection: .discriminator(
                    Union.Tags(key: "type\"", table: entries(("one", 0), ("uno", 0), ("in\\side", 1), ("list", 2), ("\n", 3)))),
                isIndirect: true,
                nested: [structure("Tagged", "Inside", properties: [property("tagged", "tagged", named("Tagged"), .optional)])]))
    }

    static var ruled: TypeDeclaration {
        .union(
            Union(
                name: TypeName(["Ruled"]), doc: Doc(),
                cases: [
                    unionCase("one", named("One")), unionCase("two", named("Nothing")), unionCase("text", .string),
                    unionCase("number", .int),
                ],
                selection: .kinds([
                    Union.KindRule(kind: .object, choice: .members([Union.Entry(value: "a\"", index: 0)], rest: [1])),
                    Union.KindRule(kind: .number, choice: .only(3)),
                    Union.KindRule(kind: .string, choice: .only(2)),
                ]), nested: []))
    }

    static var kinds: TypeDeclaration {
        .union(
            Union(
                name: TypeName(["Kinds"]), doc: Doc(),
                cases: [
                    unionCase("one", named("One")), unionCase("two", named("Nothing")), unionCase("text", .string),
                    unionCase("int", .int), unionCase("double", .double), unionCase("flag", .bool),
                    unionCase("list", .array(.nullable(.int))),
                ],
                selection: .kinds([
                    Union.KindRule(
                        kind: .object,
                        choice: .discriminator(
                            Union.Tags(key: "a\"", table: [Union.Entry(value: "\"", index: 0), Union.Entry(value: "b", index: 1)]))),
                    Union.KindRule(kind: .string, choice: .only(2)),
                    Union.KindRule(kind: .number, choice: .bestFit([3, 4])),
                    Union.KindRule(kind: .bool, choice: .only(5)),
                    Union.KindRule(kind: .array, choice: .only(6)),
                ]), nested: []))
    }

    // MARK: operations

    static let problems = [
        errorCase("poor", [.code("poor\""), .code("broke")], named("One"), "Poor."), errorCase("missing", [.status(404)], .json),
        errorCase("client", [.range(4)], .array(.string)), errorCase("`default`", [.status(500), .range(5)], named("One")),
    ]

    static func body(
        _ type: Identifier, _ names: [RequestBody.Member], _ encoding: RequestBody.Encoding, _ contentType: String
    ) -> RequestBody {
        RequestBody(contentType: contentType, encoding: encoding, value: .members(TypeName([type]), names))
    }

    static func fields(_ style: ParameterStyle) -> [FormField] {
        [
            FormField(name: "json", wireName: "json\"", presence: .optional, style: style, contentType: nil),
            FormField(name: "object", wireName: "object", presence: .optional, style: nil, contentType: "text/plain"),
        ]
    }

    static var operations: OperationGroup {
        let everything = argument("body", named("Everything"), .optional, .body)
        let odd = oddNames.map { argument($0, .string, .optional, .query(wireName: $0.bare, style: .form)) }
        let choice = ResponseChoice(
            name: TypeName(["ChoiceOutput"]), doc: Doc(hostile),
            cases: [
                ResponseChoice.Case(
                    name: "made", status: 201, contentType: nil, output: .json(named("One"), optional: false), doc: Doc(hostile)),
                ResponseChoice.Case(name: "text", status: 200, contentType: "text/plain\"", output: .text, doc: Doc()),
                ResponseChoice.Case(name: "nothing", status: 204, contentType: nil, output: .none, doc: Doc()),
                ResponseChoice.Case(name: "other", status: 0, contentType: nil, output: .bytes, doc: Doc()),
            ])
        return group(
            operation("empty", "DELETE", doc: hostile, error: errors("EmptyError", problems), replay: .idempotent),
            operation(
                "json", "PUT",
                [
                    .literal("/\"\\(x)/"), .argument("id", .simple), .literal("."),
                    .argument("when", ParameterStyle(style: .label, explode: true)),
                ],
                arguments: [
                    argument("id", .string, .required, .path, unlabelled: true, wire: "id\"", limits: [.minLength(1)], doc: hostile),
                    argument("when", .date, .required, .path), everything, argument("idempotencyKey", .string, .optional, .idempotencyKey),
                    argument(
                        "tags", .array(.nullable(.int)), .optional,
                        .query(wireName: "tags", style: ParameterStyle(style: .deepObject, explode: true))),
                    argument("filter", named("Everything"), .optional, .jsonQuery(wireName: "filter")),
                    argument("trace", .uuid, .optional, .header(wireName: "X-Trace", style: ParameterStyle(style: .simple, explode: true))),
                    argument("session", .secret, .optional, .cookie(wireName: "sid", style: .form)),
                ],
                fixed: [(wireName: "a\"", value: "\\(b)")],
                body: RequestBody(contentType: "application/json", encoding: .json, value: .argument("body", optional: true)),
                output: .json(named("Everything"), optional: false), error: errors("SameError", problems),
                replay: .keyed(header: "Idempotency-Key"), security: [["bearer"], ["key", "q"]], server: "https://other.example"),
            operation("odd", arguments: odd, output: .json(.array(named("Large")), optional: true), error: errors("OddError")),
            operation(
                "text", "POST", deprecated: true, arguments: [argument("body", .string, .optional, .body)],
                body: RequestBody(contentType: "text/csv", encoding: .text, value: .argument("body", optional: true)), output: .text,
                replay: .unsafe),
            operation(
                "bytes", "POST", arguments: [argument("body", .upload, .optional, .body)],
                body: RequestBody(contentType: "image/png", encoding: .bytes, value: .argument("body", optional: true)), output: .bytes,
                replay: .unsafe, stream: "bytesStream"),
            operation(
                "form", "POST",
                arguments: [argument("json", .string, .optional, .bodyMember), argument("object", .string, .optional, .bodyMember)],
                body: body("Odd", ["json", "object"], .form(fields(.form)), "application/x-www-form-urlencoded"), replay: .unsafe),
            operation(
                "deepForm", "POST", arguments: [argument("body", named("Odd"), .optional, .body)],
                body: RequestBody(
                    contentType: "application/x-www-form-urlencoded",
                    encoding: .form(fields(ParameterStyle(style: .deepObject, explode: true))), value: .argument("body", optional: true)),
                replay: .unsafe),
            operation(
                "checkedForm", "POST", arguments: [everything],
                body: RequestBody(
                    contentType: "application/x-www-form-urlencoded",
                    encoding: .form([
                        FormField(name: "uuid", wireName: "uuid", presence: .patch, style: nil, contentType: nil)
                    ]), value: .argument("body", optional: true)), replay: .unsafe),
            operation(
                "multipart", "POST",
                arguments: [argument("json", .string, .optional, .bodyMember), argument("object", .string, .optional, .bodyMember)],
                body: body("Odd", ["json", "object"], .multipart(fields(.form)), "multipart/form-data"), replay: .unsafe),
            operation(
                "freeMultipart", "POST", arguments: [argument("body", .dictionary(.json), .required, .body)],
                body: RequestBody(contentType: "multipart/form-data", encoding: .multipart([]), value: .argument("body", optional: false)),
                replay: .unsafe),
            operation(
                "choice", "POST", output: .choice(choice), replay: .unsafe)
        )
    }

    static var sequences: OperationGroup {
        func list(_ name: Identifier, _ type: TypeRef, _ next: Pagination.Next, presence: Presence = .optional) -> HelodataIR.Operation {
            operation(
                name, arguments: [argument("json", type, presence, .query(wireName: "from", style: .form))],
                output: .pages(
                    Pagination(
                        page: named("SamplePage"), argument: "json", argumentWireName: "from",
                        items: [Pagination.PathStep(name: "data", isOptional: true), Pagination.PathStep(name: "list", isOptional: false)],
                        item: named("One"), next: next)), error: errors("ListError"))
        }
        let text = [Pagination.PathStep(name: "data", isOptional: true), Pagination.PathStep(name: "next", isOptional: true)]
        let number = [Pagination.PathStep(name: "number", isOptional: false)]
        let rows = RowFormat(columns: ["a"], separator: ":", isQuoted: false)
        let header = RowFormat(columns: [], separator: ",", isQuoted: true)
        func waiter(_ name: Identifier, _ state: [Pagination.PathStep], _ type: TypeRef) -> Waiter {
            Waiter(
                name: name, doc: Doc(hostile), value: named("Everything"), state: state, stateType: type, success: ["on\""], failure: [],
                atMost: 60, notFoundGrace: 5)
        }
        return OperationGroup(
            name: "sequences", typeName: "SequencesAPI", doc: Doc(),
            operations: [
                operation(
                    "get", arguments: [argument("id", .string, .required, .path, unlabelled: true)],
                    output: .json(named("Everything"), optional: false),
                    error: errors("GetError", problems)),
                operation(
                    "poll",
                    arguments: [
                        argument("id", .string, .required, .path, unlabelled: true),
                        argument("deep", .bool, .defaulted(.bool(false)), .query(wireName: "d", style: .form)),
                    ],
                    output: .json(named("Everything"), optional: false), error: errors("PollError", problems),
                    waiters: [
                        waiter("waitForState", [Pagination.PathStep(name: "state", isOptional: false)], named("State")),
                        waiter("waitForText", [Pagination.PathStep(name: "string", isOptional: false)], .string),
                        waiter(
                            "waitForSecret",
                            [
                                Pagination.PathStep(name: "tagged", isOptional: true),
                                Pagination.PathStep(name: "jsonText", isOptional: false),
                            ], .string),
                    ]),
                list("byCursor", .string, .cursor(text, .text)), list("byNumberCursor", .int, .cursor(number, .number(isOptional: true))),
                list("byNeededCursor", .int, .cursor(number, .number(isOptional: false)), presence: .required),
                list("byPage", .int, .pageNumber(first: 1), presence: .defaulted(.int(1))),
                list("byOffset", .int, .offset), list("byLink", .string, .link(.text)),
                list("byNumberLink", .int, .link(.number(isOptional: true))),
                operation("rows", output: .rows(named("One"), rows, streamed: false)),
                operation("rowStream", output: .rows(named("One"), header, streamed: true)),
                operation("events", output: .events(named("Tagged"))), operation("lines", output: .jsonLines(.json)),
            ])
    }
}
