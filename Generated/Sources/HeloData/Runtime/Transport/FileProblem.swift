/// Why a file cannot be written or read, in words.
nonisolated struct FileProblem: Error, CustomStringConvertible {
    let description: String
}
