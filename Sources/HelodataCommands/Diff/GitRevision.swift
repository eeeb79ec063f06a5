#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Files as a revision of git has them. A path in it is `REVISION:path`, relative to the current folder.
package enum GitRevision {
    /// `git:v1.2.0` with the path of a file, or `git:v1.2.0:spec/openapi.yaml`; nil for what is no revision.
    package static func path(_ text: String, file: String?) -> String? {
        guard text.hasPrefix("git:") else { return nil }
        let parts = text.dropFirst(4).split(separator: ":", maxSplits: 1).map(String.init)
        guard let revision = parts.first, let file = parts.count > 1 ? parts[1] : file else { return nil }
        return "\(revision):\(file.hasPrefix("/") || file.hasPrefix(".") ? "" : "./")\(file)"
    }

    /// The bytes of `REVISION:path`; nil where git has none. Not by Foundation's `Process`, which would make the command three times as
    /// large.
    package static func contents(_ path: String) -> [UInt8]? {
        // An option of git is no revision.
        guard !path.hasPrefix("-"), !path.utf8.contains(0) else { return nil }
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return nil }
        let (output, input) = (ends[0], ends[1])
        defer { close(output) }
        guard let process = start(["git", "show", path], output: input) else {
            close(input)
            return nil
        }
        close(input)
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = read(output, &buffer, buffer.count)
            if count > 0 { bytes += buffer[..<count] } else if count == 0 || errno != EINTR { break }
        }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status == 0 ? bytes : nil
    }

    private static func start(_ command: [String], output: Int32) -> pid_t? {
        #if canImport(Darwin)
        var actions: posix_spawn_file_actions_t?
        #else
        var actions = posix_spawn_file_actions_t()
        #endif
        guard posix_spawn_file_actions_init(&actions) == 0 else { return nil }
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var arguments = command.map { strdup($0) }
        defer { arguments.forEach { free($0) } }
        arguments.append(nil)
        var process: pid_t = 0
        return posix_spawnp(&process, command[0], &actions, nil, arguments, environ) == 0 ? process : nil
    }
}
