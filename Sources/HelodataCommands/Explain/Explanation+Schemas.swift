// Schemas and what becomes of them.
extension Explanation {
    static let ofSchemas = [
        Explanation(
            "all-of-size", "Parts of parts by `allOf` multiply, so that putting them together would take longer than anybody waits.",
            "Name what is common and refer to it. `--allow all-of-size` goes on."),
        Explanation(
            "example", "`example` and `examples` stand beside each other, or a named example has a value twice.", "Keep one of the two."),
        Explanation(
            "member-count", "An object has more properties than a type can have that a compiler copes with.",
            "Describe it by `additionalProperties`, or divide it. `--allow member-count` goes on."),
        Explanation(
            "name-twins", "Two names look different to OpenAPI and are equal in Unicode, so Swift cannot tell them apart.",
            "Rename one; names of components are of A–Z, a–z, 0–9, `.`, `-` and `_`."),
        Explanation(
            "output-size",
            "A part that many places share would make the client many times as large as the description.",
            "Refer to a schema with a name, or leave operations out by `include-…`. `--allow output-size` goes on."),
        Explanation("xml", "An `xml` object says two things of which one is allowed.", "Keep one; the client does not depend on it."),
        Explanation(
            "all-of-conflict", "Two parts of an `allOf` ask for what no value can be at once, such as a string and an integer.",
            "Correct one of the two places.", example: "allOf: [{type: string}, {type: integer}]"),
        Explanation(
            "discriminator-default", "`defaultMapping` names no branch of the union, or the union is not told apart by its discriminator.",
            "Name a branch, or leave it out."),
        Explanation("duplicate", "Something is listed twice; the first counts.", "Remove the second."),
        Explanation("enum-duplicate", "A value of an `enum` is listed twice.", "Remove one."),
        Explanation(
            "enum-type", "A value of an `enum` is not of the schema's type.", "Put texts in quotes, or correct the type.",
            example: "type: string\nenum: [yes, 1]      # 1 is a number"),
        Explanation(
            "format", "A `format` has no meaning here but is nearly one that decides a type, such as `decmial` for money.",
            "Correct it. Formats that are not known are ignored."),
        Explanation(
            "mapping-target", "The `mapping` of a discriminator leads to a schema that does not exist; such values are kept as JSON.",
            "Correct the name or the reference."),
        Explanation(
            "name-collision",
            "Two things would have the same name in Swift, or the name is one of Swift or of the runtime. One gets another name.",
            "`x-swift-name`, or `rename` in the configuration, chooses the name. Do it before others use the client: a name that depends on a collision moves with it."
        ),
        Explanation(
            "properties-ignored", "A schema that is no object has `properties`.", "Correct the type, or remove the properties."),
        Explanation(
            "recursive-alias",
            "A schema is a list or a dictionary of itself without an object in between, which Swift cannot declare; the inner one is any JSON value.",
            "Put an object in between."),
        Explanation(
            "required-unknown",
            "`required` lists a name that is not among the properties. Unless it is nearly one of them, the type has an optional member of any JSON for it.",
            "Describe the member, or correct the name; the message says which is near."),
        Explanation(
            "schema-depth", "Types stand inside each other, or on each other, deeper than a client can declare.",
            "Give inner schemas names in `components/schemas`."),
        Explanation(
            "schema-type", "A `type` that JSON Schema does not have.", "It is string, number, integer, boolean, array, object or null."),
        Explanation(
            "type-count", "`allOf` and unions put together more inline types than a client can hold.",
            "Give inner schemas names in `components/schemas`."),
        Explanation(
            "union-branch", "A branch of a union is of a type that the schema around it excludes, so that it is never chosen.",
            "Remove the branch, or correct the type."),
        Explanation(
            "union-size", "A union has more branches, with those of the unions in it, than a reader could choose from.",
            "Give the branches a discriminator, or group them."),
        Explanation(
            "unused-keyword", "A keyword of JSON Schema that the client does not check; the server does.",
            "Nothing: it is said so that nobody relies on it."),
    ]
}
