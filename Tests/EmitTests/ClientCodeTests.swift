import HelodataIR
import Testing

@testable import HelodataEmit

@Suite struct ClientCodeTests {
    private func source(_ api: API) -> String { CodePrinter.text(of: ClientCode(api: api).client()) }

    private let token = CredentialScheme(name: "token", wireName: "bearerAuth", kind: .bearer, doc: Doc(["An API token."]))
    private let server = Server(url: "https://api.example/v1", pieces: [], doc: Doc(["Production."]))

    @Test func oneCredential() {
        let text = source(
            api(types: [], groups: [group(operation("list"))], credentials: [token], servers: [server]))
        #expect(
            text == """
                /// The client of Sample.
                ///
                /// API version 1.2.0.
                nonisolated public struct SampleClient: APIClient {
                    public let core: APICore

                    /// A client that sends its calls to `baseURL`.
                    ///
                    /// - Parameters:
                    ///   - token: An API token.
                    ///   - baseURL: Production.
                    ///   - transport: Sends the requests; nil for the platform's own.
                    ///   - configuration: Retries, timeouts, limits, clock, observers.
                    public init(
                        token: ClientCredential,
                        baseURL: String = "https://api.example/v1",
                        transport: (any HTTPTransport)? = nil,
                        configuration: ClientConfiguration = ClientConfiguration()
                    ) {
                        self.init(core: APICore(
                            client: "Sample",
                            version: "1.2.0",
                            baseURL: baseURL,
                            credentials: ["bearerAuth": token.placed(.bearer)],
                            errorEnvelope: ErrorEnvelope(code: "code", message: "message", requestID: "request_id"),
                            transport: transport,
                            configuration: configuration
                        ))
                    }

                    /// A client of the same API with another core.
                    public init(core: APICore) {
                        self.core = core
                    }

                    /// Things.
                    public var things: ThingsAPI {
                        ThingsAPI(core: core)
                    }
                }

                """)
    }

    @Test func severalCredentialsAreOptional() {
        let key = CredentialScheme(
            name: "key", wireName: "api \"key\"", kind: .query("api_key"), isOptional: true, doc: Doc())
        let bearer = CredentialScheme(name: "token", wireName: "bearerAuth", kind: .bearer, isOptional: true, doc: Doc())
        let text = source(api(types: [], credentials: [bearer, key], servers: [server]))
        #expect(text.contains("token: ClientCredential? = nil,\n        key: ClientCredential? = nil,\n        baseURL: String"))
        #expect(
            text.contains(
                #"credentials: ["bearerAuth": token?.placed(.bearer), "api \"key\"": key?.placed(.query("api_key"))]"#))
        #expect(text.contains("///   - key: Sent in the query parameter `api_key`."))
    }

    @Test func withoutCredentialsAndServer() {
        let text = source(api(types: []))
        #expect(text.contains("public init(\n        baseURL: String,\n        transport: (any HTTPTransport)? = nil,"))
        #expect(text.contains("APICore(\n            client: \"Sample\",\n            version: \"1.2.0\",\n            baseURL: baseURL,"))
        #expect(!text.contains("credentials"))
    }

    @Test func otherServers() {
        let servers = [
            server, Server(url: "https://test.example", pieces: [], doc: Doc(["Test."]), name: Identifier("test")),
            Server(
                url: "https://eu.example", pieces: [.literal("https://"), .variable("region", default: "eu"), .literal(".example")],
                doc: Doc(["Regions."]), name: Identifier("regions")),
        ]
        let text = source(api(types: [], servers: servers))
        #expect(
            text.contains(
                """
                    /// Test.
                    public static let test: String = "https://test.example"

                    /// Regions.
                    public static func regions(region: String = "eu") -> String {
                        let pieces: [String] = ["https://", region, ".example"]
                        return pieces.joined()
                    }
                """))
    }

    @Test func headersAndEvents() {
        let text = source(
            api(
                types: [],
                responseHeaders: [ResponseHeader(name: "rateLimit", wireName: "X-Rate-Limit", type: .int, doc: Doc(["Calls left."]))],
                events: [IncomingEvent(name: "orderDone", wireName: "order.done", body: named("Order"), doc: Doc())]))
        #expect(
            text.contains(
                """
                    nonisolated public enum IncomingEvents {
                        /// `order.done`
                        public static func orderDone(_ body: some Sequence<UInt8>) throws(JSONError) -> Order {
                            try Order(jsonData: body)
                        }
                    }
                """))
        #expect(
            text.hasSuffix(
                """
                nonisolated extension APIResponse {
                    /// Calls left.
                    public var rateLimit: Int? { header("X-Rate-Limit") }
                }

                """))
    }
}
