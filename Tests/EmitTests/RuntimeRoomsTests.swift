import Foundation
import Testing

/// References between the runtime's rooms run one way: a room names types of its own level and of those below.
@Suite struct RuntimeRoomsTests {
    /// From the top. Rooms of one level may name each other.
    private static let levels: [[String]] = [
        ["Sequences"], ["Call"], ["Answer", "Request", "Transport", "Observing"], ["HTTP", "JSON", "Values"], ["Concurrency"],
    ]

    /// What runs against it, each with its reason.
    private static let exceptions = [
        // The reader tells what the description does not list while it reads: a second pass over the answer would cost as much as the first.
        "JSON names DriftNotes of Observing", "JSON names DriftProbe of Observing",
    ]

    private struct File {
        let room: String
        let tokens: [SwiftTokens.Token]
    }

    private static func files() throws -> [File] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../Sources/HelodataRuntime")
            .standardized
        return try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }.sorted().map { path in
            File(
                room: String(path.prefix { $0 != "/" }),
                tokens: SwiftTokens(try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)).tokens)
        }
    }

    private static let declaring: Set = ["struct", "class", "enum", "protocol", "actor", "typealias"]

    @Test func referencesRunOneWay() throws {
        let files = try Self.files()
        #expect(Set(files.map(\.room)) == Set(Self.levels.joined()), "a room without a level, or a level without a room")
        var rooms: [String: String] = [:]
        for file in files {
            for (keyword, name) in zip(file.tokens, file.tokens.dropFirst())
            where keyword.depth == 0 && Self.declaring.contains(keyword.text) {
                rooms[name.text] = file.room
            }
        }
        let levels = Dictionary(
            uniqueKeysWithValues: Self.levels.enumerated().flatMap { level, rooms in rooms.map { ($0, level) } })
        var upward: Set<String> = []
        for file in files {
            for token in file.tokens where !token.isMember {
                guard let room = rooms[token.text], let from = levels[file.room], let to = levels[room], to < from else { continue }
                upward.insert("\(file.room) names \(token.text) of \(room)")
            }
        }
        #expect(upward.sorted() == Self.exceptions.sorted())
    }
}
