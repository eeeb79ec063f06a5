import CRuntimeText

/// The files of the runtime, which the program carries inside, as they are embedded into a client.
package enum RuntimeSources {
    /// In the order of ``RuntimeFiles/paths``, which is alphabetical; paths with their folders.
    package static let files: [GeneratedFile] = {
        UnsafeBufferPointer(start: helodata_runtime_texts(), count: helodata_runtime_text_count()).map { text in
            GeneratedFile(
                path: String(cString: text.path),
                bytes: embedded(UnsafeBufferPointer(start: text.bytes, count: text.count)))
        }
    }()

    /// In the runtime as a module, what only generated code calls is `@_spi(Generated) public`, and some of it is marked for
    /// the compiler of other modules. Inside a client's own module it is internal, as anything else that its users do not call.
    package static func embedded(_ source: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(source.count)
        var start = 0
        var index = 0
        var isInterface = false
        while index < source.count {
            switch source[index] {
            case UInt8(ascii: "@"):
                if let count = length(of: moduleAttributes, in: source, at: index) {
                    if source[index + 1] == UInt8(ascii: "_") { isInterface = true }
                    bytes += source[start..<index]
                    index += count
                    start = index
                    continue
                }
            case UInt8(ascii: "p") where isInterface:
                if let count = length(of: [publicWord], in: source, at: index) {
                    bytes += source[start..<index]
                    index += count
                    start = index
                    isInterface = false
                    continue
                }
            case UInt8(ascii: "\n"): isInterface = false
            default: break
            }
            index += 1
        }
        bytes += source[start...]
        return bytes
    }

    private static let moduleAttributes: [[UInt8]] = ["@_spi(Generated) ", "@inlinable ", "@usableFromInline "].map { Array($0.utf8) }
    private static let publicWord = Array("public ".utf8)

    private static func length(of words: [[UInt8]], in source: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
        words.first { index + $0.count <= source.count && source[index..<index + $0.count].elementsEqual($0) }?.count
    }
}
