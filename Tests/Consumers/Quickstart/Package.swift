// swift-tools-version: 6.1
import PackageDescription

// The program that the README shows, as a newcomer would write it. `check.sh` runs it against the sandbox.
let package = Package(
    name: "quickstart",
    platforms: [.macOS(.v13)],
    dependencies: [.package(name: "HeloData", path: "../../../Generated")],
    targets: [
        .executableTarget(name: "quickstart", dependencies: [.product(name: "HeloData", package: "HeloData")])
    ]
)
