// swift-tools-version: 6.1
import PackageDescription

// Three clients that share one runtime: each target depends on the product HelodataRuntime, so the plugin generates the client alone.
let runtime: Target.Dependency = .product(name: "HelodataRuntime", package: "helodata-gen")
let plugin: Target.PluginUsage = .plugin(name: "HelodataGenPlugin", package: "helodata-gen")
let package = Package(
    name: "shared-runtime",
    platforms: [.macOS(.v13)],
    dependencies: [.package(name: "helodata-gen", path: "../../..")],
    targets: [
        // Has types of its own that are called like the runtime's.
        .target(name: "Depot", dependencies: [runtime], plugins: [plugin]),
        // Its client is for this package only.
        .target(name: "Ledger", dependencies: [runtime], plugins: [plugin]),
        // Its client is for nobody else.
        .target(name: "Vault", dependencies: [runtime], plugins: [plugin]),
        .testTarget(name: "SharedRuntimeTests", dependencies: ["Depot", "Ledger", "Vault"]),
    ]
)
