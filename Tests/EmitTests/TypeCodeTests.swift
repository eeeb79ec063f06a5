import HelodataIR
import Testing

@testable import HelodataEmit

@Suite struct TypeCodeTests {
    @Test func aStructure() {
        let order = structure(
            "Order", doc: ["An order and what it cost."],
            properties: [
                property("id", "id", .string, "Order id, `ord_…`."),
                property("totalUSD", "total_usd", .decimal),
                property("details", "details", named("Order", "Details"), indirect: true),
                property("createdAt", "created_at", .dateTime, .optional),
                property("note", "note", .string, .nullable),
                property("limit", "limit", .int, .defaulted(.int(20))),
                property("label", "label", .string, .patch),
                property("parent", "parent", named("Order"), .optional, indirect: true),
            ],
            constants: [Constant(name: "object", wireName: "object", value: .string("order"), doc: Doc(["Always `\"order\"`."]))])
        #expect(
            source(order) == """
                /// An order and what it cost.
                nonisolated public struct Order: Hashable, Sendable {
                    /// Order id, `ord_…`.
                    public var id: String

                    public var totalUSD: ExactDecimal

                    public var details: Details {
                        get { _details.value }
                        set { _details.value = newValue }
                    }

                    public var createdAt: Date?
                    public var note: String?
                    public var limit: Int
                    public var label: PatchValue<String>

                    public var parent: Order? {
                        get { _parent.value }
                        set { _parent.value = newValue }
                    }

                    /// Always `"order"`.
                    public var object: String { "order" }

                    private var _details: Boxed<Details>
                    private var _parent: BoxedIfPresent<Order>

                    public init(
                        id: String,
                        totalUSD: ExactDecimal,
                        details: Details,
                        createdAt: Date? = nil,
                        note: String?,
                        limit: Int = 20,
                        label: PatchValue<String> = .omit,
                        parent: Order? = nil
                    ) {
                        self.id = id
                        self.totalUSD = totalUSD
                        _details = Boxed(details)
                        self.createdAt = createdAt
                        self.note = note
                        self.limit = limit
                        self.label = label
                        _parent = BoxedIfPresent(parent)
                    }
                }

                nonisolated extension Order: JSONComposite {
                    static let jsonKeys = JSONKeys(
                        "id", "total_usd", "details", "created_at", "note", "limit", "label", "parent", required: [0, 1, 2, 5],
                        nullable: [4], keepsNull: [6], constants: ["object"])

                    public init(json: inout JSONReader) throws(JSONError) {
                        var id: String?
                        var totalUSD: ExactDecimal?
                        var details: Details?
                        var createdAt: Date?
                        var note: String?
                        var limit: Int?
                        var label: PatchValue<String> = .omit
                        var parent: Order?
                        var object = try json.object(Self.jsonKeys)
                        while let key = try json.nextKey(&object) {
                            switch key {
                            case 0: id = try json.read(String.self)
                            case 1: totalUSD = try json.read(ExactDecimal.self)
                            case 2: details = try json.read(Details.self)
                            case 3: createdAt = try json.read(Date.self)
                            case 4: note = try json.read(String.self)
                            case 5: limit = try json.read(Int.self)
                            case 6: label = try json.read(PatchValue<String>.self)
                            case 7: parent = try json.read(Order.self)
                            default: try json.skip()
                            }
                        }
                        guard let id, let totalUSD, let details, let limit else { throw json.missingMember(object) }
                        self.init(
                            id: id, totalUSD: totalUSD, details: details, createdAt: createdAt, note: note, limit: limit, label: label,
                            parent: parent)
                    }

                    public func write(to json: inout JSONWriter) {
                        json.beginObject()
                        json.constant("object", "order")
                        json.member("id", id)
                        json.member("total_usd", totalUSD)
                        json.member("details", details)
                        json.optional("created_at", createdAt)
                        json.nullable("note", note)
                        json.member("limit", limit)
                        json.patch("label", label)
                        json.optional("parent", parent)
                        json.endObject()
                    }
                }

                """)
    }

    @Test func aStructureWithoutMembers() {
        #expect(
            source(structure("Nothing")) == """
                nonisolated public struct Nothing: Hashable, Sendable {
                    public init() {}
                }

                nonisolated extension Nothing: JSONComposite {
                    static let jsonKeys = JSONKeys()

                    public init(json: inout JSONReader) throws(JSONError) {
                        self.init()
                        var object = try json.object(Self.jsonKeys)
                        while try json.nextKey(&object) != nil {
                            try json.skip()
                        }
                    }

                    public func write(to json: inout JSONWriter) {
                        json.beginObject()
                        json.endObject()
                    }
                }

                """)
    }

    @Test func anOpenStructureKnowsItsConstants() {
        let open = structure(
            "Labels", constants: [Constant(name: "version", wireName: "v", value: .int(2), doc: Doc())],
            additional: AdditionalMembers(name: "others", element: .nullable(.string)))
        #expect(
            source(open) == """
                nonisolated public struct Labels: Hashable, Sendable {
                    /// Always the same.
                    public var version: Int { 2 }

                    /// Members beyond the ones above.
                    public var others: [String: String?]

                    public init(others: [String: String?] = [:]) {
                        self.others = others
                    }
                }

                nonisolated extension Labels: JSONComposite {
                    static let jsonKeys = JSONKeys("v", isOpen: true)

                    public init(json: inout JSONReader) throws(JSONError) {
                        self.init()
                        var object = try json.object(Self.jsonKeys)
                        while let key = try json.nextKey(&object) {
                            switch key {
                            case 0: try json.skip()
                            default: others[json.key] = try json.read(String?.self)
                            }
                        }
                    }

                    public func write(to json: inout JSONWriter) {
                        json.beginObject()
                        json.constant("v", 2)
                        json.members(others)
                        json.endObject()
                    }
                }

                """)
    }

    @Test func membersNamedLikeLocals() {
        let text = source(
            structure(
                "Odd",
                properties: [
                    property("json", "json", .string), property("object", "object", .string), property("key", "key", .string),
                    property("`default`", "default", .string, .optional),
                ]))
        #expect(text.contains("public init(json json_: inout JSONReader) throws(JSONError) {"))
        #expect(text.contains("while let key_ = try json_.nextKey(&object_) {\n            switch key_ {"))
        #expect(text.contains("guard let json, let object, let key else { throw json_.missingMember(object_) }"))
        #expect(text.contains("public func write(to json_: inout JSONWriter) {"))
        #expect(text.contains("case 3: `default` = try json_.read(String.self)\n            default: try json_.skip()"))
        #expect(text.contains("self.init(json: json, object: object, key: key, default: `default`)"))
    }

    @Test func anEnumeration() {
        let status = Enumeration(
            name: TypeName(["Status"]), doc: Doc(), rawType: .int,
            cases: [
                Enumeration.Case(name: "low", value: .int(-1), doc: Doc(["Not much."])),
                Enumeration.Case(name: "high", value: .int(1), doc: Doc()),
                Enumeration.Case(name: "highest", value: .int(2), doc: Doc()),
            ])
        #expect(
            source(.enumeration(status)) == """
                nonisolated public struct Status: OpenEnum {
                    /// Not much.
                    public static var low: Self { Self(rawValue: -1) }

                    public static var high: Self { Self(rawValue: 1) }
                    public static var highest: Self { Self(rawValue: 2) }

                    public static let knownValues: [Self] = [.low, .high, .highest]

                    public let rawValue: Int

                    public init(rawValue: Int) {
                        self.rawValue = rawValue
                    }
                }

                """)
    }

    @Test func aUnionByDiscriminator() {
        let union = Union(
            name: TypeName(["Pet"]), doc: Doc(["A pet."]),
            cases: [
                Union.Case(
                    name: "cat", type: named("Cat"), doc: Doc(["It purrs."]), tag: nil,
                    factory: [property("name", "name", .string), property("lives", "lives", .int, .defaulted(.int(9)))]),
                Union.Case(
                    name: "dog", type: named("Dog"), doc: Doc(), tag: Union.Tag(key: "type", value: "dog"), factory: []),
                Union.Case(name: "names", type: .array(.string), doc: Doc(), tag: nil, factory: []),
            ],
            selection: .discriminator(Union.Tags(key: "type", table: entries(("cat", 0), ("dog", 1), ("kitten", 0), ("names", 2)))),
            nested: [])
        #expect(
            source(.union(union)) == """
                /// A pet.
                nonisolated public enum Pet: Hashable, Sendable {
                    /// It purrs.
                    case cat(Cat)

                    case dog(Dog)
                    case names([String])

                    /// None of the above, kept as it came.
                    case other(JSONValue)

                    /// It purrs.
                    public static func cat(name: String, lives: Int = 9) -> Self {
                        .cat(Cat(name: name, lives: lives))
                    }
                }

                nonisolated extension Pet: JSONComposite {
                    public init(json: inout JSONReader) throws(JSONError) {
                        switch try json.stringMember("type") {
                        case "cat", "kitten": self = .cat(try json.read(Cat.self))
                        case "dog": self = .dog(try json.read(Dog.self))
                        case "names": self = .names(try json.read([String].self))
                        default: self = .other(try json.readUnlisted("type"))
                        }
                    }

                    public func write(to json: inout JSONWriter) {
                        switch self {
                        case .cat(let value): json.value(value)
                        case .dog(let value):
                            json.tag("type", "dog")
                            json.value(value)
                        case .names(let value): json.value(value)
                        case .other(let value): json.value(value)
                        }
                    }
                }

                """)
    }

    @Test func aUnionByKinds() {
        func unionCase(_ name: Identifier, _ type: TypeRef) -> Union.Case {
            Union.Case(name: name, type: type, doc: Doc(), tag: nil, factory: [])
        }
        let cases = [
            unionCase("text", .string), unionCase("count", .int), unionCase("cat", named("Cat")),
            unionCase("dog", named("Dog")), unionCase("list", .array(.json)),
        ]
        func reader(_ rules: [Union.KindRule]) -> String {
            let union = Union(
                name: TypeName(["Thing"]), doc: Doc(), cases: cases, selection: .kinds(rules), nested: [])
            let text = source(.union(union))
            let start = text.range(of: "    public init(json")?.lowerBound ?? text.startIndex
            return String(text[start..<(text.range(of: "\n\n    public func write")?.lowerBound ?? text.endIndex)])
        }
        #expect(
            reader([
                Union.KindRule(kind: .string, choice: .only(0)),
                Union.KindRule(kind: .object, choice: .members([Union.Entry(value: "bark", index: 3)], rest: [2])),
            ]) == """
                    public init(json: inout JSONReader) throws(JSONError) {
                        switch json.kind {
                        case .string: self = .text(try json.read(String.self))
                        case .object:
                            if json.hasMember("bark") {
                                self = .dog(try json.read(Dog.self))
                            } else {
                                self = .cat(try json.read(Cat.self))
                            }
                        default: self = .other(try json.readUnlisted())
                        }
                    }
                """)
        #expect(
            reader([Union.KindRule(kind: .object, choice: .bestFit([3, 2]))]) == """
                    public init(json: inout JSONReader) throws(JSONError) {
                        var fit = JSONBestFit<Self>(&json)
                        fit.consider(Dog.self, &json) { .dog($0) }
                        fit.consider(Cat.self, &json) { .cat($0) }
                        self = try fit.take(&json) { .other($0) }
                    }
                """)
    }

    @Test func nestedTypesAndAliases() {
        let inner = Enumeration(
            name: TypeName(["Outer", "Kind"]), doc: Doc(["Kinds."]), rawType: .double,
            cases: [Enumeration.Case(name: "half", value: .double(0.5), doc: Doc())])
        let text = source(structure("Outer", nested: [.enumeration(inner)]))
        #expect(
            text.contains(
                """

                    /// Kinds.
                    nonisolated public struct Kind: OpenEnum {
                        public static var half: Self { Self(rawValue: 0.5) }

                        public static let knownValues: [Self] = [.half]

                        public let rawValue: Double

                        public init(rawValue: Double) {
                            self.rawValue = rawValue
                        }
                    }
                }

                """))
        #expect(
            source(.alias(Alias(name: TypeName(["IDs"]), doc: Doc(["Several."]), target: .array(.uuid))))
                == "/// Several.\npublic typealias IDs = [UUID]\n")
    }
}
