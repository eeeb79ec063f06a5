import Testing

@_spi(Generated) @testable import HelodataRuntime

/// Lists in pages.
@Suite struct ClientListTests {
    typealias Step = ScriptedTransport.Step

    static func page(_ ids: [String], next: String?) -> Step {
        .answer(.json(.ok, ShopPage(data: ids.map { ShopOrder(id: $0) }, nextCursor: next)))
    }

    struct Walk: Sendable {
        var ids: [String] = []
        var error: ShopError?
        var queries: [String?] = []
    }

    static func walk(_ steps: [Step], from cursor: String? = nil, stopAfter limit: Int = 1000) -> Walk? {
        let time = VirtualTime()
        let transport = ScriptedTransport(time, steps)
        let client = ShopClient(time, transport)
        var walk = time.run {
            var walk = Walk()
            do throws(ShopError) {
                for try await purchase in client.list(cursor: cursor) {
                    walk.ids.append(purchase.id)
                    if walk.ids.count == limit { break }
                }
            } catch {
                walk.error = error
            }
            return walk
        }
        walk?.queries = transport.requests.map(\.query)
        return walk
    }

    @Test func pages() {
        let empty = Self.walk([Self.page([], next: nil)])
        #expect(empty?.ids == [] && empty?.error == nil && empty?.queries.count == 1)

        let one = Self.walk([Self.page(["a", "b"], next: nil)])
        #expect(one?.ids == ["a", "b"] && one?.queries == [nil])

        let three = Self.walk([
            Self.page(["a"], next: "c 1"), Self.page(["b"], next: "c&2"), Self.page(["c"], next: nil),
        ])
        #expect(three?.ids == ["a", "b", "c"])
        #expect(three?.queries == [nil, "cursor=c%201", "cursor=c%262"])
    }

