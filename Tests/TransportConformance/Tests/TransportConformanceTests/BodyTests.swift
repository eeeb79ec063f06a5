import FaultServer
import Foundation
import Testing

@_spi(Generated) @testable import HelodataRuntime

extension TransportTests {
    /// Requests whose body is bytes, a file or a stream, and answers into files.
    @Suite struct BodyTests {
        private static let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 / 251) }

        private struct Pieces: AsyncSequence, AsyncIteratorProtocol, Sendable {
            var rest = BodyTests.bytes[...]
            func makeAsyncIterator() -> Pieces { self }
            mutating func next() async -> [UInt8]? {
                if rest.isEmpty { return nil }
                defer { rest = rest.dropFirst(100_000) }
                return Array(rest.prefix(100_000))
            }
        }

        private func withFile(_ test: (URL) async throws -> Void) async throws {
            let url = FileManager.default.temporaryDirectory.appendingPathComponent("body-test-\(UUID().uuidString)")
            try Data(Self.bytes).write(to: url)
            defer { try? FileManager.default.removeItem(at: url) }
            try await test(url)
        }

        private func core(_ server: FaultServer, _ transport: any HTTPTransport) -> APICore {
            APICore(
                baseURL: BaseURL("http://\(server.authority)"), transport: transport,
                configuration: ClientConfiguration(retry: RetryPolicy(base: .milliseconds(1))))
        }

        private func put(_ body: UploadBody, _ core: APICore, _ onProgress: TransferProgress.Handler? = nil) async throws(ShopError)
            -> String
        {
            var request = APIRequest(Self.put, "/files", throwing: ShopError.self)
            request.body(upload: body, onProgress: onProgress)
            return try await core.text(request, CallOptions())
        }
        private static let put = APIOperation("put", .put, "/files", replay: .idempotent, accept: "text/plain")
        private static let get = APIOperation("get", .get, "/files", replay: .safe, accept: "application/octet-stream")

        @Test(arguments: Subject.all) func eachKindArrivesWhole(_ subject: Subject) async throws {
            let transport = subject.make()
            try await withFile { url in
                try await withServer {
                    [.answer(200, [("Content-Type", "text/plain")], "\($0.body.count)")]
                } _: { server in
                    let core = core(server, transport)
                    let bodies: [UploadBody] = [
                        .data(Self.bytes), .file(url), .stream(length: Self.bytes.count) { Pieces() }, .stream { Pieces() },
                        .once(Pieces()),
                    ]
                    for body in bodies {
                        let steps = Lock<[TransferProgress]>([])
                        let text = try await put(body, core) { step in steps.withLock { $0.append(step) } }
                        #expect(text == "3000000", "\(body)")
                        #expect(server.requests.last?.body == Self.bytes, "\(body)")
                        let told = steps.withLock { $0.map(\.completed) }
                        #expect(told == told.sorted() && told.last == Self.bytes.count, "\(body)")
                        #expect(steps.withLock { $0.last?.fraction } == 1)
                    }
                    #expect(try await put(.stream { Pieces(rest: []) }, core) == "0")
                    #expect(await eventually { server.openConnections <= 1 })
                }
            }
        }

        /// The connection is reset in the middle of the first body.
        @Test(arguments: Subject.all) func cutInTheMiddle(_ subject: Subject) async throws {
            try await withFile { url in
                for (body, isRepeated) in [
                    (UploadBody.file(url), true), (.stream(length: Self.bytes.count) { Pieces() }, true),
                    (.once(length: Self.bytes.count, Pieces()), false),
                ] {
                    let server = try FaultServer(reception: { $0 == 0 ? .cut(after: 500_000) : .read }) {
                        [.answer(200, [("Content-Type", "text/plain")], "\($0.body.count)")]
                    }
                    defer { server.stop() }
                    let core = core(server, subject.make())
                    do throws(ShopError) {
                        let text = try await put(body, core)
                        #expect(isRepeated && text == "3000000", "\(body)")
                        #expect(server.connections == 2)
                    } catch {
                        #expect(!isRepeated, "\(body): \(error)")
                        #expect(error.failure.outcomeUnknown && error.failure.attempts == 1)
                        #expect(server.connections == 1)
                    }
                }
            }
        }

        @Test(arguments: Subject.all) func bodyOfAnotherLength(_ subject: Subject) async throws {
            let transport = subject.make()
            try await withServer { _ in
                [.answer(200, [("Content-Type", "text/plain")], "")]
            } _: { server in
                for length in [Self.bytes.count - 1, Self.bytes.count + 1] {
                    let error = await #expect(throws: ShopError.self) {
                        try await put(.stream(length: length) { Pieces() }, core(server, transport))
                    }
                    guard case .transport(let failure)? = error?.failure.kind else {
                        Issue.record("\(String(describing: error))")
                        continue
                    }
                    #expect(failure.kind == .requestBody)
                    #expect(error?.failure.attempts == 1)
                }
                #expect(server.requests.isEmpty)
            }
        }

        /// A success that says that it is too long is not read.
        @Test(arguments: Subject.all) func tooLongIsSaidEarly(_ subject: Subject) async throws {
            let transport = subject.make()
            try await withServer { _ in
                [.head(200, ("Content-Length", "2000")), .hang]
            } _: { server in
                let outcome = await transport.outcome(.get(server.authority).with { $0.responseLimit = 1999 }, within: .seconds(5))
                #expect(outcome.kind == .bodyTooLarge, "\(outcome)")
                #expect(await eventually { server.openConnections == 0 })
            }
        }

        /// The first answer breaks in the middle. - Parameter tag: Of the second.
        @Test(arguments: Subject.all, ["\"1\"", "\"2\""]) func downloadGoesOn(_ subject: Subject, _ tag: String) async throws {
            let other = [UInt8](repeating: 9, count: 1_000_000)
            let script: @Sendable (FaultServer.Request) -> [Action] = { request in
                let isFirst = request.ordinal == 0
                let isSame = request["If-Range"] == nil || request["If-Range"] == (isFirst ? "\"1\"" : tag)
                let whole = isFirst || tag == "\"1\"" ? Self.bytes : other
                let headers = [("Content-Type", "application/octet-stream"), ("ETag", isFirst ? "\"1\"" : tag), ("Accept-Ranges", "bytes")]
                let bounds = request["Range"]?.dropFirst("bytes=".count).split(separator: "-").compactMap { Int($0) } ?? []
                guard isSame, let first = bounds.first else {
                    let head = Action.headers(200, headers + [("Content-Length", "\(whole.count)")])
                    return isFirst
                        ? [head, .send(Array(whole.prefix(1_200_000))), .pause(.milliseconds(100)), .reset] : [head, .send(whole)]
                }
                let end = min(whole.count, (bounds.count > 1 ? bounds[1] : whole.count) + 1)
                let head = Action.headers(
                    206, headers + [("Content-Range", "bytes \(first)-\(end - 1)/\(whole.count)"), ("Content-Length", "\(end - first)")])
                return isFirst
                    ? [head, .send(Array(whole[first..<min(end, first + 1_200_000)])), .pause(.milliseconds(100)), .reset]
                    : [head, .send(Array(whole[first..<end]))]
            }
            let file = FileManager.default.temporaryDirectory.appendingPathComponent("body-test-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: file) }
            try await withServer(script) { server in
                let stream = core(server, subject.make()).byteStream(
                    APIRequest(Self.get, "/files", throwing: ShopError.self), CallOptions())
                let steps = Lock<[TransferProgress]>([])
                try await stream.save(to: file) { step in steps.withLock { $0.append(step) } }
                let saved = try Data(contentsOf: file)
                #expect(saved == Data(tag == "\"1\"" ? Self.bytes : other))
                let second = try #require(server.requests.dropFirst().first)
                #expect(second["If-Range"] == "\"1\"")
                #expect(second["Range"].flatMap { Int($0.dropFirst("bytes=".count).prefix { $0 != "-" }) } ?? 0 > 0)
                #expect(steps.withLock { $0.last?.fraction } == 1)
                if tag == "\"1\"" { #expect(steps.withLock { $0.map(\.completed) == $0.map(\.completed).sorted() }) }
            }
        }
    }
}
