/// Any JSON value. Numbers keep their digits, objects the order of their members.
nonisolated public enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSONValue])
    case object(Object)
}

nonisolated extension JSONValue {
    /// The value of a member; nil if this is no object or has no such member.
    public subscript(name: String) -> JSONValue? { object?[name] }

    /// An element; nil if this is no array or has no such element.
    public subscript(index: Int) -> JSONValue? {
        guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
        return elements[index]
    }

    /// Whether this is null.
    public var isNull: Bool { self == .null }

    public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }

    public var string: String? { if case .string(let value) = self { value } else { nil } }

    public var number: JSONNumber? { if case .number(let value) = self { value } else { nil } }

    /// The number as an integer; nil if this is no number, is not integral, or does not fit.
    public var int: Int? { number?.int }

    /// The nearest `Double` to the number.
    public var double: Double? { number?.double }

    public var array: [JSONValue]? { if case .array(let value) = self { value } else { nil } }

    public var object: Object? { if case .object(let value) = self { value } else { nil } }
}

nonisolated extension JSONValue {
    /// A member of an object as a type; nil where it is missing or does not fit.
    func member<T: JSONModel>(_ name: StaticString) -> T? {
        guard let value = self[name.description], !value.isNull else { return nil }
        return try? T(jsonData: value.jsonData())
    }
}

nonisolated extension JSONValue: JSONModel {
    public init(json: inout JSONReader) throws(JSONError) {
        switch json.kind {
        case .string: self = .string(try json.readString())
        case .number: self = .number(JSONNumber(token: try json.numberToken()))
        case .bool: self = .bool(try json.readBool())
        case .array: self = .array(try [JSONValue](json: &json))
        case .object: self = .object(try Object(json: &json))
        case .null, .invalid:
            try json.skip()
            self = .null
        }
    }

    public func write(to json: inout JSONWriter) {
        switch self {
        case .null: json.null()
        case .bool(let value): json.bool(value)
        case .number(let value): value.write(to: &json)
        case .string(let value): json.string(value)
        case .array(let value): value.write(to: &json)
        case .object(let value): value.write(to: &json)
        }
    }

    public init(from decoder: any Decoder) throws { self = try JSONBridge.value(from: decoder) }

    public func encode(to encoder: any Encoder) throws { try JSONBridge.encode(value: self, to: encoder) }
}

nonisolated extension JSONValue: CustomStringConvertible {
    /// The value as JSON text.
    public var description: String { jsonText }
}

nonisolated extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(nilLiteral: ()) { self = .null }

    public init(booleanLiteral value: Bool) { self = .bool(value) }

    public init(integerLiteral value: Int) { self = .number(JSONNumber(value)) }

    /// Goes through `Double`: for exact decimals use ``ExactDecimal``.
    public init(floatLiteral value: Double) { self = JSONNumber(value).map { .number($0) } ?? .null }

    public init(stringLiteral value: String) { self = .string(value) }

    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

    public init(dictionaryLiteral members: (String, JSONValue)...) { self = .object(Object(members)) }
}
