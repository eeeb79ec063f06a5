/// The words of a name in any convention: `total_usd`, `totalUSD`, `TOTAL-USD` are all `total`, `usd`.
struct Words: Hashable {
    /// In lower case, except words that were written in capitals inside a mixed-case name (`DRS` in `DRSObject`).
    let words: [String]

    init(_ words: [String]) { self.words = words }

    /// - Parameter spellsSymbols: whether `+`, `@`, emoji … become words instead of mere separators.
    init(_ text: String, spellsSymbols: Bool = false) {
        var text = text
        words =
            text.withUTF8 { bytes in
                bytes.allSatisfy { $0 < 0x80 } ? Words.words(ASCIIScalars(bytes: bytes), spellsSymbols) : nil
            } ?? Words.words(Array(text.unicodeScalars), spellsSymbols)
    }

    private static func words<Scalars: RandomAccessCollection<Unicode.Scalar>>(
        _ scalars: Scalars, _ spellsSymbols: Bool
    ) -> [String] where Scalars.Index == Int {
        var splitter = Splitter(scalars, spellsSymbols: spellsSymbols)
        splitter.split()
        // A name all in capitals says nothing about acronyms; `HELLO_WORLD` is hello world.
        let isScreaming = !scalars.contains { Splitter<Scalars>.isLower($0) }
        for (index, word) in splitter.words.enumerated() {
            if word.utf8.allSatisfy({ $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }) { continue }
            if isScreaming || !isCapitals(word) { splitter.words[index] = word.lowercased() }
        }
        return splitter.words
    }

    private static func isCapitals(_ word: String) -> Bool {
        // Most words are in lower case.
        if let first = word.utf8.first, first >= UInt8(ascii: "a"), first <= UInt8(ascii: "z") { return false }
        return word.unicodeScalars.count > 1
            && word.unicodeScalars.allSatisfy { Splitter<[Unicode.Scalar]>.isUpper($0) || ("0"..."9").contains($0) }
    }

    /// `totalUSD`
    var lowerCamel: String {
        guard let first = words.first else { return "" }
        return Acronyms.lowered(first) + words.dropFirst().map(Acronyms.capitalized).joined()
    }

    /// `TotalUSD`
    var upperCamel: String { words.map(Acronyms.capitalized).joined() }

    /// The last word in the singular, for the items of a list: `entries` → `entry`; nil where it is no plural.
    var singular: Words? {
        guard let last = words.last, let singular = Words.singular(last.lowercased()) else { return nil }
        return Words(words.dropLast() + [singular])
    }

    private static let irregularPlurals: [String: String] = [
        "children": "child", "people": "person", "indices": "index", "vertices": "vertex", "matrices": "matrix",
        "criteria": "criterion", "statuses": "status", "addresses": "address", "aliases": "alias", "buses": "bus",
        "series": "series", "ips": "ip", "ids": "id", "urls": "url", "apis": "api", "movies": "movie",
        "cookies": "cookie", "caches": "cache", "axes": "axis", "analyses": "analysis",
    ]

    static func singular(_ word: String) -> String? {
        if let irregular = irregularPlurals[word] { return irregular }
        if word.hasSuffix("ies"), word.count > 4 { return String(word.dropLast(3)) + "y" }
        for ending in ["sses", "shes", "ches", "xes", "zes"] where word.hasSuffix(ending) { return String(word.dropLast(2)) }
        if word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us"), !word.hasSuffix("is"), word.count > 2 {
            return String(word.dropLast())
        }
        return nil
    }
}

/// The scalars of an ASCII text, which nearly all names are, without a copy.
private struct ASCIIScalars: RandomAccessCollection {
    let bytes: UnsafeBufferPointer<UInt8>
    var startIndex: Int { 0 }
    var endIndex: Int { bytes.count }
    subscript(index: Int) -> Unicode.Scalar { Unicode.Scalar(bytes[index]) }
}

/// Words whose capitals mislead.
private let fixedWords: [[Unicode.Scalar]] = [
    "IPv4", "IPv6", "OAuth", "GraphQL", "iOS", "macOS", "GitHub", "GitLab", "DevOps",
].map { Array($0.unicodeScalars) }

/// Cuts a name at separators, at changes of case and around symbols.
private struct Splitter<Scalars: RandomAccessCollection<Unicode.Scalar>> where Scalars.Index == Int {
    let scalars: Scalars
    let spellsSymbols: Bool
    var words: [String] = []
    private var current: [Unicode.Scalar] = []

