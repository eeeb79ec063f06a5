#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Held while an output folder is looked at or changed, so that two runs follow each other. It is a lock on the folder above,
/// which stays the same when the output folder is exchanged; no file is left behind, and the system lets go of it when the
/// process ends, however it does. File systems without locks go without.
final class OutputLock {
    enum Mode { case reading, writing }

    private let number: Int32

    init(_ place: OutputPlace, _ mode: Mode) {
        number = Self.open(place)
        guard number >= 0 else { return }
        while flock(number, mode == .writing ? LOCK_EX : LOCK_SH) != 0, errno == EINTR {}
    }

    private static func open(_ place: OutputPlace) -> Int32 {
        for folder in [place.parent, place.folder] {
            #if canImport(Darwin)
            let number = Darwin.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            #elseif canImport(Glibc)
            let number = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            #elseif canImport(Musl)
            let number = Musl.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            #endif
            if number >= 0 { return number }
        }
        return -1
    }

    deinit { if number >= 0 { _ = close(number) } }
}
