/// How the value of a parameter becomes text: OpenAPI's `style`, `explode` and `allowReserved` (OpenAPI 3.1 §4.8.12.3).
@_spi(Generated) nonisolated public struct ParameterStyle: Sendable, Hashable {
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

    @_spi(Generated) public static let form: Self = Self(form: .form, explode: true)
    @_spi(Generated) public static let spaceDelimited: Self = Self(form: .spaceDelimited, explode: false)
    @_spi(Generated) public static let pipeDelimited: Self = Self(form: .pipeDelimited, explode: false)
    @_spi(Generated) public static let deepObject: Self = Self(form: .deepObject, explode: true)
    @_spi(Generated) public static let simple: Self = Self(form: .simple, explode: false)
    @_spi(Generated) public static let label: Self = Self(form: .label, explode: false)
    @_spi(Generated) public static let matrix: Self = Self(form: .matrix, explode: false)
    @_spi(Generated) public static let cookie: Self = Self(form: .cookie, explode: true)
    @_spi(Generated) public static let json: Self = Self(form: .json, explode: false)

    /// `.form.exploded(false)`
    @_spi(Generated) public func exploded(_ explode: Bool) -> Self {
        var style = self
        style.explode = explode
        return style
    }

    /// `.form.reserved`: reserved characters stay as they are where they do no harm.
    @_spi(Generated) public var reserved: Self {
        var style = self
        style.allowsReserved = true
        return style
    }

    var encoding: PercentEncoding { form == .cookie ? .verbatim : allowsReserved ? .reserved : .unreserved }
}
