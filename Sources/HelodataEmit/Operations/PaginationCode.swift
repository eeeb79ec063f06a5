import HelodataIR

/// A list that comes in pages as a method that returns a sequence of items; nothing is sent before it is read.
extension MethodCode {
    func pages(_ pagination: Pagination) -> Code {
        let page = pagination.page
        let items = memberPath(pagination.items, of: "page")
        return """
            \(core).pages(APIOperations.\(operation.name), \(start(pagination))) {
                (\(pagination.argument): \(cursorType(pagination))?) async throws(\(operation.error.name)) -> \(fetched(pagination, page)) in
                \(isConverted(pagination) ? "let \(pagination.argument) = \(pagination.argument).flatMap { Int($0) }" : "")
                \(requestCode())
                return try await \(core).\(isLink(pagination) ? "jsonWithResponse" : "json")(\(request), \(options))
            } items: { (page: \(page)) -> [\(pagination.item)] in
                \(items.code)\(items.isOptional ? " ?? []" : "")
            }\(next(pagination, page))
            """
    }

    func sequence(_ pagination: Pagination) -> Code { "PageSequence<\(pagination.page), \(pagination.item), \(operation.error.name)>" }

    /// What the runtime counts by: cursors are texts to it, whatever the argument is.
    private func cursorType(_ pagination: Pagination) -> Code {
        switch pagination.next {
        case .cursor, .link: "String"
        case .pageNumber, .offset: "Int"
        }
    }

    private func isConverted(_ pagination: Pagination) -> Bool {
        switch pagination.next {
        case .cursor(_, .number), .link(.number): true
        case .cursor(_, .text), .link(.text), .pageNumber, .offset: false
        }
    }

    private func isLink(_ pagination: Pagination) -> Bool {
        if case .link = pagination.next { true } else { false }
    }

    private func start(_ pagination: Pagination) -> Code {
        switch pagination.next {
        case .cursor(_, let form): "from: \(text(pagination, form))"
        case .link(let form): "link: \(literal: pagination.argumentWireName), from: \(text(pagination, form))"
        case .pageNumber(let first): "number: \(pagination.argument), first: \(first)"
        case .offset: "offset: \(pagination.argument)"
        }
    }

    private func text(_ pagination: Pagination, _ form: Pagination.CursorForm) -> Code {
        switch form {
        case .text: "\(pagination.argument)"
        case .number(isOptional: true): "\(pagination.argument).map { \"\\($0)\" }"
        case .number(isOptional: false): "\"\\(\(pagination.argument))\""
        }
    }

    private func fetched(_ pagination: Pagination, _ page: TypeRef) -> Code {
        isLink(pagination) ? "(value: \(page), response: APIResponse)" : "\(page)"
    }

    private func next(_ pagination: Pagination, _ page: TypeRef) -> Code {
        guard case .cursor(let steps, _) = pagination.next else { return "" }
        let path = memberPath(steps, of: "page")
        let text: Code =
            isConverted(pagination)
            ? (path.isOptional ? "(\(path.code)).map { \"\\($0)\" }" : "\"\\(\(path.code))\"") : path.code
        return """
             next: { (page: \(page)) -> String? in
                \(text)
            }
            """
    }
}
