import Foundation
import Testing

@_spi(Generated) @testable import HelodataRuntime

/// Waiting for a state.
@Suite struct ClientWaiterTests {
    typealias Step = ScriptedTransport.Step

    static func state(_ state: String, headers: HTTPFields = [:]) -> Step {
        .answer(.json(.ok, ShopOrder(id: "b", note: state), headers: headers))
    }

    final class Updates: Sendable {
        let all = Lock<[WaitProgress]>([])
    }

    struct Run {
        var result: Result<ShopOrder, WaitError<ShopOrder>>?
        var updates: [WaitProgress]
        var times: [Duration]
        var end: Duration
    }

    /// jitter 0.5 is none: the pause is 0.9 … 1.1 of its length.
    static func wait(
        _ steps: [Step], atMost: Duration = .minutes(15), since: Double? = nil, jitter: Double = 0.5, repeatsLast: Bool = false,
        time: VirtualTime = VirtualTime()
    ) -> Run {
        let transport = ScriptedTransport(time, steps, repeatsLast: repeatsLast)
        let client = ShopClient(time, transport, jitter: jitter)
        let updates = Updates()
        let result = time.run {
            await outcome { () async throws(WaitError<ShopOrder>) in
                try await client.waitUntilReady("b", atMost: atMost, since: since.map { Date(timeIntervalSince1970: $0) }) {
                    (progress: WaitProgress) in
                    updates.all.withLock { $0.append(progress) }
                }
            }
        }
        return Run(result: result, updates: updates.all.withLock { $0 }, times: transport.times, end: time.now())
    }

    @Test func threePolls() {
        let run = Self.wait([Self.state("provisioning"), Self.state("surprise"), Self.state("active")])
        #expect(run.result?.value?.note == "active")
        #expect(run.times == [.seconds(5), .seconds(10), .seconds(15)])
        #expect(run.updates.map(\.state) == ["", "provisioning", "surprise"])
        #expect(run.updates.map(\.polls) == [0, 1, 2])
        #expect(run.updates.map(\.elapsed) == [.zero, .seconds(5), .seconds(10)])
        #expect(run.updates.allSatisfy { $0.nextPoll == .seconds(5) })
    }

    @Test func failureState() {
        let run = Self.wait([Self.state("provisioning"), Self.state("failed")])
        guard case .reached(state: "failed", _)? = run.result?.error else {
            Issue.record("\(run)")
            return
        }
    }

    @Test func notFoundInAndAfterTheGrace() {
        let missing: Step = .answer(.json(.notFound, text: #"{"code":"not_found"}"#))
        let inGrace = Self.wait([missing, missing, Self.state("active")])
        #expect(inGrace.result?.value != nil)

        let after = Self.wait([missing], repeatsLast: true)
        #expect(after.result?.error?.failure.status == 404)
        // Looks at 5 … 50 are ten; 55 and 60.5 come with the growing pause: the first one after 60 s ends the wait.
        #expect(after.end > .seconds(60) && after.end < .seconds(67))
    }

    @Test func otherErrorsEndTheWait() {
        let run = Self.wait([.answer(.json(.forbidden, text: #"{"code":"no"}"#))])
        #expect(run.result?.error?.failure.code == "no")
        #expect(run.times.count == 1)
    }

    @Test func failuresInARow() {
        // One look is three attempts.
        let down = Array(repeating: Step.answer(.status(.serviceUnavailable)), count: 3)
        let five = Self.wait((0..<5).flatMap { _ in down } + [Self.state("active")])
        #expect(five.result?.value != nil)
        let six = Self.wait((0..<6).flatMap { _ in down } + [Self.state("active")])
        #expect(six.result?.error?.failure.status == 503)
        let interrupted = Self.wait(
            (0..<5).flatMap { _ in down } + [Self.state("provisioning")] + (0..<5).flatMap { _ in down } + [Self.state("active")])
        #expect(interrupted.result?.value != nil)
    }

    @Test func serverHintGoesUpwardsOnly() {
        let run = Self.wait([
            Self.state("provisioning", headers: ["Retry-After": "20"]), Self.state("provisioning", headers: ["Retry-After": "1"]),
            Self.state("active"),
        ])
        #expect(run.times == [.seconds(5), .seconds(25), .seconds(30)])
    }

    @Test func lastLookAtTheDeadline() {
        let run = Self.wait([Self.state("provisioning")], atMost: .seconds(12), repeatsLast: true)
        #expect(run.times == [.seconds(5), .seconds(10), .seconds(12)])
        guard case .timedOut(let progress)? = run.result?.error else {
            Issue.record("\(run)")
            return
        }
        #expect(progress.polls == 3 && progress.state == "provisioning" && progress.elapsed == .seconds(12))
    }

    @Test func resumedAfterARestart() {
        let time = VirtualTime(epoch: 1_780_000_000)
        // An hour has passed: the pause is at its limit, 300 s.
        let run = Self.wait(
            [Self.state("provisioning"), Self.state("active")], atMost: .hours(24), since: 1_780_000_000 - 3600, time: time)
        #expect(run.times == [.seconds(300), .seconds(600)])
        #expect(run.updates.first?.elapsed == .hours(1))

        let late = Self.wait([Self.state("provisioning")], atMost: .minutes(15), since: 1_780_000_000 - 3600)
        #expect(late.times == [.zero])
        guard case .timedOut? = late.result?.error else {
            Issue.record("\(late)")
            return
        }
    }

    @Test func cancelled() {
        let time = VirtualTime()
        let transport = ScriptedTransport(time, [Self.state("provisioning")], repeatsLast: true)
        let client = ShopClient(time, transport)
        let (isCancelled, end) =
            time.run {
                await withTaskGroup(of: Bool.self) { group in
                    group.addTask {
                        let result = await outcome { () async throws(WaitError<ShopOrder>) in try await client.waitUntilReady("b") }
                        return result.error?.isCancelled ?? false
                    }
                    try? await time.sleep(until: .seconds(7))
                    group.cancelAll()
                    return (await group.next() ?? false, time.now())
                }
            } ?? (false, .zero)
        #expect(isCancelled)
        #expect(end == .seconds(7))
        #expect(transport.requests.count == 1)
    }

    /// Looks until a resource that is ready after some time, and how late that is noticed.
    @Test func looksForALongWait() {
        for (ready, polls, late) in [
            (Duration.seconds(90), 17, Duration.seconds(7)), (.minutes(5), 29, .seconds(6)), (.hours(2), 67, .seconds(300)),
            (.hours(24), 331, .seconds(300)),
        ] {
            let time = VirtualTime()
            let run = Self.wait(
                [.decide { _ in Self.state(time.now() >= ready ? "active" : "provisioning") }], atMost: .hours(25),
                repeatsLast: true, time: time)
            #expect(run.result?.value != nil)
            #expect(run.times.count == polls, "\(ready): \(run.times.count) looks, \(run.end - ready) late")
            #expect(run.end - ready <= late + .milliseconds(500), "\(ready): \(run.end - ready) late")
        }
    }
}
