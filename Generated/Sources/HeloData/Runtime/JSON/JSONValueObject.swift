nonisolated extension JSONValue {
    /// The members of a JSON object, in their order. Two are equal if they have the same members in any order.
    nonisolated public struct Object: JSONModel {
        private var members: [(name: String, value: JSONValue)] = []

        public init() {}

        /// Of members with one name the last counts, in the place of the first.
        public init(_ members: some Sequence<(String, JSONValue)>) {
            var places: [ExactName: Int] = [:]
            for (name, value) in members { set(name, value, &places) }
        }

        public init(json: inout JSONReader) throws(JSONError) {
            var places: [ExactName: Int] = [:]
            var object = try json.object(JSONReader.noKeys)
            while try json.nextName(&object) {
                let name = json.key
                set(name, try JSONValue(json: &json), &places)
            }
        }

        public func write(to json: inout JSONWriter) {
            json.beginObject()
            for member in json.compares ? sorted : members {
                json.name(member.name)
                member.value.write(to: &json)
            }
            json.endObject()
        }

        /// The value of a member. Setting nil removes the member; setting one that is not there adds it at the end.
        public subscript(name: String) -> JSONValue? {
            get { index(of: name).map { members[$0].value } }
            set {
                switch (index(of: name), newValue) {
                case (let index?, let value?): members[index].value = value
                case (let index?, nil): members.remove(at: index)
                case (nil, let value?): members.append((name, value))
                case (nil, nil): break
                }
            }
        }

        private var sorted: [(name: String, value: JSONValue)] {
            members.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        }

        private func index(of name: String) -> Int? { members.firstIndex { $0.name.utf8.elementsEqual(name.utf8) } }

        /// Adds or replaces a member. `places` tells where each name is as soon as there are many.
        private mutating func set(_ name: String, _ value: JSONValue, _ places: inout [ExactName: Int]) {
            let known: Int?
            if members.count < 16 {
                known = index(of: name)
            } else {
                if places.isEmpty {
                    for (index, member) in members.enumerated() { places[ExactName(member.name)] = index }
                }
                known = places[ExactName(name)]
            }
            if let known {
                members[known].value = value
            } else {
                if !places.isEmpty { places[ExactName(name)] = members.count }
                members.append((name, value))
            }
        }
    }
}

nonisolated extension JSONValue.Object: RandomAccessCollection {
    public var startIndex: Int { 0 }

    public var endIndex: Int { members.count }

    public subscript(position: Int) -> (name: String, value: JSONValue) { members[position] }
}

nonisolated extension JSONValue.Object {
    public static func == (left: JSONValue.Object, right: JSONValue.Object) -> Bool {
        guard left.count == right.count else { return false }
        if zip(left, right).allSatisfy({ $0.name.utf8.elementsEqual($1.name.utf8) && $0.value == $1.value }) { return true }
        return left.dictionary == right.dictionary
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(dictionary) }

    private var dictionary: [ExactName: JSONValue] {
        Dictionary(members.map { (ExactName($0.name), $0.value) }, uniquingKeysWith: { (_, last: JSONValue) in last })
    }
}

nonisolated extension JSONValue.Object: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral members: (String, JSONValue)...) { self.init(members) }
}

/// A name that equals another one only if it is the same bytes: JSON does not know of texts that Unicode calls equal.
nonisolated private struct ExactName: Hashable {
    private let text: String

    init(_ text: String) { self.text = text }

    static func == (left: ExactName, right: ExactName) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { (bytes: UnsafeBufferPointer<UInt8>) in hasher.combine(bytes: UnsafeRawBufferPointer(bytes)) }
    }
}
