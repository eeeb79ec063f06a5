import Foundation

/// The programs that are measured, built when they are first asked for. All paths are relative to the project's root.
final class Tools {
    /// Where everything goes that is built or generated on the way.
    let folder: String
    private var built: [String: String] = [:]

    init(folder: String) throws {
        self.folder = folder
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    /// `libyaml-scan` and `calls`, beside this program.
    func own(_ name: String) -> String {
        URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
            .appendingPathComponent(name).path
    }

    /// The command as it is installed: with Swift's libraries inside, whose search takes a small description longer than the
    /// description itself. `HELODATA_GEN_RELEASE` names one that is built.
    func releaseGenerator() throws -> String {
        if let path = ProcessInfo.processInfo.environment["HELODATA_GEN_RELEASE"] { return path }
        #if os(Linux)
        let linking = ["--static-swift-stdlib"]
        #else
        let linking: [String] = []
        #endif
        return try build("helodata-gen", ["-c", "release", "--scratch-path", "\(folder)/release"] + linking)
    }

    /// The command as the tests built it.
    func debugGenerator() throws -> String { try build("helodata-gen", []) }

    /// The plugins' tool as everybody who uses them builds it. `HELODATA_GEN_TOOL` names one that is built.
    func debugTool() throws -> String {
        if let path = ProcessInfo.processInfo.environment["HELODATA_GEN_TOOL"] { return path }
        return try build("helodata-gen-tool", [])
    }

    private func build(_ product: String, _ options: [String]) throws -> String {
        let key = ([product] + options).joined(separator: " ")
        if let path = built[key] { return path }
        try Command.run(["swift", "build", "--product", product] + options)
        let place = try Command.run(["swift", "build", "--show-bin-path"] + options).output
        let path = "\(place.split(separator: "\n").last ?? "")/\(product)"
        built[key] = path
        return path
    }

    /// Generates into a new folder below `folder`, as sources alone.
    func generate(_ path: String, into name: String, with generator: String) throws -> Command.Usage {
        try Command.run([
            generator, path, "--output", "\(folder)/\(name)", "--layout", "sources", "--module", "Client", "--quiet",
        ])
    }

    func remove(_ name: String) { try? FileManager.default.removeItem(atPath: "\(folder)/\(name)") }
}
