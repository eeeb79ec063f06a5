/// What kind of value stands in a JSON text.
nonisolated enum JSONKind: Sendable, Hashable {
    case string, number, bool, array, object, null
    /// No value begins like this.
    case invalid

    /// The kind with its article.
    var description: String {
        switch self {
        case .string: "a string"
        case .number: "a number"
        case .bool: "a boolean"
        case .array: "an array"
        case .object: "an object"
        case .null: "null"
        case .invalid: "no value"
        }
    }

    init(firstByte: UInt8) {
        switch firstByte {
        case UInt8(ascii: "\""): self = .string
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): self = .number
        case UInt8(ascii: "t"), UInt8(ascii: "f"): self = .bool
        case UInt8(ascii: "["): self = .array
        case UInt8(ascii: "{"): self = .object
        case UInt8(ascii: "n"): self = .null
        default: self = .invalid
        }
    }
}

// Errors are made here, out of the way of what is fast. The path is found by reading the text once more.
nonisolated extension JSONReader {
    @inline(never)
    mutating func failure(_ kind: JSONError.Kind, _ message: String, at pointer: UnsafePointer<UInt8>) -> JSONError {
        guard speculation == 0 else { return JSONReader.unplaced }
        let offset = pointer - base
        let path = JSONPath.path(of: offset, in: UnsafeBufferPointer(start: base, count: end - base))
        return JSONError(kind, message, path: path, offset: offset)
    }

    /// The error of an attempt, of which nobody sees more than that it is one.
    static let unplaced = JSONError(.invalidValue, "the value does not fit", path: "$", offset: 0)

    /// Another kind of value stands at `pointer` than is expected.
    @inline(never)
    mutating func mismatch(_ expected: JSONKind, at pointer: UnsafePointer<UInt8>) -> JSONError {
        guard pointer < end else {
            return failure(.unexpectedEnd, "the text ends where \(expected.description) is expected", at: pointer)
        }
        let found = JSONKind(firstByte: pointer.pointee)
        return failure(
            found == .invalid || found == expected ? .syntax : .typeMismatch,
            "expected \(expected.description), found \(found == expected ? "no value" : found.description)", at: pointer)
    }

    @inline(never)
    mutating func missingName(at pointer: UnsafePointer<UInt8>) -> JSONError {
        guard pointer < end else { return failure(.unexpectedEnd, "the text ends in an object", at: pointer) }
        return failure(.syntax, "expected a member's name in quotes", at: pointer)
    }

    /// Which required member is not in the object that the cursor has gone through.
    @inline(never)
    mutating func missingMember(_ object: JSONObjectCursor) -> JSONError {
        guard speculation == 0 else { return JSONReader.unplaced }
        let offset = object.start - base
        let text = UnsafeBufferPointer(start: base, count: end - base)
        let names = JSONPath.members(of: offset, in: text)
        var missing = "?"
        for index in 0..<object.keys.count where object.keys.entries[index].isRequired {
            let name = object.keys.entries[index].name
            if !names.contains(name) {
                missing = name
                break
            }
        }
        let path = JSONPath.path(of: offset, in: text) + JSONPath.step(missing)
        return JSONError(.missingMember, "required member \"\(missing)\" is missing", path: path, offset: offset)
    }
}
