// The ways in which lists go on, as generated methods ask for them.

nonisolated extension APICore {
    /// The answer names the next page: a cursor, or whatever the next call takes.
    func pages<Page: Sendable, Item: Sendable, Failure: APIError>(
        _ operation: APIOperation, from cursor: String?,
        fetch: @escaping @Sendable (String?) async throws(Failure) -> Page,
        items: @escaping @Sendable (Page) -> [Item], next: @escaping @Sendable (Page) -> String?
    ) -> PageSequence<Page, Item, Failure> {
        sequence(operation, from: cursor, items) { (cursor: String?) async throws(Failure) -> (page: Page, next: String?) in
            let page = try await fetch(cursor)
            return (page, next(page))
        }
    }

    /// Pages have numbers; an empty page is after the last one, and so is what follows a page that says that there is no more.
    func pages<Page: Sendable, Item: Sendable, Failure: APIError>(
        _ operation: APIOperation, number: Int?, first: Int,
        fetch: @escaping @Sendable (Int?) async throws(Failure) -> Page,
        items: @escaping @Sendable (Page) -> [Item], more: @escaping @Sendable (Page) -> Bool = { _ in true }
    ) -> PageSequence<Page, Item, Failure> {
        sequence(operation, from: number.map { "\($0)" }, items) {
            (number: String?) async throws(Failure) -> (page: Page, next: String?) in
            let number = number.flatMap { Int($0) }
            let page = try await fetch(number)
            let isLast = items(page).isEmpty || !more(page)
            return (page, isLast ? nil : Self.sum(number ?? first, 1))
        }
    }

    /// The next page begins after the items so far; an empty page is after the last one, and so is what follows a page that says that
    /// there is no more.
    func pages<Page: Sendable, Item: Sendable, Failure: APIError>(
        _ operation: APIOperation, offset: Int?,
        fetch: @escaping @Sendable (Int?) async throws(Failure) -> Page,
        items: @escaping @Sendable (Page) -> [Item], more: @escaping @Sendable (Page) -> Bool = { _ in true }
    ) -> PageSequence<Page, Item, Failure> {
        sequence(operation, from: offset.map { "\($0)" }, items) {
            (offset: String?) async throws(Failure) -> (page: Page, next: String?) in
            let offset = offset.flatMap { Int($0) }
            let page = try await fetch(offset)
            let count = items(page).count
            return (page, count == 0 || !more(page) ? nil : Self.sum(offset ?? 0, count))
        }
    }

    /// The `Link` header with the relation `next` (RFC 8288) says where the list goes on: the value of `parameter` in its target.
    func pages<Page: JSONModel, Item: Sendable, Failure: APIError>(
        _ operation: APIOperation, link parameter: String, from start: String?,
        fetch: @escaping @Sendable (String?) async throws(Failure) -> (value: Page, response: APIResponse),
        items: @escaping @Sendable (Page) -> [Item], more: @escaping @Sendable (Page) -> Bool = { _ in true }
    ) -> PageSequence<Page, Item, Failure> {
        sequence(operation, from: start, items) { (start: String?) async throws(Failure) -> (page: Page, next: String?) in
            let (page, response) = try await fetch(start)
            return (page, more(page) ? value(of: parameter, in: response.nextLink) : nil)
        }
    }

    /// The value of a parameter in a URL's query, decoded; nil where it has none, or where there is no URL.
    func value(of parameter: String, in url: String?) -> String? {
        url.flatMap { LinkHeader.parameter(parameter, in: $0) }
    }

    /// Where the sum is none, the same place again: the list then ends with ``CallFailure/PaginationProblem/loop``.
    private static func sum(_ number: Int, _ more: Int) -> String {
        let (sum, isOver) = number.addingReportingOverflow(more)
        return "\(isOver ? number : sum)"
    }

    private func sequence<Page: Sendable, Item: Sendable, Failure: APIError>(
        _ operation: APIOperation, from start: String?, _ items: @escaping @Sendable (Page) -> [Item],
        fetch: @escaping @Sendable (String?) async throws(Failure) -> (page: Page, next: String?)
    ) -> PageSequence<Page, Item, Failure> {
        PageSequence(
            source: PageSequence.Source(
                start: start, operation: operation.id, emptyPages: state.configuration.limits.emptyPages, fetch: fetch,
                items: items))
    }
}
