/// Names of the files of a package. Two files of a module must not have the same one, in whatever folders they are, nor do names
/// that differ in their case alone stand beside each other on every file system.
struct FileNames {
    private var taken: Set<String>

    init(runtime: [GeneratedFile]) { taken = Set(runtime.map { $0.name.lowercased() }) }

    /// `Order.swift`; where that is taken, the name with the word, and where that is taken too, with a number.
    mutating func file(_ name: String, or word: String = "") -> String {
        let name = Self.shortened(name)
        var candidate = name
        var number = 1
        while !taken.insert(candidate.lowercased() + ".swift").inserted {
            candidate = number == 1 ? name + word : "\(name)\(word)\(number)"
            number += 1
        }
        return candidate + ".swift"
    }

    /// File systems take names of 255 bytes.
    private static func shortened(_ name: String) -> String {
        var name = name
        while name.utf8.count > 230 { name.removeLast() }
        return name
    }
}
