import HelodataIR

/// The lines of a method that fill its request.
extension MethodCode {
    /// - Parameter isChanged: Whether more than these lines fill it.
    func requestCode(isChanged: Bool = false) -> Code {
        let lines = checks() + fixedQuery() + operation.arguments.map(argumentLine) + [body()]
        let isFilled = isChanged || lines.contains { !$0.isEmpty }
        return """
            \(isFilled ? "var" : "let") \(request) = APIRequest(\
            APIOperations.\(operation.name), \(path()), throwing: \(operation.error.name).self)
            \(lines)
            """
    }

    // MARK: path and parameters

    private func path() -> Code {
        var text = "\""
        for piece in operation.path {
            switch piece {
            case .literal(let literal): text += SourceText.literalContents(literal)
            case .argument(let name, let style):
                text += "\\(\(name.description)"
                if style.style != .simple || style.explode || style.allowReserved {
                    text += ", \(styleText(style))"
                    if style.style == .matrix, let argument = operation.arguments.first(where: { $0.name == name }) {
                        text += ", name: \(SourceText.literal(argument.wireName))"
                    }
                }
                text += ")"
            }
        }
        return Code(line: text + "\"")
    }

    private func fixedQuery() -> [Code] {
        operation.fixedQuery.map { "\(request).query(\(literal: $0.wireName), \(literal: $0.value))" }
    }

    private func argumentLine(_ argument: Argument) -> Code {
        switch argument.destination {
        case .path, .body, .bodyMember, .contentType: ""
        case .query(let wireName, let style): call("query", wireName, argument, style, usual: .form)
        case .jsonQuery(let wireName): "\(request).jsonQuery(\(literal: wireName), \(argument.name))"
        case .queryString: "\(request).queryString(\(argument.name))"
        case .header(let wireName, let style): call("header", wireName, argument, style, usual: .simple)
        case .cookie(let wireName, let style): call("cookie", wireName, argument, style, usual: .form)
        case .idempotencyKey: "\(request).idempotencyKey = \(argument.name)"
        }
    }

    private func call(
        _ method: Code, _ wireName: String, _ argument: Argument, _ style: ParameterStyle, usual: ParameterStyle
    ) -> Code {
        let styleCode: Code = style == usual ? "" : ", \(Code(line: styleText(style)))"
        return "\(request).\(method)(\(literal: wireName), \(argument.name)\(styleCode))"
    }

    /// `.form.exploded(false).reserved`, with what is usual for the style left out.
    private func styleText(_ style: ParameterStyle) -> String {
        return ".\(style.style.rawValue)" + (style.explode == style.style.explodesByItself ? "" : ".exploded(\(style.explode))")
            + (style.allowReserved ? ".reserved" : "")
    }

    /// Limits of arguments; those of a body are checked by its model.
    private func checks() -> [Code] {
        operation.arguments.flatMap { argument -> [Code] in
            switch argument.destination {
            case .body, .bodyMember, .contentType, .idempotencyKey: return []
            case .path, .query, .jsonQuery, .queryString, .header, .cookie:
                var checks = limits(
                    argument.constraints, value: "\(argument.name)", wireName: argument.wireName, check: "$0")
                if checked.contains(argument.type) {
                    checks.append("$0.nested(\(argument.name), \(literal: argument.wireName))")
                }
                return checks.map { "\(request).check { \($0) }" }
            }
        }
    }

    // MARK: body

    private func body() -> Code {
        guard let body = operation.body else { return "" }
        switch body.encoding {
        case .json: return whenGiven(body, "\(request).body(json: \(value(body))\(contentType(body, usual: "application/json")))")
        case .jsonLines: return "\(request).body(jsonLines: \(value(body)), contentType: \(literal: body.contentType))"
        case .text: return "\(request).body(text: \(value(body))\(contentType(body, usual: "text/plain")))"
        case .bytes:
            return whenGiven(
                body,
                "\(request).body(upload: \(value(body))\(contentType(body, usual: "application/octet-stream")), onProgress: \(onProgress))")
        case .base64: return "\(request).body(base64: \(value(body))\(contentType(body, usual: "")))"
        case .form(let fields, let additional): return form(body, fields, additional)
        case .multipart(let fields, let additional): return multipart(body, fields, additional)
        }
    }

