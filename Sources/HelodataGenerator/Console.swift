#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Where a run speaks: results on standard output, everything else on standard error.
package struct Console {
    package let usesColor: Bool
    package let output: (String) -> Void
    package let error: (String) -> Void

    package init(usesColor: Bool, output: @escaping (String) -> Void, error: @escaping (String) -> Void) {
        self.usesColor = usesColor
        self.output = output
        self.error = error
    }

    /// The process's own. `auto` colours a terminal, unless `NO_COLOR` is set (no-color.org).
    package static func standard(color: GeneratorOptions.ColorMode) -> Console {
        let usesColor =
            switch color {
            case .always: true
            case .never: false
            case .auto: isatty(STDERR_FILENO) == 1 && (getenv("NO_COLOR").map { $0.pointee == 0 } ?? true)
            }
        return Console(
            usesColor: usesColor, output: { write($0, to: STDOUT_FILENO) }, error: { write($0, to: STDERR_FILENO) })
    }

    private static func write(_ text: String, to descriptor: Int32) {
        var text = text
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while let start = rest.baseAddress, !rest.isEmpty {
                #if canImport(Darwin)
                    let written = Darwin.write(descriptor, start, rest.count)
                #elseif canImport(Glibc)
                    let written = Glibc.write(descriptor, start, rest.count)
                #elseif canImport(Musl)
                    let written = Musl.write(descriptor, start, rest.count)
                #endif
                if written < 0, errno == EINTR { continue }
                guard written > 0 else { return }
                rest = UnsafeRawBufferPointer(rebasing: rest[written...])
            }
        }
    }
}
