#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A body of `multipart/form-data` parts (RFC 7578).
@_spi(Generated) nonisolated public struct MultipartForm: Sendable {
    private let boundary: String
    private var parts: [UInt8] = []

    @_spi(Generated) public init() { self.init(boundary: "form-" + IdempotencyKey.random().value) }

    @_spi(Generated) public init(boundary: String) { self.boundary = boundary }

    /// Adds a part; nil adds nothing, an array of files adds a part each. Primitives are text, other values JSON.
    /// - Parameter contentType: Of the part, in place of the usual one.
    @_spi(Generated) public mutating func add<Value: JSONModel>(_ name: String, _ value: Value?, contentType: String? = nil) {
        guard let value else { return }
        if let file = value as? FilePart {
            add(name, file, contentType)
        } else if let files = value as? [FilePart] {
            for file in files { add(name, file, contentType) }
        } else if let data = value as? Data {
            add(name, filename: nil, contentType ?? "application/octet-stream", Array(data))
        } else if contentType == nil, case .primitive(let text) = ParameterValue(value, .form) {
            add(name, filename: nil, nil, Array(text.utf8))
        } else if let contentType, !Self.isJSON(contentType), case .primitive(let text) = ParameterValue(value, .form) {
            add(name, filename: nil, contentType, Array(text.utf8))
        } else if contentType == nil, case .array(let elements) = ParameterValue(value, .form),
            let texts = Self.texts(elements)
        {
            for text in texts { add(name, filename: nil, nil, Array(text.utf8)) }
        } else if contentType == nil, case .array(let elements) = ParameterValue.json(of: value) {
            for element in elements { add(name, filename: nil, "application/json", Array(element.jsonData())) }
        } else {
            var json = JSONWriter()
            value.write(to: &json)
            add(name, filename: nil, contentType ?? "application/json", json.bytes)
        }
    }

    var contentType: String { "multipart/form-data; boundary=" + boundary }

    var bytes: [UInt8] { parts + Array("--\(boundary)--\r\n".utf8) }

    private mutating func add(_ name: String, _ file: FilePart, _ contentType: String?) {
        add(
            name, filename: file.filename, contentType ?? file.contentType,
            Array(file.data))
    }

    private mutating func add(_ name: String, filename: String?, _ contentType: String?, _ body: [UInt8]) {
        var head = "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(Self.quoted(name))\""
        if let filename { head += "; filename=\"\(Self.quoted(filename))\"" }
        head += "\r\n"
        if let contentType { head += "Content-Type: \(Self.oneLine(contentType))\r\n" }
        parts += Array((head + "\r\n").utf8)
        parts += body
        parts += Array("\r\n".utf8)
    }

    /// The elements of a list of primitives, which become a part each; nil for other lists.
    private static func texts(_ elements: [ParameterValue]) -> [String]? {
        var texts: [String] = []
        for element in elements {
            guard case .primitive(let text) = element else { return nil }
            texts.append(text)
        }
        return texts
    }

    private static func isJSON(_ contentType: String) -> Bool { MediaType(contentType).isJSON }

    /// As browsers do it: quotes and line breaks are percent-encoded.
    private static func quoted(_ text: String) -> String {
        var quoted = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "%22"
            case "\r": quoted += "%0D"
            case "\n": quoted += "%0A"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted
    }

    private static func oneLine(_ text: String) -> String {
        String(text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F })
    }
}
