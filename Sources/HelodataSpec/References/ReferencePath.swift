/// Paths of files as references write them, from the folder of the root document. Text only: nothing is looked up.
enum ReferencePath {
    /// `../common/types.yaml` from `paths/orders.yaml` is `common/types.yaml`; what lies above the folder starts with `..`.
    static func joined(_ reference: String, from file: String) -> String {
        var parts = file.split(separator: "/").dropLast().map(String.init)
        for part in reference.split(separator: "/") {
            switch part {
            case ".": continue
            case ".." where !parts.isEmpty && parts.last != "..": parts.removeLast()
            default: parts.append(String(part))
            }
        }
        return parts.joined(separator: "/")
    }

    /// How many folders above that of the root document a joined path goes.
    static func levelsAbove(_ path: String) -> Int {
        path.split(separator: "/").prefix { $0 == ".." }.count
    }

    static func isHidden(_ path: String) -> Bool {
        path.split(separator: "/").contains { $0.hasPrefix(".") && $0 != ".." }
    }

    static func isDescription(_ path: String) -> Bool {
        let path = path.lowercased()
        return [".yaml", ".yml", ".json"].contains { path.hasSuffix($0) }
    }

    /// `https:`, `urn:`, `//host`.
    static func isURL(_ reference: String) -> Bool {
        if reference.hasPrefix("//") { return true }
        guard let colon = reference.firstIndex(of: ":") else { return false }
        let scheme = reference[..<colon]
        // One letter is a drive.
        return scheme.count > 1
            && scheme.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
    }
}
