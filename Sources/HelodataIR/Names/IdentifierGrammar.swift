/// What Swift takes as an identifier (The Swift Programming Language, "Lexical Structure", Grammar of an identifier), as far
/// as Unicode calls it part of a word too (Standard Annex 31).
enum IdentifierGrammar {
    static func isHead(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "_": true
        case _ where scalar.isASCII: false
        default: isPart(scalar) && scalar.properties.isXIDStart && !isCombining(scalar)
        }
    }

    static func isPart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_": true
        case _ where scalar.isASCII: false
        default: scalar.properties.isXIDContinue && isKnownToSwift(scalar.value)
        }
    }

    /// Whether a type's name may begin with it: a capital, which no member's name begins with. Scripts without capitals, digits and
    /// letters such as `ª` have none; there a type and a member would be called the same.
    static func beginsType(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return ("A"..."Z").contains(scalar) }
        return isHead(scalar) && scalar.properties.isUppercase && scalar.properties.lowercaseMapping != String(scalar)
    }

    static func isCombining(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }

    /// The ranges of the grammar, heads and followers together, but for 0x3021...0x302F, which the compiler (6.3) takes for a part of an
    /// operator behind a dot.
    private static func isKnownToSwift(_ value: UInt32) -> Bool {
        switch value {
        case 0xA8, 0xAA, 0xAD, 0xAF, 0xB2...0xB5, 0xB7...0xBA, 0xBC...0xBE, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF,
            0x300...0x167F, 0x1681...0x180D, 0x180F...0x1FFF, 0x200B...0x200D, 0x202A...0x202E, 0x203F...0x2040, 0x2054,
            0x2060...0x218F, 0x2460...0x24FF, 0x2776...0x2793, 0x2C00...0x2DFF, 0x2E80...0x2FFF, 0x3004...0x3007,
            0x3031...0xD7FF, 0xF900...0xFD3D, 0xFD40...0xFDCF, 0xFDF0...0xFE44, 0xFE47...0xFFFD:
            true
        case 0x10000...0xEFFFF: value & 0xFFFF <= 0xFFFD
        default: false
        }
    }
}

/// One spelling for what Unicode calls equal: a letter with its accents as one scalar (`é`, not `e` and an accent), as a
/// keyboard writes it. The compiler compares bytes, so that nobody could otherwise type the name.
enum Composition {
    /// By canonical equivalence, which is how Swift compares characters.
    private static let composed: [Character: Unicode.Scalar] = {
        var composed: [Character: Unicode.Scalar] = [:]
        for range in [0xC0...0x24F, 0x370...0x4FF, 0x600...0x6FF, 0x900...0x9FF, 0x1E00...0x1FFF, 0x3040...0x30FF] as [ClosedRange<UInt32>]
        {
            for value in range {
                guard let scalar = Unicode.Scalar(value), composed[Character(scalar)] == nil else { continue }
                composed[Character(scalar)] = scalar
            }
        }
        return composed
    }()

    static func scalars(_ text: String) -> [Unicode.Scalar] {
        guard text.unicodeScalars.contains(where: { IdentifierGrammar.isCombining($0) }) else { return Array(text.unicodeScalars) }
        var scalars: [Unicode.Scalar] = []
        for character in text {
            if let one = composed[character] { scalars.append(one) } else { scalars += character.unicodeScalars }
        }
        return scalars
    }
}
