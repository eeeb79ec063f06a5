import Foundation

@_spi(Generated) @testable import HelodataRuntime

// Models in the shape of generated ones.

struct Order: JSONModel {
    var id: String
    var status: Status
    var totalUSD: ExactDecimal
    var details: Details {
        get { _details.value }
        set { _details.value = newValue }
    }
    private var _details: Boxed<Details>
    var createdAt: Date?
    var object: String { "order" }

    init(id: String, status: Status, totalUSD: ExactDecimal, details: Details, createdAt: Date? = nil) {
        self.id = id
        self.status = status
        self.totalUSD = totalUSD
        _details = Boxed(details)
        self.createdAt = createdAt
    }

    static let jsonKeys = JSONKeys("id", "status", "total_usd", "details", "created_at", required: [0, 1, 2, 3])

    init(json: inout JSONReader) throws(JSONError) {
        var id: String?, status: Status?, totalUSD: ExactDecimal?, details: Details?, createdAt: Date?
        var object = try json.object(Self.jsonKeys)
        while let key = try json.nextKey(&object) {
            switch key {
            case 0: id = try json.read(String.self)
            case 1: status = try json.read(Status.self)
            case 2: totalUSD = try json.read(ExactDecimal.self)
            case 3: details = try json.read(Details.self)
            default: createdAt = try json.read(Date.self)
            }
        }
        guard let id, let status, let totalUSD, let details else { throw json.missingMember(object) }
        self.init(id: id, status: status, totalUSD: totalUSD, details: details, createdAt: createdAt)
    }

    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.constant("object", "order")
        json.member("id", id)
        json.member("status", status)
        json.member("total_usd", totalUSD)
        json.member("details", details)
        json.optional("created_at", createdAt)
        json.endObject()
    }

    struct Status: OpenEnum {
        let rawValue: String
        init(rawValue: String) { self.rawValue = rawValue }
        static let provisioning: Self = Self(rawValue: "provisioning")
        static let completed: Self = Self(rawValue: "completed")
        static let knownValues: [Self] = [.provisioning, .completed]
    }
}

struct Details: JSONModel {
    var gb: Double
    var tags: [String]

    static let jsonKeys = JSONKeys("gb", "tags", required: [0])

    init(gb: Double, tags: [String] = []) {
        self.gb = gb
        self.tags = tags
    }

    init(json: inout JSONReader) throws(JSONError) {
        var gb: Double?, tags: [String]?
        var object = try json.object(Self.jsonKeys)
        while let key = try json.nextKey(&object) {
            switch key {
            case 0: gb = try json.read(Double.self)
            default: tags = try json.read([String].self)
            }
        }
        guard let gb else { throw json.missingMember(object) }
        self.init(gb: gb, tags: tags ?? [])
    }

    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("gb", gb)
        json.member("tags", tags)
        json.endObject()
    }
}

struct ProxyIP: JSONModel {
    var ip: String
    var port: Int
    var user: String
    var pass: SecretString
    var country: String
    var city: String?
    var asn: Int?

    init(
        ip: String, port: Int, user: String, pass: SecretString, country: String, city: String? = nil, asn: Int? = nil
    ) {
        self.ip = ip
        self.port = port
        self.user = user
        self.pass = pass
        self.country = country
        self.city = city
        self.asn = asn
    }

    static let jsonKeys = JSONKeys(
        "ip", "port", "user", "pass", "country", "city", "asn", required: [0, 1, 2, 3, 4])

    init(json: inout JSONReader) throws(JSONError) {
        var ip: String?, port: Int?, user: String?, pass: SecretString?, country: String?, city: String?, asn: Int?
        var object = try json.object(Self.jsonKeys)
        while let key = try json.nextKey(&object) {
            switch key {
            case 0: ip = try json.read(String.self)
            case 1: port = try json.read(Int.self)
            case 2: user = try json.read(String.self)
            case 3: pass = try json.read(SecretString.self)
            case 4: country = try json.read(String.self)
            case 5: city = try json.read(String.self)
            default: asn = try json.read(Int.self)
            }
        }
        guard let ip, let port, let user, let pass, let country else { throw json.missingMember(object) }
        self.init(ip: ip, port: port, user: user, pass: pass, country: country, city: city, asn: asn)
    }

    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("ip", ip)
        json.member("port", port)
        json.member("user", user)
        json.member("pass", pass)
        json.member("country", country)
        json.optional("city", city)
        json.optional("asn", asn)
        json.endObject()
    }
}

/// Contains itself, in a box and in an array; keeps members that it does not know.
struct Tree: JSONModel {
    var name: String
    var next: Tree? {
        get { _next.value }
        set { _next.value = newValue }
    }
    private var _next: BoxedIfPresent<Tree>
    var children: [Tree]?
    var others: [String: JSONValue]

