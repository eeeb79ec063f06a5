import HelodataDiagnostics

/// A documentation comment: lines without the `///`. Text of the document; the emitter makes it harmless.
package struct Doc: Sendable, Hashable {
    package var lines: [String]
    package init(_ lines: [String] = []) {
        // What was put together from several texts may have got their line breaks.
        let isBroken = lines.contains { $0.utf8.contains(UInt8(ascii: "\n")) }
        self.lines = isBroken ? lines.flatMap(Doc.split) : lines
    }
    package var isEmpty: Bool { lines.isEmpty }

    private static func split(_ text: String) -> [String] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    }
}

/// The full name of a generated type: `Order`, or `Order.Details` for one declared inside another.
package struct TypeName: Sendable, Hashable {
    package let components: [Identifier]
    package init(_ components: [Identifier]) { self.components = components }
    package var last: Identifier { components[components.count - 1] }
}

/// A use of a type.
package indirect enum TypeRef: Sendable, Hashable {
    case string, bool, int, uint64, double
    /// Exact decimal, `ExactDecimal` in the runtime.
    case decimal
    /// The same, as a JSON string.
    case decimalText
    /// RFC 3339 instant, `Date`.
    case dateTime
    /// RFC 3339 full-date, `CalendarDate`.
    case date
    case uuid
    /// Base64 text, `Data`.
    case base64
    /// A file of a multipart form, `FilePart`.
    case file
    /// A string that never shows in a description, `SecretString`.
    case secret
    /// Anything, `JSONValue`.
    case json
    case named(TypeName)
    case array(TypeRef)
    case dictionary(TypeRef)
    /// An element that may be null; members use `Presence`.
    case nullable(TypeRef)
}

extension TypeRef {
    /// Whether decimals in it are JSON strings.
    package var quotesDecimals: Bool {
        switch self {
        case .decimalText: true
        case .array(let element), .dictionary(let element), .nullable(let element): element.quotesDecimals
        case .string, .bool, .int, .uint64, .double, .decimal, .dateTime, .date, .uuid, .base64, .file, .secret, .json, .named: false
        }
    }

    /// For reports.
    package var summary: String {
        switch self {
        case .string: "String"
        case .bool: "Bool"
        case .int: "Int"
        case .uint64: "UInt64"
        case .double: "Double"
        case .decimal, .decimalText: "ExactDecimal"
        case .dateTime: "Date"
        case .date: "CalendarDate"
        case .uuid: "UUID"
        case .base64: "Data"
        case .file: "FilePart"
        case .secret: "SecretString"
        case .json: "JSONValue"
        case .named(let name): name.components.map(\.description).joined(separator: ".")
        case .array(let element): "[\(element.summary)]"
        case .dictionary(let element): "[String: \(element.summary)]"
        case .nullable(let type): type.summary + "?"
        }
    }
}

/// A declared type.
package indirect enum TypeDeclaration: Sendable, Hashable {
    case structure(Structure)
    case enumeration(Enumeration)
    case union(Union)
    case alias(Alias)
}

extension TypeDeclaration {
    package var name: TypeName {
        switch self {
        case .structure(let structure): structure.name
        case .enumeration(let enumeration): enumeration.name
        case .union(let union): union.name
        case .alias(let alias): alias.name
        }
    }
}

/// An object with known members.
package struct Structure: Sendable, Hashable {
    package let name: TypeName
    package let doc: Doc
    package internal(set) var properties: [Property]
    /// Members with one possible value: written always, typed by nobody.
    package let constants: [Constant]
    /// Members beyond the known ones, kept in a dictionary.
    package let additional: AdditionalMembers?
    /// Members of members, offered on the structure itself as computed properties.
    package internal(set) var shortcuts: [Shortcut]
    package internal(set) var nested: [TypeDeclaration]
    var shortcutRequests: [ShortcutRequest] = []
    package init(
        name: TypeName, doc: Doc, properties: [Property], constants: [Constant], additional: AdditionalMembers?,
        shortcuts: [Shortcut] = [], nested: [TypeDeclaration]
    ) {
        self.name = name
        self.doc = doc
        self.properties = properties
        self.constants = constants
        self.additional = additional
        self.shortcuts = shortcuts
        self.nested = nested
    }
}

