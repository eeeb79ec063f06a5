// swift-tools-version: 6.1
import PackageDescription

// Somebody who has checked the generated client in, and tests against the sandbox.
let package = Package(
    name: "client-user",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "HeloData", path: "../../../Generated"),
        .package(path: "../../Sandbox"),
    ],
    targets: [
        // Each way to catch that the README shows, in an asynchronous main program.
        .executableTarget(
            name: "catch-shapes", dependencies: [.product(name: "HeloData", package: "HeloData")],
            swiftSettings: [.unsafeFlags(["-warnings-as-errors"])]),
        .testTarget(
            name: "ClientUserTests",
            dependencies: [
                .product(name: "HeloData", package: "HeloData"), .product(name: "HelodataSandbox", package: "Sandbox"),
            ],
            swiftSettings: [.unsafeFlags(["-warnings-as-errors"])]),
    ]
)
