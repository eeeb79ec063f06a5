import Foundation
import PackagePlugin

/// Generates the client of a target's description on each build. The outputs are announced before the tool runs, so their
/// names depend on nothing inside of the description: the runtime's files, the client, and a number of files for
/// operations and models over which the tool distributes what it finds. A target with the product `HelodataRuntime` among
/// its dependencies gets no runtime of its own: its client imports that one.
@main
struct HelodataGenPlugin: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        guard let description = TargetDescription(targetFolder: target.directoryURL) else {
            Diagnostics.error(
                """
                target '\(target.name)' uses HelodataGenPlugin, but has no description: put openapi.yaml (or .yml, .json) \
                into \(target.directoryURL.path), or a helodata-gen.yaml with 'spec: path/to/description.yaml'
                """)
            return []
        }
        let output = context.pluginWorkDirectoryURL.appending(path: "Generated", directoryHint: .isDirectory)
        let sharesRuntime = dependsOnRuntime(target)
        var arguments = [
            "--plugin", "--module", target.sourceModule?.moduleName ?? target.name, "--output", output.path,
            "--model-files", "\(description.modelFiles)", "--operation-files", "\(description.operationFiles)",
            "--relative-to", context.package.directoryURL.path, "--runtime", sharesRuntime ? "shared" : "embedded",
        ]
        if let configuration = description.configuration { arguments += ["--configuration", configuration.path] }
        if description.hasMocks { arguments += ["--mocks", "included"] }
        for overlay in description.overlays { arguments += ["--watched", overlay.path] }
        return [
            .buildCommand(
                displayName: "Generating \(target.name) from \(description.spec.lastPathComponent)",
                executable: try context.tool(named: "helodata-gen-tool").url,
                arguments: arguments + [description.spec.path],
                inputFiles: description.inputs + (sharesRuntime ? [] : runtimeFiles(in: context.package)),
                outputFiles: (outputNames(description) + (sharesRuntime ? [] : RuntimeFiles.names)).map {
                    output.appending(path: "Generated-\($0)")
                })
        ]
    }

    private func outputNames(_ description: TargetDescription) -> [String] {
        ["Client.swift"] + (1...description.operationFiles).map { "Operations\($0).swift" }
            + (1...description.modelFiles).map { "Models\($0).swift" }
            + (description.hasMocks ? ["Mocks.swift"] + RuntimeFiles.mocks : [])
    }

    private func dependsOnRuntime(_ target: any Target) -> Bool {
        target.dependencies.contains { dependency in
            switch dependency {
            case .product(let product): product.name == "HelodataRuntime"
            case .target(let target): target.name == "HelodataRuntime"
            @unknown default: false
            }
        }
    }

    /// In this package itself, an edit of the runtime is an edit of what is generated. Elsewhere it comes with a new tool.
    private func runtimeFiles(in package: Package) -> [URL] {
        guard let runtime = package.targets.first(where: { $0.name == "HelodataRuntime" }) else { return [] }
        return RuntimeFiles.paths.map { runtime.directoryURL.appending(path: $0) }
    }
}
