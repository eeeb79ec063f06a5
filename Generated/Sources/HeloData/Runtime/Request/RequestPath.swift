/// The path of a request: a literal whose holes take values, each percent-encoded as one segment.
///
///     "/isp/batches/\(batchID)/ips"
///
/// A value that is empty, or makes the segment `.` or `..`, would lead to another resource: such a path is not sent.
nonisolated struct RequestPath: Sendable, ExpressibleByStringInterpolation {
    let text: String
    /// Why the path cannot be sent.
    let problem: String?
    /// One of the values is a secret.
    let isSecret: Bool

    init(stringLiteral value: String) {
        text = value
        isSecret = false
        problem = nil
    }

    init(stringInterpolation path: StringInterpolation) {
        text = path.text
        isSecret = path.isSecret
        problem = path.problem ?? Self.dotSegment(path.text)
    }

    nonisolated struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""
        fileprivate var problem: String?
        fileprivate var isSecret = false

        init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount * 32)
        }

        mutating func appendLiteral(_ literal: String) { text.append(literal) }

        mutating func appendInterpolation(_ value: String) {
            if value.isEmpty { return refuse("") }
            PercentEncoding.unreserved.append(value, to: &text)
        }

        /// - Parameter name: Of the parameter; part of the text in the style `matrix` only.
        mutating func appendInterpolation<Value: JSONModel>(
            _ value: Value, _ style: ParameterStyle = .simple, name: String = ""
        ) {
            guard let segment = ParameterValue(value, style).segment(name, style), !segment.isEmpty else { return refuse(name) }
            text.append(segment)
        }

        mutating func appendInterpolation(
            _ value: SecretString, _ style: ParameterStyle = .simple, name: String = ""
        ) {
            isSecret = true
            guard let segment = ParameterValue.primitive(value.value).segment(name, style), !segment.isEmpty else {
                return refuse(name)
            }
            text.append(segment)
        }

        private mutating func refuse(_ name: String) {
            problem = name.isEmpty ? "a path parameter is empty" : "the path parameter \(name) is empty"
        }
    }

    private static func dotSegment(_ path: String) -> String? {
        var dots = 0
        var others = 0
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "/"):
                if others == 0, dots == 1 || dots == 2 { return dotProblem }
                dots = 0
                others = 0
            case UInt8(ascii: "."): dots += 1
            default: others += 1
            }
        }
        return others == 0 && (dots == 1 || dots == 2) ? dotProblem : nil
    }

    private static let dotProblem: String = "a path parameter makes the segment \".\" or \"..\""
}
