#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A file of a multipart form: bytes, a file on this machine, or a stream. In JSON it is its bytes as base64 text.
///
///     FilePart(data, filename: "a.png", contentType: "image/png")
///     FilePart.file(url, contentType: "video/mp4")
nonisolated public struct FilePart: JSONModel {
    /// What is sent.
    public var content: UploadBody
    /// The name that the server is told; servers take a part without one for an ordinary field.
    public var filename: String?
    /// The media type that the server is told.
    public var contentType: String

    public init(_ data: Data, filename: String? = "file", contentType: String = "application/octet-stream") {
        self.init(UploadBody.data(data), filename: filename, contentType: contentType)
    }

    public init(_ content: UploadBody, filename: String? = "file", contentType: String = "application/octet-stream") {
        self.content = content
        self.filename = filename
        self.contentType = contentType
    }

    /// A file on this machine, which is read as it is sent.
    /// - Parameters:
    ///   - url: Where it is.
    ///   - filename: nil for the file's own name.
    ///   - contentType: Of the part.
    public static func file(_ url: URL, filename: String? = nil, contentType: String = "application/octet-stream") -> FilePart {
        FilePart(UploadBody.file(url), filename: filename ?? url.lastPathComponent, contentType: contentType)
    }

    /// The bytes, where they are in memory or in a file that can be read now; of a stream none.
    public var data: Data {
        get {
            switch content.source {
            case .bytes(let bytes): Data(bytes)
            case .file(let path): FileManager.default.contents(atPath: path) ?? Data()
            case .stream: Data()
            }
        }
        set { content = .data(newValue) }
    }

    public init(json: inout JSONReader) throws(JSONError) { self.init(try Data(json: &json)) }

    public func write(to json: inout JSONWriter) { data.write(to: &json) }
}
