#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The system's own calls, where Foundation's do more than is wanted.
package struct FileDescriptor {
    package static let standardOutput = FileDescriptor(number: STDOUT_FILENO)
    package static let standardError = FileDescriptor(number: STDERR_FILENO)

    private let number: Int32

    init(number: Int32) { self.number = number }

    package var isTerminal: Bool { isatty(number) == 1 }

    /// Writes all of it; false after an error, which `errno` names.
    @discardableResult
    package func write(_ text: String) -> Bool { write(Array(text.utf8)) }

    package func write(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { bytes in
            var rest = bytes
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

    enum Kind { case file, folder, symbolicLink, other }

    /// A whole file.
    static func contents(of path: String) throws(FileSystem.Refusal) -> [UInt8] {
        let number = open(path, O_RDONLY)
        guard number >= 0 else { throw FileSystem.Refusal(code: errno) }
        defer { _ = close(number) }
        var status = stat()
        guard fstat(number, &status) == 0 else { throw FileSystem.Refusal(code: errno) }
        // One byte more than the file has, so that one call shows its end.
        let room = max(Int(status.st_size) + 1, 1 << 12)
        var bytes: [UInt8] = []
        while true {
            var count = 0
            let part = [UInt8](unsafeUninitializedCapacity: room) { buffer, initialized in
                repeat { count = read(number, buffer.baseAddress, room) } while count < 0 && errno == EINTR
                initialized = max(count, 0)
            }
            if count < 0 { throw FileSystem.Refusal(code: errno) }
            if bytes.isEmpty { bytes = part } else { bytes += part }
            if count == 0 || count < room && bytes.count == Int(status.st_size) { return bytes }
        }
    }

    /// Whether a file has exactly these bytes. It is not read if its size tells.
    static func holds(_ bytes: [UInt8], at path: String) throws(FileSystem.Refusal) -> Bool {
        let number = open(path, O_RDONLY)
        guard number >= 0 else { throw FileSystem.Refusal(code: errno) }
        defer { _ = close(number) }
        var status = stat()
        guard fstat(number, &status) == 0 else { throw FileSystem.Refusal(code: errno) }
        guard Int(status.st_size) == bytes.count else { return false }
        var compared = 0
        var error: Int32 = 0
        let areEqual = withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { part in
            while compared < bytes.count {
                let count = read(number, part.baseAddress, part.count)
                if count < 0, errno == EINTR { continue }
                if count < 0 { error = errno }
                guard count > 0, compared + count <= bytes.count, let start = part.baseAddress else { return false }
                let isSame = bytes.withUnsafeBytes { $0.baseAddress.map { memcmp($0 + compared, start, count) == 0 } ?? false }
                guard isSame else { return false }
                compared += count
            }
            return true
        }
        guard error == 0 else { throw FileSystem.Refusal(code: error) }
        return areEqual
    }

    static func reason(_ code: Int32) -> String { String(cString: strerror(code)).lowercased() }
}
