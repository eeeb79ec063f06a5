import Foundation

/// The compiler of the toolchain that runs the tests.
struct SwiftCompiler {
    let path: String

    /// nil, with a note, where there is none.
    static let found: SwiftCompiler? = {
        let environment = ProcessInfo.processInfo.environment
        let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
        for path in [environment["SWIFTC"]].compactMap(\.self) + folders.map({ $0 + "/swiftc" })
        where FileManager.default.isExecutableFile(atPath: path) {
            return SwiftCompiler(path: path)
        }
        print("note: no swiftc in PATH; tests that compile are skipped")
        return nil
    }()

    /// What the compiler says about these files; empty when it accepts them.
    func typecheck(_ files: [(name: String, text: String)], _ flags: [String] = []) throws -> String {
        try inTemporaryFolder { folder in
            let paths = try files.map { file in
                let url = folder.appendingPathComponent(file.name)
                try Data(file.text.utf8).write(to: url)
                return url.path
            }
            return try launch(
                path, ["-typecheck", "-swift-version", "6", "-warnings-as-errors", "-module-name", "Sample"] + flags + paths
            ).output
        }
    }

    /// Compiles a program and returns what it prints, or what the compiler says.
    func run(_ program: String) throws -> String {
        try inTemporaryFolder { folder in
            let source = folder.appendingPathComponent("main.swift")
            let binary = folder.appendingPathComponent("main")
            try Data(program.utf8).write(to: source)
            let build = try launch(path, ["-swift-version", "6", "-warnings-as-errors", "-o", binary.path, source.path])
            if build.status != 0 { return build.output }
            return try launch(binary.path, []).output
        }
    }

    private func inTemporaryFolder<T>(_ body: (URL) throws -> T) throws -> T {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("EmitTests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }

    private func launch(_ path: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
