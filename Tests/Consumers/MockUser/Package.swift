// swift-tools-version: 6.1
import PackageDescription

// A program that buys, tested by the mocks alone: no server, no socket.
let package = Package(
    name: "mock-user",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "HeloData", path: "../../../Generated")],
    targets: [
        .target(
            name: "BatchBuyer", dependencies: [.product(name: "HeloData", package: "HeloData")],
            swiftSettings: [.unsafeFlags(["-warnings-as-errors"])]),
        .testTarget(
            name: "BatchBuyerTests", dependencies: ["BatchBuyer", .product(name: "HeloDataMocks", package: "HeloData")],
            swiftSettings: [.unsafeFlags(["-warnings-as-errors"])]),
    ]
)
