// swift-tools-version: 6.1
import PackageDescription

// A team with another API: its description lies in the target's folder, the plugin does the rest on each build.
let package = Package(
    name: "plugin-user",
    platforms: [.macOS(.v13)],
    products: [.library(name: "RenderFarm", targets: ["RenderFarm"])],
    dependencies: [.package(name: "helodata-gen", path: "../../..")],
    targets: [
        .target(name: "RenderFarm", plugins: [.plugin(name: "HelodataGenPlugin", package: "helodata-gen")]),
        .testTarget(name: "RenderFarmTests", dependencies: ["RenderFarm"]),
    ]
)
