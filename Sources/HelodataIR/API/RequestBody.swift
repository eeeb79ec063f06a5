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
