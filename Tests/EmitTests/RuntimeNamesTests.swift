import Testing

@testable import HelodataEmit

@Suite struct RuntimeNamesTests {
    private func qualified(_ text: String) -> String {
        RuntimeNames.qualified(in: GeneratedFile(path: "Client.swift", contents: text)).contents
    }

    @Test(arguments: [
        ("public let value: JSONValue?", "public let value: HelodataRuntime.JSONValue?"),
        ("extension APIResponse {", "extension HelodataRuntime.APIResponse {"),
        ("case a(ErrorResponse<JSONValue>)", "case a(HelodataRuntime.ErrorResponse<HelodataRuntime.JSONValue>)"),
        ("JSONReader", "HelodataRuntime.JSONReader"),
        ("let keys = JSONKeys(\"JSONValue\", \"\\\"JSONValue\")", "let keys = HelodataRuntime.JSONKeys(\"JSONValue\", \"\\\"JSONValue\")"),
        (
            "\"/a/\\(PercentEncoding.host(name(\"JSONValue)\")))/JSONValue\"; JSONValue",
            "\"/a/\\(HelodataRuntime.PercentEncoding.host(name(\"JSONValue)\")))/JSONValue\"; HelodataRuntime.JSONValue"
        ),
        (
            "/// A JSONValue \"or\nJSONValue // \" JSONValue\nJSONValue",
            "/// A JSONValue \"or\nHelodataRuntime.JSONValue // \" JSONValue\nHelodataRuntime.JSONValue"
        ),
        (
            "Client.JSONValue, MyJSONValue, JSONValues, JSONValueÄ, _JSONValue, jsonValue, Order",
            "Client.JSONValue, MyJSONValue, JSONValues, JSONValueÄ, _JSONValue, jsonValue, Order"
        ),
        ("a / JSONValue.null", "a / HelodataRuntime.JSONValue.null"),
        ("\"\\", "\"\\"), ("\"\\(", "\"\\("), ("", ""),
    ])
    func names(_ before: String, _ after: String) { #expect(qualified(before) == after) }

    /// Those that other modules see; also those that only generated code may use.
    @Test func theTypesOfTheRuntime() {
        let some: Set = [
            "JSONValue", "APIRequest", "ErrorResponse", "JSONModel", "APIOperation", "ReceivedBody", "TextRowFormat", "Validation",
        ]
        #expect(RuntimeTypes.names.isSuperset(of: some))
        #expect(RuntimeTypes.names.isDisjoint(with: ["Lock", "JSONScan", "Int", "String", "Entry", "Kind"]))
        #expect(RuntimeTypes.names.count > 60)
    }
}
