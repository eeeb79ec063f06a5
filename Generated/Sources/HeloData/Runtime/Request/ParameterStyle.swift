/// How the value of a parameter becomes text: OpenAPI's `style`, `explode` and `allowReserved` (OpenAPI 3.1 §4.8.12.3).
nonisolated struct ParameterStyle: Sendable, Hashable {
    nonisolated enum Form: Sendable, Hashable {
        case form, spaceDelimited, pipeDelimited, deepObject
        case simple, label, matrix
        /// As `form`, but as it is: a cookie's value knows no percent-encoding (OpenAPI 3.2).
        case cookie
        /// One JSON text (a parameter declared with `content`).
        case json
    }

    let form: Form
    var explode: Bool
    var allowsReserved: Bool = false

    static let form: Self = Self(form: .form, explode: true)
    static let spaceDelimited: Self = Self(form: .spaceDelimited, explode: false)
    static let pipeDelimited: Self = Self(form: .pipeDelimited, explode: false)
    static let deepObject: Self = Self(form: .deepObject, explode: true)
    static let simple: Self = Self(form: .simple, explode: false)
    static let label: Self = Self(form: .label, explode: false)
    static let matrix: Self = Self(form: .matrix, explode: false)
    static let cookie: Self = Self(form: .cookie, explode: true)
    static let json: Self = Self(form: .json, explode: false)

    /// `.form.exploded(false)`
    func exploded(_ explode: Bool) -> Self {
        var style = self
        style.explode = explode
        return style
    }

    /// `.form.reserved`: reserved characters stay as they are where they do no harm.
    var reserved: Self {
        var style = self
        style.allowsReserved = true
        return style
    }

    var encoding: PercentEncoding { form == .cookie ? .verbatim : allowsReserved ? .reserved : .unreserved }
}
