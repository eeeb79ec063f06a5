#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A file of a multipart form. In JSON it is its bytes as base64 text.
nonisolated public struct FilePart: JSONModel {
    /// The bytes of the file.
    public var data: Data
    /// The name that the server is told; servers take a part without one for an ordinary field.
    public var filename: String?
    /// The media type that the server is told.
    public var contentType: String

    public init(_ data: Data, filename: String? = "file", contentType: String = "application/octet-stream") {
        self.data = data
        self.filename = filename
        self.contentType = contentType
    }

    public init(json: inout JSONReader) throws(JSONError) { self.init(try Data(json: &json)) }

    public func write(to json: inout JSONWriter) { data.write(to: &json) }
}
