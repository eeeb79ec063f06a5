// swift-tools-version: 6.1
import PackageDescription

// The runtime of the generated clients, its transports compiled in, against a server that does what real ones do on a bad day.
// `swift test` runs URLSession; `swift test --traits AsyncHTTPClient` runs both transports.
let package = Package(
    name: "TransportConformance",
    platforms: [.macOS(.v13), .iOS(.v16)],
    traits: [.trait(name: "AsyncHTTPClient", description: "Also compile and test AsyncHTTPClientTransport.")],
    dependencies: [
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.24.0")
    ],
    targets: [
        .target(
            name: "HelodataRuntime",
            dependencies: [
                .product(
                    name: "AsyncHTTPClient", package: "async-http-client",
                    condition: .when(traits: ["AsyncHTTPClient"]))
            ]),
        .target(name: "FaultServer"),
        .testTarget(name: "TransportConformanceTests", dependencies: ["HelodataRuntime", "FaultServer"]),
    ],
    swiftLanguageModes: [.v6]
)
