// The extensions of this generator; the README has a table of them.
extension Explanation {
    static let ofExtensions = [
        Explanation("duration", "A length of time is written as ISO 8601 does.", "Write `PT15M` for 15 minutes, `PT60S` for a minute."),
        Explanation("extension-name", "An extension is nearly one that has a meaning here.", "Correct the name; otherwise it is ignored."),
        Explanation(
            "extension-place", "An extension of this generator stands where it means nothing, and is ignored.",
            "Move it; the README's table says where each belongs."),
        Explanation(
            "x-assumed", "`x-assumed` is `true` or the reason: something that the API's owner does not document.",
            "Write a text, or `true`."),
        Explanation(
            "x-enum-descriptions", "Descriptions of an `enum`'s values do not fit the values.",
            "A list in their order, or a mapping from them."),
        Explanation(
            "x-enum-varnames", "Names of an `enum`'s values do not fit the values, or are no names in Swift.",
            "A list in their order, or a mapping from them."),
        Explanation(
            "x-error-codes", "`x-error-codes` is a mapping from the error codes of a response to their descriptions.",
            "It stands on a response with a status.", example: "\"409\":\n  x-error-codes: {insufficient_balance: Top up first.}"),
        Explanation(
            "x-error-envelope", "`x-error-envelope` says where code, message and request id stand in an error's body.",
            "Write paths: `code: error/code`."),
        Explanation(
            "x-idempotency-key", "`x-idempotency-key` is the name of the header that takes an idempotency key.", "Write a header's name."),
        Explanation("x-idempotent", "`x-idempotent` says whether an operation may be sent again.", "It is `true` or `false`."),
        Explanation("x-module-name", "`x-module-name` is the name of the client's Swift module.", "Write one identifier."),
        Explanation(
            "foreign-extension", "A name in the words of another tool is no name, and is ignored.",
            "Nothing, or say it by `x-swift-name`. `foreign-extensions: ignore` in the configuration turns those of other tools off."),
        Explanation(
            "pagination-rule", "A rule of `pagination` in the configuration fits no operation, or a glob of its `only` matches none.",
            "The message names the nearest operation and what is missing there. Where the operations say themselves how they are paged, leave the rule out.",
            example: "pagination: [{style: cursor, parameter: after, next: data/-1/id, more: has_more, items: data}]"),
        Explanation(
            "x-pagination", "`x-pagination` names a parameter, or members of the answer, that do not exist or do not fit.",
            "`parameter` asks for a page, `items` is the list in the answer, `next` the next cursor.",
            example: "x-pagination: {parameter: cursor, items: data, next: next_cursor}"),
        Explanation(
            "x-pagination-foreign", "Paging in the words of another tool cannot be read, or does not fit the operation, and is ignored.",
            "Nothing, or say it by this generator's `x-pagination`, or by a rule of `pagination` in the configuration."),
        Explanation(
            "x-rows", "`x-rows` describes delimited text and does not fit the schema of its rows.",
            "It needs `columns` or `header: true`, on a media type whose schema is an array of objects."),
        Explanation("x-sensitive", "`x-sensitive` hides a text in descriptions and logs.", "It is `true`, on a schema of `type: string`."),
        Explanation(
            "x-shortcuts", "A shortcut leads to a member that does not exist.", "Write a path of members: `batch_id: details/batch_id`."),
        Explanation("x-swift-name", "A name that Swift does not allow, or that stands on what has no name.", "Write one identifier."),
        Explanation(
            "x-templates", "A template names a member that does not exist or has no text.", "Members stand in braces: `http://{user}@{ip}`."
        ),
        Explanation(
            "x-variants", "`x-variants` makes methods for the values of a query parameter, and does not fit the operation.",
            "`parameter` is one of its query parameters, `methods` has a member for each value."),
        Explanation(
            "x-waiters", "`x-waiters` describes a wait for a state, and does not fit the answer of the operation.",
            "`state` is a member of the answer, `success` and `failure` are lists of its values."),
        Explanation(
            "x-waiters-state", "A state of a waiter is not among the values that the description lists for it.",
            "Correct it; the message names the nearest."),
    ]
}
