import Foundation

/// A description to measure with, and what generator A (swift-openapi-generator 1.13.0) does with it.
struct Subject {
    let name: String
    let path: String
    /// nil where A refuses the description, or nobody tried.
    var peer: Peer?
    /// Text whose first occurrence belongs to the description of one member, and what it becomes.
    var comment: (before: String, after: String)?
    /// Text whose first occurrence stands among the properties of a schema, and the same with one property more.
    var property: (before: String, after: String)?

    /// CPU seconds and megabytes of generating, and lines of the output.
    struct Peer {
        let seconds: Double
        let megabytes: Int
        var lines: Int?
    }

    var exists: Bool { FileManager.default.fileExists(atPath: path) }

    static func all(corpus: String) -> [Subject] {
        [
            Subject(
                name: "helodata", path: "spec/helodata.yaml", peer: Peer(seconds: 0.40, megabytes: 36, lines: 5009),
                comment: ("description: Display name (", "description: Shown name ("),
                property: (
                    "        city:\n          description: Display name (",
                    "        extra:\n          type: string\n        city:\n          description: Display name ("
                )),
            Subject(
                name: "pokeapi", path: "\(corpus)/pokeapi.yaml",
                comment: (
                    "        effect:\n          type: string\n",
                    "        effect:\n          description: What it does.\n          type: string\n"
                ),
                property: (
                    "        effect:\n          type: string\n",
                    "        extra:\n          type: string\n        effect:\n          type: string\n"
                )),
            Subject(
                name: "discord", path: "\(corpus)/discord.json", peer: Peer(seconds: 13.5, megabytes: 95, lines: 149_280)),
            Subject(
                name: "github", path: "\(corpus)/github.json", peer: Peer(seconds: 40.4, megabytes: 170, lines: 305_625),
                comment: ("name of this codespace.", "name of that codespace."),
                property: (
                    "\"name\": {\n            \"description\": \"Automatically generated name of this codespace.\"",
                    "\"extra\": { \"type\": \"string\" },\n          \"name\": {\n            \"description\": \"Automatically generated name of this codespace.\""
                )),
            Subject(
                name: "openai", path: "\(corpus)/openai.yaml"),
            Subject(
                name: "stripe", path: "\(corpus)/stripe.yaml", peer: Peer(seconds: 57.1, megabytes: 214, lines: 351_944),
                comment: ("description: Business information about the account.", "description: Information about the business."),
                property: (
                    "        business_type:\n          description: The business type.",
                    "        extra:\n          type: string\n        business_type:\n          description: The business type."
                )),
        ]
    }
}
