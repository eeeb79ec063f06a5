#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// The fields of a form as a request sent them, urlencoded or multipart (RFC 7578).
nonisolated public struct MockForm: Sendable, Hashable {
    /// One field, or one file.
    nonisolated public struct Part: Sendable, Hashable {
        public let name: String
        /// Of a file.
        public let filename: String?
        /// Empty where the part does not say it.
        public let contentType: String
        public let data: Data

        /// The data as text.
        public var text: String { String(decoding: data, as: UTF8.self) }
    }

    /// In the order in which they were sent.
    public let parts: [Part]

    /// The text of the first field of a name; nil without one.
    public subscript(name: String) -> String? { parts.first { $0.name == name }?.text }

    /// The texts of all fields of a name.
    public func values(of name: String) -> [String] { parts.filter { $0.name == name }.map(\.text) }

    init(_ body: [UInt8], contentType: String) {
        guard contentType.lowercased().hasPrefix("multipart/"), let boundary = Self.parameter("boundary", of: contentType) else {
            parts = MockText.pairs(Substring(String(decoding: body, as: UTF8.self))).map {
                Part(name: $0.name, filename: nil, contentType: "", data: Data($0.value.utf8))
            }
            return
        }
        parts = Self.sections(Data(body), Data("--\(boundary)".utf8)).compactMap(Self.part)
    }

    private static func sections(_ body: Data, _ mark: Data) -> [Data] {
        var sections: [Data] = []
        var rest = body[...]
        guard let first = rest.firstRange(of: mark) else { return [] }
        rest = rest[first.upperBound...]
        while let next = rest.firstRange(of: mark) {
            sections.append(Data(rest[rest.startIndex..<next.lowerBound]))
            rest = rest[next.upperBound...]
        }
        return sections
    }

    /// Behind the boundary: the end of its line, headers, an empty line, the data, and the line break that belongs to the next boundary.
    private static func part(_ section: Data) -> Part? {
        guard let end = section.firstRange(of: Data("\r\n\r\n".utf8)) else { return nil }
        let head = String(decoding: section[section.startIndex..<end.lowerBound], as: UTF8.self)
        var (disposition, contentType) = ("", "")
        for line in head.split(separator: "\r\n") {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = String(line[line.index(after: colon)...].drop { $0 == " " })
            switch line[..<colon].lowercased() {
            case "content-disposition": disposition = value
            case "content-type": contentType = value
            default: break
            }
        }
        guard let name = parameter("name", of: disposition) else { return nil }
        let data = section[end.upperBound...].dropLast(2)
        return Part(name: name, filename: parameter("filename", of: disposition), contentType: contentType, data: Data(data))
    }

    private static func parameter(_ name: String, of text: String) -> String? {
        for part in text.split(separator: ";").dropFirst() {
            let halves = part.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
            guard halves.count == 2, halves[0].lowercased() == name else { continue }
            return halves[1].hasPrefix("\"") ? String(halves[1].dropFirst().prefix { $0 != "\"" }) : String(halves[1])
        }
        return nil
    }
}
