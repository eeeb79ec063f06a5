import HelodataIR

/// The errors of an operation as an enumeration: a case for each documented code or status; or another name for one that several
/// operations share.
struct ErrorCode {
    private var names: Set<TypeName> = []

    /// Empty for what was printed before.
    /// - Parameter call: The operation as one calls it, `orders.create`.
    mutating func code(_ error: ErrorEnumeration, of call: String) -> (declaration: Code, conversions: Code) {
        guard names.insert(error.name).inserted else { return ("", "") }
        if error.cases.isEmpty, error.defaultDoc == nil {
            let what = "What `\(call)` throws"
            let general: Code = error.hasEffect ? "EffectError" : "OperationError"
            let declaration: Code = """
                \(doc: Doc(error.open.isEmpty ? ["\(what): no error is described."] : ["\(what)."] + cases(error)))
                public typealias \(error.name) = \(general)<\(error.undocumentedBody)>
                """
            return (declaration, "")
        }
        if let shared = error.shared {
            let declaration: Code = """
                \(doc: Doc(["What `\(call)` throws."] + cases(error)))
                public typealias \(error.name) = \(shared)
                """
            return (declaration, "")
        }
        return (enumeration(error, Doc(["What `\(call)` throws."])), conversions(error))
    }

    /// An enumeration that several operations have in common.
    func shared(_ error: ErrorEnumeration) -> (declaration: Code, conversions: Code) {
        (enumeration(error, Doc(["What several operations throw."])), conversions(error))
    }

    /// What the description says of each error of one operation, which the shared enumeration cannot say.
    private func cases(_ error: ErrorEnumeration) -> [String] {
        error.cases.flatMap { item($0.name.bare, $0.doc) } + error.open.flatMap { item("outcomeUnknown", $0.doc) }
    }

    private func item(_ name: String, _ doc: Doc) -> [String] {
        guard let first = doc.lines.first else { return [] }
        return ["- `\(name)`: \(first)"] + doc.lines.dropFirst().map { $0.isEmpty ? "" : "  \($0)" }
    }

    private func enumeration(_ error: ErrorEnumeration, _ doc: Doc) -> Code {
        let cases = error.cases.map { (errorCase($0), !$0.doc.isEmpty) }
        let others: [(Code, Bool)] = [
            (error.hasEffect ? unknownCase(error) : "", true),
            (
                """
                \(doc: error.defaultDoc ?? Doc(["An answer that the description does not list."]))
                case \(rest(error))(ErrorResponse<\(error.undocumentedBody)>)
                """, true
            ),
            (
                """
                /// No usable answer: see ``CallFailure/kind``.
                case failed(CallFailure)
                """, true
            ),
        ]
        return """
            \(doc: doc)
            nonisolated public enum \(error.name): APIError {
                \(paragraphs(cases + others))
            }
            """
    }

    private func conversions(_ error: ErrorEnumeration) -> Code {
        """
        nonisolated extension \(error.name) {
            public init(_ failure: CallFailure) {
                \(error.hasEffect ? Self.unknownFirst : "")
                \(byCode(error))
            }

            public var failure: CallFailure {
                switch self {
                \(error.cases.map { "case .\($0.name)(let error): error.failure" })
                \(error.hasEffect ? "case .outcomeUnknown(let failure): failure" : "")
                case .\(rest(error))(let error): error.failure
                case .failed(let failure): failure
                }
            }
        }
        """
    }

    private func unknownCase(_ error: ErrorEnumeration) -> Code {
        var lines = [
            "It is not known whether the operation took effect. All other cases are definite: nothing happened, unless `effectConfirmed`."
        ]
        for open in error.open {
            lines += [""] + open.doc.lines
            if open.body != .json { lines.append("Its body: `ErrorResponse<\(open.body.summary)>(failure).body`.") }
        }
        return """
            \(doc: Doc(lines))
            case outcomeUnknown(CallFailure)
            """
    }

    /// What a later answer says may be the consequence of an attempt whose own answer was lost.
    private static var unknownFirst: Code {
        """
        if failure.outcomeUnknown {
            self = .outcomeUnknown(failure)
            return
        }
        """
    }

    /// The case of answers that no other case takes.
    private func rest(_ error: ErrorEnumeration) -> Code { error.defaultDoc == nil ? "undocumented" : "defaultError" }

    private func errorCase(_ errorCase: ErrorEnumeration.Case) -> Code {
        """
        \(doc: errorCase.doc)
        case \(errorCase.name)(ErrorResponse<\(errorCase.body)>)
        """
    }

    // MARK: from the failure to the case

    /// A code says more than a status, a status more than a range.
    private func byCode(_ error: ErrorEnumeration) -> Code {
        let branches = branches(error) { match in
            if case .code(let code) = match { "\(literal: code)" } else { nil }
        }
        if branches.isEmpty { return byStatus(error) }
        return """
            switch failure.code {
            \(branches)
            default:
                \(byStatus(error))
            }
            """
    }

    private func byStatus(_ error: ErrorEnumeration) -> Code {
        let statuses = branches(error) { match in
            if case .status(let status) = match { "\(status)" } else { nil }
        }
        let ranges = branches(error) { match in
            if case .range(let digit) = match { "\(digit * 100)...\(digit * 100 + 99)" } else { nil }
        }
        return """
            switch failure.status {
            \(statuses + ranges)
            case 0: self = .failed(failure)
            default: self = .\(rest(error))(ErrorResponse(failure))
            }
            """
    }

    private func branches(_ error: ErrorEnumeration, _ pattern: (ErrorEnumeration.Match) -> Code?) -> [Code] {
        error.cases.compactMap { errorCase in
            let patterns = errorCase.matches.compactMap(pattern)
            return patterns.isEmpty ? nil : "case \(list: patterns): self = .\(errorCase.name)(ErrorResponse(failure))"
        }
    }
}
