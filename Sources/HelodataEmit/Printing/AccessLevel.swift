/// Who can see the client's declarations.
package enum AccessLevel: String, Sendable, CaseIterable {
    case `public`, package, `internal`

    /// A file that was written with `public`, in this level. In generated code and in the runtime each `public` stands in front
    /// of a declaration that begins a line, with attributes and modifiers at most before it.
    package func applied(to file: GeneratedFile) -> GeneratedFile {
        guard self != .public, file.path.hasSuffix(".swift") else { return file }
        let lines = file.contents.split(separator: "\n", omittingEmptySubsequences: false).map { applied(to: $0) }
        return GeneratedFile(path: file.path, contents: lines.joined(separator: "\n"))
    }

    private func applied(to line: Substring) -> Substring {
        // Who cannot see the client gets nothing of its runtime either.
        if line.hasPrefix("@_exported ") { return line.dropFirst("@_exported ".count) }
        guard let place = Self.place(in: line) else { return line }
        var rest = line[place...].dropFirst("public ".count)
        // Where the declaration is internal anyway, saying so of its setter is a warning.
        if self == .internal, rest.hasPrefix("internal(set) ") { rest = rest.dropFirst("internal(set) ".count) }
        return line[..<place] + (self == .internal ? "" : "package ") + rest
    }

    /// Where `public` stands as a modifier.
    private static func place(in line: Substring) -> Substring.Index? {
        var rest = line.drop { $0 == " " }
        while let end = rest.firstIndex(of: " ") {
            let word = rest[..<end]
            if word == "public" { return rest.startIndex }
            guard word.hasPrefix("@") || ["nonisolated", "final", "indirect", "static", "mutating"].contains(word) else { return nil }
            rest = rest[end...].dropFirst()
        }
        return nil
    }
}
