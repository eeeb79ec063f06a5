import FaultServer
import Foundation
import HelodataEcho
import Testing

/// Each kind of schema: what is sent is the JSON expected, and what comes back is the value that was sent.
@Suite struct SchemaTests {
    /// Sends the value, compares its JSON, and decodes it from the answer.
    private func echo<Value: JSONModel>(
        _ value: Value, _ json: String, location: SourceLocation = #_sourceLocation, _ call: (EchoClient) async throws -> Value
    ) async throws {
        let request = try await EchoServer.request { client in
            let answer = try await call(client)
            #expect(answer == value, sourceLocation: location)
        }
        #expect(String(decoding: request?.body ?? [], as: UTF8.self) == json, sourceLocation: location)
        #expect(try Value(jsonData: Array(json.utf8)) == value, sourceLocation: location)
    }

    @Test func scalars() async throws {
        let all = Scalars(
            text: "a\"\\/\u{1}ü😀\u{2028}", byte: Data([0, 255]), uuid: UUID(uuidString: "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"),
            instant: Date(timeIntervalSince1970: 1.25), day: CalendarDate("2028-02-29"), uri: "https://a.b/?c=d", secret: "s",
            int32: -2_147_483_648, int64: .max, uint64: .max, float: 0.1, double: 1e300, decimal: ExactDecimal("4.50"),
            decimalText: ExactDecimal("0.10"), flag: false, constant: "always", anything: [1, nil, "x"], free: ["k": 1.5])
        try await echo(
            all,
            "{\"text\":\"a\\\"\\\\/\\u0001ü😀\u{2028}\",\"byte\":\"AP8=\",\"uuid\":\"f81d4fae-7dec-11d0-a765-00a0c91e6bf6\","
                + #""instant":"1970-01-01T00:00:01.250Z","day":"2028-02-29","uri":"https://a.b/?c=d","secret":"s","#
                + #""int32":-2147483648,"int64":9223372036854775807,"uint64":18446744073709551615,"float":0.1,"double":1e+300,"#
                + #""decimal":4.50,"decimalText":"0.10","flag":false,"constant":"always","anything":[1,null,"x"],"free":{"k":1.5}}"#
        ) { try await $0.schemas.echoScalars(all) }
        try await echo(Scalars(), "{}") { try await $0.schemas.echoScalars(Scalars()) }
    }

    @Test func presence() async throws {
        try await echo(Presence(required: "a", requiredOrNull: nil), #"{"required":"a","requiredOrNull":null}"#) {
            try await $0.schemas.echoPresence(required: "a", requiredOrNull: nil)
        }
        try await echo(
            Presence(required: "", requiredOrNull: "b", optional: "c", optionalOrNull: .value(0), defaulted: 7),
            #"{"required":"","requiredOrNull":"b","optional":"c","optionalOrNull":0,"defaulted":7}"#
        ) {
            try await $0.schemas.echoPresence(required: "", requiredOrNull: "b", optional: "c", optionalOrNull: .value(0), defaulted: 7)
        }
    }

    @Test func enumerations() async throws {
        for (text, json) in [
            (Enumerations.Text.plain, "plain"), (.withSpace, "with space"), (.plus1, "+1"), (.minus1, "-1"), (.empty, ""),
            (.type, "Type"), (Enumerations.Text(rawValue: "later"), "later"),
        ] {
            try await echo(Enumerations(text: text), "{\"text\":\"\(json)\"}") { try await $0.schemas.echoEnumerations(text: text) }
        }
        try await echo(
            Enumerations(number: .minus3, orNull: .value(.b), list: [.north, .south]),
            #"{"number":-3,"orNull":"b","list":["north","south"]}"#
        ) { try await $0.schemas.echoEnumerations(number: .minus3, orNull: .value(.b), list: [.north, .south]) }
        #expect(try Enumerations(jsonData: Array(#"{"orNull":null}"#.utf8)) == Enumerations(orNull: .null))
    }

