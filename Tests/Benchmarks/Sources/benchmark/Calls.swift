import Foundation

/// Runs the program `calls`, whose work is the same each time.
struct Calls {
    let program: String

    /// Of one time of a scenario: allocations, their bytes, seconds, and the peak of the process in bytes.
    struct Result {
        let allocations: Double?
        let bytes: Double
        let seconds: Double
        let peak: Int
    }

    func measure(_ scenario: String, _ count: Int, threads: Bool = false) throws -> Result {
        let output = try Command.run([program, scenario, "\(count)"] + (threads ? ["threads"] : [])).output
        var values: [Substring: Double] = [:]
        for line in output.split(separator: "\n") {
            let words = line.split(separator: " ")
            if words.count == 2 { values[words[0]] = Double(words[1]) }
        }
        return Result(
            allocations: values["allocations"], bytes: values["bytes"] ?? 0, seconds: values["seconds"] ?? 0,
            peak: Int((values["peak-kilobytes"] ?? 0) * 1024))
    }

    /// Of one time of a scenario, by callgrind: the difference of two runs, so that starting the process does not count.
    /// nil where there is no valgrind.
    func instructions(_ scenario: String, _ few: Int, _ many: Int) throws -> Int? {
        guard Self.hasValgrind else { return nil }
        return (try total(scenario, many) - total(scenario, few)) / (many - few)
    }

    static let hasValgrind = Command.exists("valgrind")

    private func total(_ scenario: String, _ count: Int) throws -> Int {
        let output = try Command.run([
            "valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program, scenario, "\(count)",
        ]).output
        guard let line = output.split(separator: "\n").last(where: { $0.contains("Collected :") }),
            let count = line.split(separator: " ").last.flatMap({ Int($0) })
        else { throw Command.Failure(description: "callgrind tells no count:\n\(output.suffix(2000))") }
        return count
    }
}
