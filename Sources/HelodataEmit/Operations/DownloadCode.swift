import HelodataIR

/// What stands beside a method that answers with bytes: one that brings them as they arrive, and one that writes them into a file.
extension MethodCode {
    func downloads() -> [Code] {
        guard let stream = operation.stream else { return [] }
        return [saving(stream), streaming(stream)]
    }

    private func saving(_ stream: Identifier) -> Code {
        let file = localName("file", avoiding: operation.arguments.map(\.name))
        let call = operation.arguments.map { argument -> Code in
            argument.label.map { "\(argument: $0): \(argument.name)" } ?? "\(argument.name)"
        }
        let doc = Doc([
            "Like ``\(symbol)``, into a file, which is there when all of it is: ``ByteStream/save(to:onProgress:)``.",
            "- Throws: \(errorLink): the error that the server answered with, or why there is no file.",
        ])
        let parameters: [Code] =
            operation.arguments.map(argument) + [
                "\(Code(line: "to")) \(file): URL", "\(options): CallOptions = CallOptions()", progressParameter,
            ]
        return """
            \(doc: doc)
            \(attributes(discardable: false))
            public func \(operation.name)\(parameters: parameters, tail: 24) async throws(\(operation.error.name)) {
                try await \(stream)\(arguments: call + ["options: \(options)"]).save(to: \(file), onProgress: \(onProgress))
            }
            """
    }

    private func streaming(_ stream: Identifier) -> Code {
        let doc = Doc(["Like ``\(symbol)``, as it arrives, with flat memory. Nothing is sent before it is read."])
        return """
            \(doc: doc)
            \(attributes(discardable: false))
            public func \(stream)\(parameters: parameters(), tail: 24) -> ByteStream<\(operation.error.name)> {
                \(requestCode())
                return \(core).byteStream(\(request), \(options))
            }
            """
    }
}
