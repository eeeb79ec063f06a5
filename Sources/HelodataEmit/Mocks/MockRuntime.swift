import CRuntimeText

/// The files of Sources/HelodataMocks, which the program carries inside, as they stand beside a generated mock.
package enum MockRuntime {
    private static let sources: [GeneratedFile] = UnsafeBufferPointer(start: helodata_mock_texts(), count: helodata_mock_text_count()).map {
        text in
        GeneratedFile(
            path: String(cString: text.path), bytes: RuntimeSources.embedded(UnsafeBufferPointer(start: text.bytes, count: text.count)))
    }

    /// - Parameter module: Where the runtime's types are; nil: in the module that the files are put into.
    package static func files(importing module: String?) -> [GeneratedFile] {
        let mark = "import HelodataRuntime\n"
        return sources.map { file in
            let contents = file.contents.split(separator: "\n", omittingEmptySubsequences: false).compactMap { line -> String? in
                guard line == mark.dropLast() || line == "public " + mark.dropLast() else { return String(line) }
                return module.map { String(line.replacing("HelodataRuntime", with: $0)) }
            }
            let text = contents.joined(separator: "\n")
            return GeneratedFile(path: file.path, contents: module == nil ? String(text.drop { $0 == "\n" }) : text)
        }
    }
}
