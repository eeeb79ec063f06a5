/// What a transport makes sure of before it touches the network: whatever fails here was certainly not sent.
nonisolated enum RequestCheck {
    /// - Throws: ``TransportFailure/Kind/unsupportedURL`` or ``TransportFailure/Kind/illegalHeader``, not sent.
    static func check(_ request: TransportRequest) throws(TransportFailure) {
        guard request.scheme == "https" || request.scheme == "http" else {
            throw TransportFailure(.unsupportedURL, .notSent)
        }
        guard request.authority.utf8.first.map({ $0 != colon }) == true, isVisible(request.authority),
            request.target.utf8.first == slash, isVisible(request.target), isToken(request.method.rawValue)
        else { throw TransportFailure(.unsupportedURL, .notSent) }
        for field in request.headers {
            guard isToken(field.name), isFieldValue(field.value) else { throw TransportFailure(.illegalHeader, .notSent) }
        }
    }

    /// A method or a header name, RFC 9110 §5.6.2.
    static func isToken(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                default: tokenMarks.contains(byte)
                }
            }
    }

    /// A header value: no line break, no NUL and no other control character, which would start a header of its own.
    static func isFieldValue(_ text: String) -> Bool { text.utf8.allSatisfy { ($0 >= 0x20 && $0 != 0x7F) || $0 == 0x09 } }

    private static func isVisible(_ text: String) -> Bool { text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } }

    private static let colon = UInt8(ascii: ":")
    private static let slash = UInt8(ascii: "/")
    private static let tokenMarks: [UInt8] = Array("!#$%&'*+-.^_`|~".utf8)
}

nonisolated extension HTTPFields {
    /// A value without the white space around it, which is not part of it (RFC 9110 §5.5).
    static func trimmed(_ value: String) -> String {
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
        let bytes = value.utf8
        guard let first = bytes.first, let last = bytes.last, isSpace(first) || isSpace(last) else { return value }
        guard let start = bytes.firstIndex(where: { !isSpace($0) }), let end = bytes.lastIndex(where: { !isSpace($0) }) else {
            return ""
        }
        return String(value[start...end])
    }

    /// Lines of one name joined to one, for libraries that know one value per name (RFC 9110 §5.3; cookies: RFC 9113 §8.2.3).
    var combined: [(name: String, value: String)] {
        var lines: [(name: String, value: String)] = []
        for field in self {
            guard let index = lines.firstIndex(where: { Self.same($0.name, field.name) }) else {
                lines.append((field.name, field.value))
                continue
            }
            lines[index].value += (Self.same(field.name, "Cookie") ? "; " : ", ") + field.value
        }
        return lines
    }
}
