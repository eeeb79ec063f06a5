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
            // Of `/webhooks/{id}` and `/webhooks/{id}/{token}` only the parameters tell which is which.
            isMechanical = names && !path.contains("}/{") || !["get", "delete"].contains(method.lowercased())
        } else if letters.count > verb.count, letters.suffix(verb.count).elementsEqual(verb),
            Self.match(letters.dropLast(verb.count), path) != nil
        {
            repeats = true
            isMechanical = true
        }
        if let actions = Self.actions[method.lowercased()], id.utf8.allSatisfy(Self.isSnake), id.contains("_") {
            for action in actions.map(Self.letters) where letters.count > action.count && letters.suffix(action.count).elementsEqual(action)
            {
                guard Self.match(letters.dropLast(action.count), path) != nil else { continue }
                repeats = true
                isMechanical = true
            }
        }
        self.repeats = repeats
        self.isMechanical = isMechanical
    }

    /// What Django REST framework puts behind the path, by method: `users_set_password_create`, `users_partial_update`. Of GET it says
    /// whether one comes back or many, which the path may not.
    private static let actions = [
        "post": ["create"], "put": ["update"], "patch": ["partialupdate"], "delete": ["destroy", "delete"],
    ]

    private static func isSnake(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// Whether the letters are those of the path, with each parameter left out, named or called an id; and whether one is named, or
    /// the prefix that all paths have, `getApiV1Orders`.
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
                    advance(place, letters(String(segment)), names: PathName.isPrefix(segment))
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
