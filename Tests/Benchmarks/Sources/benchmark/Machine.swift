import Foundation

/// What the figures were measured with.
enum Machine {
    static var description: String {
        var parts = [toolchain, processor, "\(ProcessInfo.processInfo.activeProcessorCount) cores"]
        parts.append("\(ProcessInfo.processInfo.physicalMemory >> 30) GiB")
        parts.append(ProcessInfo.processInfo.operatingSystemVersionString)
        if let load = try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8) {
            parts.append("load at the start \(load.prefix { $0 != " " })")
        }
        return parts.joined(separator: "; ")
    }

    private static var toolchain: String {
        let output = (try? Command.run(["swift", "--version"]).output) ?? ""
        return output.split(separator: "\n").first { $0.contains("Swift version") }.map(String.init) ?? "Swift"
    }

    private static var processor: String {
        let lines = ((try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? "").split(separator: "\n")
        guard let line = lines.first(where: { $0.hasPrefix("model name") }) else { return "unknown processor" }
        return line.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) } ?? ""
    }
}
