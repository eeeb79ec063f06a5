import Foundation
import PackagePlugin

/// `swift package generate-client [spec] [options]`: the client as files to check in. The options are those of
/// `helodata-gen`; without a description, the package's only one is taken.
@main
struct GenerateClient: CommandPlugin {
    func performCommand(context: PluginContext, arguments: [String]) throws {
        let package = context.package.directoryURL
        var arguments = arguments
        if !namesDescription(arguments) {
            guard let spec = onlyDescription(of: package) else {
                Diagnostics.error("name the description: swift package generate-client spec/openapi.yaml")
                return
            }
            arguments.append(spec)
        }
        let process = Process()
        process.executableURL = try context.tool(named: "helodata-gen-tool").url
        process.arguments = arguments
        process.currentDirectoryURL = package
        try process.run()
        process.waitUntilExit()
        if process.terminationStatus != 0 { Diagnostics.error("no client was generated") }
    }

    private func namesDescription(_ arguments: [String]) -> Bool {
        let takingValue: Set = [
            "--output", "-o", "--module", "--access", "--without", "--allow", "--layout", "--runtime", "--color", "--report", "--config",
            "--overlay",
            "--include-path", "--include-operation", "--include-tag",
        ]
        // The configuration may name it.
        if arguments.contains("--config") { return true }
        var isValue = false
        for argument in arguments {
            if !isValue, !argument.hasPrefix("-") { return true }
            isValue = !isValue && takingValue.contains(argument)
        }
        return false
    }

    /// `openapi.yaml` in the package's folder, or the one description in its folder `spec`.
    private func onlyDescription(of package: URL) -> String? {
        let names = ["openapi.yaml", "openapi.yml", "openapi.json"]
        if let name = names.first(where: { FileManager.default.fileExists(atPath: package.appending(path: $0).path) }) {
            return name
        }
        let folder = (try? FileManager.default.contentsOfDirectory(atPath: package.appending(path: "spec").path)) ?? []
        let found = folder.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") || $0.hasSuffix(".json") }
        return found.count == 1 ? "spec/\(found[0])" : nil
    }
}
