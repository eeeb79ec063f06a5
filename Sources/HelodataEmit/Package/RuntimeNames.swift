import CRuntimeText

/// Prefixes the runtime's types with its module's name, where a client imports it: a target that declares a `JSONValue` or
/// `APIError` of its own would else mean that one, since a module's own declarations hide imported ones.
package struct RuntimeNames {
    private static let prefix = Array("HelodataRuntime.".utf8)

    private let source: UnsafeBufferPointer<UInt8>
    private var output: [UInt8] = []
    /// Up to where the source is in the output.
    private var copied = 0
    private var index = 0

    /// Generated Swift with each of the runtime's types qualified; comments and texts stay as they are.
    ///
    /// The generator gives no declaration of a client the name of one of these types, so that the name alone tells.
    package static func qualified(in file: GeneratedFile) -> GeneratedFile {
        file.bytes.withUnsafeBufferPointer { source in
            var names = RuntimeNames(source: source)
            names.qualifyCode()
            names.output += source[names.copied...]
            return GeneratedFile(path: file.path, bytes: names.output)
        }
    }

    private init(source: UnsafeBufferPointer<UInt8>) {
        self.source = source
        output.reserveCapacity(source.count + source.count / 8)
    }

    /// Ends behind the parenthesis that closes an interpolation, or at the end of the source.
    private mutating func qualifyCode(isInterpolation: Bool = false) {
        var depth = 0
        while index < source.count {
            switch source[index] {
            case UInt8(ascii: "/") where index + 1 < source.count && source[index + 1] == UInt8(ascii: "/"): skipLine()
            case UInt8(ascii: "\""):
                index += 1
                qualifyText()
            case UInt8(ascii: "("):
                depth += 1
                index += 1
            case UInt8(ascii: ")"):
                depth -= 1
                index += 1
                if isInterpolation, depth == 0 { return }
            case let byte where Self.isPartOfName(byte): qualifyName()
            default: index += 1
            }
        }
    }

    private mutating func skipLine() {
        while index < source.count, source[index] != UInt8(ascii: "\n") { index += 1 }
    }

    /// The rest of a string literal; generated ones are on one line and have no `#`.
    private mutating func qualifyText() {
        while index < source.count {
            switch source[index] {
            case UInt8(ascii: "\""):
                index += 1
                return
            case UInt8(ascii: "\\"):
                index += 1
                guard index < source.count else { return }
                if source[index] == UInt8(ascii: "(") { qualifyCode(isInterpolation: true) } else { index += 1 }
            default: index += 1
            }
        }
    }

    private mutating func qualifyName() {
        let start = index
        while index < source.count, Self.isPartOfName(source[index]) { index += 1 }
        guard UInt8(ascii: "A")...UInt8(ascii: "Z") ~= source[start], start == 0 || source[start - 1] != UInt8(ascii: "."),
            RuntimeTypes.names.contains(String(decoding: source[start..<index], as: UTF8.self))
        else { return }
        output += source[copied..<start]
        output += Self.prefix
        copied = start
    }

    private static func isPartOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }
}

/// The types that the runtime declares for others.
package enum RuntimeTypes {
    package static let names: Set<String> = {
        var names: Set<String> = []
        for text in UnsafeBufferPointer(start: helodata_runtime_texts(), count: helodata_runtime_text_count()) {
            addNames(of: UnsafeBufferPointer(start: text.bytes, count: text.count), to: &names)
        }
        return names
    }()

    /// Top-level declarations begin a line, with attributes and modifiers at most before `struct` and the like.
    private static func addNames(of source: UnsafeBufferPointer<UInt8>, to names: inout Set<String>) {
        var start = 0
        while start < source.count {
            let end = source[start...].firstIndex(of: UInt8(ascii: "\n")) ?? source.count
            if source[start] == UInt8(ascii: "n") || source[start] == UInt8(ascii: "@") {
                let words = String(decoding: source[start..<end], as: UTF8.self).split(separator: " ")
                if let keyword = words.firstIndex(where: { ["struct", "enum", "class", "protocol"].contains($0) }),
                    words[..<keyword].contains("public"), keyword + 1 < words.count
                {
                    names.insert(String(words[keyword + 1].prefix { $0.isLetter || $0.isNumber }))
                }
            }
            start = end + 1
        }
    }
}
