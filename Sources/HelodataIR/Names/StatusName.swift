import HelodataSpec

/// Names of HTTP status codes as cases (IANA HTTP Status Code Registry, RFC 9110 §15).
enum StatusName {
    static func text(_ status: Int) -> String { names[status] ?? "status\(status)" }

    /// - Parameter component: What the description calls the answer. It names a status that is not registered: 419 with
    ///   `AuthenticationTimeoutResponse` is `authenticationTimeout`.
    static func text(_ status: Int, component: String?) -> String {
        guard names[status] == nil, let component else { return text(status) }
        var words = Words(component).words
        while words.count > 1, let last = words.last?.lowercased(), ["error", "response"].contains(last) { words.removeLast() }
        let isName = words.contains { !$0.allSatisfy(\.isNumber) && !["error", "response", "status"].contains($0.lowercased()) }
        return isName ? Words(words).lowerCamel : text(status)
    }

    /// A name that begins with a status, in words: `404` → `not_found`, `200OkOrders` → `OkOrders`; any other as it is.
    static func spelled(_ name: String) -> String {
        let digits = name.prefix { ("0"..."9").contains($0) }
        guard digits.count == 3, let status = Int(digits), let text = names[status] else { return name }
        let rest = String(name.dropFirst(3))
        let words = Words(text).words.map { $0.lowercased() }
        return Words(rest).words.prefix(words.count).map { $0.lowercased() } == words ? rest : text + "_" + rest
    }

    /// The name of a success among several.
    static func success(_ status: ResponseStatus) -> String {
        switch status {
        case .status(let status): text(status)
        case .range, .default: "otherSuccess"
        }
    }

    /// The name of a range, `5XX`.
    static func range(_ digit: Int) -> String {
        switch digit {
        case 1: "informational"
        case 2: "success"
        case 3: "redirection"
        case 4: "clientError"
        default: "serverError"
        }
    }

    private static let names: [Int: String] = [
        200: "ok", 201: "created", 202: "accepted", 203: "nonAuthoritative", 204: "noContent", 205: "resetContent",
        206: "partialContent", 207: "multiStatus", 208: "alreadyReported", 226: "imUsed",
        300: "multipleChoices", 301: "movedPermanently", 302: "found", 303: "seeOther", 304: "notModified",
        307: "temporaryRedirect", 308: "permanentRedirect",
        400: "badRequest", 401: "unauthorized", 402: "paymentRequired", 403: "forbidden", 404: "notFound",
        405: "methodNotAllowed", 406: "notAcceptable", 407: "proxyAuthenticationRequired", 408: "requestTimeout",
        409: "conflict", 410: "gone", 411: "lengthRequired", 412: "preconditionFailed", 413: "contentTooLarge",
        414: "uriTooLong", 415: "unsupportedMediaType", 416: "rangeNotSatisfiable", 417: "expectationFailed",
        418: "imATeapot", 421: "misdirectedRequest", 422: "unprocessableContent", 423: "locked",
        424: "failedDependency", 425: "tooEarly", 426: "upgradeRequired", 428: "preconditionRequired",
        429: "tooManyRequests", 431: "requestHeaderFieldsTooLarge", 451: "unavailableForLegalReasons",
        500: "internalServerError", 501: "notImplemented", 502: "badGateway", 503: "serviceUnavailable",
        504: "gatewayTimeout", 505: "httpVersionNotSupported", 506: "variantAlsoNegotiates", 507: "insufficientStorage",
        508: "loopDetected",
        510: "notExtended",
        511: "networkAuthenticationRequired",
    ]
}
