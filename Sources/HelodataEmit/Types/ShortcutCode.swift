import HelodataIR

/// Computed properties that read a member of a member, or put members together into a text.
extension TypeCode {
    func shortcut(_ shortcut: Shortcut, of model: Structure) -> Code {
        switch shortcut.value {
        case .path(let steps, let type): path(shortcut, steps, type, of: model)
        case .text(let pieces): text(shortcut, pieces)
        }
    }

    private func path(_ shortcut: Shortcut, _ steps: [Shortcut.Step], _ type: TypeRef, of model: Structure) -> Code {
        let names = model.properties.map(\.name)
        var guards: [Code] = []
        var value: Code = ""
        var isOptional = false
        for step in steps {
            switch step {
            case .member(let name, let isOptionalMember):
                value = value.isEmpty ? "\(name)" : "\(value)\(isOptional ? "?" : "").\(name)"
                isOptional = isOptionalMember
            case .unionCase(let name):
                let payload = localName("payload", avoiding: names)
                guards.append("guard case .\(name)(let \(payload))\(isOptional ? "?" : "") = \(value) else { return nil }")
                value = payload
                isOptional = false
            }
        }
        // Without `return` a member called `get` would begin an accessor.
        return """
            \(doc: shortcut.doc)
            public var \(shortcut.name): \(type)? {
                \(guards)
                return \(value)
            }
            """
    }

    private func text(_ shortcut: Shortcut, _ pieces: [Shortcut.Piece]) -> Code {
        var literal = "\""
        var optionals: [Code] = []
        var named: Set<Identifier> = []
        for piece in pieces {
            switch piece {
            case .literal(let text): literal += SourceText.literalContents(text)
            case .member(let name, let type, let isOptional, let escaping):
                if isOptional, named.insert(name).inserted { optionals.append("let \(name)") }
                literal += "\\(\(escaped(text(of: name, type), type, escaping)))"
            }
        }
        literal += "\""
        return """
            \(doc: shortcut.doc)
            public var \(shortcut.name): String\(optionals.isEmpty ? "" : "?") {
                \(optionals.isEmpty ? "" : "guard \(list: optionals, tail: 25) else { return nil }")
                \(optionals.isEmpty ? "" : "return ")\(Code(line: literal))
            }
            """
    }

    private func text(of name: Identifier, _ type: TypeRef) -> String {
        switch type {
        case .scalar(let scalar): name.description + (scalar.row.interpolation?.member ?? "")
        case .named, .array, .dictionary, .nullable: name.description
        }
    }

    /// Numbers hold nothing to escape.
    private func escaped(_ text: String, _ type: TypeRef, _ escaping: Shortcut.Escaping) -> String {
        let isText = if case .scalar(let scalar) = type { scalar.row.interpolation?.escaped == true } else { false }
        switch escaping {
        case .none: return text
        case .urlComponent: return isText ? "PercentEncoding.unreserved.encode(\(text))" : text
        case .urlHost: return isText ? "PercentEncoding.host(\(text))" : text
        }
    }
}
