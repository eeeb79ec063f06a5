import HelodataIR

/// The files of the double for tests: in a target of its own, or, where the client has no package of its own, beside its sources.
struct MockFiles {
    let api: API
    let mocks: MockedClient
    let layout: Layout
    /// A file with the imports that it needs.
    let sourceFile: (_ path: String) -> SourceFilePrinter

    func files() -> [GeneratedFile] {
        switch layout {
        case .package:
            let folder = "Sources/\(mocks.moduleName.bare)/"
            var names = FileNames(runtime: MockRuntime.files(importing: api.moduleName.bare))
            var files = [client(folder + names.file(mocks.name.bare))]
            if !mocks.unionMembers.isEmpty {
                let file = sourceFile(folder + names.file("Bodies", or: "Mocked"))
                for union in mocks.unionMembers { file.add(code.members(union)) }
                files.append(file.file())
            }
            files += groups(in: folder, &names)
            if !mocks.failures.isEmpty {
                let file = sourceFile(folder + names.file("Failures", or: "Mocked"))
                for failure in mocks.failures { file.add(code.failure(failure)) }
                files.append(file.file())
            }
            files += ModelFamily.families(api.types).compactMap { family in
                let file = sourceFile("\(folder)Samples/\(names.file(family.name + "Samples"))")
                return print(family.types, into: file) ? file.file() : nil
            }
            return files
                + MockRuntime.files(importing: api.moduleName.bare).map {
                    GeneratedFile(path: "\(folder)Runtime/\($0.path)", bytes: $0.bytes)
                }
        case .sources:
            let file = sourceFile(Self.name)
            file.add(code.declaration())
            for group in mocks.groups { file.add(code.group(group)) }
            for failure in mocks.failures { file.add(code.failure(failure)) }
            for union in mocks.unionMembers { file.add(code.members(union)) }
            file.begin("Samples")
            _ = print(api.types, into: file)
            return [file.file()]
        }
    }

    /// A file for each group, or for several that follow each other where there are many: nobody reads them, and each file costs time.
    private func groups(in folder: String, _ names: inout FileNames) -> [GeneratedFile] {
        let size = (mocks.groups.count + Self.mostFiles - 1) / Self.mostFiles
        return stride(from: 0, to: mocks.groups.count, by: max(size, 1)).map { start in
            let groups = mocks.groups[start..<min(start + size, mocks.groups.count)]
            let file = sourceFile(folder + names.file(groups[start].typeName.bare + "Mock"))
            for group in groups { file.add(code.group(group)) }
            return file.file()
        }
    }

    private static let mostFiles = 64

    /// Of the sources beside a client.
    static let name = "Mocks.swift"

    private var code: MockCode { MockCode(api: api, mocks: mocks) }

    private func client(_ path: String) -> GeneratedFile {
        let file = sourceFile(path)
        file.add(code.declaration())
        return file.file()
    }

    /// False where there is nothing to print.
    private func print(_ types: [TypeDeclaration], into file: SourceFilePrinter) -> Bool {
        let code = SampleCode(mocks: mocks)
        let extensions = types.flatMap(code.extensions)
        extensions.forEach(file.add)
        return extensions.contains { !$0.isEmpty }
    }
}
