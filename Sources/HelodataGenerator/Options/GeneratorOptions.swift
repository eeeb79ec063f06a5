import HelodataDiagnostics
import HelodataEmit
import HelodataIR
import HelodataSpec

/// What one run is asked for, by the command line or by the build-tool plugin. `GeneratorOption` has a row for each.
package struct GeneratorOptions: Sendable {
    package enum Layout: String, Sendable, CaseIterable {
        /// A complete package: `Package.swift`, `README.md`, `Sources/…`.
        case package
        /// The Swift files alone, for a folder inside a target.
        case sources
    }

    package enum DiagnosticFormat: String, Sendable, CaseIterable {
        /// `github` inside of GitHub Actions, else `text`.
        case auto
        case text
        /// Annotations of a pull request.
        case github
    }

    package enum ForeignExtensions: String, Sendable, CaseIterable { case read, ignore }
    package enum Mocks: String, Sendable, CaseIterable {
        case included
        case excluded = "none"
    }

    package enum ColorMode: String, Sendable, CaseIterable { case auto, always, never }

    /// The description, a path as the user gave it; empty: the configuration says it.
    package var spec: String
    package var output = "Generated"
    package var layout = Layout.package
    /// Whether the client contains the runtime or imports it; nil: it contains it.
    package var runtime: RuntimePlace?
    /// Who sees the client; nil: everybody.
    package var access: AccessLevel?
    /// Whether there is a double of the client for tests; nil: with a package.
    package var mocks: Mocks?
    /// The Swift module; nil: from the description.
    package var module: String?
    /// What the package does without.
    package var omitted: Set<ClientDocument> = []
    /// Codes of errors that are let through as warnings.
    package var allowed: [String] = []
    /// The configuration file; its settings give way to those of the command line.
    package var configuration: String?
    /// Differences that `diff` lets pass; generating takes no notice of them.
    package var ignored: [IgnoredDifference] = []
    /// Which operations to generate.
    package var filter = OperationFilter()
    /// Paths of overlays, applied in this order.
    package var overlays: [String] = []
    package var renames: [Renaming.Entry] = []
    /// Ways of paging for all operations that they fit.
    package var pagination: [PaginationRule] = []
    /// Whether extensions of other tools count; nil: they do.
    package var foreignExtensions: ForeignExtensions?
    /// Compares only.
    package var checksOnly = false
    package var isQuiet = false
    /// Where to write what became of each part of the description: a path, or `-` for standard output.
    package var report: String?
    /// Prints every warning instead of the first few of each kind.
    package var isVerbose = false
    package var color = ColorMode.auto
    package var diagnosticFormat = DiagnosticFormat.auto

    /// Gives the bytes of files in place of the disk: another revision of them.
    package var contents: (@Sendable (_ path: String) -> [UInt8]?)?

    /// The run is a part of a build, which the build-tool plugin announced.
    package var isPlugin = false
    package var announced = PluginOptions()
    /// What the build-tool plugin says; nil: the run is none of its.
    package var plugin: PluginOptions? {
        get { isPlugin ? announced : nil }
        set {
            isPlugin = newValue != nil
            announced = newValue ?? PluginOptions()
        }
    }

    package struct PluginOptions: Sendable {
        /// How many files the plugin announced for models and for operations.
        package var modelFiles = 1
        package var operationFiles = 1
        /// Paths of the overlays that the plugin found in the configuration and watches.
        package var watched: [String] = []
        /// Paths inside this folder are shown relative to it.
        package var shownRelativeTo: String?
        package init() {}
    }

    /// Whether this run makes a double for tests.
    var makesMocks: Bool {
        switch mocks {
        case .included?: true
        case .excluded?: false
        case nil: layout == .package && plugin == nil
        }
    }

    /// Whether this run writes a README, which has examples.
    var makesExamples: Bool { layout == .package && plugin == nil }

    package init(spec: String) { self.spec = spec }
}
