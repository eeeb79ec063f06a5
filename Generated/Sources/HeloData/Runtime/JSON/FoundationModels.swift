#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// An instant, as RFC 3339 text: `2026-05-28T10:00:00Z`, `2026-05-28T12:00:00.25+02:00`. Written in UTC, with a
/// fraction only where there is one. A date without an offset, without a time, or with an offset without its colon is read as
/// UTC unless ``ClientConfiguration/strictDates`` is set; the drift report tells.
nonisolated extension Date: JSONModel {
    public init(json: inout JSONReader) throws(JSONError) {
        self.init(timeIntervalSinceReferenceDate: try json.readInstant())
    }

    public func write(to json: inout JSONWriter) {
        if json.compares { return json.double(timeIntervalSinceReferenceDate) }
        if let text = InternetTime.text(timeIntervalSinceReferenceDate) { json.plain(text) } else { json.null() }
    }
}

nonisolated extension JSONReader {
    /// Seconds from 2001-01-01T00:00:00Z.
    fileprivate mutating func readInstant() throws(JSONError) -> Double {
        // A text that several cases of a union could be is what it is exactly.
        let isStrict = isStrict || comparing > 0
        var isOdd = false
        let seconds = try readString(as: "an RFC 3339 date and time") { (text: UnsafeBufferPointer<UInt8>) -> Double? in
            if let seconds = InternetTime.seconds(text) { return seconds }
            isOdd = true
            return isStrict ? nil : InternetTime.looseSeconds(text)
        }
        if isOdd, notesDrift { drift?.note(.value("no RFC 3339 date and time"), at: position - base) }
        return seconds
    }
}

/// A UUID (RFC 9562) in either case; written in lower case.
nonisolated extension UUID: JSONModel {
    public init(json: inout JSONReader) throws(JSONError) {
        self = try json.readString(as: "a UUID") { (text: UnsafeBufferPointer<UInt8>) -> UUID? in
            text.count == 36 ? UUID(uuidString: String(decoding: text, as: UTF8.self)) : nil
        }
    }

    public func write(to json: inout JSONWriter) { json.plain(uuidString.lowercased()) }
}

/// Bytes as base64 text (RFC 4648, section 4).
nonisolated extension Data: JSONModel {
    public init(json: inout JSONReader) throws(JSONError) {
        self = try json.readString(as: "base64") { (text: UnsafeBufferPointer<UInt8>) -> Data? in
            Data(base64Encoded: Data(text))
        }
    }

    public func write(to json: inout JSONWriter) { json.plain(base64EncodedString()) }
}