/// A computed property made of other members: `order.batchID` for `details` → case `isp` → `batchID`, or a text
/// such as a proxy's URL.
package struct Shortcut: Sendable, Hashable {
    package enum Step: Sendable, Hashable {
        /// A member, and whether it may be nil.
        case member(Identifier, isOptional: Bool)
        /// The payload of a union's case, nil in any other case.
        case unionCase(Identifier)
    }
    package enum Piece: Sendable, Hashable {
        case literal(String)
        /// A member's text; a secret is revealed.
        case member(Identifier, type: TypeRef, isOptional: Bool, escaping: Escaping)
    }
    package enum Escaping: Sendable, Hashable {
        case none
        /// Percent-encoded, as in the user information of a URL.
        case urlComponent
        /// A host; an IPv6 address in brackets.
        case urlHost
    }
    package enum Value: Sendable, Hashable {
        /// Always optional, since any step may lead nowhere.
        case path([Step], TypeRef)
        /// A string; optional where one of the members is.
        case text([Piece])
    }
    package let name: Identifier
    package let value: Value
    package let doc: Doc
    package init(name: Identifier, value: Value, doc: Doc) {
        self.name = name
        self.value = value
        self.doc = doc
    }
}

/// A shortcut as the document asks for it, before all types are known.
struct ShortcutRequest: Sendable, Hashable {
    let name: Identifier
    /// `details/batch_id`, or a text with members in braces.
    let text: String
    let isTemplate: Bool
    let location: SourceLocation
}

package struct Property: Sendable, Hashable {
    package let name: Identifier
    package let wireName: String
    /// The type without the optionality, which `presence` holds.
    package let type: TypeRef
    package let presence: Presence
    /// Held through a copy-on-write box: the type is recursive or large.
    package internal(set) var isIndirect: Bool
    package let constraints: [Constraint]
    package let doc: Doc
    package init(
        name: Identifier, wireName: String, type: TypeRef, presence: Presence, isIndirect: Bool,
        constraints: [Constraint], doc: Doc
    ) {
        self.name = name
        self.wireName = wireName
        self.type = type
        self.presence = presence
        self.isIndirect = isIndirect
        self.constraints = constraints
        self.doc = doc
    }
}

package enum Presence: Sendable, Hashable {
    /// `T`; a missing member is an error.
    case required
    /// `T` with a default argument in the initializer; a missing member is an error.
    case defaulted(Literal)
    /// `T?`; nil is left out, a missing or null member is nil.
    case optional
    /// `T?`; nil is written as null.
    case nullable
    /// `PatchValue<T>`: left out, null and a value are three things.
    case patch
}

package struct Constant: Sendable, Hashable {
    package let name: Identifier
    package let wireName: String
    package let value: Literal
    package let doc: Doc
    package init(name: Identifier, wireName: String, value: Literal, doc: Doc) {
        self.name = name
        self.wireName = wireName
        self.value = value
        self.doc = doc
    }
}

package struct AdditionalMembers: Sendable, Hashable {
    /// Name of the dictionary property.
    package let name: Identifier
    package let element: TypeRef
    package init(name: Identifier, element: TypeRef) {
        self.name = name
        self.element = element
    }
}

/// A value of the document as Swift source; each case prints as an explicitly typed expression.
package indirect enum Literal: Sendable, Hashable {
    case string(String)
    case bool(Bool)
    case int(Int)
    case double(Double)
    /// The digits as written.
    case decimal(String)
    case enumerationCase(TypeName, Identifier)
    case emptyArray
    case emptyDictionary
}

/// A limit that requests are checked against before they are sent.
package enum Constraint: Sendable, Hashable {
    case minimum(Double, exclusive: Bool)
    case maximum(Double, exclusive: Bool)
    case multipleOf(Double)
    case minLength(Int)
    case maxLength(Int)
    case minItems(Int)
    case maxItems(Int)
    case uniqueItems
    case minProperties(Int)
    case maxProperties(Int)
}

