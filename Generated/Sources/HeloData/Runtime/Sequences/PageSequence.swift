/// The items of a list that comes in pages; ``pages`` are the pages themselves.
///
///     for try await batch in helo.batches.list() { … }
///
/// Nothing is fetched before the first item is asked for, and no page before the one before it is used up. Each iteration starts
/// over. When a page fails, the error's `resumeCursor` is where the list can be continued.
nonisolated public struct PageSequence<Page: Sendable, Item: Sendable, Failure: APIError>: Sendable {
    /// How a list is asked for: where to begin, how to fetch a page, what is in it, and where the next one is.
    nonisolated final class Source: Sendable {
        let start: String?
        /// The operation's id, for errors.
        let operation: String
        let emptyPages: Int
        /// A page and where the next one is; nil, or empty, after the last.
        let fetch: @Sendable (String?) async throws(Failure) -> (page: Page, next: String?)
        let items: @Sendable (Page) -> [Item]

        init(
            start: String?, operation: String, emptyPages: Int,
            fetch: @escaping @Sendable (String?) async throws(Failure) -> (page: Page, next: String?),
            items: @escaping @Sendable (Page) -> [Item]
        ) {
            self.start = start
            self.operation = operation
            self.emptyPages = emptyPages
            self.fetch = fetch
            self.items = items
        }
    }

    let source: Source

    /// The pages, as the server sends them.
    public var pages: PagesOnly { PagesOnly(source: source) }

    /// The pages of a ``PageSequence``.
    nonisolated public struct PagesOnly: Sendable {
        let source: Source
    }
}

/// Walks from page to page.
nonisolated final class PageCursor<Page: Sendable, Item: Sendable, Failure: APIError> {
    private let source: PageSequence<Page, Item, Failure>.Source
    private var next: String?
    private var isDone = false
    private var emptyPages = 0
    /// Hashes of the places that were asked for, so that a list which leads back to one of them ends. Longer lists are compared with their
    /// first ones: a circle comes by there again.
    private var passed: Set<Int> = []
    /// Thrown in place of the next page.
    private var problem: Failure?

    init(_ source: PageSequence<Page, Item, Failure>.Source) {
        self.source = source
        next = source.start
    }

    func page(isolation: isolated (any Actor)?) async throws(Failure) -> (page: Page, items: [Item])? {
        if let problem {
            self.problem = nil
            isDone = true
            throw problem
        }
        if isDone { return nil }
        let sent = next
        if Task.isCancelled { throw stopped(.cancelled, resume: sent) }
        let page: Page
        let following: String?
        do {
            (page, following) = try await source.fetch(sent)
        } catch {
            isDone = true
            throw Failure(error.failure.with { $0.resumeCursor = sent })
        }
        let items = source.items(page)
        emptyPages = items.isEmpty ? emptyPages + 1 : 0
        next = following
        if following == nil || following == "" {
            isDone = true
        } else if let following, following == sent || leadsBack(to: following) {
            problem = stopped(.pagination(.loop), resume: nil)
            isDone = false
        } else if emptyPages > source.emptyPages {
            throw stopped(.pagination(.stalled), resume: following)
        }
        return (page, items)
    }

    private static var mostPassed: Int { 65_536 }

    private func leadsBack(to place: String) -> Bool {
        if passed.count >= Self.mostPassed { return passed.contains(place.hashValue) }
        if let start = source.start, passed.isEmpty { passed.insert(start.hashValue) }
        return !passed.insert(place.hashValue).inserted
    }

    private func stopped(_ kind: CallFailure.Kind, resume: String?) -> Failure {
        isDone = true
        var details = CallFailure.Details(kind: kind, operation: source.operation)
        details.resumeCursor = resume
        return Failure(CallFailure(details))
    }
}

nonisolated extension PageSequence: AsyncSequence {
    public typealias Element = Item

    public func makeAsyncIterator() -> Iterator { Iterator(cursor: PageCursor(source)) }

    nonisolated public struct Iterator: AsyncIteratorProtocol {
        let cursor: PageCursor<Page, Item, Failure>
        private var items: ArraySlice<Item> = []

        init(cursor: PageCursor<Page, Item, Failure>) { self.cursor = cursor }

        public mutating func next() async throws(Failure) -> Item? { try await step(isolation: nil) }

        @available(macOS 15.0, iOS 18.0, tvOS 18.0, watchOS 11.0, visionOS 2.0, *)
        public mutating func next(isolation actor: isolated (any Actor)?) async throws(Failure) -> Item? {
            try await step(isolation: actor)
        }

        private mutating func step(isolation: isolated (any Actor)?) async throws(Failure) -> Item? {
            while true {
                if let item = items.popFirst() { return item }
                guard let page = try await cursor.page(isolation: isolation) else { return nil }
                items = page.items[...]
            }
        }
    }
}

nonisolated extension PageSequence.PagesOnly: AsyncSequence {
    public typealias Element = Page

    public func makeAsyncIterator() -> Iterator { Iterator(cursor: PageCursor(source)) }

    nonisolated public struct Iterator: AsyncIteratorProtocol {
        let cursor: PageCursor<Page, Item, Failure>

        public mutating func next() async throws(Failure) -> Page? { try await cursor.page(isolation: nil)?.page }

        @available(macOS 15.0, iOS 18.0, tvOS 18.0, watchOS 11.0, visionOS 2.0, *)
        public mutating func next(isolation actor: isolated (any Actor)?) async throws(Failure) -> Page? {
            try await cursor.page(isolation: actor)?.page
        }
    }
}

// Where a list begins is part of a query, and that may be anything: it is not shown.

nonisolated extension PageSequence.Source: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    var description: String { operation }
    var debugDescription: String { operation }
    var customMirror: Mirror { Mirror(self, children: ["operation": operation]) }
}

nonisolated extension PageCursor: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    var description: String { source.operation }
    var debugDescription: String { description }
    var customMirror: Mirror { Mirror(self, children: ["operation": description]) }
}