    static let jsonKeys = JSONKeys("name", "next", "children", required: [0], isOpen: true)

    init(name: String, next: Tree? = nil, children: [Tree]? = nil, others: [String: JSONValue] = [:]) {
        self.name = name
        _next = BoxedIfPresent(next)
        self.children = children
        self.others = others
    }

    init(json: inout JSONReader) throws(JSONError) {
        var name: String?, next: Tree?, children: [Tree]?, others: [String: JSONValue] = [:]
        var object = try json.object(Self.jsonKeys)
        while let key = try json.nextKey(&object) {
            switch key {
            case 0: name = try json.read(String.self)
            case 1: next = try json.read(Tree.self)
            case 2: children = try json.read([Tree].self)
            default:
                let key = json.key
                others[key] = try json.read(JSONValue.self)
            }
        }
        guard let name else { throw json.missingMember(object) }
        self.init(name: name, next: next, children: children, others: others)
    }

    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("name", name)
        json.optional("next", next)
        json.optional("children", children)
        json.members(others)
        json.endObject()
    }
}

/// A request with the three ways to say nothing.
struct Patch: JSONModel {
    var label: PatchValue<String>
    var note: String?
    var limit: Int?

    static let jsonKeys = JSONKeys("label", "note", "limit", keepsNull: [0])

    init(label: PatchValue<String> = .omit, note: String? = nil, limit: Int? = nil) {
        self.label = label
        self.note = note
        self.limit = limit
    }

    init(json: inout JSONReader) throws(JSONError) {
        var label: PatchValue<String> = .omit, note: String?, limit: Int?
        var object = try json.object(Self.jsonKeys)
        while let key = try json.nextKey(&object) {
            switch key {
            case 0: label = try json.read(PatchValue<String>.self)
            case 1: note = try json.read(String.self)
            default: limit = try json.read(Int.self)
            }
        }
        self.init(label: label, note: note, limit: limit)
    }

    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.patch("label", label)
        json.nullable("note", note)
        json.optional("limit", limit)
        json.endObject()
    }

    func validate(_ check: inout Validation) {
        check.length(label.value, "label", min: 2, max: 5)
        check.range(limit, "limit", min: 5, max: 5000)
    }
}

/// A union by discriminator, one case of which gets its tag from the union.
enum Purchase: JSONModel {
    case details(Details)
    case order(Order)
    case other(JSONValue)

    init(json: inout JSONReader) throws(JSONError) {
        switch try json.stringMember("object") {
        case "details": self = .details(try json.read(Details.self))
        case "order": self = .order(try json.read(Order.self))
        default: self = .other(try json.readUnlisted("object"))
        }
    }

    func write(to json: inout JSONWriter) {
        switch self {
        case .details(let value):
            json.tag("object", "details")
            json.value(value)
        case .order(let value): json.value(value)
        case .other(let value): json.value(value)
        }
    }
}

/// A union by the shape of the value.
indirect enum Shape: JSONModel {
    case number(Int)
    case fraction(Double)
    case text(String)
    case proxy(ProxyIP)
    case tree(Tree)
    case list([Shape])
    case other(JSONValue)

    init(json: inout JSONReader) throws(JSONError) {
        if json.isInteger() {
            self = .number(try json.read(Int.self))
        } else if json.kind == .number {
            self = .fraction(try json.read(Double.self))
        } else if json.kind == .string {
            self = .text(try json.read(String.self))
        } else if json.kind == .array {
            self = .list(try json.read([Shape].self))
        } else if json.hasMember("ip"), let value = json.attempt(ProxyIP.self) {
            self = .proxy(value)
        } else if json.kind == .object, let value = json.attempt(Tree.self) {
            self = .tree(value)
        } else {
            self = .other(try json.readUnlisted())
        }
    }

    func write(to json: inout JSONWriter) {
        switch self {
        case .number(let value): json.value(value)
        case .fraction(let value): json.value(value)
        case .text(let value): json.value(value)
        case .proxy(let value): json.value(value)
        case .tree(let value): json.value(value)
        case .list(let value): json.value(value)
        case .other(let value): json.value(value)
        }
    }
}

extension JSONModel {
    /// Reads a text; nil if it does not fit.
    static func read(_ text: String) -> Self? { try? Self(jsonData: text.utf8) }
}

/// The error of reading a text; nil if it fits.
func failure<T: JSONModel>(_: T.Type, _ text: String) -> JSONError? { failure(T.self, Array(text.utf8)) }

func failure<T: JSONModel>(_: T.Type, _ bytes: [UInt8]) -> JSONError? {
    do throws(JSONError) {
        _ = try T(jsonData: bytes)
        return nil
    } catch {
        return error
    }
}

/// The same sequence for the same seed.
struct Dice: RandomNumberGenerator {
    var state: UInt64
    init(_ seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
