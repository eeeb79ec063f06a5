import HelodataSpec
import HelodataYAML

/// Decides how the mock answers with each case of an operation's errors: status and body.
struct MockedErrorLowering {
    let lowering: MockLowering
    let samples: SampleLowering

    /// One for each enumeration that is declared: shared ones by the operation that has them first.
    func failures() -> [MockedError] {
        var seen: Set<TypeName> = []
        var failures: [MockedError] = []
        for group in lowering.groups {
            for operation in group.operations where !operation.error.cases.isEmpty {
                let error = operation.error
                guard seen.insert(error.shared ?? error.name).inserted, let facts = lowering.operations.facts[operation.id] else {
                    continue
                }
                failures.append(
                    MockedError(name: error.shared ?? error.name, cases: error.cases.map { mocked($0, of: error, facts) }))
            }
        }
        return failures
    }

    private func mocked(_ errorCase: ErrorEnumeration.Case, of error: ErrorEnumeration, _ facts: OperationFacts) -> MockedError.Case {
        let match = errorCase.matches.first ?? .status(500)
        let (response, status, code) = answer(match, error, facts)
        let others = error.cases.flatMap(\.matches).compactMap { if case .code(let code) = $0 { code } else { nil } }
        let value = body(errorCase.body, response, code: code, status: status, others: Set(others))
        let sample = samples.typing.sample(value, as: errorCase.body) ?? .json(value)
        return MockedError.Case(
            name: errorCase.name, status: status, body: errorCase.body, sample: sample,
            doc: errorCase.doc.firstParagraph)
    }

    private func answer(
        _ match: ErrorEnumeration.Match, _ error: ErrorEnumeration, _ facts: OperationFacts
    ) -> (response: OperationFacts.Response?, status: Int, code: String?) {
        switch match {
        case .code(let code):
            let response = facts.failures.first { $0.object.extensions.errorCodes?.contains { $0.code == code } == true }
            return (response, response.map { status($0.status, error) } ?? 400, code)
        case .status(let status): return (facts.failures.first { $0.status == .status(status) }, status, nil)
        case .range(let digit):
            return (facts.failures.first { $0.status == .range(digit) }, free(digit, error), nil)
        }
    }

    private func status(_ status: ResponseStatus, _ error: ErrorEnumeration) -> Int {
        switch status {
        case .status(let status): status
        case .range(let digit): free(digit, error)
        case .default: 400
        }
    }

    /// A status of the range that no other case takes.
    private func free(_ digit: Int, _ error: ErrorEnumeration) -> Int {
        let taken = error.cases.flatMap(\.matches).compactMap { if case .status(let status) = $0 { status } else { nil } }
        return (digit * 100..<digit * 100 + 100).first { !taken.contains($0) } ?? digit * 100
    }

    /// The answer's own example where it has this code, else the sample of its schema with the code in it.
    private func body(
        _ type: TypeRef, _ response: OperationFacts.Response?, code: String?, status: Int, others: Set<String>
    ) -> SampleValue {
        let entry = response?.object.content.first { MediaType($0.key).family == .json }
        let codes = paths(lowering.envelope.code, ["code", "error/code", "error", "type"])
        for example in entry.map(MediaExamples(context: lowering.operations.context).values) ?? [] {
            guard
                codes.contains(where: { example.member($0)?.string == code })
                    || code == nil && !codes.contains(where: { example.member($0)?.string.map(others.contains) == true }),
                samples.typing.sample(example, as: type) != nil
            else { continue }
            return example
        }
        guard let schema = entry?.schema, var value = samples.maker.sample(schema, .response) else {
            return envelope(code: code, status: status)
        }
        // A code counts more than a status: that of another error would be that error.
        guard let code = code ?? (codes.contains { value.member($0)?.string.map(others.contains) == true } ? Self.code(status) : nil)
        else { return value }
        for path in codes where value.member(path) != nil || path.count == 1 && value.members != nil {
            let changed = value.setting(path, .string(code))
            if samples.typing.sample(changed, as: type) != nil {
                value = changed
                break
            }
        }
        return value
    }

    /// `bad_request`
    private static func code(_ status: Int) -> String { Words(StatusName.text(status)).words.joined(separator: "_").lowercased() }

    /// A body that nobody described, as the client reads it.
    private func envelope(code: String?, status: Int) -> SampleValue {
        var value = SampleValue.object([])
        if let code { value = value.setting(paths(lowering.envelope.code, ["code"])[0], .string(code)) }
        return value.setting(paths(lowering.envelope.message, ["message"])[0], .string("The mock answers \(status)"))
    }

    private func paths(_ given: [String], _ usual: [String]) -> [[String]] {
        given.isEmpty ? usual.map { $0.split(separator: "/").map(String.init) } : [given]
    }
}

extension SampleValue {
    /// The value at a path of member names.
    fileprivate func member(_ path: [String]) -> SampleValue? {
        path.reduce(Optional(self)) { value, step in value.flatMap { $0[step] } }
    }

    fileprivate func setting(_ path: [String], _ value: SampleValue) -> SampleValue {
        guard let first = path.first else { return value }
        let inner = self[first] ?? .object([])
        return setting(first, to: path.count == 1 ? value : inner.setting(Array(path.dropFirst()), value))
    }
}
