import CFileExchange

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The system's calls on paths. None follows a link at the end of a path, and each takes the path as it is written: no `~`,
/// no shortening.
enum FileSystem {
    /// What the system says when it does not do what it is asked.
    struct Refusal: Error {
        let code: Int32
        var reason: String { FileDescriptor.reason(code) }
        /// Something of the tool's own is not as it left it.
        static let unusable = Refusal(code: EINVAL)
        var isAbsence: Bool { code == ENOENT || code == ENOTDIR }
    }

    // MARK: looking

    struct Status {
        let kind: FileDescriptor.Kind
        let device: UInt64
        let number: UInt64
        let owner: UInt32
        let group: UInt32
        /// When the contents changed, in nanoseconds since 1970.
        let changed: Int64
        func isSame(as other: Status?) -> Bool { device == other?.device && number == other?.number }
    }

    /// What stands at a path; nil for nothing.
    static func status(_ path: String) throws(Refusal) -> Status? {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            let refusal = Refusal(code: errno)
            if refusal.isAbsence { return nil }
            throw refusal
        }
        return Status(status)
    }

    static func exists(_ path: String) throws(Refusal) -> Bool { try status(path) != nil }

    /// The names in a folder, sorted, so that the order of changes does not depend on the file system.
    static func names(in folder: String) throws(Refusal) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        } catch {
            throw Refusal(code: access(folder, R_OK) == 0 ? EIO : errno)
        }
    }

    /// Also false on a volume that is read-only, for root too.
    static func isWritable(_ path: String) -> Bool { access(path, W_OK) == 0 }

    /// The path without links and `..`; everything on it must exist.
    static func resolved(_ path: String) throws(Refusal) -> String {
        guard let resolved = realpath(path, nil) else { throw Refusal(code: errno) }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    // MARK: changing

    static func makeFolder(_ path: String) throws(Refusal) { try check(mkdir(path, 0o777)) }

    static func move(_ path: String, to other: String) throws(Refusal) { try check(rename(path, other)) }

    /// Both exist and trade places in one step.
    static func exchange(_ path: String, _ other: String) throws(Refusal) {
        let code = helodata_exchange(path, other)
        if code != 0 { throw Refusal(code: code) }
    }

    /// One more name for a file, or for a symbolic link itself.
    static func link(_ path: String, as other: String) throws(Refusal) {
        try check(linkat(AT_FDCWD, path, AT_FDCWD, other, 0))
    }

    static func removeFile(_ path: String) throws(Refusal) { try check(unlink(path)) }

    static func removeEmptyFolder(_ path: String) throws(Refusal) { try check(rmdir(path)) }

    /// A folder and all in it.
    static func removeTree(_ path: String) throws(Refusal) {
        guard let status = try status(path) else { return }
        guard status.kind == .folder else { return try removeFile(path) }
        for name in try names(in: path) { try removeTree("\(path)/\(name)") }
        try removeEmptyFolder(path)
    }

    /// A new file. Does not wait for the disk, as Foundation's writing does on Linux, which takes ten times as long.
    static func create(_ path: String, _ bytes: [UInt8]) throws(Refusal) {
        let number = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o666)
        guard number >= 0 else { throw Refusal(code: errno) }
        let isWritten = FileDescriptor(number: number).write(bytes)
        var code = isWritten ? 0 : errno
        if close(number) != 0, code == 0 { code = errno }
        guard code == 0 else {
            _ = unlink(path)
            throw Refusal(code: code)
        }
    }

    /// The folder and those above it that are missing. Returns those that it made, the outermost first.
    static func makeFolders(_ path: String) throws(Refusal) -> [String] {
        var missing: [String] = []
        var folder = path
        while !folder.isEmpty, try !exists(folder) {
            missing.append(folder)
            folder = String(folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)])
        }
        missing.reverse()
        for (index, folder) in missing.enumerated() {
            do throws(Refusal) {
                try makeFolder(folder)
            } catch {
                // Another run may have made it at the same time.
                if error.code == EEXIST { continue }
                removeEmptyFolders(missing[..<index])
                throw error
            }
        }
        return missing
    }

    /// As far as they are empty, the innermost first.
    static func removeEmptyFolders(_ folders: some BidirectionalCollection<String>) {
        for folder in folders.reversed() where rmdir(folder) != 0 { return }
    }

    /// Gives a folder the permissions of another one, and its times.
    static func copyAttributes(of folder: String, to other: String, times isWithTimes: Bool) throws(Refusal) {
        var status = stat()
        try check(lstat(folder, &status))
        try check(chmod(other, status.st_mode & 0o7777))
        guard isWithTimes else { return }
        #if canImport(Darwin)
        let times = [status.st_atimespec, status.st_mtimespec]
        #else
        let times = [status.st_atim, status.st_mtim]
        #endif
        try check(utimensat(AT_FDCWD, other, times, 0))
    }

    private static func check(_ result: Int32) throws(Refusal) {
        if result != 0 { throw Refusal(code: errno) }
    }
}

extension FileSystem.Status {
    init(_ status: stat) {
        switch status.st_mode & S_IFMT {
        case S_IFREG: kind = .file
        case S_IFDIR: kind = .folder
        case S_IFLNK: kind = .symbolicLink
        default: kind = .other
        }
        device = UInt64(truncatingIfNeeded: status.st_dev)
        number = UInt64(truncatingIfNeeded: status.st_ino)
        owner = UInt32(truncatingIfNeeded: status.st_uid)
        group = UInt32(truncatingIfNeeded: status.st_gid)
        #if canImport(Darwin)
        let time = status.st_mtimespec
        #else
        let time = status.st_mtim
        #endif
        changed = Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    }
}
