/// Operations with the same errors share one enumeration. It is called by its cases, never by one of the operations, whose own names
/// are other names for it: what `search` throws has nothing to do with `getAlbum`, though both may find nothing.
struct ErrorSharing {
    let root: TypeContainer

    /// What the enumeration is made of. What is said of the cases may differ from operation to operation.
    private struct Shape: Hashable {
        let names: [Identifier]
        let matches: [[ErrorEnumeration.Match]]
        let bodies: [TypeRef]
        let hasEffect: Bool
        let hasDefault: Bool

        init(_ error: ErrorEnumeration) {
            names = error.cases.map(\.name)
            matches = error.cases.map(\.matches)
            bodies = error.cases.map(\.body) + [error.undocumentedBody]
            hasEffect = error.hasEffect
            hasDefault = error.defaultDoc != nil
        }
    }

    /// - Returns: The shared enumerations, in the order of the first operations that have them.
    func share(_ groups: inout [OperationGroup]) -> [ErrorEnumeration] {
        var order: [Shape] = []
        var members: [Shape: [ErrorEnumeration]] = [:]
        var seen: Set<TypeName> = []
        for error in groups.lazy.flatMap(\.operations).map(\.error) where !error.cases.isEmpty || error.defaultDoc != nil {
            // The methods of one operation have one error.
            guard seen.insert(error.name).inserted else { continue }
            let shape = Shape(error)
            if members[shape] == nil { order.append(shape) }
            members[shape, default: []].append(error)
        }
        var names: [TypeName: TypeName] = [:]
        var shared: [ErrorEnumeration] = []
        for shape in order {
            guard let errors = members[shape], errors.count > 1 else { continue }
            let texts = texts(errors[0]).map { NameScope.legal(NameScope.spell(Words($0), .type), .type, suffix: "Error") }
            let name = root.typeName(root.scope.claim(texts, suffix: "").identifier)
            for error in errors { names[error.name] = name }
            shared.append(common(errors, name))
        }
        for group in groups.indices {
            for index in groups[group].operations.indices {
                groups[group].operations[index].error.shared = names[groups[group].operations[index].error.name]
            }
        }
        return shared
    }

    /// With what all say alike.
    private func common(_ errors: [ErrorEnumeration], _ name: TypeName) -> ErrorEnumeration {
        let first = errors[0]
        return ErrorEnumeration(
            name: name,
            cases: first.cases.enumerated().map { index, one in
                let isAlike = errors.allSatisfy { $0.cases[index].doc == one.doc }
                return ErrorEnumeration.Case(name: one.name, matches: one.matches, body: one.body, doc: isAlike ? one.doc : Self.doc(one))
            },
            open: errors.allSatisfy { $0.open == first.open } ? first.open : [],
            undocumentedBody: first.undocumentedBody, hasEffect: first.hasEffect,
            defaultDoc: first.defaultDoc.map { doc in errors.allSatisfy { $0.defaultDoc == doc } ? doc : Doc(["Every other answer."]) })
    }

    private static func doc(_ errorCase: ErrorEnumeration.Case) -> Doc {
        let matches = errorCase.matches.map { match in
            switch match {
            case .code(let code): MarkdownText.code(code)
            case .status(let status): "\(status)"
            case .range(let digit): "\(digit)XX"
            }
        }
        return Doc([matches.joined(separator: ", ")])
    }

    // MARK: names

    /// `not_found_error`, `unauthorized_forbidden_or_not_found_error`, `bad_request_to_internal_server_error`; with what the body is
    /// called where that is taken.
    private func texts(_ error: ErrorEnumeration) -> [String] {
        let isByStatus = error.cases.allSatisfy { errorCase in
            errorCase.matches.allSatisfy { if case .code = $0 { false } else { true } }
        }
        var names = error.cases.map(\.name.bare)
        if error.defaultDoc != nil { names.append("default") }
        let all = names
        if error.cases.count > 3 {
            let last = error.cases.count - 1
            names.replaceSubrange(...last, with: isByStatus ? [names[0] + "_to_" + names[last]] : [names[0], "other"])
        }
        let text = Self.joined(names)
        let ending = (error.hasEffect ? "_effect" : "") + "_error"
        let bodies = error.cases.map(\.body) + (error.defaultDoc == nil ? [] : [error.undocumentedBody])
        let called = bodies.lazy.compactMap { if case .named(let name) = $0 { name.last.bare } else { nil } }.first
        let texts = [text] + (called.map { [text + "_" + $0] } ?? []) + [Self.joined(all), text + "_response"]
        return texts.map { TypeHint.once($0 + ending) }
    }

    private static func joined(_ names: [String]) -> String {
        let beginning = names.dropLast().joined(separator: "_")
        return beginning.isEmpty ? names.joined() : beginning + "_or_" + names[names.count - 1]
    }
}
