import HelodataDiagnostics

/// A value of a YAML or JSON file: ordered, located, aliases and merge keys already resolved. What a plain scalar
/// means is decided by the reader that asks (`int`, `bool`, `string` …), by the YAML 1.2 core schema.
package struct YAMLNode: Sendable {
    package enum Content: Sendable {
        /// `isPlain`: written without quotes, so that it may mean a number, a boolean or null.
        case scalar(String, isPlain: Bool)
        case sequence([YAMLNode])
        case mapping([Entry])
    }
    package struct Entry: Sendable {
        package let key: String
        package let keyLocation: SourceLocation
        package let value: YAMLNode
        package init(key: String, keyLocation: SourceLocation, value: YAMLNode) {
            self.key = key
            self.keyLocation = keyLocation
            self.value = value
        }
    }
    package let content: Content
    package let location: SourceLocation
    package init(_ content: Content, at location: SourceLocation) {
        self.content = content
        self.location = location
    }
}
