import FaultServer
import Testing

@_spi(Generated) @testable import HelodataRuntime

extension TransportTests {
    /// The whole client over real connections: whatever the network does, an order is placed at most once, and the client knows what it
    /// does not know. Counted at the server.
    @Suite struct MoneyTests {
        enum Books: CaseIterable { case honoursKeys, ignoresKeys, hangsUp }

        @Test(arguments: Subject.all, Books.allCases)
        func everyScriptOfThreeMishaps(_ subject: Subject, _ books: Books) async throws {
            let shops = Shops(Mishap.scripts, honoursKeys: books != .ignoresKeys, hangsUp: books == .hangsUp)
            let transport = subject.make()
            try await withServer(shops.script) { server in
                let results = await inBatches(Mishap.scripts.count) { shop in
                    let client = ShopClient(Shops.baseURL(shop, server), transport, attempt: .milliseconds(400))
                    do throws(ShopError) {
                        return Result<ShopItem, ShopError>.success(try await client.order(ShopItem(id: "item \(shop)")))
                    } catch {
                        return .failure(error)
                    }
                }
                var keys: Set<String> = []
                for (shop, result) in results {
                    let script = Mishap.scripts[shop]
                    let books = shops[shop]
                    #expect(books.keys.count <= 3, "\(script)")
                    #expect(books.keys.count == books.bodies.count, "\(script)")
                    #expect(Set(books.keys).count <= 1, "\(script)")
                    #expect(books.bodies.allSatisfy { $0 == Array("{\"id\":\"item \(shop)\"}".utf8) }, "\(script)")
                    if let key = books.keys.first { #expect(keys.insert(key).inserted) }
                    let isHonest = books.known.count <= 1 && books.done <= 1
                    switch result {
                    case .success(let order):
                        #expect(books.done >= 1, "\(script)")
                        if shops.areHonest { #expect(isHonest && order.id == "ord_1", "\(script)") }
                    case .failure(let error):
                        if shops.areHonest { #expect(isHonest, "\(script)") }
                        if !error.outcomeUnknown { #expect(books.done == 0, "\(script): \(error)") }
                        if let key = books.keys.first { #expect(error.idempotencyKey?.value == key) }
                    }
                }
            }
        }

        /// What proxies, portals and broken heads do to a purchase. No answer that comes after an attempt whose outcome is unknown is a
        /// business case, and none is called unknown where all answers were definite.
        @Test(arguments: Subject.all, [true, false])
        func everySecondScript(_ subject: Subject, _ isKeyed: Bool) async throws {
            let scripts = Mishap.secondScripts.filter { !subject.limits.contains(.diesOfHeaders) || !$0.contains(.headCut) }
            let shops = Shops(scripts, honoursKeys: isKeyed, hangsUp: false)
            let transport = subject.make()
            try await withServer(shops.script) { server in
                let results = await inBatches(scripts.count) { shop in
                    let client = ShopClient(Shops.baseURL(shop, server), transport, attempt: .milliseconds(800))
                    do throws(ShopError) {
                        if isKeyed { return Result<ShopItem, ShopError>.success(try await client.order(ShopItem(id: "item \(shop)"))) }
                        return .success(try await client.write(.renew))
                    } catch {
                        return .failure(error)
                    }
                }
                for (shop, result) in results {
                    let (script, books) = (scripts[shop], shops[shop])
                    let isDefinite = script.prefix(books.bodies.count).allSatisfy(\.isDefinite)
                    #expect(books.done <= 1 && Set(books.keys).count <= 1, "\(script)")
                    switch result {
                    case .success: #expect(books.done == 1, "\(script)")
                    case .failure(.outcomeUnknown(let failure)): #expect(failure.outcomeUnknown && !isDefinite, "\(script)")
                    case .failure(let error):
                        #expect(isDefinite && books.done == 0 && !error.outcomeUnknown, "\(script): \(error)")
                    }
                }
            }
        }

        /// Operations that must not be repeated: after a failure that may have left its mark, the server has seen one request.
        @Test(arguments: Subject.all, [false, true])
        func writesThatMustNotBeRepeated(_ subject: Subject, _ hangsUp: Bool) async throws {
            let runs = ShopClient.Write.allCases.flatMap { write in
                Mishap.scripts.filter { script in
                    // What follows the first that is not a 429 is not reached.
                    script.drop { $0 == .throttled429 }.dropFirst().allSatisfy { $0 == .none }
                }.map { (write, $0) }
            }
            let shops = Shops(runs.map(\.1), honoursKeys: false, hangsUp: hangsUp)
            let transport = subject.make()
            try await withServer(shops.script) { server in
                // Kept connections for those who keep them.
                for _ in 0..<3 {
                    _ = await inBatches(8) { _ in await transport.outcome(.get(server.authority, "/stock")).answer?.status }
                }
                let results = await inBatches(runs.count) { shop in
                    let client = ShopClient(Shops.baseURL(shop, server), transport, attempt: .seconds(1))
                    do throws(ShopError) {
                        return Result<ShopItem, ShopError>.success(try await client.write(runs[shop].0))
                    } catch {
                        return .failure(error)
                    }
                }
                for (shop, result) in results {
                    let (write, script) = runs[shop]
                    let throttles = script.prefix { $0 == .throttled429 }.count
                    let books = shops[shop]
                    let last = throttles < 3 ? script[throttles] : .throttled429
                    // A connection that the server has left can swallow a request; then fewer are seen, never more.
                    let expected = min(3, throttles + 1)
                    #expect(hangsUp ? books.bodies.count <= expected : books.bodies.count == expected, "\(write) \(script)")
                    #expect(books.done <= 1, "\(write) \(script)")
                    #expect(books.keys.isEmpty)
                    switch result {
                    case .success: #expect(books.done == 1, "\(write) \(script)")
                    case .failure(let error):
                        if !hangsUp { #expect(error.outcomeUnknown == (last != .throttled429), "\(write) \(script): \(error)") }
                        if !error.outcomeUnknown { #expect(books.done == 0, "\(write) \(script): \(error)") }
                    }
                }
            }
        }

        /// One answer with a pause stops all calls of the client.
        @Test(arguments: Subject.all) func callsWaitTogether(_ subject: Subject) async throws {
            let transport = subject.make()
            try await withServer { request in
                request.ordinal == 0
                    ? [.answer(429, [("Retry-After", "0.5")], "{\"code\":\"rate_limited\"}")] : [.answer(200, [], "{\"id\":\"a\"}")]
            } _: { server in
                let client = ShopClient("http://\(server.authority)", transport, attempt: .seconds(5))
                let first = Task { try await client.get() }
                #expect(await eventually { server.requests.count == 1 })
                // The pause is known once the answer has been read.
                try await Task.sleep(for: .milliseconds(100))
                let results = await inBatches(50, size: 50) { number in
                    do throws(ShopError) {
                        return number % 2 == 0 ? try await client.get().id : try await client.order(ShopItem(id: "b")).id
                    } catch {
                        return "\(error)"
                    }
                }
                #expect(results.values.allSatisfy { $0 == "a" }, "\(results.values)")
                _ = try await first.value
                let requests = server.requests
                #expect(requests.count == 52)
                let start = try #require(requests.first?.arrival)
                let waits = requests.dropFirst().map { start.duration(to: $0.arrival) }
                #expect(waits.allSatisfy { $0 >= .milliseconds(490) })
                // And not all in one moment.
                if let first = waits.min(), let last = waits.max() { #expect(last - first >= .milliseconds(100), "\(last - first)") }
            }
        }

        /// Runs all, some at a time.
        private func inBatches<Value: Sendable>(
            _ count: Int, size: Int = 24, _ work: @escaping @Sendable (Int) async -> Value
        ) async -> [Int: Value] {
            await withTaskGroup(of: (Int, Value).self) { group in
                var results: [Int: Value] = [:]
                for number in 0..<count {
                    if number >= size, let (number, value) = await group.next() { results[number] = value }
                    group.addTask { (number, await work(number)) }
                }
                for await (number, value) in group { results[number] = value }
                return results
            }
        }
    }
}
