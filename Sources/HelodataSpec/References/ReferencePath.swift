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

extension ReferencePath {
    /// A joined path as the user would write it: `spec/api/` and `../common.yaml` are `spec/common.yaml`.
    static func shown(_ joined: String, in folder: String) -> String {
        guard !folder.isEmpty else { return joined }
        var folders = folder.dropLast().split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        var parts = Substring(joined)
        while parts.hasPrefix("../"), let last = folders.last, last != "..", last != ".", !last.isEmpty {
            folders.removeLast()
            parts = parts.dropFirst(3)
        }
        return (folders + [String(parts)]).joined(separator: "/")
    }
}
