#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The system's own calls, where Foundation's do more than is wanted.
struct FileDescriptor {
    static let standardOutput = FileDescriptor(number: STDOUT_FILENO)
    static let standardError = FileDescriptor(number: STDERR_FILENO)

    private let number: Int32

    var isTerminal: Bool { isatty(number) == 1 }

    /// Writes all of it; false after an error, which `errno` names.
    @discardableResult
    func write(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while let start = rest.baseAddress, !rest.isEmpty {
                #if canImport(Darwin)
                    let written = Darwin.write(number, start, rest.count)
                #elseif canImport(Glibc)
                    let written = Glibc.write(number, start, rest.count)
                #elseif canImport(Musl)
                    let written = Musl.write(number, start, rest.count)
                #endif
                if written < 0, errno == EINTR { continue }
                guard written > 0 else { return false }
                rest = UnsafeRawBufferPointer(rebasing: rest[written...])
            }
            return true
        }
    }

    /// Replaces a file as a whole: writes beside it, then renames, so that nobody sees it half-written. Does not wait for
    /// the disk, as Foundation's writing does on Linux, which takes ten times as long. nil, or what the system says.
    static func replaceFile(at path: String, with text: String) -> String? {
        let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        let unfinished = "\(path[..<slash]).\(path[slash...]).\(getpid())"
        let number = open(unfinished, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0o666)
        guard number >= 0 else { return lastError }
        let isWritten = FileDescriptor(number: number).write(text)
        if isWritten, close(number) == 0, rename(unfinished, path) == 0 { return nil }
        let error = lastError
        if !isWritten { _ = close(number) }
        _ = unlink(unfinished)
        return error
    }

    private static var lastError: String { reason(errno) }

    static func reason(_ code: Int32) -> String { String(cString: strerror(code)).lowercased() }
}
