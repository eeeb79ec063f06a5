import HelodataDiagnostics

/// What became of each part of a description, in the document's order. Nothing is left out without a reason.
package struct CoverageReport: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        case operation, parameter
        case requestBody = "request body"
        case response
        case responseBody = "response body"
        case header, schema
        case securityScheme = "security scheme"
        case server, webhook, callback, link
        case mediaType = "media type"
    }

    package enum Outcome: Sendable, Hashable {
        /// By its name in Swift.
        case generated(String)
        /// On purpose, for this reason.
        case ignored(String)
        /// With the code of the diagnostic that says why.
        case refused(String)
        /// A mistake of the generator: nobody decided.
        case unexplained
    }

    package struct Item: Sendable {
        package let kind: Kind
        /// `#/paths/~1pets/get`; in another file `common.yaml#/…`.
        package let pointer: String
        package let location: SourceLocation
        package let outcome: Outcome
    }

    /// A method that brings a list page by page, and who says so.
    package struct PagedMethod: Sendable, Hashable {
        /// `CustomersAPI.list`.
        package let method: String
        /// The operation's.
        package let pointer: String
        /// An extension, or the place of a rule in the configuration: `helodata-gen.yaml:3:5`.
        package let origin: String
    }

    package let items: [Item]
    /// In the order of the client's methods.
    package let paged: [PagedMethod]

    package init(items: [Item] = [], paged: [PagedMethod] = []) {
        self.items = items
        self.paged = paged
    }

    /// How many items of each kind have come to an outcome.
    package struct Count: Sendable {
        package let kind: Kind
        package var generated = 0
        package var ignored = 0
        package var refused = 0
        package var unexplained = 0
    }

    /// Of the kinds that occur, in the order of `Kind`.
    package var counts: [Count] {
        var counts: [Kind: Count] = [:]
        for item in items {
            var count = counts[item.kind] ?? Count(kind: item.kind)
            switch item.outcome {
            case .generated: count.generated += 1
            case .ignored: count.ignored += 1
            case .refused: count.refused += 1
            case .unexplained: count.unexplained += 1
            }
            counts[item.kind] = count
        }
        return Kind.allCases.compactMap { counts[$0] }
    }
}
