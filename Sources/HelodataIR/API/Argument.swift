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
        /// The media type of the body, one of several.
        case contentType
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
    /// Reserved characters stay as they are.
    var reserved: ParameterStyle { ParameterStyle(style: style, explode: explode, allowReserved: true) }

    package static let simple = ParameterStyle(style: .simple, explode: false)
    package static let form = ParameterStyle(style: .form, explode: true)
    package static let json = ParameterStyle(style: .json, explode: false)
}