    @Test func collections() async throws {
        let open = Open(id: "o", additional: ["x": 1, "y": 2.5])
        let all = Collections(
            matrix: [[1, 2], []], map: ["b": 2, "a": 1], maps: [["k": Parts(r: 1)]], unique: ["a", "b"], nulls: ["a", nil],
            tuple: ["a", 1], open: open)
        try await echo(
            all,
            #"{"matrix":[[1,2],[]],"map":{"a":1,"b":2},"maps":[{"k":{"R":1}}],"unique":["a","b"],"nulls":["a",null],"tuple":["a",1],"#
                + #""open":{"id":"o","x":1,"y":2.5}}"#
        ) {
            try await $0.schemas.echoCollections(
                matrix: [[1, 2], []], map: ["b": 2, "a": 1], maps: [["k": Parts(r: 1)]], unique: ["a", "b"], nulls: ["a", nil],
                tuple: ["a", 1], open: open)
        }
        let error = await #expect(throws: (any Error).self) {
            try await EchoServer.request { try await $0.schemas.echoCollections(unique: ["a", "a"]) }
        }
        #expect((error as? any APIError)?.failure.isUnsent == true)
    }

    @Test func unions() async throws {
        let circle = Shape.circle(Circle(kind: "circle", radius: 0.5))
        try await echo(circle, #"{"kind":"circle","radius":0.5}"#) { try await $0.schemas.echoShape(circle) }
        let square = Shape.square(Square(kind: "square", side: 2))
        try await echo(square, #"{"kind":"square","side":2}"#) { try await $0.schemas.echoShape(square) }
        let unknown = Shape.other(["kind": "star", "points": 5])
        try await echo(unknown, #"{"kind":"star","points":5}"#) { try await $0.schemas.echoShape(unknown) }
        let scalars: [(Mixture.Scalar, String)] = [
            (.string("a"), "\"a\""), (.int(5), "5"), (.bool(true), "true"), (.strings(["a"]), "[\"a\"]"), (.other(2.5), "2.5"),
        ]
        for (scalar, json) in scalars {
            try await echo(Mixture(scalar: scalar), "{\"scalar\":\(json)}") { try await $0.schemas.echoMixture(scalar: scalar) }
        }
        let address = Mixture.Model.address(Address(city: "A"))
        try await echo(Mixture(model: address), #"{"model":{"city":"A"}}"#) { try await $0.schemas.echoMixture(model: address) }
        let fault = Mixture.Model.fault(Fault(message: "m"))
        try await echo(Mixture(model: fault), #"{"model":{"message":"m"}}"#) { try await $0.schemas.echoMixture(model: fault) }
        let merged = Mixture.Merged(message: "m", level: 3)
        try await echo(Mixture(merged: merged), #"{"merged":{"message":"m","level":3}}"#) {
            try await $0.schemas.echoMixture(merged: merged)
        }
    }

    @Test func recursive() async throws {
        let tree = Tree(value: 1, parent: Tree(value: 0), children: [Tree(value: 2, children: [])])
        try await echo(tree, #"{"value":1,"parent":{"value":0},"children":[{"value":2,"children":[]}]}"#) {
            try await $0.schemas.echoTree(value: 1, parent: Tree(value: 0), children: [Tree(value: 2, children: [])])
        }
    }

    /// What is readOnly is not sent, what is writeOnly is not expected.
    @Test func readAndWriteOnly() async throws {
        let echo = try EchoServer(answer: .answer(200, [("Content-Type", "application/json")], #"{"id":"1","email":"e"}"#))
        defer { echo.server.stop() }
        let account = try await echo.client.schemas.createAccount(email: "e", password: "p")
        #expect(account == Account(id: "1", email: "e"))
        #expect(String(decoding: echo.request?.body ?? [], as: UTF8.self) == #"{"email":"e","password":"p"}"#)
    }
}
