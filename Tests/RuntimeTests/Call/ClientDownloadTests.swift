import Foundation
import Testing

@_spi(Generated) @testable import HelodataRuntime

/// Answers into files and as chunks: what is asked for again after a break, and what stands in the file.
@Suite struct ClientDownloadTests {
    private static let get = APIOperation("get", .get, "/files/1", replay: .safe, accept: "application/octet-stream")

    /// A file on a server that breaks off, and that may change meanwhile.
    final class Shelf: HTTPTransport {
        struct State {
            var requests: [HTTPFields] = []
        }
        struct Version: Sendable {
            var bytes: [UInt8]
            var tag: String? = "\"1\""
            var takesRanges = true
        }
        let state = Lock(State())
        private let versions: [Version]
        /// After how many bytes of its body answer n breaks; nil: it is whole.
        private let cuts: [Int?]
        var isImmediate: Bool { true }

        /// - Parameter versions: Of each answer; the last one stays.
        init(_ versions: [Version], cuts: [Int?] = []) {
            self.versions = versions
            self.cuts = cuts
        }

        var ranges: [String] { state.withLock { $0.requests.map { $0["Range"] ?? "-" } } }
        var conditions: [String] { state.withLock { $0.requests.map { $0["If-Range"] ?? "-" } } }

        func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
            let number = state.withLock { state in
                state.requests.append(request.headers)
                return state.requests.count - 1
            }
            let version = versions[min(number, versions.count - 1)]
            var headers: HTTPFields = ["Content-Type": "application/octet-stream"]
            headers["ETag"] = version.tag
            if version.takesRanges { headers["Accept-Ranges"] = "bytes" }
            var body = version.bytes[...]
            var status = 200
            let isSame = request.headers["If-Range"].map { $0 == version.tag } ?? true
            if version.takesRanges, isSame, let range = request.headers["Range"] {
                let bounds = range.dropFirst("bytes=".count).split(separator: "-").compactMap { Int($0) }
                guard let first = bounds.first, first < body.count else {
                    return TransportResponse(status: 416, headers: ["Content-Range": "bytes */\(body.count)"])
                }
                let end = min(body.count, bounds.count > 1 ? bounds[1] + 1 : .max)
                headers["Content-Range"] = "bytes \(first)-\(end - 1)/\(body.count)"
                body = body[first..<end]
                status = 206
            }
            headers["Content-Length"] = "\(body.count)"
            let cut = number < cuts.count ? cuts[number] : nil
            let rest = Lock(body.prefix(cut ?? .max))
            return TransportResponse(
                status: status, headers: headers,
                body: .stream(
                    TransportStream(next: { () async throws(TransportFailure) -> [UInt8]? in
                        let chunk = rest.withLock { rest in
                            defer { rest = rest.dropFirst(1000) }
                            return Array(rest.prefix(1000))
                        }
                        if !chunk.isEmpty { return chunk }
                        if cut != nil { throw TransportFailure(.reset, .maybeSent) }
                        return nil
                    })))
        }
    }

    private static let bytes = (0..<10_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
    private static let others = (0..<8_000).map { UInt8(truncatingIfNeeded: $0 / 3) }

    private func stream(over transport: any HTTPTransport, retries: Int = 2) -> ByteStream<ShopError> {
        var configuration = ClientConfiguration()
        configuration.retry = RetryPolicy(maxRetries: retries, base: .microseconds(1))
        let core = APICore(baseURL: "https://api.test", transport: transport, configuration: configuration)
        return core.byteStream(APIRequest(Self.get, "/files/1", throwing: ShopError.self), CallOptions())
    }

    /// What the file holds afterwards, what is beside it, and what was told.
    private func save(
        over shelf: Shelf, retries: Int = 2, before: [UInt8]? = nil
    ) async throws -> (file: [UInt8]?, others: Int, error: ShopError?, steps: [TransferProgress]) {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("download-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("a.bin")
        if let before { try Data(before).write(to: file) }
        let steps = Lock<[TransferProgress]>([])
        var failed: ShopError?
        do throws(ShopError) {
            try await stream(over: shelf, retries: retries).save(to: file) { step in steps.withLock { $0.append(step) } }
        } catch {
            failed = error
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return (
            (try? Data(contentsOf: file)).map { Array($0) }, names.count { $0 != "a.bin" }, failed, steps.withLock { $0 }
        )
    }

    @Test("A whole answer becomes the file, in place of the one before")
    func whole() async throws {
        let shelf = Shelf([Shelf.Version(bytes: Self.bytes)])
        let saved = try await save(over: shelf, before: [1])
        #expect(saved.file == Self.bytes && saved.others == 0 && saved.error == nil)
        #expect(shelf.ranges == ["-"])
        #expect(saved.steps.map(\.completed) == saved.steps.map(\.completed).sorted())
        #expect(saved.steps.last == TransferProgress(completed: 10_000, total: 10_000))
        #expect(saved.steps.dropLast().allSatisfy { ($0.fraction ?? 0) < 1 })
        let empty = try await save(over: Shelf([Shelf.Version(bytes: [])]))
        #expect(empty.file == [] && empty.steps.last?.fraction == 1)
    }

    @Test("A transfer that breaks goes on where it stopped")
    func resumed() async throws {
        let shelf = Shelf([Shelf.Version(bytes: Self.bytes)], cuts: [3_000, 2_500, nil])
        let saved = try await save(over: shelf)
        #expect(saved.file == Self.bytes && saved.error == nil)
        #expect(shelf.ranges == ["-", "bytes=3000-", "bytes=5500-"])
        #expect(shelf.conditions == ["-", "\"1\"", "\"1\""])
        #expect(saved.steps.map(\.completed) == saved.steps.map(\.completed).sorted())
        #expect(saved.steps.last?.fraction == 1)
    }

    @Test("It goes on for as long as it gets further")
    func patient() async throws {
        let shelf = Shelf([Shelf.Version(bytes: Self.bytes)], cuts: [1_000, 1_000, 1_000, 1_000, 1_000, 1_000, nil])
        #expect(try await save(over: shelf).file == Self.bytes)
        let stuck = Shelf([Shelf.Version(bytes: Self.bytes)], cuts: [1_000, 0, 0, 0, 0])
        let saved = try await save(over: stuck, before: [1])
        #expect(saved.file == [1] && saved.others == 0)
        #expect(saved.error?.failure.gaveUp == .attempts)
        #expect(stuck.ranges.count <= 4)
    }

    @Test("With another ETag it begins anew")
    func changed() async throws {
        let shelf = Shelf([Shelf.Version(bytes: Self.bytes), Shelf.Version(bytes: Self.others, tag: "\"2\"")], cuts: [3_000, nil])
        let saved = try await save(over: shelf)
        #expect(saved.file == Self.others && saved.error == nil)
        #expect(saved.steps.last == TransferProgress(completed: 8_000, total: 8_000))
        // Shorter than what had come, by a server that does not know If-Range.
        let short = Shelf(
            [Shelf.Version(bytes: Self.bytes), Shelf.Version(bytes: Array(Self.others.prefix(100)), tag: "\"1\"")], cuts: [3_000, nil])
        #expect(try await save(over: short).file == Array(Self.others.prefix(100)))
    }

    @Test(
        "Without a strong ETag, or without parts, it begins anew, and not for ever",
        arguments: [(nil, true), ("W/\"1\"", true), ("\"1\"", false)] as [(String?, Bool)])
    func anew(_ tag: String?, _ takesRanges: Bool) async throws {
        let version = Shelf.Version(bytes: Self.bytes, tag: tag, takesRanges: takesRanges)
        let shelf = Shelf([version], cuts: [3_000, 6_000, nil])
        let saved = try await save(over: shelf)
        #expect(saved.file == Self.bytes && saved.error == nil)
        #expect(shelf.ranges == ["-", "-", "-"])
        #expect(saved.steps.map(\.completed) == saved.steps.map(\.completed).sorted())
        let never = Shelf([version], cuts: [3_000, 3_000, 3_000, 3_000])
        let failed = try await save(over: never)
        #expect(failed.file == nil && failed.others == 0 && failed.error?.failure.gaveUp == .attempts)
        #expect(never.ranges.count == 3)
    }

    @Test("A file that cannot be written is said")
    func unwritable() async throws {
        let error = await #expect(throws: ShopError.self) {
            try await stream(over: Shelf([Shelf.Version(bytes: Self.bytes)])).save(to: URL(fileURLWithPath: "/nowhere/at/all"))
        }
        guard case .file(let reason)? = error?.failure.kind else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(reason.contains("/nowhere/at"))
    }

    @Test("Chunks come as they arrive, and each reading is a call of its own")
    func chunks() async throws {
        let shelf = Shelf([Shelf.Version(bytes: Self.bytes)])
        let stream = stream(over: shelf)
        for reading in 1...2 {
            var all: [UInt8] = []
            for try await chunk in stream { all += chunk }
            #expect(all == Self.bytes)
            #expect(shelf.ranges.count == reading)
        }
        await #expect(throws: ShopError.self) {
            for try await _ in self.stream(over: Shelf([Shelf.Version(bytes: Self.bytes)], cuts: [1_000])) {}
        }
    }
}
