/// What a component schema may be called, best first, where its name has a namespace or type arguments as frameworks write them.
enum SchemaName {
    /// `Shop.Models.Order` → `Order`, `Models_Order`, all of it; `PagedResult`1[[Shop.Order, Shop]]` → `PagedResult_Order`. One text where the
    /// name is nobody's but the author's.
    static func candidates(_ text: String) -> [String] {
        if let generic = generic(text) { return [generic, text] }
        let parts = namespace(text)
        guard parts.count > 1 else { return [text] }
        return [parts[parts.count - 1], parts.suffix(2).joined(separator: "_"), text]
    }

    /// Its parts where the last one is a type's name: `model.User`, but not `Pick_User.id_`.
    private static func namespace(_ text: String) -> [String] {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count > 1, let first = parts.last?.utf8.first, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first),
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isPart) })
        else { return [text] }
        return parts.map(String.init)
    }

    private static func isPart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    /// .NET's full name of a generic type: arity behind a backtick, each argument with its assembly in brackets.
    private static func generic(_ text: String) -> String? {
        guard let tick = text.firstIndex(of: "`"), tick != text.startIndex else { return nil }
        let rest = text[text.index(after: tick)...].drop { ("0"..."9").contains($0) }
        var words = [namespace(String(text[..<tick])).last ?? ""]
        for piece in rest.split(whereSeparator: { "[]".contains($0) }) {
            let type = String(piece.prefix { $0 != "," && $0 != "`" })
            if !type.isEmpty { words.append(namespace(type).last ?? type) }
        }
        return words.joined(separator: "_")
    }
}