    init(_ scalars: Scalars, spellsSymbols: Bool) {
        self.scalars = scalars
        self.spellsSymbols = spellsSymbols
    }

    mutating func split() {
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            if let length = fixedWord(at: index), current.isEmpty || !Splitter.isUpper(current.last) {
                flush()
                current.append(contentsOf: scalars[index..<index + length])
                flush()
                index += length
                continue
            }
            let next: Unicode.Scalar? = index + 1 < scalars.count ? scalars[index + 1] : nil
            if scalar == "'" || scalar == "\u{2019}" {
                // The apostrophe joins: `don't` is one word.
            } else if Splitter.isWord(scalar) {
                if startsWord(scalar, next: next, after: index + 2 < scalars.count ? scalars[index + 2] : nil) { flush() }
                current.append(scalar)
            } else {
                flush()
                // A leading sign belongs to the value: `-created`, `+1`.
                let isSign = index == 0 && (scalar == "-" || scalar == "+") && next != nil
                if spellsSymbols || isSign { words += Splitter.spelling(scalar) }
            }
            index += 1
        }
        flush()
    }

    private mutating func flush() {
        if current.isEmpty { return }
        words.append(Splitter.text(current))
        current.removeAll(keepingCapacity: true)
    }

    private static func text(_ scalars: [Unicode.Scalar]) -> String {
        guard scalars.allSatisfy({ $0.value < 0x80 }) else { return String(String.UnicodeScalarView(scalars)) }
        return String(unsafeUninitializedCapacity: scalars.count) { buffer in
            for (index, scalar) in scalars.enumerated() { buffer[index] = UInt8(truncatingIfNeeded: scalar.value) }
            return scalars.count
        }
    }

    private func startsWord(_ scalar: Unicode.Scalar, next: Unicode.Scalar?, after: Unicode.Scalar?) -> Bool {
        guard let last = current.last, Splitter.isUpper(scalar) else { return false }
        if !Splitter.isUpper(last) { return true }
        // The last capital of a run begins the next word (`HTTPServer`), unless the run is a plural (`IPs`).
        guard let next, Splitter.isLower(next) else { return false }
        let isPlural = next == "s" && (after.map { !Splitter.isLower($0) } ?? true)
        return !isPlural
    }

    private func fixedWord(at index: Int) -> Int? {
        switch scalars[index] {
        case "I" where next(index) == "P", "O" where next(index) == "A", "i" where next(index) == "O": break
        case "G", "D": break
        case "m" where next(index) == "a": break
        default: return nil
        }
        for letters in fixedWords where letters[0] == scalars[index] && index + letters.count <= scalars.count {
            let end = index + letters.count
            guard scalars[index..<end].elementsEqual(letters) else { continue }
            if end == scalars.count || !Splitter.isLower(scalars[end]) { return letters.count }
        }
        return nil
    }

    private func next(_ index: Int) -> Unicode.Scalar? { index + 1 < scalars.count ? scalars[index + 1] : nil }

    static func isUpper(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar else { return false }
        return scalar.isASCII ? ("A"..."Z").contains(scalar) : scalar.properties.isUppercase
    }

    static func isLower(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? ("a"..."z").contains(scalar) : scalar.properties.isLowercase
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9": true
        case _ where scalar.isASCII: false
        default: scalar.properties.isXIDContinue && scalar.properties.isAlphabetic
        }
    }

    private static func spelling(_ scalar: Unicode.Scalar) -> [String] {
        switch scalar {
        case "+": ["plus"]
        case "-": ["minus"]
        case "*": ["star"]
        case "/": ["slash"]
        case "<": ["less", "than"]
        case ">": ["greater", "than"]
        case "=": ["equals"]
        case "!": ["not"]
        case "%": ["percent"]
        case "&": ["and"]
        case "|": ["or"]
        case "@": ["at"]
        case "#": ["hash"]
        case "$": ["dollar"]
        case ".": ["dot"]
        case ",": ["comma"]
        case ":": ["colon"]
        case ";": ["semicolon"]
        case "?": ["question", "mark"]
        case "^": ["caret"]
        case "~": ["tilde"]
        case "_": ["underscore"]
        case " ": ["space"]
        default:
            // The Unicode name of anything else: 👍 is thumbs up sign.
            scalar.properties.name.map { Words($0).words } ?? ["u" + String(scalar.value, radix: 16)]
        }
    }
}
