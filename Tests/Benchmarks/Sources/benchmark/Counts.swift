import Foundation

/// Counts that are the same on each machine with the same toolchain, compared with those in a file.
struct Counts {
    static let baseline = "Tests/Benchmarks/baseline.tsv"

    /// Name, value, and by how many percent it may grow.
    private(set) var measured: [(name: String, value: Int, margin: Int)] = []
    private(set) var skipped: [String] = []

    init(tools: Tools, subjects: [Subject]) throws {
        let calls = Calls(program: tools.own("calls"))
        for (scenario, few, many, allocations) in [
            ("create", 100, 600, 1000), ("list-json", 1, 3, 3), ("list-csv", 1, 3, 3), ("list-plain", 1, 3, 3),
        ] {
            if let count = try calls.instructions(scenario, few, many) {
                measured.append(("\(scenario).instructions", count, 10))
            } else {
                skipped.append("\(scenario).instructions")
            }
            if let count = try calls.measure(scenario, allocations).allocations {
                measured.append(("\(scenario).allocations", Int(count.rounded(.up)), 10))
            } else {
                skipped.append("\(scenario).allocations")
            }
        }
        let generator = try tools.debugGenerator()
        for subject in subjects {
            guard subject.exists else {
                skipped.append("\(subject.name).lines")
                continue
            }
            _ = try tools.generate(subject.path, into: "counts", with: generator)
            let emitted = Emitted(folder: "\(tools.folder)/counts")
            tools.remove("counts")
            measured.append(("\(subject.name).lines", emitted.lines, 5))
            measured.append(("\(subject.name).bytes", emitted.bytes, 5))
            if subject.name == "helodata" {
                measured.append(("runtime.lines", emitted.runtimeLines, 10))
                measured.append(("runtime.bytes", emitted.runtimeBytes, 10))
            }
        }
    }

    /// Prints a table; no where a count has grown beyond its margin.
    func check(_ report: Report) throws -> Bool {
        let known = try Self.read()
        var rows: [[String]] = []
        var grown: [String] = []
        for (name, value, margin) in measured {
            guard let before = known[name] else {
                rows.append([name, Shown.count(value), "none", "", "new"])
                continue
            }
            let change = 100 * (Double(value) / Double(before) - 1)
            let isGrown = change > Double(margin)
            if isGrown { grown.append(name) }
            rows.append([
                name, Shown.count(value), Shown.count(before), (change > 0 ? "+" : "") + Shown.decimal(change, 1) + " %",
                isGrown ? "GROWN by more than \(margin) %" : change < -Double(margin) ? "less: record it" : "",
            ])
        }
        report.table(["count", "now", "before", "change", ""], rows)
        if !skipped.isEmpty {
            report.note("skipped for want of valgrind, glibc or the description: \(skipped.joined(separator: ", "))")
        }
        guard grown.isEmpty else {
            report.note(
                """
                \(grown.joined(separator: ", ")): more than in \(Self.baseline). Find out why: `.ci/benchmark calls lists emitted` \
                prints it all, `valgrind --tool=callgrind Tests/Benchmarks/.build/release/calls SCENARIO COUNT` shows where. \
                If it is meant, `.ci/benchmark --record` writes the new counts; commit them with the reason.
                """)
            return false
        }
        return true
    }

    func record() throws {
        var known = try Self.read()
        for (name, value, _) in measured { known[name] = value }
        let lines = known.sorted { $0.key < $1.key }.map { "\($0.key)\t\($0.value)\n" }
        try lines.joined().write(toFile: Self.baseline, atomically: true, encoding: .utf8)
    }

    private static func read() throws -> [String: Int] {
        guard let text = try? String(contentsOfFile: baseline, encoding: .utf8) else { return [:] }
        var counts: [String: Int] = [:]
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: "\t")
            if fields.count == 2 { counts[String(fields[0])] = Int(fields[1]) }
        }
        return counts
    }
}
