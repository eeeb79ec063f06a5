import Testing

@_spi(Generated) @testable import HelodataRuntime

/// One key for a call: wherever it comes from, it is the one that is sent, validated, and told.
@Suite struct ClientKeyTests {
    typealias Step = ScriptedTransport.Step

    static let refusal: Step = .answer(.json(.conflict, text: #"{"code":"insufficient_balance"}"#))

    static func buy(
        _ options: CallOptions, key: IdempotencyKey? = nil, shared: CallOptions? = nil, _ steps: [Step] = [refusal],
        _ configure: (inout ClientConfiguration) -> Void = { _ in }
    ) -> (error: ShopError?, requests: [TransportRequest]) {
        let time = VirtualTime()
        let transport = ScriptedTransport(time, steps, repeatsLast: true)
        var configuration = testConfiguration(time)
        configure(&configuration)
        var client = ShopClient(token: "secret-token", transport: transport, configuration: configuration)
        if let shared { client = client.with(shared) }
        let error = time.run { [client] in
            await outcome { () async throws(ShopError) in
                try await client.buy(ShopOrder(id: "x"), idempotencyKey: key, options: options)
            }
        }?.error
        return (error, transport.requests)
    }

    static func reason(_ error: ShopError?) -> String? {
        guard case .invalidRequest(let reason)? = error?.failure.kind else { return nil }
        return reason
    }

    @Test func aKeyAmongTheHeadersIsTheKey() {
        for name in ["Idempotency-Key", "idempotency-key", "IDEMPOTENCY-KEY"] {
            let (error, requests) = Self.buy(CallOptions(headers: [name: "invoice-1"]), [.fail(.reset, .maybeSent), Self.refusal])
            #expect(error?.idempotencyKey == "invoice-1")
            #expect(requests.map { $0.headers.values(of: "Idempotency-Key") } == [["invoice-1"], ["invoice-1"]])
        }
        let same = Self.buy(CallOptions(headers: ["Idempotency-Key": "a"]), key: "a")
        #expect(same.requests.first?.headers.values(of: "Idempotency-Key") == ["a"])
    }

    @Test func itIsValidated() {
        for key in ["", "a b", "ä", String(repeating: "k", count: 256), "a\nb"] {
            let (error, requests) = Self.buy(CallOptions(headers: ["Idempotency-Key": key]))
            #expect(Self.reason(error) != nil, "\(key)")
            #expect(requests.isEmpty)
        }
    }

    @Test func neverTwo() {
        let two = HTTPFields([("Idempotency-Key", "a"), ("idempotency-key", "b")])
        for (error, requests) in [
            Self.buy(CallOptions(headers: ["Idempotency-Key": "b"]), key: "a"), Self.buy(CallOptions(headers: two)),
        ] {
            #expect(Self.reason(error)?.contains("two idempotency keys") == true)
            #expect(requests.isEmpty && error?.outcomeUnknown == false)
        }
    }

    @Test func optionsOfManyCallsHoldNone() {
        let options = CallOptions(headers: ["idempotency-key": "a"])
        for (error, requests) in [
            Self.buy(CallOptions(), shared: options), Self.buy(CallOptions(), key: "a", shared: options),
            Self.buy(CallOptions()) { $0.headers = ["Idempotency-Key": "a"] },
        ] {
            #expect(Self.reason(error)?.contains("serve many calls") == true)
            #expect(requests.isEmpty)
        }
    }

    struct Meddler: ClientObserver {
        func attemptStarted(_ call: ObservedCall, attempt: Int, headers: inout HTTPFields) {
            headers = ["Idempotency-Key": "other-\(attempt)", "traceparent": "00-1", "Host": "evil", "X-Bad": "a\r\nb"]
        }
    }

    struct MeddlingMiddleware: AttemptMiddleware {
        func send(
            _ request: TransportRequest, operation: String, attempt: Int,
            next: @Sendable (TransportRequest) async throws(TransportFailure) -> TransportResponse
        ) async throws(TransportFailure) -> TransportResponse {
            var request = request
            request.headers["Idempotency-Key"] = "other-\(attempt)"
            return try await next(request)
        }
    }

    struct MeddlingCall: CallMiddleware {
        func call(
            _ call: ClientCall, next: @Sendable (ClientCall) async throws(CallFailure) -> APIResponse
        ) async throws(CallFailure) -> APIResponse {
            var call = call
            call.options.headers["Idempotency-Key"] = "other"
            return try await next(call)
        }
    }

    @Test func nobodyOnTheWayChangesIt() {
        let (error, requests) = Self.buy(CallOptions(), key: "mine", [.fail(.reset, .maybeSent), Self.refusal]) { $0.observer = Meddler() }
        #expect(error?.idempotencyKey == "mine")
        #expect(requests.map { $0.headers.values(of: "Idempotency-Key") } == [["mine"], ["mine"]])
        #expect(requests.allSatisfy { $0.headers["traceparent"] == "00-1" && $0.headers["Host"] == nil && $0.headers["X-Bad"] == nil })

        let attempts = Self.buy(CallOptions(), key: "mine") { $0.attemptMiddleware = [MeddlingMiddleware()] }
        #expect(attempts.requests.isEmpty && attempts.error?.outcomeUnknown == false)
        let calls = Self.buy(CallOptions(), key: "mine") { $0.callMiddleware = [MeddlingCall()] }
        #expect(calls.requests.isEmpty && Self.reason(calls.error)?.contains("two") == true)
    }

    /// The key of a call that may still be going on in another process: unknown until it has answered.
    @Test func inProgress() {
        let progress: Step = .answer(.json(.conflict, text: #"{"code":"idempotency_in_progress"}"#))
        let settled = Self.buy(CallOptions(), key: "a", [progress, progress, .answer(.json(.created, text: #"{"id":"o1"}"#))])
        #expect(settled.error == nil && settled.requests.count == 3)
        #expect(Set(settled.requests.map { $0.headers["Idempotency-Key"] }) == ["a"])

        let open = Self.buy(CallOptions(), key: "a", [progress])
        guard case .outcomeUnknown(let failure)? = open.error else {
            Issue.record("\(String(describing: open.error))")
            return
        }
        #expect(failure.gaveUp == .attempts && failure.recoverySuggestion?.contains("same idempotency key") == true)
        let other = Self.buy(CallOptions(), key: "a", [.answer(.json(.conflict, text: #"{"code":"mine"}"#))]) {
            $0.retry.idempotencyInProgressCodes = ["mine"]
        }
        #expect(other.error?.outcomeUnknown == true)
    }
}
