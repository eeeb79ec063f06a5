/// Finds out where in a JSON text an offset lies. Only used for errors and reports: it reads the text from its start.
nonisolated enum JSONPath {
    /// The path of the value at an offset, `$.data[3].ip`. The text need not be valid beyond the offset.
    static func path(of offset: Int, in text: UnsafeBufferPointer<UInt8>) -> String {
        var walk = Walk(text: text)
        walk.go(to: offset)
        return walk.path { "[\($0)]" }
    }

    /// The paths of the values at offsets that ascend, all elements of an array alike: `$.data[].ip`.
    static func shapes(of offsets: [Int], in text: UnsafeBufferPointer<UInt8>) -> [String] {
        var walk = Walk(text: text)
        return offsets.map { offset in
            walk.go(to: offset)
            return walk.path { _ in "[]" }
        }
    }

    /// On the way through a text, the containers around the place that has been reached.
    nonisolated private struct Walk {
        nonisolated struct Level {
            let isObject: Bool
            var index = 0
            var name = 0..<0
            var hasName = false
        }

        let text: UnsafeBufferPointer<UInt8>
        private var levels: [Level] = []
        private var position = 0

        init(text: UnsafeBufferPointer<UInt8>) { self.text = text }

        mutating func go(to offset: Int) {
            let limit = min(offset, text.count)
            while position < limit {
                switch text[position] {
                case UInt8(ascii: "\""):
                    let end = stringEnd(position, in: text)
                    if end > limit { return }
                    if let last = levels.indices.last, levels[last].isObject, !levels[last].hasName {
                        levels[last].name = position + 1..<max(end - 1, position + 1)
                        levels[last].hasName = true
                    }
                    position = end
                    continue
                case UInt8(ascii: "{"): levels.append(Level(isObject: true))
                case UInt8(ascii: "["): levels.append(Level(isObject: false))
                case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = levels.popLast()
                case UInt8(ascii: ","):
                    if let last = levels.indices.last {
                        levels[last].index += 1
                        levels[last].hasName = false
                    }
                default: break
                }
                position += 1
            }
        }

        func path(_ step: (Int) -> String) -> String {
            var path = "$"
            for level in levels {
                if level.hasName {
                    path += JSONPath.step(name(level.name, in: text))
                } else if !level.isObject {
                    path += step(level.index)
                }
            }
            return path
        }
    }

    /// A member as part of a path: `.ip`, or `["a b"]` where the name is no identifier.
    static func step(_ name: String) -> String {
        let isIdentifier =
            !name.isEmpty
            && name.utf8.allSatisfy { byte in
                byte >= 0x80 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$") || JSONScan.isDigit(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            }
        let shown = name.count > 64 ? name.prefix(63) + "…" : name
        return isIdentifier ? "." + shown : "[\(shown.jsonText)]"
    }

    /// The names of the members of the object at an offset.
    static func members(of offset: Int, in text: UnsafeBufferPointer<UInt8>) -> [String] {
        var names: [String] = []
        var depth = 0
        var expectsName = false
        var position = offset
        while position < text.count {
            switch text[position] {
            case UInt8(ascii: "\""):
                let end = stringEnd(position, in: text)
                if depth == 1, expectsName {
                    names.append(name(position + 1..<max(end - 1, position + 1), in: text))
                    expectsName = false
                }
                position = end
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                if depth == 1 { expectsName = true }
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if depth <= 0 { return names }
            case UInt8(ascii: ","): if depth == 1 { expectsName = true }
            default: break
            }
            position += 1
        }
        return names
    }

    /// The name that stands in quotes there, its escapes replaced.
    private static func name(_ range: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> String {
        guard let base = text.baseAddress else { return "" }
        return JSONReader.unescaped(base + range.lowerBound, count: range.count)
    }

    /// The offset after the string that begins at `start`, or the end of the text.
    private static func stringEnd(_ start: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
        var position = start + 1
        while position < text.count {
            switch text[position] {
            case UInt8(ascii: "\""): return position + 1
            case UInt8(ascii: "\\"): position += 2
            default: position += 1
            }
        }
        return text.count
    }
}
