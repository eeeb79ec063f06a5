import Foundation
import RenderFarm
import Testing

/// Bodies that are files, and lists that come in pages by a rule of the target's configuration.
@Suite struct TransferTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    private func farm(_ stub: StubTransport) -> RenderFarmClient { RenderFarmClient(apiKey: .test, transport: stub) }

    @Test func aSceneGoesUpFromAFile() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("intro.blend")
        try Data(repeating: 7, count: 300_000).write(to: file)
        let stub = StubTransport([.json(.ok, text: #"{"name": "intro", "bytes": 300000}"#)])
        let (steps, told) = AsyncStream.makeStream(of: TransferProgress.self)
        let scene = try await farm(stub).scenes.upload("intro", body: .file(file)) { told.yield($0) }
        told.finish()
        #expect(scene.bytes == 300_000 && stub.requests.first?.method == .put)
        var last: TransferProgress?
        for await step in steps {
            #expect(step.completed >= last?.completed ?? 0)
            last = step
        }
        #expect(last?.fraction == 1)
    }

    @Test func aSceneGoesUpAsAStreamThatIsMadeAnew() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let stub = StubTransport([.status(.badGateway), .json(.ok, text: #"{"name": "intro", "bytes": 6}"#)])
        let body = UploadBody.stream(length: 6) {
            AsyncStream<[UInt8]> { chunks in
                for chunk in ["abc", "def"] { chunks.yield(Array(chunk.utf8)) }
                chunks.finish()
            }
        }
        #expect(try await farm(stub).scenes.upload("intro", body: body).name == "intro")
        #expect(stub.requests.map(\.path) == Array(repeating: "/api/scenes/intro", count: 2))
    }

    @Test func aFilmComesDownIntoAFileAndAsChunks() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let film = [UInt8](repeating: 9, count: 100_000)
        let stub = StubTransport { _ in
            TransportResponse(status: 200, headers: ["Content-Type": "video/mp4"], body: .bytes(film))
        }
        let file = folder.appendingPathComponent("intro.mp4")
        try await farm(stub).renders.downloadFilm("r1", to: file)
        #expect(try Data(contentsOf: file) == Data(film))
        var count = 0
        for try await chunk in farm(stub).renders.downloadFilmStream("r1") { count += chunk.count }
        #expect(count == film.count)
        #expect(try await farm(stub).renders.downloadFilm("r1") == Data(film))
    }

    @Test func scenesComeInPagesByARule() async throws {
        let stub = StubTransport([
            .json(.ok, text: #"{"scenes": [{"name": "a", "bytes": 1}], "next": "a"}"#),
            .json(.ok, text: #"{"scenes": [{"name": "b", "bytes": 2}]}"#),
        ])
        var names: [String] = []
        for try await scene in farm(stub).scenes.list() { names.append(scene.name) }
        #expect(names == ["a", "b"] && stub.requests.map(\.query) == [nil, "after=a"])
    }

    /// The double answers files too.
    @Test func theDoubleTakesAScene() async throws {
        let mock = RenderFarmMock()
        mock.scenes.upload = .success(.sample(name: "intro"))
        let scene = try await RenderFarmClient(mock: mock).scenes.upload("intro", body: .data(Data([1, 2, 3])))
        #expect(scene.name == "intro" && mock.scenes.upload.calls.count == 1)
    }
}
