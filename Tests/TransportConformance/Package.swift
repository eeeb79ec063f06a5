// swift-tools-version: 6.1
import PackageDescription

// The generated client with its traits, against a server that does what real ones do on a bad day, and against the sandbox.
// `swift test` runs URLSession; `swift test --enable-all-traits` runs both transports and what observes them.
let package = Package(
    name: "TransportConformance",
    platforms: [.macOS(.v15), .iOS(.v18)],
    traits: [
        .trait(name: "AsyncHTTPClient", description: "Also tests AsyncHTTPClientTransport."),
        .trait(name: "Observers", description: "Also tests what is logged, counted and traced."),
    ],
    dependencies: [
        .package(
            name: "HeloData", path: "../../Generated",
            traits: [
                .trait(name: "AsyncHTTPClient", condition: .when(traits: ["AsyncHTTPClient"])),
                .trait(name: "Logging", condition: .when(traits: ["Observers"])),
                .trait(name: "Metrics", condition: .when(traits: ["Observers"])),
                .trait(name: "Tracing", condition: .when(traits: ["Observers"])),
            ]),
        .package(path: "../Sandbox"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.24.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.5.0"),
        .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.3.0"),
    ],
    targets: [
        .target(name: "FaultServer"),
        // All of the runtime, of which the client contains what it uses. The sources are the package's own.
        .target(
            name: "HelodataRuntime",
            dependencies: [
                .product(name: "AsyncHTTPClient", package: "async-http-client", condition: .when(traits: ["AsyncHTTPClient"]))
            ]),
        // In a process of its own, since some transports do not survive it.
        .executableTarget(name: "survive", dependencies: ["FaultServer", .product(name: "HeloData", package: "HeloData")]),
        .executableTarget(name: "soak", dependencies: ["FaultServer", .product(name: "HeloData", package: "HeloData")]),
        .executableTarget(name: "flow", dependencies: ["FaultServer", "HelodataRuntime"]),
        .testTarget(
            name: "TransportConformanceTests",
            dependencies: ["FaultServer", "survive", "HelodataRuntime"]),
        .testTarget(
            name: "TraitTests",
            dependencies: [
                .product(name: "HeloData", package: "HeloData"), .product(name: "HelodataSandbox", package: "Sandbox"),
                .product(name: "InMemoryLogging", package: "swift-log", condition: .when(traits: ["Observers"])),
                .product(name: "MetricsTestKit", package: "swift-metrics", condition: .when(traits: ["Observers"])),
                .product(name: "InMemoryTracing", package: "swift-distributed-tracing", condition: .when(traits: ["Observers"])),
            ]),
    ],
    swiftLanguageModes: [.v6]
)
