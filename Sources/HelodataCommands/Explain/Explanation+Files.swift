// The file, what it refers to, and what stands beside it.
extension Explanation {
    static let ofFiles = [
        Explanation(
            "configuration", "The configuration file has a setting that is not known, or a value that the setting does not take.",
            "`helodata-gen schema` prints a JSON Schema of the file, by which an editor completes it."),
        Explanation(
            "filter-unmatched", "An `include-…` option matches no operation, so that nothing would be generated for it.",
            "Correct the pattern; `*` stands for any text."),
        Explanation(
            "key-spelling", "A key is written with other capitals or separators than OpenAPI has. It is read as the key that is meant.",
            "Write the key as the message says.", example: "operation_id: getOrder   # operationId"),
        Explanation(
            "loose-shape", "A value has another shape than OpenAPI gives it, but it is clear what it says, and it is read so.",
            "Write it as the message says; other tools may refuse it."),
        Explanation(
            "loose-value", "A word is not one of those that OpenAPI has, but it is clear which is meant.", "Write the word that is named."),
        Explanation(
            "misplaced-key", "A key stands at a level where it means nothing; it belongs one level below or above.",
            "Move it to where the message says.", example: "properties:\n  required: [id]      # beside `properties`, not under it"),
        Explanation(
            "missing-description", "OpenAPI wants a `description` of each response.", "Add one. The client does not depend on it."),
        Explanation(
            "missing-key", "An object lacks a member without which it says nothing, or that OpenAPI requires.",
            "Add the member that is named."),
        Explanation(
            "nesting", "Objects stand inside each other more than a hundred levels deep, as only a circle of references does.",
            "Look for an object that holds itself."),
        Explanation(
            "null-value", "A member is null where OpenAPI has a value; it counts as absent.",
            "Remove the member, or put the text in quotes."),
        Explanation(
            "openapi-version", "The file does not say which OpenAPI it is, or one that is not read.",
            "It starts with `openapi: 3.1.0` (3.0 and 3.2 are read too) or `swagger: \"2.0\"`."),
        Explanation(
            "out-of-range", "A number of the description is beyond what can be counted with, and is ignored.",
            "Correct it, or leave it out; the server checks its own limits."),
        Explanation(
            "overlay", "A file that should be an OpenAPI Overlay is none.", "It has `overlay: 1.0.0`, `info` and a list of `actions`.",
            example: "overlay: 1.0.0\ninfo: {title: Ours, version: \"1\"}\nactions:\n  - target: $.info\n    update: {title: Shop}"),
        Explanation(
            "overlay-budget", "The actions of an overlay make the description larger than a description can be.", "Select fewer nodes."),
        Explanation("overlay-copy", "`copy` takes a query that selects exactly one node.", "Make the query narrower."),
        Explanation("overlay-info", "An overlay has `info` with `title` and `version`.", "Add what is missing."),
        Explanation(
            "overlay-no-effect", "An action of the overlay changes nothing: what it sets is so already, or it says nothing.",
            "Remove the action."),
        Explanation("overlay-repeated", "The same action stands in the overlay twice.", "Remove one."),
        Explanation(
            "overlay-target", "The target is no JSONPath, or what it selects cannot be changed as the action says.",
            "Targets are JSONPath (RFC 9535): `$.paths['/orders'].post`."),
        Explanation(
            "overlay-unmatched", "An action of the overlay selects nothing, so it changes nothing. The description has probably moved on.",
            "Correct the target, or remove the action."),
        Explanation(
            "reference", "A `$ref` leads nowhere.", "Correct it; the message names what is nearest.",
            example: "$ref: \"#/components/schemas/Oder\""),
        Explanation(
            "reference-cycle", "References lead back to themselves, with nothing but references on the way.",
            "Let one of them be what is meant."),
        Explanation(
            "reference-file", "A file that is referred to does not exist, cannot be read or is no description.", "Correct the path."),
        Explanation(
            "reference-kind", "A reference leads to an object of another kind than is needed where it stands.",
            "Refer to the kind that the message names."),
        Explanation(
            "reference-outside", "A reference leads out of the folders that may be read: that of the description and the one above it.",
            "Move the file, or start from a description one folder higher."),
        Explanation(
            "reference-place", "OpenAPI has no references at this place; the content of what it leads to is taken.",
            "Write the content there."),
        Explanation("reference-sibling", "A member beside `$ref` counts for nothing here.", "Move it into what is referred to."),
        Explanation(
            "reference-text", "A reference stands where a text belongs; it is not followed.", "Write the text itself."),
        Explanation(
            "reference-url", "A reference leads to the network, from where nothing is fetched: a build gives the same client tomorrow.",
            "Save the file beside the description and refer to it."),
        Explanation(
            "rename", "A name of `rename` fits nothing in the description, or more than one thing.",
            "Subjects are schemas (`Order`), properties (`Order.total_usd`), operation ids and pointers (`#/paths/~1orders/post`)."),
        Explanation(
            "shape", "A value has a shape that cannot be read: a list where a mapping belongs, a mapping where a text does.",
            "Write it as the message says."),
        Explanation(
            "unknown-key",
            "A key means nothing in this object. A slip of a known key is an error, since what it says would be lost; any other is a warning.",
            "Correct or remove it; keys of other tools begin with `x-`."),
        Explanation(
            "version-spelling",
            "The description uses a spelling of another version of OpenAPI than the one that it claims. It is read as meant.",
            "Write it as the claimed version does, or claim the other one."),
        Explanation(
            "yaml-alias", "An alias (`*name`) has no anchor (`&name`) before it, stands inside its own value, or stands for too much.",
            "Name the value before it is used; write a schema that holds itself by `$ref`."),
        Explanation(
            "yaml-depth", "Values stand inside each other too deep to be read.", "Flatten the file; schemas refer to each other by `$ref`."),
        Explanation(
            "yaml-document", "The file is empty, or holds more than one YAML document.",
            "A description is one document: split the file at `---`."),
        Explanation(
            "yaml-duplicate-key", "A mapping has the same key twice; which one counts, parsers do not agree on.", "Remove one."),
        Explanation("yaml-encoding", "The file is not UTF-8, or holds characters that YAML does not allow.", "Save it as UTF-8."),
        Explanation("yaml-key", "A key of a mapping is a list, a mapping or null.", "Keys are texts; put them in quotes."),
        Explanation("yaml-merge", "A merge key (`<<`) takes a mapping or a list of mappings.", "Give it the alias of a mapping."),
        Explanation("yaml-size", "The file is larger than any description.", "Check that it is the right file."),
        Explanation(
            "yaml-syntax", "The file is no YAML or JSON at this place.",
            "Most often: a text with `: ` or `#` that needs quotes, or a line that is indented wrongly."),
        Explanation("yaml-tag", "A YAML tag (`!…`) has no meaning in a description.", "Remove it."),
    ]
}
