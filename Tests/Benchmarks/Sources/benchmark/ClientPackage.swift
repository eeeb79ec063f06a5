import Foundation

/// A package of generated clients, each of which contains the runtime, or all of which import one.
struct ClientPackage {
    let folder: String
    let configuration: String

    /// - Parameters:
    ///   - clients: Names of the modules; of each there is a folder of sources beside the package.
    ///   - runtime: The runtime's folder, as seen from the package; nil where the clients contain it.
    ///   - program: Folders of a program `calls` that uses the first client, and of its C targets.
    init(_ folder: String, clients: [String], runtime: String?, program: [String] = [], configuration: String) throws {
        self.folder = folder
        self.configuration = configuration
        try? FileManager.default.removeItem(atPath: folder)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let shared = runtime == nil ? "" : "\"HelodataRuntime\""
        var targets = clients.map {
            ".target(name: \"\($0)\", dependencies: [\(shared)], path: \"\($0)\", exclude: [\".helodata-gen\"])"
        }
        try clients.forEach { try link($0, to: "../\($0)-sources") }
        if let runtime {
            try link("HelodataRuntime", to: runtime)
            targets.append(".target(name: \"HelodataRuntime\", path: \"HelodataRuntime\")")
        }
        for path in program {
            let name = path.split(separator: "/").last.map(String.init) ?? path
            try link(name, to: path)
            targets.append(
                name == "calls"
                    ? ".executableTarget(name: \"calls\", dependencies: [\"CAllocations\", \"CExecutor\", \"\(clients[0])\"], path: \"calls\")"
                    : ".target(name: \"\(name)\", path: \"\(name)\")")
        }
        let manifest = """
            // swift-tools-version: 6.1
            import PackageDescription

            let package = Package(
                name: "Clients", platforms: [.macOS(.v13)],
                targets: [
                    \(targets.joined(separator: ",\n        "))
                ])
            """
        try manifest.write(toFile: "\(folder)/Package.swift", atomically: true, encoding: .utf8)
    }

    private func link(_ name: String, to path: String) throws {
        try FileManager.default.createSymbolicLink(atPath: "\(folder)/\(name)", withDestinationPath: path)
    }

    func build() throws -> Command.Usage {
        var arguments = ["swift", "build", "-c", configuration, "--package-path", folder]
        #if os(Linux)
        // valgrind 3.19 does not read Swift's debug information.
        if configuration == "release" { arguments += ["-Xlinker", "--strip-debug"] }
        #endif
        return try Command.run(arguments)
    }

    var program: String { "\(folder)/.build/\(configuration)/calls" }

    /// Modules that a build compiled, by its output.
    static func compiled(_ output: String) -> [String] {
        let names = output.split(separator: "\n").compactMap { line in
            line.range(of: "] Compiling ").flatMap { line[$0.upperBound...].split(separator: " ").first.map(String.init) }
        }
        return Set(names).sorted()
    }
}
