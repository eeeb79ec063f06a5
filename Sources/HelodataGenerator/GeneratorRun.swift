import HelodataDiagnostics
import HelodataEmit
import HelodataIR
import HelodataSpec

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// One run of the command: reads the description, says what is wrong with it, writes the output folder or compares with
/// it, sums up.
package struct GeneratorRun {
    private var options: GeneratorOptions
    /// How the user would start this run again, `swift run helodata-gen`.
    private let command: String
    private let console: Console

    package init(_ options: GeneratorOptions, command: String = "helodata-gen", console: Console) {
        self.options = options
        self.command = command
        self.console = console
    }

    package func run() -> ExitStatus {
        let start = ContinuousClock.now
        let progress = Progress(console)
        do throws(OutputError) {
            let diagnostics = Diagnostics(allowed: Set(options.allowed))
            var coverage = CoverageReport()
            let generated = try generate(diagnostics, &coverage, progress: isSilent ? { _ in } : progress.step)
            progress.end()
            say(diagnostics)
            if let path = options.report { try write(CoverageText(coverage, spec: options.spec), to: path) }
            guard let generated, !diagnostics.hasErrors else {
                console.error(failureSummary(diagnostics, allowance(diagnostics, elapsed: .now - start)))
                return .failure
            }
            let folder = OutputFolder(path: options.output)
            if options.checksOnly {
                return report(try folder.difference(from: generated.files), elapsed: .now - start)
            }
            let difference = try folder.write(generated.files)
            if !options.isQuiet {
                console.output(summary(generated, difference, elapsed: .now - start))
                if let line = CoverageText(coverage, spec: options.spec).summary { console.output(line) }
                if difference.added.count == generated.files.count { console.output(hint(generated)) }
            }
            return .success
        } catch {
            progress.end()
            console.error(DiagnosticPrinter(usesColor: console.usesColor).text(error: "\(error)"))
            return .usage
        }
    }

    /// Prints what is called how, instead of writing a client.
    package func names() -> ExitStatus {
        do throws(OutputError) {
            let diagnostics = Diagnostics(allowed: Set(options.allowed))
            var coverage = CoverageReport()
            guard let generated = try generate(diagnostics, &coverage), !diagnostics.hasErrors else {
                say(diagnostics)
                return .failure
            }
            console.output(NamesText(client: generated, spec: options.spec).yaml)
            return .success
        } catch {
            console.error(DiagnosticPrinter(usesColor: console.usesColor).text(error: "\(error)"))
            return .usage
        }
    }

    private var isSilent: Bool { options.isQuiet || options.plugin != nil }

    /// What would be written; nil after an error. `diagnostics` says what and where.
    package func generate(
        _ diagnostics: Diagnostics, _ coverage: inout CoverageReport, progress: (String) -> Void = { _ in }
    ) throws(OutputError) -> GeneratedClient? {
        guard let (options, file) = try prepared(diagnostics) else { return nil }
        return try Generator(options).generate(file, diagnostics: diagnostics, coverage: &coverage, progress: progress)
    }

    /// What the client is going to be, and the description behind it; nil after an error.
    package func lowered(
        _ diagnostics: Diagnostics, _ coverage: inout CoverageReport
    ) throws(OutputError) -> (api: API, documents: DocumentSet)? {
        guard let (options, file) = try prepared(diagnostics) else { return nil }
        return try Generator(options).lowered(file, diagnostics: diagnostics, coverage: &coverage)
    }

    /// The differences that the configuration lets pass.
    package func ignoredDifferences(_ diagnostics: Diagnostics) throws(OutputError) -> [IgnoredDifference] {
        try prepared(diagnostics)?.options.ignored ?? []
    }

    /// What a server of the description answers; nil after an error.
    package func served(_ diagnostics: Diagnostics) throws(OutputError) -> ServedAPI? {
        guard let (options, file) = try prepared(diagnostics) else { return nil }
        return try Generator(options).served(file, diagnostics: diagnostics)
    }

    /// The options as the configuration completes them, and the description.
    private func prepared(_ diagnostics: Diagnostics) throws(OutputError) -> (options: GeneratorOptions, file: SourceFile)? {
        var options = options
        let sources = SourceFiles(relativeTo: options.plugin?.shownRelativeTo, contents: options.contents)
        if let path = options.configuration {
            let file = try sources.read(path)
            guard let configuration = Configuration.read(file, diagnostics: diagnostics) else { return nil }
            configuration.check(against: options, diagnostics: diagnostics)
            options.complete(by: configuration)
            diagnostics.allow(Set(configuration.options.allowed))
        }
        if let access = options.access, access != .public, options.plugin == nil, options.layout == .package {
            throw OutputError(
                "nobody could use a package whose client is \(access.rawValue); write its sources into a target, with --layout sources")
        }
        if options.runtime == .shared, options.plugin == nil, options.layout == .package {
            throw OutputError(
                "a package of its own contains its runtime; for a client that imports HelodataRuntime write its sources into a target, with --layout sources"
            )
        }
        if options.spec.isEmpty {
            throw OutputError("no description: name it on the command line or as 'spec' in the configuration")
        }
        return (options, try sources.read(options.spec))
    }

    // MARK: messages and the report

    private func say(_ diagnostics: Diagnostics) {
        let digest = DiagnosticDigest(diagnostics.all, options.isVerbose ? .none : DiagnosticDigest.Limits())
        console.error(console.text(digest.shown, options.diagnosticFormat) + digest.summary)
    }

    private func write(_ text: CoverageText, to path: String) throws(OutputError) {
        if path == "-" {
            console.output(text.lines)
            return
        }
        do {
            let contents = path.hasSuffix(".json") ? text.json : text.lines
            try contents.write(to: URL(fileURLWithPath: path), atomically: true, encoding: .utf8)
        } catch {
            throw OutputError("cannot write \(path): \(error.reason)")
        }
    }

    // MARK: what is said at the end

    /// `Generated: 13 operations, 31 models, 13 error enums → 9 files, 2 changed, 0 removed  (14 ms)`
    private func summary(
        _ generated: GeneratedClient, _ difference: OutputFolder.Difference, elapsed: Duration
    ) -> String {
        let contents = [
            counted(generated.operationCount, "operation"), counted(generated.modelCount, "model"),
            counted(generated.errorCount, "error enum"),
        ].joined(separator: ", ")
        let written = difference.added.count + difference.changed.count
        let files = "\(counted(generated.files.count, "file")), \(written) changed, \(difference.stale.count) removed"
        return "\(options.output): \(contents) → \(files)  (\(milliseconds(elapsed)))\n"
    }

    /// The next step, after the first run into a folder.
    private func hint(_ generated: GeneratedClient) -> String {
        switch options.layout {
        case .package:
            "Next: .package(name: \"\(generated.moduleName)\", path: \"\(options.output)\") in your Package.swift; \(options.output)/README.md has a first call\n"
        case .sources: "Next: add the files of \(options.output) to a target\n"
        }
    }

    /// `2 errors; Generated is unchanged.`, and what would let it through.
    private func failureSummary(_ diagnostics: Diagnostics, _ allowance: String) -> String {
        let errors = diagnostics.all.count { $0.severity == .error }
        let warnings = diagnostics.all.count { $0.severity == .warning }
        let found =
            warnings == 0 ? counted(errors, "error") : "\(counted(errors, "error")), \(counted(warnings, "warning"))"
        return options.plugin == nil ? "\(found); \(options.output) is unchanged.\(allowance)\n" : ""
    }

    /// `To go on all the same: --allow schema-type`, if it is so: these errors as warnings leave no others. Tried only where
    /// the run did not take long, and not of what is too large, whose messages say so themselves.
    private func allowance(_ diagnostics: Diagnostics, elapsed: Duration) -> String {
        guard elapsed < .milliseconds(200), options.plugin == nil else { return "" }
        var trial = self
        trial.options.mocks = .excluded
        var allowed: [String] = []
        var found = diagnostics
        // Behind errors there may be others.
        for _ in 0..<3 {
            if found.all.contains(where: { $0.severity == .error && Self.budgets.contains($0.code) }) { return "" }
            for diagnostic in found.all where diagnostic.severity == .error && !allowed.contains(diagnostic.code) {
                allowed.append(diagnostic.code)
            }
            found = Diagnostics(allowed: Set(options.allowed).union(allowed))
            var coverage = CoverageReport()
            guard let generated = try? trial.generate(found, &coverage) else {
                if found.hasErrors { continue }
                return ""
            }
            if !found.hasErrors, !generated.files.isEmpty {
                return " To go on all the same: \(allowed.map { "--allow \($0)" }.joined(separator: " "))"
            }
        }
        return ""
    }

    /// Codes of what would take too long, or become too large.
    private static let budgets = OutputBudget.codes.union([OverlayBudget.code])

    /// More files that differ get a line each.
    private static let mostInOneLine = 4

    private func report(_ difference: OutputFolder.Difference, elapsed: Duration) -> ExitStatus {
        for note in difference.notes { console.error("note: \(note)\n") }
        guard !difference.isEmpty else {
            if !options.isQuiet { console.output("\(options.output) is up to date  (\(milliseconds(elapsed)))\n") }
            return .success
        }
        let paths =
            difference.changed + difference.added.map { "\($0) (missing)" }
            + difference.stale.map { "\($0) (left over)" }
        let differing = "\(options.output) is out of date:"
        if paths.count <= Self.mostInOneLine {
            console.error("\(differing) \(paths.joined(separator: ", ")) (run: \(repeatedCommand))\n")
        } else {
            let lines = paths.map { "  \($0)\n" }.joined()
            console.error("\(differing) \(paths.count) files (run: \(repeatedCommand))\n\(lines)")
        }
        return .failure
    }

    /// The command that brings the output up to date.
    private var repeatedCommand: String {
        ([command] + GeneratorOption.arguments(options)).map {
            $0 == command || !$0.contains(where: { " *{}'$".contains($0) }) ? $0 : "'\($0)'"
        }.joined(separator: " ")
    }

    private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

    private func milliseconds(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        return "\(seconds * 1000 + attoseconds / 1_000_000_000_000_000) ms"
    }
}
