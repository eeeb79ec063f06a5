/// The value of a parameter, in the three shapes that styles know.
nonisolated indirect enum ParameterValue: Sendable {
    /// Nothing is sent.
    case absent
    case primitive(String)
    case array([ParameterValue])
    case object([(name: String, value: ParameterValue)])

    init<Value: JSONModel>(_ value: Value, _ style: ParameterStyle) {
        if style.form == .json {
            self = .primitive(value.jsonText)
        } else if let text = value as? String {
            self = .primitive(text)
        } else if let number = value as? Int {
            self = .primitive(number.description)
        } else if let truth = value as? Bool {
            self = .primitive(truth ? "true" : "false")
        } else {
            self.init(json: Self.json(of: value))
        }
    }

    /// A field of a form without a style: an object is one JSON text, and so is an element that is no primitive.
    init(field json: JSONValue) {
        switch json {
        case .object: self = .primitive(json.jsonText)
        case .array(let elements): self = .array(elements.map(Self.init(element:)))
        case .null, .bool, .number, .string: self.init(json: json)
        }
    }

    private init(element json: JSONValue) {
        switch json {
        case .array, .object: self = .primitive(json.jsonText)
        case .null, .bool, .number, .string: self.init(json: json)
        }
    }

    /// The value's JSON: whatever a model can be, a parameter can be.
    static func json<Value: JSONModel>(of value: Value) -> JSONValue {
        var json = JSONWriter()
        value.write(to: &json)
        return (try? JSONReader.decode(JSONValue.self, from: json.bytes)) ?? .null
    }

    private init(json: JSONValue) {
        switch json {
        case .null: self = .absent
        case .bool(let truth): self = .primitive(truth ? "true" : "false")
        case .number(let number): self = .primitive(number.description)
        case .string(let text): self = .primitive(text)
        case .array(let elements): self = .array(elements.map(ParameterValue.init(json:)))
        case .object(let members): self = .object(members.map { (name: $0.0, value: ParameterValue(json: $0.1)) })
        }
    }

    /// The text of one element of a list; a list inside a list has no standard form and is joined by commas.
    fileprivate var text: String? {
        switch self {
        case .absent: nil
        case .primitive(let text): text
        case .array(let elements): elements.compactMap(\.text).joined(separator: ",")
        case .object(let members):
            members.compactMap { member in member.value.text.map { "\(member.name),\($0)" } }.joined(separator: ",")
        }
    }
}

// MARK: - Parts of a multipart form

nonisolated extension ParameterValue {
    /// The names and texts of the parts. Nothing in them is percent-encoded.
    func fields(_ name: String, _ style: ParameterStyle) -> [(name: String, text: String)] {
        switch self {
        case .absent: return []
        case .primitive(let text): return [(name, text)]
        case .array(let elements) where style.explode: return elements.compactMap(\.text).map { (name, $0) }
        case .object(let members) where style.form == .deepObject:
            return members.flatMap { $0.value.fields("\(name)[\($0.name)]", style) }
        case .object(let members) where style.explode:
            return members.flatMap { member in member.value.texts.map { (member.name, $0) } }
        case .array, .object:
            let texts = flattened
            return texts.isEmpty ? [] : [(name, texts.joined(separator: style.plainDelimiter))]
        }
    }

    /// A member of an exploded object: a list is one text for each element.
    fileprivate var texts: [String] {
        switch self {
        case .array(let elements): elements.compactMap(\.text)
        case .absent, .primitive, .object: text.map { [$0] } ?? []
        }
    }
}

// MARK: - Lists of names and values: query, cookie, form body

nonisolated extension ParameterValue {
    /// The encoded `name=value` pairs of a query, a cookie or a form body.
    func pairs(_ name: String, _ style: ParameterStyle, _ encoding: PercentEncoding) -> [String] {
        let key = encoding == .form ? encoding.encode(name) : PercentEncoding.unreserved.encode(name)
        switch (self, style.form) {
        case (.absent, _):
            return []
        case (.primitive(let text), _):
            return [key + "=" + encoding.encode(text)]
        case (_, .deepObject):
            return deepPairs(name, encoding)
        case (.array(let elements), _) where style.explode:
            return elements.compactMap(\.text).map { key + "=" + encoding.encode($0) }
        case (.object(let members), _) where style.explode:
            return members.flatMap { member in
                member.value.texts.map { encoding.encode(member.name) + "=" + encoding.encode($0) }
            }
        case (.array, _), (.object, _):
            let words = flattened.map(encoding.encode)
            return words.isEmpty ? [] : [key + "=" + words.joined(separator: style.delimiter)]
        }
    }

    /// `color[R]=100`; nested objects go deeper, elements of an array get `[]`, or their index when they are no primitives.
    private func deepPairs(_ name: String, _ encoding: PercentEncoding) -> [String] {
        switch self {
        case .absent:
            return []
        case .primitive(let text):
            return [encoding.bracketed(name) + "=" + encoding.encode(text)]
        case .array(let elements):
            return elements.enumerated().flatMap { index, element in
                if case .primitive = element { return element.deepPairs(name + "[]", encoding) }
                return element.deepPairs("\(name)[\(index)]", encoding)
            }
        case .object(let members):
            return members.flatMap { $0.value.deepPairs("\(name)[\($0.name)]", encoding) }
        }
    }

    /// Elements, or names and values in turn.
    fileprivate var flattened: [String] {
        switch self {
        case .absent: []
        case .primitive(let text): [text]
        case .array(let elements): elements.compactMap(\.text)
        case .object(let members): members.flatMap { member in member.value.text.map { [member.name, $0] } ?? [] }
        }
    }
}

