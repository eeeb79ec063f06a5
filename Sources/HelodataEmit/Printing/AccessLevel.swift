/// Who can see the client's declarations.
package enum AccessLevel: String, Sendable, CaseIterable {
    case `public`, package, `internal`

    /// A file that was written with `public`, in this level. In generated code and in the runtime each `public` stands in front
    /// of a declaration that begins a line, with attributes and modifiers at most before it.
    package func applied(to file: GeneratedFile) -> GeneratedFile {
        guard self != .public, file.path.hasSuffix(".swift") else { return file }
        let lines = file.contents.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            // Who cannot see the client gets nothing of its runtime either.
            let line = line.hasPrefix("@_exported ") ? line.dropFirst("@_exported ".count) : line
            return self == .package && line.contains("public import ") ? Self.packageImport(line) : applied(to: line)
        }
        return GeneratedFile(path: file.path, contents: lines.joined(separator: "\n"))
    }

    /// Where imports are public by default, one that says `package` makes all others of the same module in the target ambiguous;
    /// where they are internal, one must say it.
    private static func packageImport(_ line: Substring) -> Substring {
        guard let place = place(in: line) else { return line }
        let attributes = line[..<place]
        let module = line[place...].dropFirst("public ".count)
        return "#if hasFeature(InternalImportsByDefault)\n\(attributes)package \(module)\n#else\n\(attributes)\(module)\n#endif"
    }

    private func applied(to line: Substring) -> Substring {
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
