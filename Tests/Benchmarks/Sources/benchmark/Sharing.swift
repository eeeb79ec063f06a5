import Foundation

/// A client that contains the runtime beside one that imports it.
extension Sections {
    private static let runtime = "../../../Sources/HelodataRuntime"

    func sharing() throws {
        report.heading("Runtime: embedded and shared")
        try sharedCalls()
        try sharedBuilds()
    }

    private func sources(of client: String, _ description: String, shared: Bool) throws {
        try Command.run([
            try tools.releaseGenerator(), description, "--output", "\(tools.folder)/\(client)-sources", "--layout", "sources",
            "--runtime", shared ? "shared" : "embedded", "--module", client, "--quiet",
        ])
    }

    private func sharedCalls() throws {
        report.note("Instructions by callgrind of one call, and of one list of 5,000 IPs.")
        let scenarios = [("create", 100, 1100), ("list-json", 1, 3), ("list-csv", 1, 3), ("list-plain", 1, 3), ("encode", 1, 3)]
        var counts: [[Int?]] = []
        for isShared in [false, true] {
            try sources(of: "HeloData", "spec/helodata.yaml", shared: isShared)
            let programs = "../../../Tests/Benchmarks/Sources/"
            let package = try ClientPackage(
                "\(tools.folder)/package", clients: ["HeloData"], runtime: isShared ? Self.runtime : nil,
                program: ["calls", "CAllocations", "CExecutor"].map { programs + $0 }, configuration: "release")
            _ = try package.build()
            counts.append(try scenarios.map { try Calls(program: package.program).instructions($0.0, $0.1, $0.2) })
            tools.remove("package")
            tools.remove("HeloData-sources")
        }
        var rows: [[String]] = []
        for (index, scenario) in scenarios.enumerated() {
            guard let embedded = counts[0][index], let shared = counts[1][index] else { continue }
            let change = 100 * (Double(shared) / Double(embedded) - 1)
            rows.append([
                scenario.0, Shown.count(embedded), Shown.count(shared), (change > 0 ? "+" : "") + Shown.decimal(change, 1) + " %",
            ])
        }
        report.table(["", "embedded", "shared", "difference"], rows)
    }

    private func sharedBuilds() throws {
        report.note(
            "CPU seconds of `swift build` without the generator: from nothing, and after one comment of the description has changed.")
        guard let subject = subjects.first(where: { $0.name == "helodata" }), let comment = subject.comment else { return }
        let text = try String(contentsOfFile: subject.path, encoding: .utf8)
        let path = "\(tools.folder)/sharing.yaml"
        defer { unlink(path) }
        var rows: [[String]] = []
        for configuration in ["debug", "release"] {
            for clients in [["One"], ["One", "Two"]] {
                for isShared in [false, true] {
                    try text.write(toFile: path, atomically: true, encoding: .utf8)
                    for client in clients { try sources(of: client, path, shared: isShared) }
                    let package = try ClientPackage(
                        "\(tools.folder)/package", clients: clients, runtime: isShared ? Self.runtime : nil, configuration: configuration)
                    let clean = try package.build()
                    try text.replacingOccurrences(of: comment.before, with: comment.after)
                        .write(toFile: path, atomically: true, encoding: .utf8)
                    try sources(of: "One", path, shared: isShared)
                    let again = try package.build()
                    rows.append([
                        configuration, "\(clients.count)", isShared ? "shared" : "embedded", Shown.seconds(clean.processor),
                        Shown.seconds(again.processor), ClientPackage.compiled(again.output).joined(separator: ", "),
                    ])
                    tools.remove("package")
                    for client in clients { tools.remove("\(client)-sources") }
                }
            }
        }
        report.table(["", "clients", "runtime", "clean", "after a comment", "compiled again"], rows)
    }
}
