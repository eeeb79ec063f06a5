/// The key of a response (OpenAPI 3.1 §4.8.16.2): one status, a range of them, or every status that is not listed.
package enum ResponseStatus: Hashable, Sendable {
    case status(Int)
    /// 4 for `4XX`.
    case range(Int)
    case `default`

    /// `200`, `4XX`, `default`; a range in letters of any case.
    package init?(_ key: String) {
        if key == "default" {
            self = .default
            return
        }
        guard key.utf8.count == 3, let digit = key.first?.wholeNumberValue, 1...9 ~= digit else { return nil }
        if key.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }), let status = Int(key) {
            self = .status(status)
        } else if key.uppercased().hasSuffix("XX") {
            self = .range(digit)
        } else {
            return nil
        }
    }

    /// nil for several.
    package var single: Int? {
        switch self {
        case .status(let status): status
        case .range, .default: nil
        }
    }

    /// Whether such an answer is a success (RFC 9110 §15.3). `default` is one only where nothing else is.
    package var isSuccess: Bool {
        switch self {
        case .status(let status): status / 100 == 2
        case .range(let digit): digit == 2
        case .default: false
        }
    }
}

extension ResponseStatus: CustomStringConvertible {
    /// As OpenAPI writes it.
    package var description: String {
        switch self {
        case .status(let status): String(status)
        case .range(let digit): "\(digit)XX"
        case .default: "default"
        }
    }
}
