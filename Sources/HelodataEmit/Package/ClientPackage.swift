import HelodataIR

/// The last arrow: the files of a client.
package struct ClientPackage {
    let api: API
    let layout: Layout
    /// Name of the description's file, without its folder.
    let source: String
    let importsRuntime: Bool
    /// What stands beside the sources of a package.
    let documents: Set<ClientDocument>

    /// - Parameters:
    ///   - source: Name of the description's file, for the first line of each file.
    ///   - runtime: The hand-written part, of which the client gets what it uses: ``RuntimeSources/files``; nil where it imports that.
    ///   - omitted: What a package does without.
    package static func files(
        _ api: API, layout: Layout, source: String, runtime: [GeneratedFile]?, without omitted: Set<ClientDocument> = []
    ) -> [GeneratedFile] {
        let package = ClientPackage(
            api: api, layout: layout, source: source, importsRuntime: runtime == nil,
            documents: Set(ClientDocument.allCases).subtracting(omitted))
        guard let runtime else { return package.files(runtime: []).map(RuntimeNames.qualified) }
        return package.files(runtime: RuntimeSelection.files(runtime, for: api.runtimeParts))
    }

    private func files(runtime: [GeneratedFile]) -> [GeneratedFile] {
        switch layout {
        case .package:
            let folder = "Sources/" + api.moduleName.bare + "/"
            return [
                manifestFile(),
                GeneratedFile(path: "README.md", contents: ReadmeText(api: api, source: source, documents: documents).text()),
            ] + ClientDocuments(api: api, source: source, documents: documents).files(sourcesIn: folder)
                + sources(in: folder, runtime: runtime) + mocks()
        case .sources:
            return sources(in: "", runtime: runtime) + mocks()
        }
    }

    /// The double for tests, where there is one.
    private func mocks() -> [GeneratedFile] {
        guard let mocks = api.mocks else { return [] }
        let files = MockFiles(api: api, mocks: mocks, layout: layout) { path in
            layout == .package
                ? SourceFilePrinter(path: path, header: header, runtime: .client(api.moduleName)) : sourceFile(path)
        }.files()
        guard layout != .package else { return files }
        // In the client's own module, and so in no release.
        return (files + MockRuntime.files(importing: importsRuntime ? "HelodataRuntime" : nil)).map { file in
            GeneratedFile(path: file.path, contents: "#if DEBUG\n\(file.contents)#endif\n")
        }
    }

    private func sources(in folder: String, runtime: [GeneratedFile]) -> [GeneratedFile] {
        let runtime = layout == .package || importsRuntime ? runtime : RuntimeRooms.files(runtime)
        var names = FileNames(runtime: runtime)
        var files = [client(in: folder, &names)]
        files += operations(in: folder, &names)
        files += models(in: folder, &names)
        files += runtime.map { file in
            let path = layout == .package ? "\(folder)Runtime/\(file.path)" : folder + file.name
            return GeneratedFile(path: path, bytes: file.bytes)
        }
        return files
    }

    private func client(in folder: String, _ names: inout FileNames) -> GeneratedFile {
        let name = layout == .package ? names.file(api.clientName.bare) : "Client.swift"
        let file = sourceFile(folder + name, exportsRuntime: true)
        file.add(ClientCode(api: api).client())
        return file.file()
    }

    // MARK: operations

    private func operations(in folder: String, _ names: inout FileNames) -> [GeneratedFile] {
        var code = OperationCode(checked: api.checked)
        switch layout {
        case .package:
            var files = api.groups.map { group in
                let file = sourceFile(folder + names.file(group.typeName.bare))
                print([group], with: &code, into: file)
                return file.file()
            }
            if !api.sharedErrors.isEmpty {
                let file = sourceFile(folder + names.file("Errors", or: "Shared"))
                print(api.sharedErrors, into: file)
                files.append(file.file())
            }
            return files
        case .sources(let counts):
            let files = (1...counts.operations).map { sourceFile("\(folder)Operations\($0).swift") }
            var groups: [[OperationGroup]] = Array(repeating: [], count: files.count)
            for group in api.groups { groups[bucket(of: group.typeName, files.count)].append(group) }
            var errors: [[ErrorEnumeration]] = Array(repeating: [], count: files.count)
            for error in api.sharedErrors { errors[bucket(of: error.name.last, files.count)].append(error) }
            for (index, file) in files.enumerated() {
                print(groups[index], with: &code, into: file)
                print(errors[index], into: file)
            }
            return files.map { $0.file() }
        }
    }

    /// Declarations first, machinery after them.
    private func print(_ groups: [OperationGroup], with code: inout OperationCode, into file: SourceFilePrinter) {
        var machinery: [OperationCode.Group] = []
        for group in groups {
            var printed = code.group(group)
            printed.declarations.forEach(file.add)
            printed.declarations = []
            machinery.append(printed)
        }
        file.begin("Requests")
        machinery.forEach { file.add($0.operations) }
        file.begin("JSON")
        machinery.forEach { $0.codecs.forEach(file.add) }
        file.begin("Errors")
        machinery.forEach { $0.errors.forEach(file.add) }
    }

    private func print(_ errors: [ErrorEnumeration], into file: SourceFilePrinter) {
        let printed = errors.map(ErrorCode().shared)
        for error in printed { file.add(error.declaration) }
        for error in printed { file.add(error.conversions) }
    }

    // MARK: models

    private func models(in folder: String, _ names: inout FileNames) -> [GeneratedFile] {
        let code = TypeCode(checked: api.checked)
        switch layout {
        case .package:
            return ModelFamily.families(api.types).map { family in
                let file = sourceFile("\(folder)Models/\(names.file(family.name, or: "Models"))")
                print(family.types, with: code, into: file)
                return file.file()
            }
        case .sources(let counts):
            let files = (1...counts.models).map { sourceFile("\(folder)Models\($0).swift") }
            var types: [[TypeDeclaration]] = Array(repeating: [], count: files.count)
            for type in api.types { types[bucket(of: type.name.last, files.count)].append(type) }
            for (file, types) in zip(files, types) { print(types, with: code, into: file) }
            return files.map { $0.file() }
        }
    }

    private func print(_ types: [TypeDeclaration], with code: TypeCode, into file: SourceFilePrinter) {
        for type in types { file.add(code.declaration(type), namesRuntime: type.namesRuntime) }
        file.begin("JSON")
        for type in types { code.codecs(type).forEach(file.add) }
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
            products: [
                .library(name: \(literal: api.moduleName.bare), targets: [\(literal: api.moduleName.bare)]),
                \(api.mocks.map { mocksProduct($0) })
            ],
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
                    ]),
                \(api.mocks.map { mocksTarget($0) })
            ]
        )
        """
    }

    private func mocksProduct(_ mocks: MockedClient) -> Code {
        """
        // For tests alone: nothing of it is built for whoever uses the client.
        .library(name: \(literal: mocks.moduleName.bare), targets: [\(literal: mocks.moduleName.bare)]),
        """
    }

    private func mocksTarget(_ mocks: MockedClient) -> Code {
        ".target(name: \(literal: mocks.moduleName.bare), dependencies: [\(literal: api.moduleName.bare)]),"
    }
}
