import Foundation

// Requests as they are sent and answers as they are read, of a description that has a bit of everything.

/// Prints each request, and answers always the same.
func recorder(_ status: Int = 204, _ text: String = "", _ type: String = "application/json") -> StubTransport {
    StubTransport { (request: TransportRequest) async throws -> TransportResponse in
        print("\(request.method.rawValue) \(request.target)")
        for name in ["Accept", "Content-Type", "Cookie", "X-Key", "X-List"] {
            if let value = request.headers[name] { print("    \(name): \(value)") }
        }
        if let body = request.body {
            let text = String(data: Data(body), encoding: .utf8) ?? "not UTF-8: \(body)"
            for line in text.replacingOccurrences(of: "\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false) {
                print("    | \(line)")
            }
        }
        return status == 204
            ? .status(.noContent, headers: [:]) : .text(HTTPStatus(rawValue: status), text, contentType: type, headers: [:])
    }
}

func client(_ status: Int = 204, _ text: String = "", _ type: String = "application/json") -> ReqClient {
    ReqClient(transport: recorder(status, text, type))
}

@MainActor func tell(_ name: String, _ call: @MainActor () async throws -> Any) async {
    do { print("\(name): \(try await call())") } catch { print("\(name): \(error)") }
}

@main struct Main {
    static func main() async {
        let requests = ReqClient(key: "K", transport: recorder()).r
        await tell("range") { try await requests.rangeUp(.data(Data("x".utf8))) }
        await tell("any") { try await client(200, #"{"a":1}"#).r.anyUp(a: 1) }
        await tell("change") { try await requests.change("i/d", name: .null) }
        await tell("changeJSONPatch") { try await requests.changeJSONPatch("id", body: [.init(op: "remove", path: "/a")]) }
        await tell("two") { try await client(200, #"{"n":1}"#).r.two(a: "x") }
        await tell("twoText") { try await client(200, #"{"n":1}"#).r.twoText("x") }
        await tell("b64") { String(decoding: try await client(200, "aGk=", "text/plain").r.b64(Data("hi".utf8)), as: UTF8.self) }
        await tell("b64url") { try await requests.b64url(d: "-_8", e: Data([0xfb, 0xff])) }
        await tell("form") {
            try await requests.form(
                .init(
                    list: ["a", "b,c"], piped: ["a", "b|c"], obj: .init(a: 1, b: ["x", "y"]), deep: .init(a: 1, b: ["x", "y"]),
                    json: .init(a: 1), date: nil, additional: ["k": "v w"]))
        }
        await tell("parts") {
            try await requests.parts(
                file: FilePart(Data("x".utf8), filename: "a.png"), meta: .init(a: 1), tags: ["a", "b"], n: 4, raw: Data("hi".utf8))
        }
        await tell("mixed") { try await requests.mixed(head: .init(a: 1)) }
        await tell("latin") { try await requests.latin("é") }
        await tell("latin bad") { try await requests.latin("☃") }
        await tell("ascii bad") { try await requests.ascii("é") }
        await tell("optional none") { try await requests.optionalBody() }
        await tell("optional") { try await requests.optionalBody(b: 4) }
        await tell("nobody") { try await requests.nobody() }
        await tell("emptyForm") { try await requests.emptyForm() }
        await tell("literal") { try await requests.litEral("a/b c") }
        await tell("plus") { try await requests.filesPlus("a/b c/ü") }
        await tell("star") { try await requests.star("a/b c") }
        await tell("rel") { try await requests.rel() }
        await tell("rel2") { try await requests.getRel2() }
        await tell("rel3") { try await requests.getRel3() }
        await tell("pageable") {
            try await requests.pageable(
                pageable: .init(page: 1, sort: ["a,desc", "b"]), deep: .init(a: 1, tags: ["x", "y"]), sp: ["a", "b c"], j: .init(q: "é"),
                res: "a/b?c&d")
        }
        await tell("matrix") { try await requests.matrix(m: ["a", "b"], l: [1, 2], xList: ["a", "b"], c: "v;w") }
        await tell("optSec") { try await requests.optSec() }
        await tell("twoSec") { try await requests.twoSec() }
        await tell("optSec none") { try await client().r.optSec() }
        await tell("twoSec none") { try await client().r.twoSec() }
        await tell("head") { try await client(200, "{}").a.head() }
        await tell("reset") { try await client(205, "").a.reset() as Any }
        await tell("choice json") { try await client(200, #"{"a":1}"#).a.choice() }
        await tell("string") { try await client(200, "hello", "text/plain").a.string() }
        await tell("string json") { try await client(200, #""hello""#, "application/json").a.string() }
        await tell("enum") { try await client(200, "on", "text/plain").a.enum() }
        await tell("number") { try await client(200, "42", "text/plain").a.number() }
        await tell("flag") { try await client(200, "true", "text/plain").a.flag() }
        await tell("when") { try await client(200, "2024-01-01T00:00:00Z", "text/plain; charset=utf-8").a.when() }
        await tell("num") { try await requests.replaceNum("5") }
        await tell("nullable") { try await client(200, "null").a.nullable() as Any }
        await tell("nullable empty") { try await client(200, "", "application/json").a.nullable() as Any }
        await tell("nullable 204") { try await client(204).a.nullable() as Any }
        await tell("maybe 204") { try await client(204).a.maybe() as Any }
        await tell("maybe 200") { try await client(200, "{}").a.maybe() as Any }
        await tell("default 200") { try await client(200, #"{"a":1}"#).a.default() }
        await tell("default 404") { try await client(404, #"{"missing":"m"}"#).a.default() }
        await tell("default 409") { try await client(409, #"{"code":"c","detail":"d"}"#).a.default() }
        await tell("onlyDefault 200") { try await client(200, #"{"a":1}"#).a.onlyDefault() }
        await tell("onlyDefault 409") { try await client(409, #"{"a":1}"#).a.onlyDefault() }
        await tell("seq") {
            var lines: [Int?] = []
            for try await line in client(200, "\u{1e}{\"a\":\n1}\n\u{1e}{\"a\":2}\n", "application/json-seq").a.seq() {
                lines.append(line.a)
            }
            return lines
        }
        for text in [#"{"title":"T","detail":"D"}"#, #"{"title":"T"}"#] {
            do throws(ProblemError) {
                try await client(422, text, "application/problem+json").a.problem()
            } catch { print("problem: \(error), \(error.message ?? "without a message")") }
        }
        for text in [#"{"detail":"D"}"#, #"{"detail":[{"msg":"bad field","loc":["body","x"]}]}"#] {
            do throws(ProblemError) {
                try await client(400, text).a.problem()
            } catch { print("detail: \(error), \(error.message ?? "without a message")") }
        }
    }
}