// MARK: - One text: path segment, header

nonisolated extension ParameterValue {
    /// The encoded text of a path segment in the styles `simple`, `label` and `matrix`; nil where there is nothing to write.
    func segment(_ name: String, _ style: ParameterStyle) -> String? {
        let encode: (String) -> String = { text in
            style.allowsReserved ? PercentEncoding.reservedInPath(text) : PercentEncoding.unreserved.encode(text)
        }
        switch style.form {
        case .label: return labelled(style, encode)
        case .matrix: return matrix(encode(name), style, encode)
        case .simple, .form, .spaceDelimited, .pipeDelimited, .deepObject, .cookie, .json: return joined(style, encode)
        }
    }

    /// The text of a header in the style `simple`. Header values are not percent-encoded.
    func headerValue(_ style: ParameterStyle) -> String? { joined(style, { $0 }) }

    private func joined(_ style: ParameterStyle, _ encode: (String) -> String) -> String? {
        switch self {
        case .absent: nil
        case .primitive(let text): encode(text)
        case .object where style.explode: assignments(encode).joined(separator: ",")
        case .array, .object: flattened.isEmpty ? nil : flattened.map(encode).joined(separator: ",")
        }
    }

    private func labelled(_ style: ParameterStyle, _ encode: (String) -> String) -> String? {
        let words: [String]
        switch self {
        case .absent: return nil
        case .primitive(let text): return "." + encode(text)
        case .object where style.explode: words = assignments(encode)
        case .array, .object: words = flattened.map(encode)
        }
        if words.isEmpty { return nil }
        return "." + words.joined(separator: style.explode ? "." : ",")
    }

    private func matrix(_ name: String, _ style: ParameterStyle, _ encode: (String) -> String) -> String? {
        switch self {
        case .absent: return nil
        case .primitive(let text): return ";" + name + (text.isEmpty ? "" : "=" + encode(text))
        case .array(let elements):
            if elements.isEmpty { return nil }
            if style.explode { return flattened.map { ";\(name)=\(encode($0))" }.joined() }
            return ";\(name)=" + flattened.map(encode).joined(separator: ",")
        case .object(let members):
            if members.isEmpty { return nil }
            if style.explode { return assignments(encode).map { ";" + $0 }.joined() }
            return ";\(name)=" + flattened.map(encode).joined(separator: ",")
        }
    }

    private func assignments(_ encode: (String) -> String) -> [String] {
        guard case .object(let members) = self else { return [] }
        return members.compactMap { member in member.value.text.map { encode(member.name) + "=" + encode($0) } }
    }
}

nonisolated extension ParameterStyle {
    /// The delimiter where nothing is percent-encoded.
    fileprivate var plainDelimiter: String {
        switch form {
        case .spaceDelimited: " "
        case .pipeDelimited: "|"
        case .form, .deepObject, .simple, .label, .matrix, .cookie, .json: ","
        }
    }

    fileprivate var delimiter: String {
        switch form {
        case .spaceDelimited: "%20"
        case .pipeDelimited: "%7C"
        case .form, .deepObject, .simple, .label, .matrix, .cookie, .json: ","
        }
    }
}

nonisolated extension PercentEncoding {
    /// A question mark would end the path.
    fileprivate static func reservedInPath(_ text: String) -> String {
        reserved.encode(text).split(separator: "?", omittingEmptySubsequences: false).joined(separator: "%3F")
    }

    /// Names are never taken for encoded already.
    fileprivate func bracketed(_ name: String) -> String {
        self == .form ? encode(name) : PercentEncoding.unreserved.encode(name)
    }
}
