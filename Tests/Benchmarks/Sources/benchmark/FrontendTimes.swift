import Foundation

/// What the compiler's processes say of their time, from the files of `-stats-output-dir`: user and system CPU seconds.
struct FrontendTimes {
    /// Of those that compile files; each has several files to compile.
    private(set) var phases: [Phase: Double] = [:]
    /// Of the processes that write the module's interface.
    private(set) var module = 0.0
    private(set) var processes = 0

    enum Phase: String, CaseIterable {
        case parsing = "parse-and-resolve-imports"
        case types = "perform-sema"
        case silGeneration = "SILGen"
        case silPasses = "SIL optimization"
        case ir = "IRGen"

        var title: String {
            switch self {
            case .parsing: "parsing, imports"
            case .types: "types"
            case .silGeneration: "SIL"
            case .silPasses: "passes"
            case .ir: "IR"
            }
        }
    }

    /// Of the processes that compile files, all in all.
    private(set) var compiling = 0.0

    /// What no clock of the compiler measures: machine code by LLVM, and the index.
    var rest: Double { compiling - phases.values.reduce(0, +) }

    init(folder: String) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.hasSuffix(".json") {
            let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
            let values = try JSONSerialization.jsonObject(with: data) as? [String: Double] ?? [:]
            processes += 1
            let total = values.filter { $0.key.hasPrefix("time.swift-frontend.") && !$0.key.hasSuffix(".wall") }.values.reduce(0, +)
            guard !name.contains("-swiftmodule-") else {
                module += total
                continue
            }
            compiling += total
            for phase in Phase.allCases {
                let key = "time.swift.\(phase.rawValue)"
                phases[phase, default: 0] += (values["\(key).user"] ?? 0) + (values["\(key).sys"] ?? 0)
            }
        }
    }
}
