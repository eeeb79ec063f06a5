import HelodataDiagnostics
import HelodataEmit

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
    /// For text that is written over; nil where nobody looks.
    package let progress: ((String) -> Void)?

    package init(
        usesColor: Bool, output: @escaping (String) -> Void, error: @escaping (String) -> Void, progress: ((String) -> Void)? = nil
    ) {
        self.progress = progress
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
            case .auto: FileDescriptor.standardError.isTerminal && (getenv("NO_COLOR").map { $0.pointee == 0 } ?? true)
            }
        return Console(
            usesColor: usesColor, output: { FileDescriptor.standardOutput.write($0) },
            error: { FileDescriptor.standardError.write($0) },
            progress: FileDescriptor.standardError.isTerminal ? { FileDescriptor.standardError.write($0) } : nil)
    }

    /// Diagnostics in the format that is asked for.
    package func text(_ diagnostics: [Diagnostic], _ format: GeneratorOptions.DiagnosticFormat) -> String {
        let isGitHub =
            switch format {
            case .github: true
            case .text: false
            case .auto: getenv("GITHUB_ACTIONS").map { String(cString: $0) == "true" } ?? false
            }
        return isGitHub ? AnnotationPrinter().text(diagnostics) : DiagnosticPrinter(usesColor: usesColor).text(diagnostics)
    }
}
