import Foundation

/// Where the time of a clean build goes.
extension Sections {
    func split() throws {
        report.heading("Where compiling goes")
        report.note(
            """
            CPU seconds of clean builds of `swift build`, runtime included. `floor` is a package with one empty type that imports what the \
            runtime imports. `others`: SwiftPM, the manifest, the driver, the linker. `machine code`: what no clock of the compiler \
            measures, LLVM for the most part. `index`: how much less is taken with `--disable-index-store`. `module`: the processes that \
            write the module's interface.
            """)
        let shown = isQuick ? ["helodata"] : ["helodata", "pokeapi", "github"]
        var rows: [[String]] = []
        try floor()
        for configuration in ["debug", "release"] { rows.append(try row("floor", configuration)) }
        for subject in subjects where shown.contains(subject.name) {
            tools.remove("sources")
            _ = try tools.generate(subject.path, into: "sources", with: try tools.releaseGenerator())
            for configuration in ["debug", "release"] { rows.append(try row(subject.name, configuration)) }
        }
        report.table(
            ["", "", "CPU", "processes", "others", "module"] + FrontendTimes.Phase.allCases.map(\.title) + ["machine code", "index"], rows)
        for subject in subjects where shown.contains(subject.name) && subject.name != "github" { try kinds(subject) }
        tools.remove("sources")
    }

    private func floor() throws {
        tools.remove("sources")
        try FileManager.default.createDirectory(atPath: "\(tools.folder)/sources", withIntermediateDirectories: true)
        let text = """
            import Foundation
            #if canImport(FoundationNetworking)
            import FoundationNetworking
            #endif

            public struct Floor {}
            """
        try text.write(toFile: "\(tools.folder)/sources/Floor.swift", atomically: true, encoding: .utf8)
    }

    private func row(_ name: String, _ configuration: String) throws -> [String] {
        let statistics = URL(fileURLWithPath: "\(tools.folder)/statistics").path
        func build(_ options: [String]) throws -> Double {
            let package = try Compilation("\(tools.folder)/package", sources: "../sources", configuration: configuration)
            defer { tools.remove("package") }
            return try package.build(options).processor
        }
        tools.remove("statistics")
        try FileManager.default.createDirectory(atPath: statistics, withIntermediateDirectories: true)
        let total = try build(["-Xswiftc", "-stats-output-dir", "-Xswiftc", statistics])
        let times = try FrontendTimes(folder: statistics)
        tools.remove("statistics")
        // Release builds have no index.
        let index = configuration == "debug" ? total - (try build(["--disable-index-store"])) : 0
        let others = total - times.compiling - times.module
        let figures =
            [total, others, times.module] + FrontendTimes.Phase.allCases.map { times.phases[$0] ?? 0 } + [times.rest - index, index]
        var cells = figures.map { Shown.decimal($0, 1) }
        cells.insert("\(times.processes)", at: 1)
        return [name, configuration] + cells
    }

    // MARK: by kind of function

    private func kinds(_ subject: Subject) throws {
        report.note(
            """
            Functions of \(subject.name) and their lines in LLVM's text, as a debug build has them: what the client's own declarations \
            become, and what the runtime's do.
            """)
        let folder = "\(tools.folder)/sources"
        tools.remove("sources")
        try Command.run([
            try tools.releaseGenerator(), subject.path, "--output", folder, "--layout", "sources", "--module", "M", "--quiet",
        ])
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".swift") }.sorted()
        let text = URL(fileURLWithPath: "\(tools.folder)/kinds.ll")
        defer { unlink(text.path) }
        try Command.run(
            [
                "swiftc", "-frontend", "-emit-ir", "-Onone", "-g", "-enable-testing", "-swift-version", "6", "-parse-as-library",
                "-module-name", "M", "-o", text.path,
            ] + files.map { "\(folder)/\($0)" })
        let kinds = FunctionKinds(text: try Data(contentsOf: text), emitted: try Self.types(of: files, in: folder))
        let all = [kinds.client, kinds.runtime].map { Double(max(1, $0.values.reduce(0) { $0 + $1.lines })) }
        let rows = FunctionKinds.Kind.allCases.map { kind -> [String] in
            [kind.rawValue]
                + zip([kinds.client, kinds.runtime], all).flatMap { counts, all -> [String] in
                    let count = counts[kind] ?? FunctionKinds.Count()
                    let share = Shown.decimal(100 * Double(count.lines) / all, 1) + " %"
                    return [Shown.count(count.functions), Shown.count(count.lines), share]
                }
        }
        report.table(["", "client: functions", "lines", "", "runtime: functions", "lines", ""], rows)
    }

    /// What the client's own files declare at their top level.
    private static func types(of files: [String], in folder: String) throws -> Set<String> {
        var types: Set<String> = []
        for file in files where ["Client", "Models", "Operations"].contains(where: { isFile(file, of: $0) }) {
            for line in try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8).split(separator: "\n") {
                guard line.hasPrefix("nonisolated public ") else { continue }
                let words = line.split(separator: " ").filter { $0 != "indirect" }
                if words.count > 3 { types.insert(String(words[3].prefix { $0.isLetter || $0.isNumber || $0 == "_" })) }
            }
        }
        return types
    }

    /// `Models12.swift`, of `Models`.
    private static func isFile(_ file: String, of name: String) -> Bool {
        file.hasPrefix(name) && file.dropFirst(name.count).dropLast(".swift".count).allSatisfy(\.isNumber)
    }
}
