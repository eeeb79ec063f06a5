// swift-tools-version: 6.1
import PackageDescription

// Another API, tested by its mocks alone. check.sh generates its client from the corpus into .build-client.
let package = Package(
    name: "museum-user",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "Museum", path: ".build-client")],
    targets: [
        .target(
            name: "TicketDesk", dependencies: [.product(name: "Museum", package: "Museum")],
            swiftSettings: [.unsafeFlags(["-warnings-as-errors"])]),
        .testTarget(
            name: "TicketDeskTests", dependencies: ["TicketDesk", .product(name: "MuseumMocks", package: "Museum")],
            swiftSettings: [.unsafeFlags(["-warnings-as-errors"])]),
    ]
)
