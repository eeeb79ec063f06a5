import HelodataIR

/// The last arrow: the files of a client.
package struct ClientPackage {
    let api: API
    let layout: Layout
    /// Name of the description's file, without its folder.
    let source: String
    let importsRuntime: Bool

    /// - Parameters:
    ///   - source: Name of the description's file, for the first line of each file.
    ///   - runtime: The files that every client contains: ``RuntimeSources/files``; nil where it imports the runtime.
    package static func files(
        _ api: API, layout: Layout, source: String, runtime: [GeneratedFile]?
    ) -> [GeneratedFile] {
        let package = ClientPackage(api: api, layout: layout, source: source, importsRuntime: runtime == nil)
        guard let runtime else { return package.files(runtime: []).map(RuntimeNames.qualified) }
        return package.files(runtime: runtime)
    }

    private func files(runtime: [GeneratedFile]) -> [GeneratedFile] {
        switch layout {
        case .package:
            let folder = "Sources/" + api.moduleName.bare + "/"
            return [
                manifestFile(),
                GeneratedFile(path: "README.md", contents: ReadmeText(api: api, source: source).text()),
            ] + sources(in: folder, runtime: runtime)
        case .sources:
            return sources(in: "", runtime: runtime)
        }
    }

    private func sources(in folder: String, runtime: [GeneratedFile]) -> [GeneratedFile] {
        let checked = CheckedTypes(api)
        var files = [client(in: folder)]
        files += operations(in: folder, runtime: runtime, checked)
        files += models(in: folder, checked)
        files += runtime.map { file in
            let path = layout == .package ? "\(folder)Runtime/\(file.path)" : folder + file.name
            return GeneratedFile(path: path, bytes: file.bytes)
        }
        return files
    }

    private func client(in folder: String) -> GeneratedFile {
        let name = layout == .package ? api.clientName.bare : "Client"
        let file = sourceFile(folder + name + ".swift", exportsRuntime: true)
        file.add(ClientCode(api: api).client())
        return file.file()
    }

    // MARK: operations

    private func operations(in folder: String, runtime: [GeneratedFile], _ checked: CheckedTypes) -> [GeneratedFile] {
        var code = OperationCode(checked: checked)
        switch layout {
        case .package:
            var taken = Set(runtime.map { $0.name.lowercased() } + [api.clientName.bare.lowercased() + ".swift"])
            return api.groups.map { group in
                let file = sourceFile(folder + fileName(group, &taken))
                file.add(code.group(group))
                return file.file()
            }
        case .sources(let counts):
            let files = (1...counts.operations).map { sourceFile("\(folder)Operations\($0).swift") }
            for group in api.groups { files[bucket(of: group.typeName, files.count)].add(code.group(group)) }
            return files.map { $0.file() }
        }
    }

    /// `Orders.swift`; two files of a module must not have the same name, in whatever folders they are.
    private func fileName(_ group: OperationGroup, _ taken: inout Set<String>) -> String {
        let type = Self.shortened(group.typeName.bare)
        let candidates = [type.hasSuffix("API") ? String(type.dropLast(3)) : type, type].filter { !$0.isEmpty }
        for candidate in candidates where !candidate.lowercased().hasPrefix("models") {
            if taken.insert(candidate.lowercased() + ".swift").inserted { return candidate + ".swift" }
        }
        var number = 2
        while !taken.insert("\(type)\(number).swift".lowercased()).inserted { number += 1 }
        return "\(type)\(number).swift"
    }

    /// File systems take names of 255 bytes.
    private static func shortened(_ name: String) -> String {
        var name = name
        while name.utf8.count > 240 { name.removeLast() }
        return name
    }

    // MARK: models

    private func models(in folder: String, _ checked: CheckedTypes) -> [GeneratedFile] {
        let count: Int
        switch layout {
        case .package: count = ClientPackage.modelFileCount(types: api.types.count)
        case .sources(let counts): count = counts.models
        }
        let code = TypeCode(checked: checked)
        let files = (1...count).map { sourceFile("\(folder)Models\($0).swift") }
        for type in api.types { files[bucket(of: type.name.last, count)].add(code.declaration(type)) }
        return files.map { $0.file() }
    }

    /// A power of two, so that the number changes rarely when types are added. A small file is compiled quickly after a
    /// change; beyond 32, files get larger instead, since each takes time when all are compiled.
    package static func modelFileCount(types: Int) -> Int {
        var count = 1
        while count * (count < 32 ? 12 : 48) < types { count *= 2 }
        return count
    }

    /// Where groups share files: a power of two for the same reason.
    package static func operationFileCount(groups: Int) -> Int {
        var count = 1
        while count * 8 < groups { count *= 2 }
        return count
    }

    /// By the name alone (FNV-1a), so that a change in one type touches one file and no other type moves.
    private func bucket(of name: Identifier, _ count: Int) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name.bare.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Int(hash % UInt64(count))
    }

    // MARK: text

    private func sourceFile(_ path: String, exportsRuntime: Bool = false) -> SourceFilePrinter {
        SourceFilePrinter(path: path, header: header, runtime: importsRuntime ? exportsRuntime ? .exported : .imported : .embedded)
    }

    private var header: Code { Code(line: "// Generated by helodata-gen from \(SourceText.tableCell(source)). Do not edit.") }

    private func manifestFile() -> GeneratedFile {
        let printer = CodePrinter()
        printer.print("// swift-tools-version: 6.1\n\(header)\n\n\(manifest())")
        return GeneratedFile(path: "Package.swift", bytes: printer.file())
    }

    private func manifest() -> Code {
        """
        import PackageDescription

        let package = Package(
            name: \(literal: api.moduleName.bare),
            platforms: [.macOS(.v13), .iOS(.v16), .tvOS(.v16), .watchOS(.v9), .visionOS(.v1)],
            products: [.library(name: \(literal: api.moduleName.bare), targets: [\(literal: api.moduleName.bare)])],
            traits: [
                .trait(name: "AsyncHTTPClient", description: "Adds AsyncHTTPClientTransport, the recommended transport on Linux."),
                .trait(name: "Logging", description: "Adds LoggingObserver, which logs calls with swift-log."),
                .trait(name: "Metrics", description: "Adds MetricsObserver, which counts and times calls with swift-metrics."),
                .trait(name: "Tracing", description: "Adds TracingObserver, which makes spans with swift-distributed-tracing."),
            ],
            dependencies: [
                // None of them is even fetched while its trait is off.
                .package(url: "https://github.com/swift-server/async-http-client", from: "1.24.0"),
                .package(url: "https://github.com/apple/swift-log", from: "1.5.4"),
                .package(url: "https://github.com/apple/swift-metrics", from: "2.5.0"),
                .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.1.0"),
            ],
            targets: [
                .target(
                    name: \(literal: api.moduleName.bare),
                    dependencies: [
                        .product(
                            name: "AsyncHTTPClient", package: "async-http-client",
                            condition: .when(traits: ["AsyncHTTPClient"])),
                        .product(name: "Logging", package: "swift-log", condition: .when(traits: ["Logging"])),
                        .product(name: "Metrics", package: "swift-metrics", condition: .when(traits: ["Metrics"])),
                        .product(name: "Tracing", package: "swift-distributed-tracing", condition: .when(traits: ["Tracing"])),
                    ])
            ]
        )
        """
    }
}
