import Foundation
import Testing

@_spi(Generated) @testable import HelodataRuntime

/// A planted text that must not come out, whichever way a value is shown.
@Suite struct CodecSecretTests {
    static let sentinel = "hunter2-sentinel"
    let secret = SecretString(Self.sentinel)

    struct Holder {
        var name = "visible"
        var secret: SecretString
        var optional: SecretString?
        var list: [SecretString]
        var named: [String: SecretString]
        var boxed: Boxed<SecretString>
        var boxedIfPresent: BoxedIfPresent<SecretString>
        var patch: PatchValue<SecretString>
        var result: Result<SecretString, JSONError>
        var any: Any
    }

    enum Choice { case secret(SecretString), pair(SecretString, Int) }

    private func shown(_ value: Any) -> [String] {
        var dumped = ""
        dump(value, to: &dumped)
        var walked = ""
        func walk(_ value: Any, _ depth: Int) {
            walked += " \(value)"
            guard depth < 8 else { return }
            for child in Mirror(reflecting: value).children { walk(child.value, depth + 1) }
        }
        walk(value, 0)
        return ["\(value)", String(describing: value), String(reflecting: value), dumped, walked]
    }

    @Test func neverShows() {
        let holder = Holder(
            secret: secret, optional: secret, list: [secret, secret], named: ["key": secret], boxed: Boxed(secret),
            boxedIfPresent: BoxedIfPresent(secret), patch: .value(secret), result: .success(secret), any: secret)
        let proxy = ProxyIP(ip: "1.2.3.4", port: 1, user: "u", pass: secret, country: "US")
        let values: [Any] = [
            secret, secret as SecretString? as Any, [secret], ["a": secret], Set([secret]), (secret, 1), holder, [holder], proxy, [proxy],
            Choice.secret(secret), Choice.pair(secret, 1), Boxed(proxy), BoxedIfPresent(proxy), BoxedIfPresent<ProxyIP>(nil),
            Optional(proxy) as Any, Purchase.other(nil), Shape.proxy(proxy), PatchValue.value(proxy), AnyHashable(secret),
        ]
        for value in values {
            for text in shown(value) { #expect(!text.contains("hunter2") && !text.contains("sentinel")) }
        }
        #expect("\(secret)" == "••••")
        #expect("\(proxy)".contains("1.2.3.4"))
        #expect(Mirror(reflecting: secret).children.isEmpty)
    }

    @Test func revealsWhereAsked() throws {
        #expect(secret.value == Self.sentinel)
        #expect(secret.jsonText == "\"\(Self.sentinel)\"")
        #expect(try SecretString(jsonData: secret.jsonData()) == secret)
        let literal: SecretString = "abc"
        #expect(literal.value == "abc")
        #expect(SecretString("a") != SecretString("b"))
    }

    @Test func errorsDoNotShowIt() {
        for text in ["{\"pass\":\"hunter2\\x\"}", "{\"pass\":[\"hunter2\"]}", "{\"pass\":\"hunter2", "{\"pass\":\"hunter2\"}"] {
            let error = failure(ProxyIP.self, text)
            #expect(error != nil)
            if let error { for text in shown(error) { #expect(!text.contains("hunter2")) } }
        }
    }
}
