import HelodataDiagnostics

/// Lowers `x-shortcuts` and `x-templates`: computed properties made of other members, by a path of names or a text with
/// names in braces.
struct ShortcutLowering {
    let index: TypeIndex
    let context: LoweringContext

    func shortcut(_ request: ShortcutRequest, in structure: Structure) -> Shortcut? {
        if request.isTemplate { return text(request, structure) }
        var steps: [Shortcut.Step] = []
        var type = TypeRef.named(structure.name)
        var lines: [String] = []
        for name in request.text.split(separator: "/").map(String.init) {
            guard let found = step(name, from: type, &steps, &lines) else {
                context.error(
                    "x-shortcuts", "'\(name)' in '\(request.text)' is no member of what precedes it", at: request.location)
                return nil
            }
            type = found
        }
        guard !steps.isEmpty else {
            context.error("x-shortcuts", "a shortcut is a path of members like 'details/batch_id'", at: request.location)
            return nil
        }
        Documentation.add(["\(MarkdownText.code(request.text)), where there is one."], to: &lines)
        return Shortcut(name: request.name, value: .path(steps, type), doc: Doc(lines))
    }

    /// The member of a structure; of a union, that of the first case that has it.
    private func step(
        _ name: String, from type: TypeRef, _ steps: inout [Shortcut.Step], _ lines: inout [String]
    ) -> TypeRef? {
        guard case .named(let typeName) = type else { return nil }
        func take(_ property: Property) -> TypeRef? {
            steps.append(.member(property.name, isOptional: isOptional(property)))
            lines = property.doc.lines
            return property.presence == .patch ? nil : property.type
        }
        if let structure = index.structure(typeName) {
            return structure.properties.first { $0.wireName == name }.flatMap(take)
        }
        guard let union = index.union(typeName) else { return nil }
        for candidate in union.cases {
            guard case .named(let payload) = candidate.type, let structure = index.structure(payload),
                let property = structure.properties.first(where: { $0.wireName == name })
            else { continue }
            steps.append(.unionCase(candidate.name))
            return take(property)
        }
        return nil
    }

    private func isOptional(_ property: Property) -> Bool {
        switch property.presence {
        case .required, .defaulted: false
        case .optional, .nullable, .patch: true
        }
    }

    private func text(_ request: ShortcutRequest, _ structure: Structure) -> Shortcut? {
        var pieces: [Shortcut.Piece] = []
        var literal = ""
        var rest = Substring(request.text)
        let isURL = request.text.contains("://")
        while let character = rest.first {
            guard character == "{", let end = rest.firstIndex(of: "}") else {
                literal.append(character)
                rest = rest.dropFirst()
                continue
            }
            let name = rest[rest.index(after: rest.startIndex)..<end]
            guard let property = structure.properties.first(where: { $0.wireName == name }), isTextual(property.type),
                property.presence != .patch
            else {
                context.error(
                    "x-templates", "'{\(name)}' is no member of '\(structure.name.last.bare)' that has a text", at: request.location)
                return nil
            }
            let isHost = literal.hasSuffix("@") || (literal.hasSuffix("://") && !request.text.contains("@"))
            if !literal.isEmpty { pieces.append(.literal(literal)) }
            literal = ""
            pieces.append(
                .member(
                    property.name, type: property.type, isOptional: isOptional(property),
                    escaping: !isURL ? .none : isHost ? .urlHost : .urlComponent))
            rest = rest[rest.index(after: end)...]
        }
        if !literal.isEmpty { pieces.append(.literal(literal)) }
        return Shortcut(name: request.name, value: .text(pieces), doc: Doc([MarkdownText.code(request.text)]))
    }

    private func isTextual(_ type: TypeRef) -> Bool {
        switch type {
        case .scalar(let scalar): scalar.row.interpolation != nil
        case .named, .array, .dictionary, .nullable: false
        }
    }
}
