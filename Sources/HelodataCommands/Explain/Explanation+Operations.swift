// Paths, operations, parameters, bodies, answers, security; and Swagger 2.0.
extension Explanation {
    static let ofOperations = [
        Explanation(
            "charset", "A body is to be sent in a charset that the client cannot write.",
            "UTF-8, US-ASCII and ISO-8859-1 are written; a server that wants another is rare."),
        Explanation(
            "collection-format",
            "Swagger 2.0 joins the elements of a list in a way that OpenAPI 3 does not have. The parameter takes the joined text instead of a list.",
            "Join the elements in the call, or describe the parameter by `csv`, `pipes` or `multi`.", example: "collectionFormat: tsv"),
        Explanation(
            "encoding-content-type", "The `contentType` of a form's field does not fit its schema.",
            "Objects are sent as JSON; leave the encoding out."),
        Explanation("encoding-unknown", "`encoding` names a field that the form's schema does not have.", "Correct the name."),
        Explanation(
            "event-schema", "An `itemSchema` of `text/event-stream` describes the data and not the event.",
            "It is read so; write the event, an object with `data`, to be exact."),
        Explanation("header-name", "The name of a header holds characters that HTTP does not allow.", "Correct the name."),
        Explanation("media-type", "The name of a media type holds characters that a header cannot.", "Correct the name."),
        Explanation("method-name", "The name of a method under `additionalOperations` is no HTTP token.", "Correct the name."),
        Explanation(
            "operation-id-duplicate", "Two operations have the same `operationId`; the second is called by its method and path.",
            "Give each its own."),
        Explanation(
            "parameter-content", "A parameter has both `schema` and `content`, or a content that cannot be sent.", "Keep one of the two."),
        Explanation("parameter-duplicate", "A parameter is declared twice at the same place; the first counts.", "Remove one."),
        Explanation(
            "parameter-in", "A parameter stands at a place that there is not, or the body is described twice.",
            "OpenAPI 3 has path, query, header, cookie and querystring; bodies are `requestBody`. Swagger 2.0 has path, query, header, body and formData.",
            example: "- {name: limit, in: qurey, schema: {type: integer}}"),
        Explanation(
            "parameter-querystring", "A parameter that is the whole query string stands beside parameters of the query; both are sent.",
            "Describe the query by one of the two."),
        Explanation(
            "parameter-style", "A `style` that its place or its type does not have.",
            "Leave it out for the usual one, or use one that is named.",
            example: "- {name: id, in: path, style: deepObject, schema: {type: string}}"),
        Explanation(
            "parameter-untyped", "A parameter has neither `schema` nor `content`; it is taken as a text.", "Add `schema: {type: …}`."),
        Explanation("path-name", "A path does not begin with `/`.", "Add it; what goes before belongs to `servers`."),
        Explanation(
            "path-parameter-undeclared", "The path has a parameter in braces that the operation does not declare. It is taken as a text.",
            "Declare it, with `in: path` and `required: true`."),
        Explanation(
            "path-parameter-unused", "A path parameter does not occur in the path and is left out.", "Correct the name, or remove it."),
        Explanation("path-query", "A path holds a query; it is sent as it stands.", "Declare query parameters instead."),
        Explanation("path-required", "A path parameter must say `required: true`; it is required in any case.", "Add it."),
        Explanation("path-template", "A parameter in braces has more than a name in it; the name counts.", "Write the name alone."),
        Explanation("response-status", "A key of `responses` is no status.", "It is `200`, a range such as `4XX`, or `default`."),
        Explanation(
            "security-flow", "Swagger 2.0 has four OAuth flows; this is none of them.",
            "It is implicit, password, application or accessCode. The client takes tokens, however they are come by."),
        Explanation(
            "security-mutual-tls", "A scheme is mutual TLS, for which the client takes no credential.",
            "Configure the transport with the certificate."),
        Explanation(
            "security-scheme", "A requirement names a scheme that is not defined, or one of a kind that is not known.",
            "Define it under `components/securitySchemes`."),
        Explanation("security-type", "A `type` that no security scheme has.", "It is apiKey, http, oauth2, openIdConnect or mutualTLS."),
        Explanation("server-variable", "A server's URL has a variable that `variables` does not declare.", "Declare it with a `default`."),
        Explanation(
            "swagger-consumes", "A form with a file cannot be sent as the operation says that it consumes.",
            "Let the operation consume `multipart/form-data`."),
        Explanation(
            "swagger-examples", "An example is of a media type that the operation does not produce.",
            "Correct the media type, or `produces`."),
        Explanation(
            "swagger-file", "`type: file` stands where Swagger 2.0 does not have it.",
            "It is for form fields and for whole answers; bytes inside JSON are `type: string, format: byte`."),
        Explanation(
            "swagger-scheme", "`schemes` says nothing that the client can speak, or nothing at all.",
            "Write `schemes: [https]`, or pass `baseURL` to the client."),
        Explanation(
            "tag-unlisted", "An operation has a tag that is nearly one of those in `tags`, which decides its group.", "Correct the tag."),
        Explanation("websocket", "An operation opens a WebSocket; the client leaves it out.", "Use a WebSocket library for it."),
    ]
}
