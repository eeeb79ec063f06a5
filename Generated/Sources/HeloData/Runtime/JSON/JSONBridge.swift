#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Lets `Codable` see what the codec writes, by way of a ``JSONValue``.
nonisolated enum JSONBridge {
    nonisolated private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    static func encode(_ model: some JSONModel, to encoder: any Encoder) throws {
        var json = JSONWriter()
        model.write(to: &json)
        let value = try json.withBytes { (bytes) throws(JSONError) in try JSONReader.decode(JSONValue.self, buffer: bytes) }
        try encode(value: value, to: encoder)
    }

    static func decode<T: JSONModel>(_: T.Type, from decoder: any Decoder) throws -> T {
        var json = JSONWriter()
        try value(from: decoder).write(to: &json)
        do {
            return try json.withBytes { (bytes) throws(JSONError) in try JSONReader.decode(T.self, buffer: bytes) }
        } catch {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: decoder.codingPath, debugDescription: "\(error.message) at \(error.path)",
                    underlyingError: error))
        }
    }

    static func encode(value: JSONValue, to encoder: any Encoder) throws {
        switch value {
        case .array(let elements):
            var container = encoder.unkeyedContainer()
            for element in elements { try container.encode(element) }
        case .object(let members):
            var container = encoder.container(keyedBy: Name.self)
            for member in members { try container.encode(member.value, forKey: Name(stringValue: member.name)) }
        case .null:
            var container = encoder.singleValueContainer()
            try container.encodeNil()
        case .bool(let value):
            var container = encoder.singleValueContainer()
            try container.encode(value)
        case .string(let value):
            var container = encoder.singleValueContainer()
            try container.encode(value)
        case .number(let value):
            var container = encoder.singleValueContainer()
            try encode(value, into: &container)
        }
    }

    /// As an integer where it is one, as a `Double` where that shows the same digits, else as a `Decimal`.
    private static func encode(_ number: JSONNumber, into container: inout any SingleValueEncodingContainer) throws {
        if let value = number.int { return try container.encode(value) }
        if let value = number.uint64 { return try container.encode(value) }
        let double = number.double
        if let shortest = JSONNumber(double), shortest == number { return try container.encode(double) }
        if let decimal = number.foundationDecimal { return try container.encode(decimal) }
        try container.encode(double)
    }

    static func value(from decoder: any Decoder) throws -> JSONValue {
        if let container = try? decoder.singleValueContainer() {
            if container.decodeNil() { return .null }
            if let value = try? container.decode(String.self) { return .string(value) }
            if let value = try? container.decode(Bool.self) { return .bool(value) }
            if let value = number(in: container) { return .number(value) }
        }
        if let container = try? decoder.container(keyedBy: Name.self) {
            return .object(
                JSONValue.Object(
                    try container.allKeys.sorted { $0.stringValue < $1.stringValue }.map {
                        ($0.stringValue, try container.decode(JSONValue.self, forKey: $0))
                    }))
        }
        var container = try decoder.unkeyedContainer()
        var elements: [JSONValue] = []
        while !container.isAtEnd { elements.append(try container.decode(JSONValue.self)) }
        return .array(elements)
    }

    /// The number of a container with all its digits, as far as the decoder gives them.
    private static func number(in container: any SingleValueDecodingContainer) -> JSONNumber? {
        // First, since Foundation's decoder reads 99999999999999999.99 as an integer too.
        if let value = try? container.decode(Decimal.self), value.isFinite { return JSONNumber(validText: value.description) }
        if let value = try? container.decode(Int.self) { return JSONNumber(value) }
        if let value = try? container.decode(UInt64.self) { return JSONNumber(value) }
        if let value = try? container.decode(Double.self) { return JSONNumber(value) }
        return nil
    }
}

nonisolated extension JSONModel {
    public init(from decoder: any Decoder) throws { self = try JSONBridge.decode(Self.self, from: decoder) }

    public func encode(to encoder: any Encoder) throws { try JSONBridge.encode(self, to: encoder) }
}
