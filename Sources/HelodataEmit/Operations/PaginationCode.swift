import HelodataIR

/// A list that comes in pages as a method that returns a sequence of items; nothing is sent before it is read.
extension MethodCode {
    func paginated() -> Code {
        guard let pagination = operation.pagination, case .json(let page, _) = operation.output else { return "" }
        let sequence: Code = "PageSequence<\(page), \(pagination.item), \(operation.error.name)>"
        let items = memberPath(pagination.items, of: "page")
        let next = next(pagination, page)
        return """
            \(doc: documentation(returns: "The items of all pages, fetched when they are read; it throws \(errorLink)."))
            \(attributes(discardable: false))
            public func \(operation.name)\(parameters: parameters(), tail: sequence.width + 6) -> \(sequence) {
                \(core).pages(APIOperations.\(operation.name), \(start(pagination))) {
                    (\(pagination.argument): \(cursorType(pagination))?) async throws(\(operation.error.name)) -> \(fetched(pagination, page)) in
                    \(isConverted(pagination) ? "let \(pagination.argument) = \(pagination.argument).flatMap { Int($0) }" : "")
                    \(requestCode())
                    return try await \(core).\(isLink(pagination) ? "jsonWithResponse" : "json")(\(request), \(options))
                } items: { (page: \(page)) -> [\(pagination.item)] in
                    \(items.code)\(items.isOptional ? " ?? []" : "")
                }\(next)
            }
            """
    }

    /// What the runtime counts by: cursors are texts to it, whatever the argument is.
    private func cursorType(_ pagination: Pagination) -> Code {
        switch pagination.next {
        case .cursor, .link: "String"
        case .pageNumber, .offset: "Int"
        }
    }

    private func isConverted(_ pagination: Pagination) -> Bool {
        switch pagination.next {
        case .cursor, .link: pagination.argumentType != .string
        case .pageNumber, .offset: false
        }
    }

    private func isLink(_ pagination: Pagination) -> Bool {
        if case .link = pagination.next { true } else { false }
    }

    private func start(_ pagination: Pagination) -> Code {
        let argument: Code
        if isConverted(pagination) {
            let isOptional = operation.arguments.contains { $0.name == pagination.argument && $0.presence == .optional }
            argument = isOptional ? "\(pagination.argument).map { \"\\($0)\" }" : "\"\\(\(pagination.argument))\""
        } else {
            argument = "\(pagination.argument)"
        }
        switch pagination.next {
        case .cursor: return "from: \(argument)"
        case .link: return "link: \(literal: pagination.argumentWireName), from: \(argument)"
        case .pageNumber(let first): return "number: \(argument), first: \(first)"
        case .offset: return "offset: \(argument)"
        }
    }

    private func fetched(_ pagination: Pagination, _ page: TypeRef) -> Code {
        isLink(pagination) ? "(value: \(page), response: APIResponse)" : "\(page)"
    }

    private func next(_ pagination: Pagination, _ page: TypeRef) -> Code {
        guard case .cursor(let steps) = pagination.next else { return "" }
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
