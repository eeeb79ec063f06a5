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
                bytes.allSatisfy { $0 < 0x80 } ? Words.words(ASCIIName(bytes: bytes), spellsSymbols) : nil
            } ?? Words.words(Composition.scalars(text), spellsSymbols)
    }

    private static func words(_ name: some WrittenName, _ spellsSymbols: Bool) -> [String] {
        var splitter = Splitter(name, spellsSymbols: spellsSymbols)
        splitter.split()
        return splitter.words
    }

    /// `totalUSD`
    var lowerCamel: String {
        guard let first = words.first else { return "" }
        var name = Acronyms.lowered(first)
        for word in words.dropFirst() { name += Acronyms.capitalized(word) }
        return name
    }

    /// `TotalUSD`
    var upperCamel: String { words.reduce(into: "") { $0 += Acronyms.capitalized($1) } }

    /// The last word in the singular, for the items of a list: `entries` → `entry`; nil where it is no plural.
    var singular: Words? {
        guard let last = words.last, let singular = Words.singular(last.lowercased()) else { return nil }
        return Words(words.dropLast() + [singular])
    }

    /// The last word in the plural; itself where it is one.
    var plural: Words {
        guard let last = words.last?.lowercased(), Words.singular(last) == nil else { return self }
        let plural: String
        if let irregular = Words.irregularPlurals.first(where: { $0.value == last && $0.key != last })?.key {
            plural = irregular
        } else if last.hasSuffix("y"), let before = last.dropLast().last, !"aeiou".contains(before) {
            plural = last.dropLast() + "ies"
        } else if ["s", "x", "z", "ch", "sh"].contains(where: last.hasSuffix) {
            plural = last + "es"
        } else {
            plural = last + "s"
        }
        return Words(words.dropLast() + [plural])
    }

    private static let irregularPlurals: [String: String] = [
        "children": "child", "people": "person", "indices": "index", "vertices": "vertex", "matrices": "matrix",
        "criteria": "criterion", "statuses": "status", "addresses": "address", "aliases": "alias", "buses": "bus",
        "series": "series", "species": "species", "ips": "ip", "ids": "id", "urls": "url", "apis": "api", "movies": "movie",
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

/// The scalars of a name.
private protocol WrittenName: RandomAccessCollection<Unicode.Scalar> where Index == Int {
    /// A part of it without apostrophes.
    func text(_ range: Range<Int>) -> String
}

/// Nearly all names: no copy of them is made.
private struct ASCIIName: WrittenName {
    let bytes: UnsafeBufferPointer<UInt8>
    var startIndex: Int { 0 }
    var endIndex: Int { bytes.count }
    subscript(index: Int) -> Unicode.Scalar { Unicode.Scalar(bytes[index]) }

    func text(_ range: Range<Int>) -> String {
        String(unsafeUninitializedCapacity: range.count) { buffer in
            var count = 0
            for index in range where bytes[index] != UInt8(ascii: "'") {
                buffer[count] = bytes[index]
                count += 1
            }
            return count
        }
    }
}

extension [Unicode.Scalar]: WrittenName {
    fileprivate func text(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(self[range].filter { $0 != "'" && $0 != "\u{2019}" }))
    }
}

/// Words whose capitals mislead.
private let fixedWords: [[Unicode.Scalar]] = [
    "IPv4", "IPv6", "OAuth", "GraphQL", "iOS", "macOS", "GitHub", "GitLab", "DevOps",
].map { Array($0.unicodeScalars) }

/// Cuts a name at separators, at changes of case and around symbols.
private struct Splitter<Name: WrittenName> {
    let name: Name
    let spellsSymbols: Bool
    /// A name all in capitals says nothing about acronyms; `HELLO_WORLD` is hello world.
    private let isScreaming: Bool
    var words: [String] = []
    /// Where the current word begins, and its last scalar; nil between words.
    private var start = 0
    private var last: Unicode.Scalar?

    init(_ name: Name, spellsSymbols: Bool) {
        self.name = name
        self.spellsSymbols = spellsSymbols
        isScreaming = !name.contains { Splitter.isLower($0) }
    }

    mutating func split() {
        var index = 0
        while index < name.count {
            let scalar = name[index]
            if let length = fixedWord(at: index), last == nil || !Splitter.isUpper(last) {
                flush(before: index)
                add(index..<index + length)
                index += length
                continue
            }
            let next = next(index)
            if scalar == "'" || scalar == "\u{2019}" {
                // The apostrophe joins: `don't` is one word.
            } else if last != nil, !scalar.isASCII, IdentifierGrammar.isCombining(scalar), IdentifierGrammar.isPart(scalar) {
                // An accent without a letter of its own stays on the letter before it.
            } else if Splitter.isWord(scalar) {
                if startsWord(scalar, next: next, after: self.next(index + 1)) { flush(before: index) }
                if last == nil { start = index }
                last = scalar
            } else {
                flush(before: index)
                // A leading sign belongs to the value: `-created`, `+1`.
                let isSign = index == 0 && (scalar == "-" || scalar == "+") && next != nil
                if spellsSymbols || isSign { words += Splitter.spelling(scalar) }
            }
            index += 1
        }
        flush(before: index)
    }

    private mutating func flush(before end: Int) {
        if last != nil { add(start..<end) }
        last = nil
    }

    private mutating func add(_ range: Range<Int>) {
        let isLower = range.allSatisfy { name[$0] >= "a" && name[$0] <= "z" }
        let word = name.text(range)
        words.append(!isLower && (isScreaming || !isCapitals(range)) ? word.lowercased() : word)
    }

    private func isCapitals(_ range: Range<Int>) -> Bool {
        var count = 0
        for index in range where name[index] != "'" && name[index] != "\u{2019}" {
            guard Splitter.isUpper(name[index]) || ("0"..."9").contains(name[index]) else { return false }
            count += 1
        }
        return count > 1
    }

    private func startsWord(_ scalar: Unicode.Scalar, next: Unicode.Scalar?, after: Unicode.Scalar?) -> Bool {
        guard let last, Splitter.isUpper(scalar) else { return false }
        if !Splitter.isUpper(last) { return true }
        // The last capital of a run begins the next word (`HTTPServer`), unless the run is a plural (`IPs`).
        guard let next, Splitter.isLower(next) else { return false }
        let isPlural = next == "s" && (after.map { !Splitter.isLower($0) } ?? true)
        return !isPlural
    }

    private func fixedWord(at index: Int) -> Int? {
        switch name[index] {
        case "I" where next(index) == "P", "O" where next(index) == "A", "i" where next(index) == "O": break
        case "G", "D": break
        case "m" where next(index) == "a": break
        default: return nil
        }
        for letters in fixedWords where letters[0] == name[index] && index + letters.count <= name.count {
            let end = index + letters.count
            guard name[index..<end].elementsEqual(letters) else { continue }
            if end == name.count || !Splitter.isLower(name[end]) { return letters.count }
        }
        return nil
    }

    private func next(_ index: Int) -> Unicode.Scalar? { index + 1 < name.count ? name[index + 1] : nil }

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
        default: IdentifierGrammar.isPart(scalar) && scalar.properties.isAlphabetic
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
