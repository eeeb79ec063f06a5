import HelodataDiagnostics
import HelodataSpec

/// What a server of the description needs: its operations with what they take and samples of what they answer.
package struct ServedAPI {
    package let title: String
    package let operations: [ServedOperation]
    /// Says what is wrong with a value.
    package let check: SchemaCheck
    /// Paths of the members that hold an error's code and message.
    package let envelope: ErrorEnvelope
}

package struct ServedOperation {
    package struct Parameter {
        package let name: String
        package let place: ParameterObject.Place
        package let isRequired: Bool
        /// How the value is written, where it stands in the query.
        package let style: String
        package let explodes: Bool
        /// The value is one JSON text.
        package let isJSON: Bool
        package let schema: SchemaObject?
    }
    package struct Body {
        package let contentType: String
        package let isJSON: Bool
        package let schema: SchemaObject?
    }
    package struct Response {
        package struct Content {
            package let contentType: String
            /// JSON, or the text of another media type.
            package let sample: SampleValue?
            package let isJSON: Bool
            package let schema: SchemaObject?
        }
        package let status: ResponseStatus
        package let contents: [Content]
        /// Headers that have to be there.
        package let headers: [(name: String, value: String)]
    }
    /// What a caller shows who it is by; all of one alternative.
    package enum Credential: Hashable {
        case header(String)
        /// `Authorization`, with this word before the credential; nil for any.
        case authorization(String?)
        case query(String)
        case cookie(String)
    }

    package let id: String
    package let method: String
    package let template: String
    package let parameters: [Parameter]
    package let bodies: [Body]
    package let needsBody: Bool
    package let responses: [Response]
    /// Empty for an open operation; an empty alternative: nothing is needed.
    package let security: [[Credential]]
}

extension Lowering {
    /// - Returns: nil where there were errors.
    package static func served(_ documents: DocumentSet, options: LoweringOptions, diagnostics: Diagnostics) -> ServedAPI? {
        var coverage = CoverageReport()
        var served: ServedAPI?
        let api = lower(documents, options: options, diagnostics: diagnostics, coverage: &coverage) { operations, groups in
            served = ServedLowering(operations: operations, groups: groups).api()
        }
        return api == nil ? nil : served
    }
}
