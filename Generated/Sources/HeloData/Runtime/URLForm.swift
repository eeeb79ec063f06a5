/// A body of `application/x-www-form-urlencoded` fields.
nonisolated struct URLForm: Sendable {
    private(set) var text = ""

    init() {}

    /// Every member of the model, objects and arrays in the given style.
    init<Model: JSONModel>(_ model: Model, _ style: ParameterStyle = .form) {
        guard case .object(let members) = ParameterValue(model, style) else { return }
        for member in members { add(member.value.pairs(member.name, style, .form)) }
    }

    /// nil adds nothing.
    mutating func add<Value: JSONModel>(_ name: String, _ value: Value?, _ style: ParameterStyle = .form) {
        guard let value else { return }
        add(ParameterValue(value, style).pairs(name, style, .form))
    }

    private mutating func add(_ pairs: [String]) {
        for pair in pairs {
            if !text.isEmpty { text.append("&") }
            text.append(pair)
        }
    }
}
