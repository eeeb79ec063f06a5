import Foundation

/// `benchmark [--quick] [--check | --record] [SECTION…]`, in the project's root; `.ci/benchmark` builds and starts it.
@main
enum Benchmark {
    static let sections = ["generation", "emitted", "compile", "split", "rebuild", "calls", "lists", "sharing"]

    static func main() {
        do {
            try run(Array(CommandLine.arguments.dropFirst()))
        } catch {
            FileHandle.standardError.write(Data("benchmark: \(error)\n".utf8))
            exit(2)
        }
    }

    private static func run(_ arguments: [String]) throws {
        let flags = Set(arguments.filter { $0.hasPrefix("--") })
        let names = arguments.filter { !$0.hasPrefix("--") }
        guard flags.isSubset(of: ["--quick", "--check", "--record"]), Set(names).isSubset(of: sections) else {
            throw Command.Failure(
                description: "usage: [--quick] [--check | --record] [\(sections.joined(separator: "|"))…]")
        }
        let corpus = ProcessInfo.processInfo.environment["HELODATA_CORPUS"] ?? "../shared/corpus"
        let tools = try Tools(folder: ".build/benchmark")
        let report = Report()
        if !flags.isDisjoint(with: ["--check", "--record"]) {
            let counts = try Counts(tools: tools, subjects: Subject.all(corpus: corpus))
            let isFine = try counts.check(report)
            if flags.contains("--record") { try counts.record() } else if !isFine { exit(1) }
            return
        }

        let missing = Subject.all(corpus: corpus).filter { !$0.exists }
        let all = Sections(
            report: report, tools: tools, subjects: Subject.all(corpus: corpus).filter(\.exists),
            isQuick: flags.contains("--quick"))
        let date = ISO8601DateFormatter.string(from: Date(), timeZone: .gmt, formatOptions: [.withFullDate])
        report.note("# Benchmarks, \(date)")
        report.note(Machine.description)
        for subject in missing { report.note("skipped: \(subject.name), there is no \(subject.path)") }
        for name in names.isEmpty ? sections : names {
            switch name {
            case "generation": try all.generation()
            case "emitted": try all.emitted()
            case "compile": try all.compile()
            case "split": try all.split()
            case "rebuild": try all.rebuild()
            case "calls": try all.callTimes()
            case "sharing": try all.sharing()
            default: try all.lists()
            }
        }
        guard names.isEmpty, !flags.contains("--quick") else { return }
        let folder = "Tests/Benchmarks/Results"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try report.text.write(toFile: "\(folder)/\(date).md", atomically: true, encoding: .utf8)
        print("\nwritten: \(folder)/\(date).md")
    }
}
