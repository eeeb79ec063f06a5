#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A body of parts, `multipart/form-data` (RFC 7578) or another multipart type.
@_spi(Generated) nonisolated public struct MultipartForm: Sendable {
    private let type: String
    private let boundary: String
    /// What stands before `parts`, where a file or a stream is among it.
    private var flowing: [UploadBody] = []
    private var parts: [UInt8] = []

    @_spi(Generated) public init(_ type: String = "multipart/form-data") {
        self.init(type, boundary: "form-" + IdempotencyKey.random().value)
    }

    @_spi(Generated) public init(_ type: String = "multipart/form-data", boundary: String) {
        self.type = type
        self.boundary = boundary
    }

    /// Adds a part; nil adds nothing, an array adds a part for each element. Primitives are text, bytes base64 text, other values JSON.
    /// - Parameter contentType: Of the part, in place of the usual one. For files it may be a list, from which they choose.
    @_spi(Generated) public mutating func add<Value: JSONModel>(_ name: String, _ value: Value?, contentType: String? = nil) {
        guard let value else { return }
        if let file = value as? FilePart {
            add(name, file, contentType)
        } else if let files = value as? [FilePart] {
            for file in files { add(name, file, contentType) }
        } else if let data = value as? Data {
            add(name, contentType ?? "application/octet-stream", data.base64EncodedString())
        } else if let contentType, Self.isJSON(contentType) {
            add(name, filename: nil, contentType, Array(value.jsonText.utf8))
        } else {
            switch ParameterValue(value, .form) {
            case .absent: break
            case .primitive(let text): add(name, contentType, text)
            case .array(let elements):
                if let texts = Self.texts(elements) {
                    for text in texts { add(name, contentType, text) }
                } else if case .array(let elements) = ParameterValue.json(of: value) {
                    for element in elements { add(name, filename: nil, contentType ?? "application/json", Array(element.jsonData())) }
                }
            case .object: add(name, filename: nil, contentType ?? "application/json", Array(value.jsonText.utf8))
            }
        }
    }

    /// Adds parts by a style (OpenAPI 3.1 §4.8.15.1.2); nil adds nothing.
    @_spi(Generated) public mutating func add<Value: JSONModel>(_ name: String, _ value: Value?, _ style: ParameterStyle) {
        guard let value else { return }
        for field in ParameterValue(value, style).fields(name, style) { add(field.name, nil, field.text) }
    }

    /// Members beyond the known ones, in the order of their names.
    @_spi(Generated) public mutating func add<Value: JSONModel>(additional values: [String: Value]) {
        for name in values.keys.sorted() { add(name, values[name]) }
    }

    var contentType: String { type + "; boundary=" + boundary }

    /// One behind the other they are the body.
    var bodies: [UploadBody] { flowing + [.data(parts + Array("--\(boundary)--\r\n".utf8))] }

    private mutating func add(_ name: String, _ file: FilePart, _ contentType: String?) {
        let type = contentType.map { MediaType.chosen(from: $0, for: file.contentType) } ?? file.contentType
        if case .bytes(let bytes) = file.content.source { return add(name, filename: file.filename, type, bytes) }
        begin(name, filename: file.filename, type)
        flowing += [.data(parts), file.content]
        parts = Array("\r\n".utf8)
    }

    private mutating func add(_ name: String, _ contentType: String?, _ text: String) {
        add(name, filename: nil, contentType, Array(text.utf8))
    }

    private mutating func add(_ name: String, filename: String?, _ contentType: String?, _ body: [UInt8]) {
        begin(name, filename: filename, contentType)
        parts += body
        parts += Array("\r\n".utf8)
    }

    private mutating func begin(_ name: String, filename: String?, _ contentType: String?) {
        var head = "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(Self.quoted(name))\""
        if let filename { head += "; filename=\"\(Self.quoted(filename))\"" }
        head += "\r\n"
        if let contentType { head += "Content-Type: \(Self.oneLine(contentType))\r\n" }
        parts += Array((head + "\r\n").utf8)
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

nonisolated extension APIRequest {
    /// A form whose files may be longer than memory.
    @_spi(Generated) public mutating func body(multipart: MultipartForm, onProgress: TransferProgress.Handler? = nil) {
        parts.body(multipart.bodies, multipart.contentType, onProgress)
    }
}
