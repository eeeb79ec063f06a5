/// Whether an id only repeats method and path, as generators of descriptions make them: `PostCustomersCustomer`,
/// `get_files_id_copy`. Such a name says less than the path does, which has it in order.
struct PathRepetition {
    let repeats: Bool
    /// The id says more than an author would: parameters, a method that is no verb, the method at the end.
    let isMechanical: Bool

    init(_ id: String, method: String, path: String) {
        let letters = Self.letters(id)
        let verb = Self.letters(method)
        var (repeats, isMechanical) = (false, false)
        if letters.starts(with: verb), let names = Self.match(letters[verb.count...], path) {
            repeats = true
            isMechanical = names || !["get", "delete"].contains(method.lowercased())
        } else if letters.count > verb.count, letters.suffix(verb.count).elementsEqual(verb),
            Self.match(letters.dropLast(verb.count), path) != nil
        {
            repeats = true
            isMechanical = true
        }
        self.repeats = repeats
        self.isMechanical = isMechanical
    }

    /// Whether the letters are those of the path, with each parameter left out, named or called an id; and whether one is named.
    private static func match(_ text: ArraySlice<UInt8>, _ path: String) -> Bool? {
        let segments = path.split(separator: "/")
        // Where the letters may have got to, by whether a parameter was named.
        var places: Set<Place> = [Place(index: text.startIndex, names: false)]
        for (number, segment) in segments.enumerated() {
            var next: Set<Place> = []
            func advance(_ place: Place, _ piece: [UInt8], names: Bool) {
                if text[place.index...].starts(with: piece) {
                    next.insert(Place(index: place.index + piece.count, names: place.names || names))
                }
            }
            for place in places {
                if segment.hasPrefix("{") {
                    next.insert(place)
                    let words = Words(String(segment)).words
                    for name in [words, words.suffix(1), ["id"]] {
                        for joining in ["", "by", "with"] { advance(place, letters(joining + name.joined()), names: true) }
                    }
                } else {
                    if PathName.isPrefix(segment) { next.insert(place) }
                    let words = Words(String(segment))
                    advance(place, letters(String(segment)), names: false)
                    if number + 1 < segments.count, segments[number + 1].hasPrefix("{"), let singular = words.singular {
                        advance(place, letters(singular.words.joined()), names: false)
                    }
                }
            }
            places = next
            if places.isEmpty { return nil }
        }
        let ends = places.filter { $0.index == text.endIndex }
        return ends.isEmpty ? nil : !ends.contains { !$0.names }
    }

    private struct Place: Hashable {
        let index: Int
        let names: Bool
    }

    private static func letters(_ text: String) -> [UInt8] {
        text.utf8.compactMap { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
            default: nil
            }
        }
    }
}