    @Test func `a bare array is the last page`() {
        let walk = Self.walk([Self.page(["a"], next: "1"), .answer(.json(.ok, text: #" [ {"id":"b"} , {"id":"c"} ] "#))])
        #expect(walk?.ids == ["a", "b", "c"] && walk?.error == nil && walk?.queries.count == 2)
        let empty = Self.walk([.answer(.json(.ok, text: "[]"))])
        #expect(empty?.ids == [] && empty?.error == nil && empty?.queries.count == 1)
        for broken in ["[", #"[{"id":"b"}"#, #"[{"id":"b"},]"#, "[]]", "[]\u{1}\"next_cursor\":\"x\"}", "[1]", "7", "null"] {
            let walk = Self.walk([.answer(.json(.ok, text: broken))])
            guard case .decoding? = walk?.error?.failure.kind else {
                Issue.record("\(broken): \(String(describing: walk))")
                continue
            }
        }
    }

    @Test func emptyPageInTheMiddle() {
        let walk = Self.walk([Self.page(["a"], next: "1"), Self.page([], next: "2"), Self.page(["b"], next: nil)])
        #expect(walk?.ids == ["a", "b"])
    }

    @Test func waysToSayTheEnd() {
        for last in [#"{"data":[],"next_cursor":null}"#, #"{"data":[],"next_cursor":""}"#, #"{"data":[]}"#] {
            let walk = Self.walk([Self.page(["a"], next: "1"), .answer(.json(.ok, text: last))])
            #expect(walk?.ids == ["a"] && walk?.error == nil && walk?.queries.count == 2, "\(last)")
        }
    }

    @Test func loopIsNoticed() {
        let walk = Self.walk([Self.page(["a"], next: "1"), Self.page(["b"], next: "1"), Self.page(["c"], next: nil)])
        #expect(walk?.ids == ["a", "b"])
        guard case .pagination(.loop)? = walk?.error?.failure.kind else {
            Issue.record("\(String(describing: walk))")
            return
        }
        #expect(walk?.queries.count == 2)
    }

    @Test func stallIsNoticed() {
        let pages = (1...40).map { Self.page([], next: "\($0)") }
        let walk = Self.walk(pages)
        #expect(walk?.queries.count == 17)
        guard case .pagination(.stalled)? = walk?.error?.failure.kind else {
            Issue.record("\(String(describing: walk))")
            return
        }
    }

    @Test func errorTellsWhereToGoOn() {
        let broken = Self.walk([Self.page(["a"], next: "p2"), .answer(.json(.forbidden, text: #"{"code":"no"}"#))])
        #expect(broken?.ids == ["a"])
        #expect(broken?.error?.resumeCursor == "p2")
        #expect(broken?.error?.code == "no")
        let resumed = Self.walk([Self.page(["b"], next: nil)], from: broken?.error?.resumeCursor)
        #expect(resumed?.ids == ["b"])
        #expect(resumed?.queries == ["cursor=p2"])
    }

    @Test func breakSendsNothingMore() {
        let walk = Self.walk([Self.page(["a", "b"], next: "1"), Self.page(["c"], next: nil)], stopAfter: 2)
        #expect(walk?.ids == ["a", "b"])
        #expect(walk?.queries.count == 1)
    }

    @Test func iteratorsAreIndependentAndEndAfterAnError() {
        let time = VirtualTime()
        let transport = ScriptedTransport(
            time,
            [
                Self.page(["a"], next: "1"), Self.page(["a"], next: "1"), Self.page(["b"], next: nil), .answer(.status(.forbidden)),
            ])
        let client = ShopClient(time, transport)
        let seen: [String]? = time.run {
            let list = client.list()
            var first = list.makeAsyncIterator()
            var second = list.makeAsyncIterator()
            var seen: [String] = []
            do throws(ShopError) {
                seen.append(try await first.next()?.id ?? "end")
                seen.append(try await second.next()?.id ?? "end")
                seen.append(try await first.next()?.id ?? "end")
                seen.append(try await first.next()?.id ?? "end")
                _ = try await second.next()
                seen.append("no error")
            } catch {
                seen.append("\(error.status)")
            }
            seen.append((try? await second.next()?.id) ?? "end")
            return seen
        }
        #expect(seen == ["a", "a", "b", "end", "403", "end"])
        #expect(transport.requests.count == 4)
    }

    @Test func cancelledBeforeAFetch() {
        let time = VirtualTime()
        let transport = ScriptedTransport(time, [Self.page(["a"], next: "1"), .hang])
        let client = ShopClient(time, transport)
        let errors: [Bool]? = time.run {
            await withTaskGroup(of: [Bool].self) { group in
                group.addTask {
                    var iterator = client.list().pages.makeAsyncIterator()
                    var cancelled: [Bool] = []
                    do throws(ShopError) {
                        _ = try await iterator.next()
                        _ = try await iterator.next()
                    } catch {
                        cancelled.append(error.isCancelled)
                    }
                    var another = client.list().pages.makeAsyncIterator()
                    do throws(ShopError) {
                        _ = try await another.next()
                    } catch {
                        cancelled.append(error.isCancelled)
                    }
                    return cancelled
                }
                try? await time.sleep(until: .seconds(1))
                group.cancelAll()
                return await group.next() ?? []
            }
        }
        #expect(errors == [true, true])
        #expect(transport.requests.count == 2)
    }

    @Test func numbersOffsetsAndLinks() {
        let time = VirtualTime()
        let operation = APIOperation("items", .get, "/items", replay: .safe)
        func ids<Failure: APIError>(
            _ core: APICore, _ list: PageSequence<[String], String, Failure>
        ) -> [String] {
            time.run {
                var ids: [String] = []
                do { for try await id in list { ids.append(id) } } catch { ids.append("\(error)") }
                return ids
            } ?? []
        }
        func answers(_ pages: [String]) -> ScriptedTransport {
            ScriptedTransport(time, pages.map { .answer(.json(.ok, text: $0)) })
        }
        func core(_ transport: ScriptedTransport) -> APICore {
            APICore(baseURL: "https://api.example.com", transport: transport, configuration: testConfiguration(time))
        }

        let numbered = answers([#"["a","b"]"#, #"["c"]"#, "[]"])
        let first = core(numbered)
        #expect(
            ids(
                first,
                first.pages(
                    operation, number: nil, first: 1,
                    fetch: { (page: Int?) async throws(ShopError) -> [String] in
                        var request = APIRequest(operation, "/items", throwing: ShopError.self)
                        request.query("page", page)
                        return try await first.json(request, CallOptions())
                    }, items: { $0 })) == ["a", "b", "c"])
        #expect(numbered.requests.map(\.query) == [nil, "page=2", "page=3"])

        let counted = answers([#"["a","b"]"#, #"["c"]"#, "[]"])
        let second = core(counted)
        #expect(
            ids(
                second,
                second.pages(
                    operation, offset: nil,
                    fetch: { (offset: Int?) async throws(ShopError) -> [String] in
                        var request = APIRequest(operation, "/items", throwing: ShopError.self)
                        request.query("offset", offset)
                        return try await second.json(request, CallOptions())
                    }, items: { $0 })) == ["a", "b", "c"])
        #expect(counted.requests.map(\.query) == [nil, "offset=2", "offset=3"])

        let linked = ScriptedTransport(
            time,
            [
                .answer(
                    .json(
                        .ok, text: #"["a"]"#,
                        headers: ["Link": #"<https://api.example.com/items?after=x%2Fy>; rel="next", <https://z>; rel="last""#])),
                .answer(.json(.ok, text: #"["b"]"#, headers: ["Link": #"<https://z>; rel="prev""#])),
            ])
        let third = core(linked)
        #expect(
            ids(
                third,
                third.pages(
                    operation, link: "after", from: nil,
                    fetch: { (after: String?) async throws(ShopError) -> (value: [String], response: APIResponse) in
                        var request = APIRequest(operation, "/items", throwing: ShopError.self)
                        request.query("after", after)
                        return try await third.jsonWithResponse(request, CallOptions())
                    }, items: { $0 })) == ["a", "b"])
        #expect(linked.requests.map(\.query) == [nil, "after=x%2Fy"])
    }
}
