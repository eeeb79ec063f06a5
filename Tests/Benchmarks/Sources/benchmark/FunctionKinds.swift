import Foundation

/// The functions in LLVM's text of a module, counted by what they are for. Machine code takes most of a clean debug build, and its time
/// goes with these lines.
struct FunctionKinds {
    /// What the compiler made a function of.
    enum Kind: String, CaseIterable {
        case method = "functions and methods"
        case async = "parts of async functions"
        case closure = "closures"
        case initializer = "initializers"
        case accessor = "getters, setters, modifiers"
        case staticGetter = "getters of static members"
        case global = "global variables: initializing, addressing"
        case defaultValue = "default arguments and values"
        case reader = "init(json:)"
        case writer = "write(to:), validate(_:)"
        case equality = "== and hash(into:), derived"
        case witness = "witnesses of conformances"
        case lazyConformance = "look-ups of conditional conformances"
        case valueWitness = "value witnesses: copy, assign, destroy"
        case outlined = "the same, outlined in each file that uses a type"
        case metadata = "metadata accessors"
        case other = "others"
    }

    struct Count {
        var functions = 0
        var lines = 0
    }

    private(set) var client: [Kind: Count] = [:]
    private(set) var runtime: [Kind: Count] = [:]

    /// - Parameters:
    ///   - text: Written by `-emit-ir` for a module called `M`, a name that mangling does not abbreviate.
    ///   - emitted: The client's own types; all others are the runtime's.
    init(text: Data, emitted: Set<String>) {
        var current: (kind: Kind, isClient: Bool)?
        for line in text.split(separator: UInt8(ascii: "\n")) {
            if let function = current {
                if line.first == UInt8(ascii: "}") {
                    current = nil
                } else if line.first == UInt8(ascii: " ") {
                    if function.isClient { client[function.kind]?.lines += 1 } else { runtime[function.kind]?.lines += 1 }
                }
            } else if line.starts(with: Data("define ".utf8)) {
                let name = Self.name(in: String(decoding: line, as: UTF8.self))
                let isClient = Self.types(in: name).contains(where: emitted.contains)
                let kind = Self.kind(of: name)
                if isClient { client[kind, default: Count()].functions += 1 } else { runtime[kind, default: Count()].functions += 1 }
                current = (kind, isClient)
            }
        }
    }

    /// `define hidden swiftcc void @"$s1M5OrderV…"(…`
    private static func name(in line: String) -> String {
        guard let at = line.firstIndex(of: "@") else { return "" }
        return String(line[line.index(after: at)...].prefix { $0 != "(" }.filter { $0 != "\"" })
    }

    /// The names behind each `1M`: `Order` of `1M5OrderV`.
    private static func types(in name: String) -> [String] {
        name.components(separatedBy: "1M").dropFirst().compactMap { rest in
            let digits = rest.prefix { $0.isNumber }
            guard let count = Int(digits) else { return nil }
            return String(rest.dropFirst(digits.count).prefix(count))
        }
    }

    private static func kind(of name: String) -> Kind {
        if name.contains(".resume.") { return .accessor }
        if ["WZ", "vau"].contains(where: name.hasSuffix) { return .global }
        if ["Wl", "WL"].contains(where: name.hasSuffix) { return .lazyConformance }
        if ["wCP", "wxx", "wcp", "wca", "wtk", "wta", "wet", "wst", "wug", "wup", "wui"].contains(where: name.hasSuffix) {
            return .valueWitness
        }
        if name.suffix(6).contains("WO") { return .outlined }
        if ["Ma", "Mr", "Mi"].contains(where: name.hasSuffix) { return .metadata }
        if name.hasSuffix("TW") { return .witness }
        if ["vgZ", "vsZ", "vMZ"].contains(where: name.hasSuffix) { return .staticGetter }
        if ["vg", "vs", "vM", "vr", "ig", "is", "iM"].contains(where: name.hasSuffix) { return .accessor }
        if name.hasSuffix("vpfi") || name.hasSuffix("_") && name.suffix(5).contains("fA") { return .defaultValue }
        if ["__derived_", "2eeoiySb", "4hash4into", "9hashValueSi"].contains(where: name.contains) { return .equality }
        if name.hasSuffix("Tu") || ["TY", "TQ"].contains(where: name.suffix(6).contains) { return .async }
        if name.suffix(5).contains("U"), name.hasSuffix("_") || name.hasSuffix("TA") { return .closure }
        if name.contains("4json"), name.contains("JSONReader"), name.hasSuffix("fC") { return .reader }
        if name.contains("5write2to") || name.contains("8validate") { return .writer }
        if name.hasSuffix("fC") || name.hasSuffix("fc") { return .initializer }
        if name.hasSuffix("F") || name.hasSuffix("FZ") { return .method }
        return .other
    }
}
