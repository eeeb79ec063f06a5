import Foundation

/// The parts of a full run, each with its tables.
struct Sections {
    let report: Report
    let tools: Tools
    /// Those that are there.
    let subjects: [Subject]
    let isQuick: Bool

    private var calls: Calls { Calls(program: tools.own("calls")) }

    // MARK: the generator

    func generation() throws {
        report.heading("Generation")
        report.note("CPU seconds of whole processes, the best of three; `scan` reads the same file with libyaml's events alone.")
        let release = try tools.releaseGenerator()
        let debug = try tools.debugTool()
        var rows: [[String]] = []
        for subject in subjects {
            let scan = try Command.best(of: 3, [tools.own("libyaml-scan"), subject.path])
            _ = try tools.generate(subject.path, into: "generation", with: release)
            let arguments = ["--output", "\(tools.folder)/generation", "--layout", "sources", "--module", "Client", "--quiet"]
            tools.remove("generation")
            let first = try Command.run([release, subject.path] + arguments)
            let again = try Command.best(of: 3, [release, subject.path] + arguments)
            let slow = try Command.best(of: isQuick ? 1 : 2, [debug, subject.path] + arguments)
            tools.remove("generation")
            let size = try FileManager.default.attributesOfItem(atPath: subject.path)[.size] as? Int ?? 0
            rows.append([
                subject.name, Shown.megabytes(size), Shown.seconds(scan.processor), Shown.seconds(first.processor),
                Shown.seconds(again.processor), Shown.ratio(again.processor, to: scan.processor),
                Shown.megabytes(again.memory), Shown.seconds(slow.processor), Shown.megabytes(slow.memory),
                subject.peer.map { Shown.seconds($0.seconds) } ?? "", subject.peer.map { "\($0.megabytes)" } ?? "",
                subject.peer.map { Shown.ratio($0.seconds, to: again.processor) } ?? "",
            ])
        }
        report.table(
            [
                "description", "MB", "scan", "writing all", "release", "to scan", "MB", "debug tool", "MB", "A", "A: MB",
                "A to release",
            ], rows)
        try growth(release)
    }

    /// Descriptions of one shape and growing size.
    private func growth(_ generator: String) throws {
        report.note("A made-up description that grows; the last column is to be flat.")
        var rows: [[String]] = []
        for count in isQuick ? [2000, 4000] : [8000, 16_000, 32_000, 64_000] {
            let path = "\(tools.folder)/growth.yaml"
            let text = MadeUpDescription.text(schemas: count)
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            let usage = try tools.generate(path, into: "growth", with: generator)
            tools.remove("growth")
            unlink(path)
            let megabytes = Double(text.utf8.count) / 1e6
            rows.append([
                Shown.decimal(megabytes, 1), Shown.seconds(usage.processor), Shown.megabytes(usage.memory),
                Shown.seconds(usage.processor / megabytes),
            ])
        }
        report.table(["MB of YAML", "release", "MB", "a MB"], rows)
    }

    func emitted() throws {
        report.heading("Emitted code")
        report.note("Without the runtime, which is the same in each client.")
        let release = try tools.releaseGenerator()
        var rows: [[String]] = []
        var runtime = (lines: 0, bytes: 0)
        for subject in subjects {
            _ = try tools.generate(subject.path, into: "emitted", with: release)
            let emitted = Emitted(folder: "\(tools.folder)/emitted")
            tools.remove("emitted")
            runtime = (emitted.runtimeLines, emitted.runtimeBytes)
            let peer = subject.peer?.lines
            rows.append([
                subject.name, "\(emitted.files)", Shown.count(emitted.lines), Shown.count(emitted.bytes),
                peer.map { Shown.count($0) } ?? "",
                peer.map { Shown.decimal(100 * Double(emitted.lines) / Double($0), 0) + " %" } ?? "",
            ])
        }
        report.table(["description", "files", "lines", "bytes", "A: lines", "of A"], rows)
        report.note("The runtime: \(Shown.count(runtime.lines)) lines, \(Shown.count(runtime.bytes)) bytes.")
    }

    // MARK: compiling what was generated

    func compile() throws {
        report.heading("Compiling the client, runtime included")
        report.note("CPU seconds of `swift build`; memory of the largest process.")
        var rows: [[String]] = []
        for subject in subjects where !isQuick || subject.name == "helodata" {
            for configuration in ["debug", "release"] {
                _ = try tools.generate(subject.path, into: "sources", with: try tools.releaseGenerator())
                let package = try Compilation(
                    "\(tools.folder)/package", sources: "../sources", configuration: configuration)
                let usage = try package.build()
                rows.append([
                    subject.name, configuration, Shown.seconds(usage.processor), Shown.megabytes(usage.memory),
                    Shown.megabytes(package.objectBytes),
                ])
                tools.remove("package")
            }
            tools.remove("sources")
        }
        report.table(["description", "", "CPU", "MB", "objects MB"], rows)
    }

