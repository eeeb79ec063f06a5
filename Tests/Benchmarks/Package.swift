// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v13)],
    dependencies: [.package(path: "../../Generated")],
    targets: [
        // What is measured: calls of the generated client, and a bare scan that generation is compared with.
        .executableTarget(
            name: "calls", dependencies: ["CAllocations", "CExecutor", .product(name: "HeloData", package: "Generated")]),
        .executableTarget(name: "libyaml-scan", dependencies: ["CLibYAML"]),
        .systemLibrary(
            name: "CLibYAML", pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
        .target(name: "CAllocations"),
        .target(name: "CExecutor"),

        // What measures and prints.
        .executableTarget(name: "benchmark"),
    ]
)
