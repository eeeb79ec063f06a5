import Foundation

/// A package of one target around generated sources.
struct Compilation {
    let folder: String
    let configuration: String

    /// `sources` is a folder beside the package.
    init(_ folder: String, sources: String, configuration: String) throws {
        self.folder = folder
        self.configuration = configuration
        try? FileManager.default.removeItem(atPath: folder)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let manifest = """
            // swift-tools-version: 6.1
            import PackageDescription

            let package = Package(
                name: "Client", platforms: [.macOS(.v13)],
                targets: [.target(name: "Client", path: "Client", exclude: [".helodata-gen"])])
            """
        try manifest.write(toFile: "\(folder)/Package.swift", atomically: true, encoding: .utf8)
        try FileManager.default.createSymbolicLink(atPath: "\(folder)/Client", withDestinationPath: sources)
    }

    func build(_ options: [String] = []) throws -> Command.Usage {
        try Command.run(["swift", "build", "-c", configuration, "--package-path", folder] + options)
    }

    var objectBytes: Int { files().reduce(0) { $0 + (($1.1[.size] as? Int) ?? 0) } }

    private func files() -> [(String, [FileAttributeKey: Any])] {
        let build = URL(fileURLWithPath: "\(folder)/.build/\(configuration)").resolvingSymlinksInPath().path + "/Client.build"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: build)) ?? []
        return names.filter { $0.hasSuffix(".o") }.compactMap { name in
            (try? FileManager.default.attributesOfItem(atPath: "\(build)/\(name)")).map { (name, $0) }
        }
    }
}
