// swift-tools-version: 6.1
import PackageDescription

// The programs that the README shows, as a newcomer would write them. `check.sh` runs them against the sandbox.
let package = Package(
    name: "quickstart",
    platforms: [.macOS(.v13)],
    dependencies: [.package(name: "HeloData", path: "../../../Generated")],
    targets: [
        .executableTarget(name: "quickstart", dependencies: [.product(name: "HeloData", package: "HeloData")]),
        .executableTarget(name: "buy-once", dependencies: [.product(name: "HeloData", package: "HeloData")]),
        .executableTarget(name: "walk", dependencies: [.product(name: "HeloData", package: "HeloData")]),
    ]
)