    func rebuild() throws {
        report.heading("After a change")
        report.note(
            """
            Debug. What is rewritten of the client's files, which of them `swift build` compiles, and its CPU seconds.
            """)
        let generator = try tools.releaseGenerator()
        var rows: [[String]] = []
        for subject in subjects where !isQuick || subject.name == "helodata" {
            guard let comment = subject.comment, let property = subject.property else { continue }
            let text = try String(contentsOfFile: subject.path, encoding: .utf8)
            let path = "\(tools.folder)/rebuild.\(subject.path.split(separator: ".").last ?? "yaml")"
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            _ = try tools.generate(path, into: "sources", with: generator)
            let package = try Compilation("\(tools.folder)/package", sources: "../sources", configuration: "debug")
            _ = try package.build()
            // SwiftPM settles what it writes itself.
            let nothing = try package.build()
            rows.append([subject.name, "nothing", "0", "0", Shown.seconds(nothing.processor)])
            for (what, change) in [("a comment", comment), ("a property", property)] {
                guard let range = text.range(of: change.before) else {
                    throw Command.Failure(description: "\(subject.path) has no '\(change.before)'")
                }
                let before = Emitted(folder: "\(tools.folder)/sources")
                let changed = text.replacingCharacters(in: range, with: change.after)
                try changed.write(toFile: path, atomically: true, encoding: .utf8)
                _ = try tools.generate(path, into: "sources", with: generator)
                let rewritten = before.changed(in: Emitted(folder: "\(tools.folder)/sources"))
                let usage = try package.build()
                let compiled = Self.compiled(usage.output)
                rows.append([
                    subject.name, what, Self.listed(rewritten), Self.listed(compiled), Shown.seconds(usage.processor),
                ])
            }
            tools.remove("package")
            tools.remove("sources")
            unlink(path)
        }
        report.table(["description", "changed", "rewritten", "compiled", "CPU"], rows)
    }

    /// `[12/144] Compiling Client Models8.swift` is a line for each file.
    private static func compiled(_ output: String) -> [String] {
        let names = output.split(separator: "\n").compactMap { line -> String? in
            guard let range = line.range(of: "] Compiling Client ") else { return nil }
            let name = line[range.upperBound...]
            return name.hasSuffix(".swift") ? String(name) : nil
        }
        return Set(names).sorted()
    }

    private static func listed(_ names: [String]) -> String {
        names.count > 2 ? "\(names.count)" : names.isEmpty ? "0" : "\(names.count): " + names.joined(separator: ", ")
    }

    // MARK: calls

    func callTimes() throws {
        report.heading("Calls")
        report.note(
            """
            Through a transport in memory, on one thread, in the default configuration. `immediate` is a transport that promises \
            to answer at once, so that no timer runs. Instructions by callgrind, of the second thousand calls.
            """)
        let peers = ["create": "968,777 / 455"]
        var rows: [[String]] = []
        for scenario in ["create", "create-immediate", "get-batch"] {
            let one = try calls.measure(scenario, 20_000)
            let threads = try calls.measure(scenario, 20_000, threads: true)
            let instructions = try calls.instructions(scenario, 100, 1100)
            rows.append([
                scenario, instructions.map { Shown.count($0) } ?? "–", one.allocations.map { Shown.decimal($0, 1) } ?? "–",
                Shown.decimal(one.bytes, 0), Shown.count(Int(1 / one.seconds)), Shown.count(Int(1 / threads.seconds)),
                peers[scenario] ?? "",
            ])
        }
        report.table(
            ["call", "instructions", "allocations", "bytes", "calls/s", "on Swift's threads", "A: instr. / alloc."], rows)
    }

    func lists() throws {
        report.heading("A list of 5,000 IPs")
        report.note("`JSONDecoder` into Codable structs of the same shape, in the same run. CSV and plain text row by row as they stream.")
        let base = try calls.measure("foundation-decode", 20)
        let baseInstructions = try calls.instructions("foundation-decode", 1, 3)
        var rows: [[String]] = []
        for (scenario, name) in [
            ("foundation-decode", "JSONDecoder"), ("decode", "JSON, decoding"), ("list-json", "JSON, whole call"),
            ("list-csv", "CSV, whole call"), ("list-plain", "plain, whole call"), ("encode", "JSON, encoding"),
            ("foundation-encode", "JSONEncoder"),
        ] {
            let result = try calls.measure(scenario, 20)
            let instructions = try calls.instructions(scenario, 1, 3)
            rows.append([
                name, instructions.map { Shown.count($0) } ?? "–", result.allocations.map { Shown.decimal($0, 0) } ?? "–",
                Shown.seconds(result.seconds), Shown.ratio(base.seconds, to: result.seconds),
                baseInstructions.flatMap { base in instructions.map { Shown.ratio(Double(base), to: Double($0)) } } ?? "–",
            ])
        }
        report.table(["", "instructions", "allocations", "time", "faster than JSONDecoder", "by instructions"], rows)

        report.note("Peak memory of the process while rows are streamed: it does not grow with their number.")
        var peaks: [[String]] = []
        for scenario in ["flat-csv", "flat-plain"] {
            let few = try calls.measure(scenario, 1)
            let many = try calls.measure(scenario, 200)
            peaks.append([
                scenario == "flat-csv" ? "CSV" : "plain", Shown.megabytes(few.peak), Shown.megabytes(many.peak),
            ])
        }
        report.table(["", "5,000 rows: MB", "1,000,000 rows: MB"], peaks)
    }
}
