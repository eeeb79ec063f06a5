package struct RequestBody: Sendable {
    package enum Encoding: Sendable {
        case json
        /// A line of JSON for each element of an array.
        case jsonLines
        case text
        case bytes
        /// Bytes as base64 text.
        case base64
        /// application/x-www-form-urlencoded, a field per member of the body; `additional` holds those beyond the known ones.
        case form([FormField], additional: Identifier? = nil)
        case multipart([FormField], additional: Identifier? = nil)
    }
    package enum Value: Sendable {
        /// The argument named here; `optional` where it may be nil.
        case argument(Identifier, optional: Bool)
        /// A structure made of the arguments named here, in the order of its initializer; `optional` where nothing is sent when none of
        /// them is given: a form without fields.
        case members(TypeName, [Member], optional: Bool = false)
    }
    /// A member of the body that is an argument of its own.
    package struct Member: Sendable {
        /// Of the body's initializer.
        package let label: Identifier
        package let argument: Identifier
        package init(label: Identifier, argument: Identifier) {
            self.label = label
            self.argument = argument
        }
    }
    package let contentType: String
    /// The argument that names the media type, where there are several.
    package let contentTypeArgument: Identifier?
    package let encoding: Encoding
    package let value: Value
    /// The body as one value beside its members as arguments, where these are many.
    package var whole: (type: TypeName, members: [Member])? {
        guard case .members(let type, let members, _) = value, members.count > Self.fewMembers else { return nil }
        return (type, members)
    }
    /// As many as a reader takes in at once.
    private static let fewMembers = 8

    /// Whether it may be a file or a stream, or hold some: then the caller can be told how much has left.
    package var flows: Bool {
        switch encoding {
        case .bytes: true
        case .multipart(let fields, _): fields.contains(where: \.isFile)
        case .json, .jsonLines, .text, .base64, .form: false
        }
    }
    package init(contentType: String, contentTypeArgument: Identifier? = nil, encoding: Encoding, value: Value) {
        self.contentType = contentType
        self.contentTypeArgument = contentTypeArgument
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
    /// Media type of the part; nil for the default of its type. Files choose from a list.
    package let contentType: String?
    /// A file or a list of files.
    package let isFile: Bool
    package init(
        name: Identifier, wireName: String, presence: Presence, style: ParameterStyle?, contentType: String?, isFile: Bool = false
    ) {
        self.isFile = isFile
        self.name = name
        self.wireName = wireName
        self.presence = presence
        self.style = style
        self.contentType = contentType
    }
}
