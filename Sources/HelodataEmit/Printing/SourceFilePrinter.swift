/// A Swift file of the client, printed declaration by declaration: no more than one of them is held as `Code`.
final class SourceFilePrinter {
    /// How the file comes to the runtime's declarations.
    enum Runtime {
        /// They are in its own module.
        case embedded
        case imported
        /// Who imports the client's module need not import the runtime's.
        case exported
    }

    private let path: String
    private let runtime: Runtime
    private let printer = CodePrinter()
    private var isEmpty = true

    init(path: String, header: Code, runtime: Runtime) {
        self.path = path
        self.runtime = runtime
        printer.print(header)
    }

    func add(_ declaration: Code) {
        if declaration.isEmpty { return }
        printer.print(isEmpty ? imports : "\n\n")
        printer.print(declaration)
        isEmpty = false
    }

    func file() -> GeneratedFile { GeneratedFile(path: path, bytes: printer.file()) }

    private var imports: Code {
        """

        #if canImport(FoundationEssentials)
        import FoundationEssentials
        #else
        import Foundation
        #endif
        \(runtimeImport)


        """
    }

    private var runtimeImport: Code {
        switch runtime {
        case .embedded: ""
        case .imported: "@_spi(Generated) import HelodataRuntime"
        case .exported: "@_exported @_spi(Generated) import HelodataRuntime"
        }
    }
}
