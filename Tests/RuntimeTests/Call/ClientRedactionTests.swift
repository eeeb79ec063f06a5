import Foundation
import Testing

@_spi(Generated) @testable import HelodataRuntime

/// A planted secret is found nowhere.
@Suite struct ClientRedactionTests {
    static let secret = "SENTINEL-4711"

    static func texts(_ value: Any) -> String {
        var dumped = ""
        dump(value, to: &dumped)
        return "\(value)\n\(String(reflecting: value))\n\(String(describing: value))\n\(dumped)"
    }

    static func check(_ value: Any, _ name: String) {
        let text = texts(value)
        #expect(!text.contains(secret), "\(name): \(text)")
        #expect(!text.contains("U0VOVElORUw"), "\(name) in base64")
    }

    final class Recorder: ClientObserver, Sendable {
        let lines = Lock<[String]>([])
        func note(_ values: Any...) { lines.withLock { $0.append(values.map(ClientRedactionTests.texts).joined()) } }
        func callStarted(_ call: ObservedCall) { note(call) }
        func attemptStarted(_ call: ObservedCall, attempt: Int, headers: inout HTTPFields) { note(call, headers) }
        func attemptEnded(_ call: ObservedCall, attempt: Int, _ end: ObservedOutcome) { note(call, end) }
        func retryScheduled(_ call: ObservedCall, attempt: Int, delay: Duration, after end: ObservedOutcome) { note(call, delay, end) }
        func callEnded(_ call: ObservedCall, attempts: Int, _ end: ObservedOutcome) { note(call, end) }
    }

    @Test func nowhere() async {
        let secret = Self.secret
        let credentials: [ClientCredential] = [
            ClientCredential(secret), .basic(username: "u", password: secret), ClientCredential(secret).placed(.query("key")),
            ClientCredential(secret).placed(.header("X-Api-Key")), .provider { secret },
        ]
        for credential in credentials {
            Self.check(credential, "credential")
            let recorder = Recorder()
            let answers = Lock(0)
            let stub = StubTransport { request in
                let count = answers.withLock { count in
                    count += 1
                    return count
                }
                if count == 1 { return .status(.serviceUnavailable, headers: ["Retry-After": "0.001", "X-Secret": secret]) }
                return .json(.forbidden, text: #"{"code":"no","message":"denied","echo":"\#(secret)"}"#, headers: ["Set-Cookie": secret])
            }
            var configuration = ClientConfiguration()
            configuration.headers["X-Config"] = secret
            configuration.observer = recorder
            let core = APICore(
                baseURL: "https://x.com", credentials: ["a": credential], transport: stub, configuration: configuration)
            let client = ShopClient(core: core)
            let operation = APIOperation("op", .post, "/x/{id}", replay: .keyed("Idempotency-Key"), security: [["a"]])
            var request = APIRequest(operation, "/x/\(secret)", throwing: ShopError.self)
            request.query("token", secret)
            request.header("X-Own", secret)
            request.cookie("c", secret)
            request.idempotencyKey = IdempotencyKey(secret)
            request.body(json: ShopOrder(id: secret))
            // A machine that is busy with all tests at once is no reason to give up.
            let options = CallOptions(deadline: .seconds(3_600), attemptTimeout: .seconds(3_600), headers: ["X-Mine": secret])
            do {
                try await core.empty(request, options)
                Issue.record("no error")
            } catch {
                Self.check(error, "error")
                Self.check(error.failure, "failure")
                Self.check(error.failure.kind, "kind")
                Self.check(error.headers, "headers")
                Self.check(error.localizedDescription, "localized")
                if let key = error.idempotencyKey { Self.check(key, "key") }
                if case .undocumented(let response) = error { Self.check(response, "error response") }
                #expect(error.attempts == 2)
            }
            #expect(stub.requests.count == 2)
            for request in stub.requests {
                // The path is shown: secrets do not belong in paths.
                let shown = TransportRequest(
                    method: request.method, scheme: request.scheme, authority: request.authority,
                    target: "/x?" + (request.query ?? ""), headers: request.headers, body: request.body)
                Self.check(shown, "request")
                for field in request.headers where field.value.contains(secret) { Self.check(field, "field") }
            }
            Self.check(client, "client")
            Self.check(core, "core")
            Self.check(configuration, "configuration")
            Self.check(options.headers, "options")
            Self.check(options, "options")
            let lines = recorder.lines.withLock { $0 }
            #expect(lines.count >= 6)
            for line in lines { #expect(!line.contains(secret)) }
        }
        Self.check(
            TransportFailure(.tls, .notSent, underlying: NSError(domain: secret, code: 1, userInfo: ["url": secret])), "transport failure")
        Self.check(APIResponse(status: 200, headers: ["X": secret], rawBody: Data(secret.utf8)), "response")
        Self.check(TransportResponse.json(.ok, text: secret, headers: ["X": secret]), "transport response")
        Self.check(BaseURL("https://user:\(secret)@x.com"), "base URL")
        Self.check(WaitError<ShopOrder>.reached(state: "failed", ShopOrder(id: secret)), "wait error")
    }
}