/// An open enumeration: known values as static members, any other value kept.
package struct Enumeration: Sendable, Hashable {
    package enum RawType: Sendable, Hashable { case string, int, double }
    package struct Case: Sendable, Hashable {
        package let name: Identifier
        package let value: Literal
        package let doc: Doc
        package init(name: Identifier, value: Literal, doc: Doc) {
            self.name = name
            self.value = value
            self.doc = doc
        }
    }
    package let name: TypeName
    package let doc: Doc
    package let rawType: RawType
    package let cases: [Case]
    package init(name: TypeName, doc: Doc, rawType: RawType, cases: [Case]) {
        self.name = name
        self.doc = doc
        self.rawType = rawType
        self.cases = cases
    }
}

/// One of several types. A value that fits none is kept as JSON in the case `other`.
package struct Union: Sendable, Hashable {
    package struct Case: Sendable, Hashable {
        package let name: Identifier
        package let type: TypeRef
        package let doc: Doc
        /// A discriminator that the payload does not hold itself: written by the union.
        package let tag: Tag?
        /// Members of the payload as arguments of a static function named like the case; empty for none.
        package internal(set) var factory: [Property]
        /// Of that function: the first line about the case, else about its payload.
        package internal(set) var factoryDoc: Doc
        package init(
            name: Identifier, type: TypeRef, doc: Doc, tag: Tag?, factory: [Property], factoryDoc: Doc? = nil
        ) {
            self.name = name
            self.type = type
            self.doc = doc
            self.factoryDoc = factoryDoc ?? Doc(Array(doc.lines.prefix(1)))
            self.tag = tag
            self.factory = factory
        }
    }
    package struct Tag: Sendable, Hashable {
        package let key: String
        package let value: String
        package init(key: String, value: String) {
            self.key = key
            self.value = value
        }
    }
    package enum Selection: Sendable, Hashable {
        /// By a member's value; several values may lead to one case. Indices are into `cases`. `fallback` is tried where the
        /// value is missing or not in the table.
        case discriminator(key: String, table: [Entry], fallback: Int? = nil)
        /// The first rule whose conditions all hold and, where it is speculative, whose decoding succeeds.
        case rules([Rule])
    }
    /// A discriminator's value and the case that it chooses.
    package struct Entry: Sendable, Hashable {
        package let value: String
        package let index: Int
        package init(value: String, index: Int) {
            self.value = value
            self.index = index
        }
    }
    package struct Rule: Sendable, Hashable {
        package let index: Int
        package let conditions: [Condition]
        /// Whether a failure to decode leads on to the next rule.
        package let isSpeculative: Bool
        package init(index: Int, conditions: [Condition], isSpeculative: Bool) {
            self.index = index
            self.conditions = conditions
            self.isSpeculative = isSpeculative
        }
    }
    package enum Condition: Sendable, Hashable {
        case kind(JSONKind)
        case hasMember(String)
        case memberEquals(String, String)
    }
    package enum JSONKind: String, Sendable, Hashable { case string, integer, number, bool, array, object, null }

    package let name: TypeName
    package let doc: Doc
    package internal(set) var cases: [Case]
    package let selection: Selection
    /// Payloads are held by reference: the union is recursive, or one of its cases is large.
    package internal(set) var isIndirect: Bool
    package internal(set) var nested: [TypeDeclaration]
    package init(
        name: TypeName, doc: Doc, cases: [Case], selection: Selection, isIndirect: Bool = false, nested: [TypeDeclaration]
    ) {
        self.name = name
        self.doc = doc
        self.cases = cases
        self.selection = selection
        self.isIndirect = isIndirect
        self.nested = nested
    }
}

/// Another name for a type that needs no declaration of its own.
package struct Alias: Sendable, Hashable {
    package let name: TypeName
    package let doc: Doc
    package let target: TypeRef
    package init(name: TypeName, doc: Doc, target: TypeRef) {
        self.name = name
        self.doc = doc
        self.target = target
    }
}
