import RenderFarm
import Testing

/// The same semantics for an API that is not HeloData's: its own idempotency header, envelope, pages and waiter.
@Suite struct RenderFarmTests {
    private let queued =
        #"{"id": "r1", "cost": 12.50, "upload_token": "s3cret", "progress": {"state": "queued"}}"#

    private func farm(_ stub: StubTransport) -> RenderFarmClient {
        var configuration = ClientConfiguration()
        configuration.retry.base = .milliseconds(1)
        configuration.waiter.minDelay = .milliseconds(1)
        return RenderFarmClient(apiKey: .test, transport: stub, configuration: configuration)
    }

    @Test func aLostAnswerIsAskedForAgainWithTheSameToken() async throws {
        let stub = StubTransport([.status(.badGateway), .json(.accepted, text: queued)])
        let render = try await farm(stub).renders.submit(scene: "intro", frames: 240, priority: .high)
        #expect(render.cost == ExactDecimal("12.5") && "\(render.cost)" == "12.50")
        #expect(!"\(render)".contains("s3cret") && render.uploadToken?.value == "s3cret")
        #expect(stub.requests.map(\.url) == Array(repeating: "https://render.example/api/renders", count: 2))
        #expect(Set(stub.requests.map { $0.headers["X-Request-Token"] }).count == 1)
        #expect(stub.requests[0].headers["X-Request-Token"] != nil && stub.requests[0].headers["X-Api-Key"] == "test-token")
        #expect(
            stub.requests[0].body.map { String(decoding: $0, as: UTF8.self) }
                == #"{"scene":"intro","frames":240,"priority":"high"}"#)
    }

    @Test func codeBesideTheGenerated() async throws {
        let done = #"{"id": "r1", "cost": 12.50, "progress": {"state": "done", "frames_done": 240}}"#
        let stub = StubTransport([.json(.accepted, text: queued), .json(.ok, text: done)])
        #expect(try await farm(stub).film("intro", frames: 240).progress.framesDone == 240)
        #expect(stub.requests.map(\.path) == ["/api/renders", "/api/renders/r1"])
    }

    @Test func errorsByTheirCode() async throws {
        let trouble = #"{"error": {"reason": "no_credits", "text": "Empty", "trace": "t-1", "balance": 0.10}}"#
        let farm = farm(StubTransport { _ in .json(.paymentRequired, text: trouble) })
        do {
            try await farm.renders.submit(scene: "intro", frames: 1)
            Issue.record("rendered")
        } catch .noCredits(let problem) {
            #expect(problem.message == "Empty" && problem.requestID == "t-1")
            #expect(problem.error?.balance == ExactDecimal("0.1"))
        } catch .cardExpired {
            Issue.record("another code")
        } catch {
            throw error
        }
    }

    @Test func pagesByNumber() async throws {
        let stub = StubTransport { [queued] request in
            request.query?.contains("page=2") == true
                ? .json(.ok, text: #"{"results": []}"#) : .json(.ok, text: #"{"results": [\#(queued)]}"#)
        }
        var count = 0
        for try await render in farm(stub).renders.list(state: .queued) {
            #expect(render.progress.state == .queued)
            count += 1
        }
        #expect(count == 2 && stub.requests.map(\.query) == ["state=queued", "page=1&state=queued", "page=2&state=queued"])
    }

    @Test func waitingForANestedState() async throws {
        @Sendable func state(_ name: String) -> TransportResponse {
            .json(.ok, text: #"{"id": "r1", "cost": 1, "progress": {"state": "\#(name)"}}"#)
        }
        let stub = StubTransport([state("queued"), state("paused"), state("done")])
        #expect(try await farm(stub).renders.waitUntilDone("r1").progress.state == .done)
        do {
            try await farm(StubTransport { _ in state("crashed") }).renders.waitUntilDone("r1")
            Issue.record("done")
        } catch .reached(let state, let render) {
            #expect(state == "crashed" && render.id == "r1")
        } catch {
            throw error
        }
    }

    @Test func whatMayBeRepeated() async throws {
        let stub = StubTransport([.status(.serviceUnavailable), .status(.noContent)])
        try await farm(stub).renders.delete("r1")
        #expect(stub.requests.count == 2)
        let bad = StubTransport([])
        do {
            try await farm(bad).renders.submit(scene: "", frames: 0)
            Issue.record("sent")
        } catch {
            #expect(bad.requests.isEmpty && error.message.contains("scene") && error.message.contains("frames"))
        }
    }

    /// `mocks: included` in the target's configuration.
    @Test func theDoubleInTheModuleItself() async throws {
        let mock = RenderFarmMock()
        let farm = RenderFarmClient(mock: mock)
        mock.renders.submit = [.unreachable(after: .sent), .success(.sample(id: "r7"))]
        #expect(try await farm.renders.submit(scene: "intro", frames: 240).id == "r7")
        let call = try #require(mock.renders.submit.calls.first)
        #expect(call.body.frames == 240 && call.request.attempts == 2 && call.idempotencyKey != nil)
        mock.renders.submit = .failure(.noCredits())
        do {
            try await farm.renders.submit(scene: "intro", frames: 1)
            Issue.record("rendered")
        } catch .noCredits {} catch { throw error }
        await #expect(throws: (any Error).self) { try await farm.renders.delete("r1") }
        #expect(mock.transport.problems.count == 1)
    }
}
