// swift-tools-version: 6.0
import PackageDescription

// A package of its own: nobody who wants the generator fetches or builds a server library.
let package = Package(
    name: "helodata-sandbox",
    platforms: [.macOS(.v13)],
    products: [
        .executable(name: "helodata-sandbox", targets: ["helodata-sandbox"]),
        .library(name: "HelodataSandbox", targets: ["HelodataSandbox", "HelodataSandboxServer"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        .package(url: "https://github.com/swhitty/FlyingFox", .upToNextMinor(from: "0.27.1")),
    ],
    targets: [
        // The rules, without a socket.
        .target(name: "HelodataSandbox"),
        // The rules behind HTTP on loopback.
        .target(
            name: "HelodataSandboxServer",
            dependencies: [
                "HelodataSandbox", .product(name: "FlyingFox", package: "FlyingFox"),
                .product(name: "FlyingSocks", package: "FlyingFox"),
            ],
            // The generator's package has these files too, behind a trait of this name.
            swiftSettings: [.define("MockServer")]),
        .executableTarget(
            name: "helodata-sandbox",
            dependencies: [
                "HelodataSandboxServer", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .testTarget(name: "SandboxTests", dependencies: ["HelodataSandbox"]),
        .testTarget(name: "SandboxServerTests", dependencies: ["HelodataSandboxServer"]),
    ]
)
