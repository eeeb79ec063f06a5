import HelodataIR

/// A Swift file of the client, printed declaration by declaration: no more than one of them is held as `Code`.
final class SourceFilePrinter {
    /// How the file comes to the runtime's declarations.
    enum Runtime {
        /// They are in its own module.
        case embedded
        case imported
        /// Who imports the client's module need not import the runtime's.
        case exported
        /// By the client's module, where it is embedded.
        case client(Identifier)
    }

    private let path: String
    private let header: Code
    private let runtime: Runtime
    private let printer = CodePrinter()
    private var isEmpty = true
    private var usesFoundation = false
    private var usesRuntime = false
    /// Printed before the next declaration.
    private var heading: Code = ""

    init(path: String, header: Code, runtime: Runtime) {
        self.path = path
        self.header = header
        self.runtime = runtime
    }

    /// - Parameter namesRuntime: Whether the declaration names a type of the runtime. The compiler warns of a public import that no
    ///   declaration of the file needs.
    func add(_ declaration: Code, namesRuntime: Bool) {
        if declaration.isEmpty { return }
        if namesRuntime { usesRuntime = true }
        if !isEmpty { printer.print("\n\n") }
        if !heading.isEmpty {
            printer.print(heading)
            printer.print("\n\n")
            heading = ""
        }
        printer.print(declaration)
        isEmpty = false
        if declaration.bytes.usesFoundation { usesFoundation = true }
    }

    func add(_ declaration: Code) { add(declaration, namesRuntime: true) }

    /// A part of the file; nothing is printed of one without declarations.
    func begin(_ part: Code) { heading = "// MARK: - \(part)" }

    func file() -> GeneratedFile {
        let top = CodePrinter(capacity: 1 << 8)
        top.print(header)
        if isEmpty { return GeneratedFile(path: path, bytes: top.file()) }
        if usesFoundation { top.print(Self.foundation) }
        if usesRuntime, !runtimeImport.isEmpty { top.print("\n\n\(runtimeImport)") }
        return GeneratedFile(path: path, bytes: top.file() + [0x0A] + printer.file())
    }

    /// `public`, for features that make imports internal: the declarations that need it are public.
    private static var foundation: Code {
        """


        #if canImport(FoundationEssentials)
        public import FoundationEssentials
        #else
        public import Foundation
        #endif
        """
    }

    private var runtimeImport: Code {
        switch runtime {
        case .embedded: ""
        case .imported: "@_spi(Generated) public import HelodataRuntime"
        case .exported: "@_exported @_spi(Generated) public import HelodataRuntime"
        case .client(let module): "public import \(module)"
        }
    }
}
