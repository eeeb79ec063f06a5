import Foundation

/// The sources of one generated client.
struct Emitted {
    /// Without the runtime, which is the same for all.
    let files: Int
    let lines: Int
    let bytes: Int
    /// The runtime's.
    let runtimeLines: Int
    let runtimeBytes: Int
    /// Where the runtime's sources are.
    private static let runtime = "Sources/HelodataRuntime"

    /// Path to contents.
    let contents: [String: Data]

    init(folder: String) {
        var contents: [String: Data] = [:]
        let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        for path in paths where path.hasSuffix(".swift") {
            contents[path] = FileManager.default.contents(atPath: "\(folder)/\(path)")
        }
        func lines(_ files: [Data]) -> Int { files.reduce(0) { $0 + $1.reduce(0) { $1 == 0x0A ? $0 + 1 : $0 } } }
        let sources = (try? FileManager.default.subpathsOfDirectory(atPath: Self.runtime)) ?? []
        let rooms = sources.compactMap { $0.split(separator: "/").first }.map { "Runtime\($0).swift"[...] }
        let names = Set(sources.compactMap { $0.split(separator: "/").last } + rooms)
        let isOfRuntime = { (path: String) in names.contains(path.split(separator: "/").last ?? "") }
        let runtime = contents.filter { isOfRuntime($0.key) }.map(\.value)
        let own = contents.filter { !isOfRuntime($0.key) }.map(\.value)
        self.contents = contents
        files = own.count
        self.lines = lines(own)
        bytes = own.reduce(0) { $0 + $1.count }
        runtimeLines = lines(runtime)
        runtimeBytes = runtime.reduce(0) { $0 + $1.count }
    }

    /// The paths whose contents another run changed, added or removed.
    func changed(in other: Emitted) -> [String] {
        Set(contents.keys).union(other.contents.keys).filter { contents[$0] != other.contents[$0] }.sorted()
    }
}
