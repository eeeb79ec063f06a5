/// A Swift file of the client, printed declaration by declaration: no more than one of them is held as `Code`.
final class SourceFilePrinter {
    private let path: String
    private let printer = CodePrinter()
    private var isEmpty = true

    init(path: String, header: Code) {
        self.path = path
        printer.print(header)
    }

    func add(_ declaration: Code) {
        if declaration.isEmpty { return }
        printer.print(isEmpty ? Self.imports : "\n\n")
        printer.print(declaration)
        isEmpty = false
    }

    func file() -> GeneratedFile { GeneratedFile(path: path, bytes: printer.file()) }

    private static var imports: Code {
        """

        #if canImport(FoundationEssentials)
        import FoundationEssentials
        #else
        import Foundation
        #endif


        """
    }
}
