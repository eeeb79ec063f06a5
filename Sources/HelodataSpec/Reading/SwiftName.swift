import HelodataYAML

/// Names that somebody chose for Swift: `x-swift-name`, and those of a configuration.
package enum SwiftName {
    /// The name, where it is an identifier: letters, digits and underscores, no digit first (Unicode Standard Annex 31).
    package static func read(_ node: YAMLNode) -> String? {
        guard let text = node.string, let first = text.unicodeScalars.first, first.properties.isXIDStart || first == "_",
            text.unicodeScalars.allSatisfy({ $0.properties.isXIDContinue })
        else { return nil }
        return text
    }

    package static func complaint(_ node: YAMLNode) -> String {
        "a Swift name is one word of letters and digits, not \(node.kindDescription)"
    }
}
