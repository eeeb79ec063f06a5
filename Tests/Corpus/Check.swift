import Client

/// Tells the test what came of one call: its value as JSON, which is compared with what the server sent.
func decoded<Value: JSONModel>(_ value: Value) { print("decoded", value.jsonText) }

/// The same for a call without a value.
func decoded(_: Void) { print("decoded null") }

/// The same for a stream, read to its end. Not every client has one of its types.
func decoded<Values: AsyncSequence>(_ stream: Values) async throws -> [Values.Element] where Values.Element: JSONModel {
    let values = try await stream.reduce(into: []) { $0.append($1) }
    decoded(values)
    return values
}

/// What the description's examples make one expect.
func expect<Value: Equatable>(_ value: Value, _ expected: Value, line: Int = #line) {
    if value != expected { print("wrong in line \(line): \(value) instead of \(expected)") }
}
