/// A body of `application/x-www-form-urlencoded` fields.
@_spi(Generated) nonisolated public struct URLForm: Sendable {
    private(set) var text = ""

    @_spi(Generated) public init() {}

    /// Every member of the model.
    @_spi(Generated) public init<Model: JSONModel>(_ model: Model) {
        guard case .object(let members) = ParameterValue.json(of: model) else { return }
        for (name, value) in members { add(ParameterValue(field: value).pairs(name, .form, .form)) }
    }

    /// nil adds nothing.
    /// - Parameter style: nil for primitives as text, the elements of an array one by one, and objects as JSON texts.
    @_spi(Generated) public mutating func add<Value: JSONModel>(_ name: String, _ value: Value?, _ style: ParameterStyle? = nil) {
        guard let value else { return }
        if let style {
            add(ParameterValue(value, style).pairs(name, style, style.allowsReserved ? .reserved : .form))
        } else {
            add(ParameterValue(field: ParameterValue.json(of: value)).pairs(name, .form, .form))
        }
    }

    /// Members beyond the known ones, in the order of their names.
    @_spi(Generated) public mutating func add<Value: JSONModel>(additional values: [String: Value]) {
        for name in values.keys.sorted() { add(name, values[name]) }
    }

    private mutating func add(_ pairs: [String]) {
        for pair in pairs {
            if !text.isEmpty { text.append("&") }
            text.append(pair)
        }
    }
}

nonisolated extension APIRequest {
    @_spi(Generated) public mutating func body(form: URLForm) { parts.body(Array(form.text.utf8), "application/x-www-form-urlencoded") }

    /// The members of an object as the fields of a form; nil adds nothing.
    @_spi(Generated) public mutating func queryString<Value: JSONModel>(_ value: Value?) {
        if let value { parts.query(fields: URLForm(value).text) }
    }
}
