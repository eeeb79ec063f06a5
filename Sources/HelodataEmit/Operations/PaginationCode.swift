import HelodataIR

/// A list that comes in pages as a method that returns a sequence of items; nothing is sent before it is read.
extension MethodCode {
    func pages(_ pagination: Pagination) -> Code {
        let page = pagination.page
        let items = memberPath(pagination.items, of: "page")
        let place = place(pagination)
        return """
            \(core).pages(APIOperations.\(operation.name), \(start(pagination))) {
                (\(place): \(cursorType(pagination))?) async throws(\(operation.error.name)) -> \(fetched(pagination, page)) in
                \(isConverted(pagination) ? "let \(place) = \(place).flatMap { Int($0) }" : "")
                \(requestCode(isChanged: isFollowed(pagination)))
                \(isFollowed(pagination) ? "\(request).follow(\(place))" : "")
                return try await \(core).\(isLink(pagination) ? "jsonWithResponse" : "json")(\(request), \(options))
            } items: { (page: \(page)) -> [\(pagination.item)] in
                \(items.code)\(items.isOptional ? " ?? []" : "")
            }\(next(pagination, page))
            """
    }

    func sequence(_ pagination: Pagination) -> Code { "PageSequence<\(pagination.page), \(pagination.item), \(operation.error.name)>" }

    /// What a page is asked for by: the argument, or a link that none of the arguments is called.
    private func place(_ pagination: Pagination) -> Code {
        pagination.argument.map { "\($0)" } ?? localName("link", avoiding: operation.arguments.map(\.name))
    }

    /// What the runtime counts by: cursors are texts to it, whatever the argument is.
    private func cursorType(_ pagination: Pagination) -> Code {
        switch pagination.next {
        case .cursor, .link, .memberLink, .wholeLink: "String"
        case .pageNumber, .offset: "Int"
        }
    }

    private func isConverted(_ pagination: Pagination) -> Bool {
        switch pagination.next {
        case .cursor(_, .number), .link(.number), .memberLink(_, .number): true
        case .cursor(_, .text), .link(.text), .memberLink(_, .text), .wholeLink, .pageNumber, .offset: false
        }
    }

    private func isLink(_ pagination: Pagination) -> Bool {
        if case .link = pagination.next { true } else { false }
    }

    private func isFollowed(_ pagination: Pagination) -> Bool {
        if case .wholeLink = pagination.next { true } else { false }
    }

    private func start(_ pagination: Pagination) -> Code {
        let place = place(pagination)
        return switch pagination.next {
        case .cursor(_, let form), .memberLink(_, let form): "from: \(text(place, form))"
        case .link(let form): "link: \(literal: pagination.argumentWireName), from: \(text(place, form))"
        case .pageNumber(let first): "number: \(place), first: \(first)"
        case .offset: "offset: \(place)"
        case .wholeLink: "from: nil"
        }
    }

    private func text(_ argument: Code, _ form: Pagination.CursorForm) -> Code {
        switch form {
        case .text: argument
        case .number(isOptional: true): "\(argument).map { \"\\($0)\" }"
        case .number(isOptional: false): "\"\\(\(argument))\""
        }
    }

    private func fetched(_ pagination: Pagination, _ page: TypeRef) -> Code {
        isLink(pagination) ? "(value: \(page), response: APIResponse)" : "\(page)"
    }

    private func next(_ pagination: Pagination, _ page: TypeRef) -> Code {
        switch pagination.next {
        case .cursor(let steps, _):
            let path = memberPath(steps, of: "page")
            let text: Code =
                isConverted(pagination)
                ? (path.isOptional ? "(\(path.code)).map { \"\\($0)\" }" : "\"\\(\(path.code))\"") : path.code
            return next(page, text, pagination)
        case .memberLink(let steps, _):
            let path = memberPath(steps, of: "page").code
            return next(page, "\(core).value(of: \(literal: pagination.argumentWireName), in: \(path))", pagination)
        case .wholeLink(let steps): return next(page, memberPath(steps, of: "page").code, pagination)
        case .pageNumber, .offset, .link:
            guard let more = pagination.more else { return "" }
            return """
                 more: { (page: \(page)) -> Bool in
                    \(isMore(more))
                }
                """
        }
    }

    private func next(_ page: TypeRef, _ text: Code, _ pagination: Pagination) -> Code {
        """
         next: { (page: \(page)) -> String? in
            \(pagination.more.map { "\(isMore($0)) ? " } ?? "")\(text)\(pagination.more == nil ? "" : " : nil")
        }
        """
    }

    /// A page that does not say whether it is the last one is judged by what else it says.
    private func isMore(_ steps: [Pagination.PathStep]) -> Code {
        let path = memberPath(steps, of: "page")
        return path.isOptional ? "\(path.code) != false" : path.code
    }
}
