// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "helodata-gen",
    platforms: [.macOS(.v13), .iOS(.v16), .tvOS(.v16), .watchOS(.v9), .visionOS(.v1)],
    products: [
        .executable(name: "helodata-gen", targets: ["helodata-gen"]),
        .plugin(name: "HelodataGenPlugin", targets: ["HelodataGenPlugin"]),
        .plugin(name: "GenerateClient", targets: ["GenerateClient"]),
        .library(name: "HelodataRuntime", targets: ["HelodataRuntime"]),
        .library(name: "HeloData", targets: ["HeloData"]),
    ],
    // Of the product HelodataRuntime. A client that contains the runtime has the same traits in its own package.
    traits: [
        .trait(name: "AsyncHTTPClient", description: "Adds AsyncHTTPClientTransport, the recommended transport on Linux."),
        .trait(name: "Logging", description: "Adds LoggingObserver, which logs calls with swift-log."),
        .trait(name: "Metrics", description: "Adds MetricsObserver, which counts and times calls with swift-metrics."),
        .trait(name: "Tracing", description: "Adds TracingObserver, which makes spans with swift-distributed-tracing."),
        // Of the command.
        .trait(name: "MockServer", description: "Adds 'helodata-gen mock', a server on loopback for any description."),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        // None of them is even fetched while its trait is off.
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.24.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.5.4"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.5.0"),
        .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.1.0"),
        .package(url: "https://github.com/swhitty/FlyingFox", .upToNextMinor(from: "0.27.1")),
    ],
    targets: [
        // MARK: the four stages
        .systemLibrary(
            name: "CLibYAML", pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
        .target(name: "HelodataDiagnostics"),
        .target(name: "HelodataYAML", dependencies: ["CLibYAML", "HelodataDiagnostics"]),
        .target(name: "HelodataSpec", dependencies: ["HelodataYAML", "HelodataDiagnostics"]),
        .target(name: "HelodataIR", dependencies: ["HelodataSpec", "HelodataYAML", "HelodataDiagnostics"]),
        .target(name: "HelodataEmit", dependencies: ["HelodataIR", "CRuntimeText"]),
        .target(
            name: "HelodataGenerator",
            dependencies: ["CFileExchange", "HelodataEmit", "HelodataIR", "HelodataSpec", "HelodataYAML", "HelodataDiagnostics"]),
        .target(name: "CFileExchange"),
        // What the command has beside generating; the plugins' tool does without it.
        .target(
            name: "HelodataCommands",
            dependencies: ["HelodataGenerator", "HelodataIR", "HelodataSpec", "HelodataYAML", "HelodataDiagnostics"]),

        // MARK: the hand-written part of each client: imported by clients that share it, and carried by the tool as text
        .target(
            name: "HelodataRuntime",
            dependencies: [
                .product(name: "AsyncHTTPClient", package: "async-http-client", condition: .when(traits: ["AsyncHTTPClient"])),
                .product(name: "Logging", package: "swift-log", condition: .when(traits: ["Logging"])),
                .product(name: "Metrics", package: "swift-metrics", condition: .when(traits: ["Metrics"])),
                .product(name: "Tracing", package: "swift-distributed-tracing", condition: .when(traits: ["Tracing"])),
            ]),
        // Beside generated mocks, in the same two ways.
        .target(name: "HelodataMocks", dependencies: ["HelodataRuntime"]),
        .target(name: "CRuntimeText"),

        // MARK: commands and plugins
        .executableTarget(
            name: "helodata-gen",
            dependencies: [
                "HelodataCommands", "HelodataDiagnostics", "HelodataGenerator",
                .target(name: "HelodataSandboxServer", condition: .when(traits: ["MockServer"])),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            exclude: ["Documentation"]),
        .executableTarget(name: "helodata-gen-tool", dependencies: ["HelodataGenerator"]),
        .plugin(name: "HelodataGenPlugin", capability: .buildTool(), dependencies: ["helodata-gen-tool"]),
        .plugin(
            name: "GenerateClient",
            capability: .command(
                intent: .custom(
                    verb: "generate-client", description: "Generates a Swift client from an OpenAPI description."),
                permissions: [.writeToPackageDirectory(reason: "The generated client is written into the package.")]),
            dependencies: ["helodata-gen-tool"]),

        // MARK: the client of spec/helodata.yaml, generated on each build
        .target(name: "HeloData", dependencies: ["HelodataRuntime"], plugins: ["HelodataGenPlugin"]),

        // MARK: the sandbox's server, for 'helodata-gen mock': empty, and nobody's dependency, while its trait is off
        .target(name: "HelodataSandbox", path: "Tests/Sandbox/Sources/HelodataSandbox"),
        .target(
            name: "HelodataSandboxServer",
            dependencies: [
                "HelodataSandbox",
                .product(name: "FlyingFox", package: "FlyingFox", condition: .when(traits: ["MockServer"])),
                .product(name: "FlyingSocks", package: "FlyingFox", condition: .when(traits: ["MockServer"])),
            ], path: "Tests/Sandbox/Sources/HelodataSandboxServer"),

        // MARK: a client of every construct, and the server that it is tried against
        .target(
            name: "HelodataEcho", dependencies: ["HelodataRuntime"], path: "Tests/Echo/Client", plugins: ["HelodataGenPlugin"]),
        .target(name: "FaultServer", path: "Tests/TransportConformance/Sources/FaultServer"),

        // MARK: tests
        .testTarget(
            name: "YAMLTests", dependencies: ["HelodataYAML", "HelodataDiagnostics"], exclude: ["Suite", "compare.py"]),
        .testTarget(name: "SpecTests", dependencies: ["HelodataSpec", "HelodataYAML", "HelodataDiagnostics"]),
        .testTarget(
            name: "LoweringTests", dependencies: ["HelodataIR", "HelodataSpec", "HelodataYAML", "HelodataDiagnostics"]),
        .testTarget(name: "EmitTests", dependencies: ["HelodataEmit", "HelodataIR"]),
        .testTarget(name: "RuntimeTests", dependencies: ["HelodataRuntime"]),
        .testTarget(name: "HeloDataTests", dependencies: ["HeloData", "HelodataRuntime"]),
        .testTarget(
            name: "GeneratorTests", dependencies: ["HelodataGenerator", "HelodataEmit", "HelodataYAML", "HelodataDiagnostics"]),
        .testTarget(
            name: "CommandsTests",
            dependencies: ["HelodataCommands", "HelodataGenerator", "HelodataSpec", "HelodataYAML", "HelodataDiagnostics"],
            exclude: ["Rules", "Configurations"]),
        .testTarget(name: "EchoTests", dependencies: ["HelodataEcho", "FaultServer"], path: "Tests/Echo/Tests"),
        .testTarget(
            name: "GoldenTests", dependencies: ["HelodataGenerator", "HelodataIR", "HelodataDiagnostics"], exclude: ["Cases", "BadCases"]),
        .testTarget(
            name: "HostileTests",
            dependencies: [
                "HelodataEmit", "HelodataIR", "HelodataSpec", "HelodataYAML", "HelodataDiagnostics", "HeloData",
                "HelodataGenerator",
            ], exclude: ["Descriptions"]),
    ]
)
