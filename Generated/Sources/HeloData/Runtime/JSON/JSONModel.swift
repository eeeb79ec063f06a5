#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A type that reads and writes itself as JSON.
///
/// Every generated model is one, and so are the types of their members. `Codable` comes with it: other encoders and
/// decoders see the same members, names and number texts as the client does.
nonisolated public protocol JSONModel: Hashable, Sendable, Codable {
    /// Reads the value that comes next.
    init(json: inout JSONReader) throws(JSONError)

    /// Writes the value.
    func write(to json: inout JSONWriter)

    /// Notes each limit of the API's description that the value breaks. The default notes nothing.
    func validate(_ check: inout Validation)
}

nonisolated extension JSONModel {
    public func validate(_ check: inout Validation) {}

    /// Reads a whole JSON text in UTF-8; a byte order mark at its start is skipped.
    ///
    /// Members that the type does not know are skipped; of members with one name the last counts.
    /// - Throws: ``JSONError`` with the path and the byte offset of what does not fit.
    public init(jsonData: some Sequence<UInt8>) throws(JSONError) {
        self = try JSONReader.decode(Self.self, from: jsonData)
    }

    /// The value as JSON text in UTF-8, without white space.
    public func jsonData() -> Data {
        var json = JSONWriter()
        write(to: &json)
        return json.data
    }

    /// The value as JSON text, without white space. Secrets are in it.
    public var jsonText: String {
        var json = JSONWriter()
        write(to: &json)
        return json.text
    }
}
