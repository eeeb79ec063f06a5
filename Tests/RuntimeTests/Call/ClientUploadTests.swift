import Foundation
import Testing

@_spi(Generated) @testable import HelodataRuntime

/// Bodies that flow: what an attempt sends, what is sent again, and what is told of it.
@Suite struct ClientUploadTests {
    private static let put = APIOperation("put", .put, "/files", replay: .idempotent, accept: "text/plain")
    private static let post = APIOperation("post", .post, "/files", accept: "text/plain")

    /// Takes bodies chunk by chunk. Attempt n breaks after `cuts[n]` bytes, where there is such a number.
    final class Taker: HTTPTransport {
        let taken = Lock<[[UInt8]]>([])
        private let cuts: [Int?]
        private let ending: TransportFailure
        let takesFlowingBodies: Bool
        var isImmediate: Bool { true }

        init(cuts: [Int?] = [], _ ending: TransportFailure = TransportFailure(.reset, .maybeSent), takesFlowingBodies: Bool = true) {
            self.cuts = cuts
            self.ending = ending
            self.takesFlowingBodies = takesFlowingBodies
        }

        func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
            let attempt = taken.withLock { taken in
                taken.append([])
                return taken.count - 1
            }
            let cut = attempt < cuts.count ? cuts[attempt] : nil
            if ending.requestState == .notSent, cut != nil { throw ending }
            let stream: TransportStream
            switch request.content {
            case .none: return .text(.ok, "0")
            case .bytes(let bytes):
                taken.withLock { $0[attempt] = bytes }
                return .text(.ok, "\(bytes.count)")
            case .file(let file): stream = try file.stream()
            case .stream(let upload): stream = try await upload.start()
            }
            var sent = 0
            while let chunk = try await stream.next() {
                taken.withLock { $0[attempt] += chunk }
                sent += chunk.count
                request.onSent?(sent)
                if let cut, sent >= cut { throw ending }
            }
            return .text(.ok, "\(sent)")
        }
    }

    private struct Problem: Error {}

    private static func numbers(_ count: Int) -> AsyncStream<[UInt8]> {
        AsyncStream { continuation in
            for number in 0..<count { continuation.yield([UInt8(truncatingIfNeeded: number)]) }
            continuation.finish()
        }
    }

    private func send(
        _ body: UploadBody, _ operation: APIOperation = put, over transport: Taker, onProgress: TransferProgress.Handler? = nil
    ) async throws(ShopError) -> String {
        var configuration = ClientConfiguration()
        configuration.retry.base = .microseconds(1)
        let core = APICore(baseURL: "https://api.test", transport: transport, configuration: configuration)
        var request = APIRequest(operation, "/files", throwing: ShopError.self)
        request.body(upload: body, onProgress: onProgress)
        return try await core.text(request, CallOptions())
    }

    private func withFile(_ bytes: [UInt8], _ test: (URL) async throws -> Void) async throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("upload-test-\(UUID().uuidString)")
        try Data(bytes).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        try await test(url)
    }

    @Test("Bytes, files and streams are sent as they are")
    func kinds() async throws {
        let bytes = (0..<700_000).map { UInt8(truncatingIfNeeded: $0) }
        try await withFile(bytes) { url in
            let transport = Taker()
            _ = try await send(.data(bytes), over: transport)
            _ = try await send(.file(url), over: transport)
            _ = try await send(.stream(length: 300) { Self.numbers(300) }, over: transport)
            _ = try await send(.once(Self.numbers(300)), over: transport)
            let taken = transport.taken.withLock { $0 }
            #expect(taken[0] == bytes && taken[1] == bytes)
            #expect(taken[2] == Array(bytes[..<300]) && taken[3] == taken[2])
        }
    }

    @Test("A transport that takes bytes alone gets them, up to the limit of answers")
    func inMemory() async throws {
        let transport = Taker(takesFlowingBodies: false)
        let text = try await send(.stream { Self.numbers(300) }, over: transport)
        #expect(text == "300")
        let error = await #expect(throws: ShopError.self) {
            try await send(.stream { AsyncStream<[UInt8]> { $0.yield([UInt8](repeating: 0, count: (16 << 20) + 1)) } }, over: transport)
        }
        #expect(error?.failure.attempts == 1)
        #expect(error?.failure.outcomeUnknown == false)
    }

    @Test("What can be made anew is sent again from its beginning; progress never goes back and ends at 1")
    func again() async throws {
        try await withFile([UInt8](repeating: 7, count: 600_000)) { url in
            for body in [UploadBody.file(url), .stream(length: 600_000) { AsyncStream([UInt8](repeating: 7, count: 600_000), by: 50_000) }]
            {
                let steps = Lock<[TransferProgress]>([])
                let transport = Taker(cuts: [300_000, 550_000])
                let text = try await send(body, over: transport) { step in steps.withLock { $0.append(step) } }
                #expect(text == "600000")
                #expect(transport.taken.withLock { $0.count } == 3)
                let told = steps.withLock { $0 }
                #expect(told.map(\.completed) == told.map(\.completed).sorted())
                #expect(told.last == TransferProgress(completed: 600_000, total: 600_000) && told.last?.fraction == 1)
                #expect(told.dropLast().allSatisfy { ($0.fraction ?? 0) < 1 })
            }
        }
    }

    @Test("A stream of one pass is never sent twice, and says so")
    func once() async throws {
        let transport = Taker(cuts: [100])
        let error = await #expect(throws: ShopError.self) { try await send(.once(length: 300, Self.numbers(300)), over: transport) }
        guard case .outcomeUnknown(let failure)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(failure.attempts == 1)
        #expect(transport.taken.withLock { $0.count } == 1)
    }

    @Test("A stream of one pass that has not begun may wait for another attempt")
    func notBegun() async throws {
        let transport = Taker(cuts: [0], TransportFailure(.connectRefused, .notSent))
        let text = try await send(.once(Self.numbers(300)), over: transport)
        #expect(text == "300")
    }

    @Test("An operation that must not be repeated is not, whatever its body")
    func unsafe() async throws {
        let transport = Taker(cuts: [100])
        let error = await #expect(throws: ShopError.self) { try await send(.stream { Self.numbers(300) }, Self.post, over: transport) }
        #expect(error?.failure.outcomeUnknown == true)
        #expect(transport.taken.withLock { $0.count } == 1)
    }

    @Test("A body that is not as long as said fails, and is not tried again", arguments: [299, 301])
    func length(_ length: Int) async throws {
        let transport = Taker()
        let error = await #expect(throws: ShopError.self) { try await send(.stream(length: length) { Self.numbers(300) }, over: transport) }
        guard case .transport(let failure)? = error?.failure.kind else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(failure.kind == .requestBody)
        #expect(transport.taken.withLock { $0.count } == 1)
    }

    @Test("What the stream throws fails the call, and rides in it")
    func broken() async throws {
        let transport = Taker()
        let error = await #expect(throws: ShopError.self) {
            try await send(.stream { () async throws -> AsyncStream<[UInt8]> in throw Problem() }, over: transport)
        }
        guard case .transport(let failure)? = error?.failure.kind else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(failure.kind == .requestBody && failure.requestState == .notSent && failure.underlying is Problem)
    }

    @Test("A file that cannot be read is said before anything is sent", arguments: ["/nowhere/at/all", "/", "/dev/null"])
    func unreadable(_ path: String) async throws {
        let transport = Taker()
        let error = await #expect(throws: ShopError.self) { try await send(.file(URL(fileURLWithPath: path)), over: transport) }
        guard case .invalidRequest(let reason)? = error?.failure.kind else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(reason.contains(path))
        #expect(transport.taken.withLock { $0.isEmpty })
    }

    @Test("Parts of a form may be files and streams")
    func parts() async throws {
        try await withFile([1, 2, 3]) { url in
            let transport = Taker()
            var form = MultipartForm(boundary: "b")
            form.add("title", "a")
            form.add("one", FilePart.file(url, filename: "x", contentType: "image/png"))
            form.add("two", FilePart(UploadBody.stream { Self.numbers(2) }, filename: nil))
            form.add("end", "z")
            let core = APICore(baseURL: "https://api.test", transport: transport)
            var request = APIRequest(Self.put, "/files", throwing: ShopError.self)
            request.body(multipart: form)
            _ = try await core.text(request, CallOptions())
            let head = "--b\r\nContent-Disposition: form-data; name="
            let expected =
                "\(head)\"title\"\r\n\r\na\r\n\(head)\"one\"; filename=\"x\"\r\nContent-Type: image/png\r\n\r\n\u{1}\u{2}\u{3}\r\n"
                + "\(head)\"two\"\r\nContent-Type: application/octet-stream\r\n\r\n\0\u{1}\r\n\(head)\"end\"\r\n\r\nz\r\n--b--\r\n"
            #expect(transport.taken.withLock { String(decoding: $0[0], as: UTF8.self) } == expected)
        }
    }

    @Test("A body that moves may take longer than an attempt, one that rests may not")
    func rest() async throws {
        let time = VirtualTime()
        let slow = ScriptedUpload(time)
        var configuration = ClientConfiguration()
        configuration.clock = time
        configuration.timeouts.write = .seconds(60)
        configuration.retry.maxRetries = 0
        let core = APICore(baseURL: "https://api.test", transport: slow, configuration: configuration)
        var request = APIRequest(Self.put, "/files", throwing: ShopError.self)
        request.body(upload: .stream { Self.numbers(20) })
        let (sent, timed) = (request, core)
        await time.run { _ = try? await timed.text(sent, CallOptions()) }
        #expect(slow.sent.withLock { $0 } == 20)
        #expect(time.now() >= .seconds(20 * 50))
        #expect(time.now() < .seconds(20 * 50 + 130))
    }

    /// Takes a chunk every 50 seconds and then never answers.
    final class ScriptedUpload: HTTPTransport {
        let sent = Lock(0)
        private let time: VirtualTime
        var takesFlowingBodies: Bool { true }
        init(_ time: VirtualTime) { self.time = time }
        func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
            guard case .stream(let upload) = request.content else { throw TransportFailure(.other, .notSent) }
            let stream = try await upload.start()
            while try await stream.next() != nil {
                do throws(CancellationError) {
                    try await time.sleep(until: time.now() + .seconds(50))
                } catch {
                    throw TransportFailure(.cancelled, .maybeSent)
                }
                request.onSent?(
                    sent.withLock { sent in
                        sent += 1
                        return sent
                    })
            }
            do throws(CancellationError) {
                try await time.sleep(until: .longest)
            } catch {}
            throw TransportFailure(.cancelled, .maybeSent)
        }
    }
}

extension AsyncStream<[UInt8]> {
    /// All of these, so many at a time.
    init(_ bytes: [UInt8], by count: Int) {
        self.init { continuation in
            for start in stride(from: 0, to: bytes.count, by: count) {
                continuation.yield(Array(bytes[start..<Swift.min(start + count, bytes.count)]))
            }
            continuation.finish()
        }
    }
}