    private func contentType(_ body: RequestBody, usual: String) -> Code {
        if let argument = body.contentTypeArgument { return ", contentType: \(argument)" }
        return body.contentType == usual ? "" : ", contentType: \(literal: body.contentType)"
    }

    private func value(_ body: RequestBody) -> Code {
        switch body.value {
        case .argument(let name, _): return "\(name)"
        case .members(let type, let members, _):
            return "\(type)\(arguments: members.map { member -> Code in "\(argument: member.label): \(member.argument)" })"
        }
    }

    private func whenPresent(_ body: RequestBody, _ code: Code) -> Code {
        guard case .argument(let name, optional: true) = body.value else { return whenGiven(body, code) }
        return """
            if let \(name) {
                \(code)
            }
            """
    }

    /// A body that may be left out is sent when one of its members is given.
    private func whenGiven(_ body: RequestBody, _ code: Code) -> Code {
        guard case .members(_, let members, optional: true) = body.value, !members.isEmpty else { return code }
        let conditions = members.map { member -> Code in
            let name = member.argument
            let isPatch = operation.arguments.contains { $0.name == name && $0.presence == .patch }
            return isPatch ? "\(name) != .omit" : "\(name) != nil"
        }
        return """
            if \(conditions, separator: " || ") {
                \(code)
            }
            """
    }

    /// Fields of the usual style are put together by the runtime, others one by one.
    private func form(_ body: RequestBody, _ fields: [FormField], _ additional: Identifier?) -> Code {
        if fields.allSatisfy({ $0.style == nil }) {
            let type = bodyType(body)
            let isChecked = type.map(checked.contains) ?? false
            guard isChecked else { return whenPresent(body, "\(request).body(form: URLForm(\(value(body))))") }
        }
        return fieldByField(body, type: "URLForm()", label: "form", additional) { form, value in
            fields.map { field in
                let style: Code = field.style.map { ", \(Code(line: styleText($0)))" } ?? ""
                return "\(form).add(\(literal: field.wireName), \(member(field, of: value))\(style))"
            }
        }
    }

    private func multipart(_ body: RequestBody, _ fields: [FormField], _ additional: Identifier?) -> Code {
        let type: Code =
            body.contentType == "multipart/form-data" ? "MultipartForm()" : "MultipartForm(\(literal: body.contentType))"
        return fieldByField(body, type: type, label: "multipart", additional) { form, value in
            // A body without known members is a dictionary.
            if fields.isEmpty, additional == nil { return ["for name in \(value).keys.sorted() { \(form).add(name, \(value)[name]) }"] }
            return fields.map { field in
                let type: Code = field.contentType.map { ", contentType: \(literal: $0)" } ?? ""
                let style: Code = field.style.map { ", \(Code(line: styleText($0)))" } ?? type
                return "\(form).add(\(literal: field.wireName), \(member(field, of: value))\(style))"
            }
        }
    }

    private func fieldByField(
        _ body: RequestBody, type: Code, label: Code, _ additional: Identifier?, _ fields: (_ form: Code, _ value: Code) -> [Code]
    ) -> Code {
        let names = operation.arguments.map(\.name)
        let form = localName("form", avoiding: names)
        var declaration: Code = ""
        var value = value(body)
        if case .members = body.value {
            let local = localName("body", avoiding: names)
            declaration = "let \(local) = \(value)"
            value = local
        }
        let isChecked = bodyType(body).map(checked.contains) ?? false
        return whenPresent(
            body,
            """
            \(declaration)
            \(isChecked ? "\(request).validate(\(value))" : "")
            var \(form) = \(type)
            \(fields(form, value))
            \(additional.map { "\(form).add(additional: \(value).\($0))" } ?? "")
            \(request).body(\(label): \(form)\(body.flows ? ", onProgress: \(onProgress)" : ""))
            """)
    }

    private func member(_ field: FormField, of value: Code) -> Code {
        field.presence == .patch ? "\(value).\(field.name).value" : "\(value).\(field.name)"
    }

    private func bodyType(_ body: RequestBody) -> TypeRef? {
        switch body.value {
        case .members(let name, _, _): .named(name)
        case .argument(let name, _): operation.arguments.first { $0.name == name }?.type
        }
    }
}
