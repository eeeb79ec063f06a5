import HeloData

/// The ways to catch, in an asynchronous main program and in what it calls. Prints a line for each.
@main
struct CatchShapes {
    static func main() async {
        let helo = client(#"{"code": "insufficient_balance", "message": "Top up"}"#)

        // One operation: the compiler knows its errors.
        do {
            try await helo.orders.create(.residential(gb: 50), idempotencyKey: "invoice-4711")
        } catch .insufficientBalance(let problem) {
            print("typed catch: \(problem.message)")
        } catch .quantityOutOfRange {
            print("unexpected")
        } catch {
            print("unexpected: \(error.outcomeUnknown)")
        }

        // Several operations: by type, or by what all errors have.
        do {
            let order = try await helo.orders.create(.isp(country: "us", quantity: 20, months: 1))
            for proxy in try await helo.batches.ips(order.batchID ?? "") { print(proxy.httpURL) }
        } catch CreateOrderError.insufficientBalance(let problem) {
            print("named catch: \(problem.message)")
        } catch {
            print("unexpected: \(error)")
        }
        do {
            try await helo.batches.refresh("bat_1")
            try await helo.batches.renew("bat_1", months: 1)
        } catch let error as any APIError {
            print("any APIError: \(error.status) \(error.code ?? "") \(error.message)")
        } catch {
            print("unexpected: \(error)")
        }

        // A switch inside a catch.
        do {
            try await helo.orders.create(.mobile(gb: 1))
        } catch {
            switch error {
            case .insufficientBalance(let problem): print("switch: \(problem.code)")
            case .undocumented, .failed: print("unexpected")
            default: print("unexpected: \(error)")
            }
        }

        // In functions and closures.
        await inFunction(helo)
        let inClosure = { (helo: HeloDataClient) async -> String in
            do {
                try await helo.orders.create(.residential(gb: 1))
                return "unexpected"
            } catch CreateOrderError.insufficientBalance(let problem) {
                return "closure: \(problem.message)"
            } catch {
                return "unexpected: \(error)"
            }
        }
        print(await inClosure(helo))
        // A closure does not infer the error of its `do`; where that is named, short names do.
        let inTypedClosure = { (helo: HeloDataClient) async -> String in
            do throws(CreateOrderError) {
                try await helo.orders.create(.residential(gb: 1))
                return "unexpected"
            } catch .insufficientBalance(let problem) {
                return "typed closure: \(problem.message)"
            } catch {
                return "unexpected: \(error.status)"
            }
        }
        print(await inTypedClosure(helo))
        do {
            try await passingOn(helo)
        } catch {
            print("typed function: \(error.status)")
        }
        await withTaskGroup(of: String.self) { group in
            group.addTask {
                do {
                    try await helo.batches.waitUntilReady("bat_1")
                    return "unexpected"
                } catch WaitError<Batch>.failed(let failure) {
                    return "waiting: \(failure.status)"
                } catch {
                    return "unexpected: \(error)"
                }
            }
            for await line in group { print(line) }
        }

        // A list.
        do {
            for try await batch in helo.batches.list() { print(batch.id) }
        } catch ListBatchesError.undocumented(let problem) {
            print("list: \(problem.status)")
        } catch {
            print("unexpected: \(error)")
        }
    }

    static func inFunction(_ helo: HeloDataClient) async {
        do {
            try await helo.orders.create(.residential(gb: 1))
        } catch .insufficientBalance(let problem) where problem.status == 409 {
            print("function: \(problem.message)")
        } catch {
            print("unexpected: \(error)")
        }
    }

    static func passingOn(_ helo: HeloDataClient) async throws(CreateOrderError) {
        try await helo.orders.create(.residential(gb: 1))
    }

    static func client(_ body: String) -> HeloDataClient {
        HeloDataClient(token: .test, transport: StubTransport { _ in .json(.conflict, text: body) })
    }
}
