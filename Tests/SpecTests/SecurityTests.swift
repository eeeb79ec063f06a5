import HelodataSpec
import Testing

@Suite struct SecurityTests {
    private func scheme(_ text: String) -> (SecuritySchemeObject?, [String]) {
        let reading = read(body: "components:\n  securitySchemes:\n    A: \(text)\n")
        guard case .object(let scheme)? = reading.root?.components.securitySchemes.first?.scheme else {
            return (nil, reading.messages)
        }
        return (scheme, reading.messages)
    }

    @Test func schemes() {
        let (key, keyMessages) = scheme("{type: apiKey, name: X-Key, in: header, description: Key}")
        #expect(keyMessages == [])
        #expect(key?.type.value == "apiKey")
        #expect(key?.name == "X-Key")
        #expect(key?.place == "header")

        let (bearer, bearerMessages) = scheme("{type: http, scheme: bearer, bearerFormat: JWT}")
        #expect(bearerMessages == [])
        #expect(bearer?.scheme == "bearer")

        let (oauth, oauthMessages) = scheme(
            "{type: oauth2, flows: {clientCredentials: {tokenUrl: /token, scopes: {read: Reads, write: null}}}}")
        #expect(oauthMessages == [])
        #expect(oauth?.type.value == "oauth2")

        let (connect, connectMessages) = scheme("{type: openIdConnect, openIdConnectUrl: 'https://a'}")
        #expect(connectMessages == [])
        #expect(connect?.type.value == "openIdConnect")
    }

    @Test(arguments: [
        ("{scheme: bearer}", ["3:8: error: security scheme lacks 'type' [missing-key]"]),
        ("{type: apikey}", ["3:15: warning: 'apikey' is read as 'apiKey' [loose-value]"]),
        ("{type: basic}", ["3:15: warning: 'basic' is read as 'http' with the scheme 'basic' [loose-value]"]),
        ("{type: oauth}", ["3:15: error: unknown type 'oauth'; did you mean 'oauth2'? [security-type]"]),
        (
            "{type: magic}",
            [
                "3:15: error: unknown type 'magic'; a security scheme is one of apiKey, http, oauth2, openIdConnect, mutualTLS [security-type]"
            ]
        ),
    ])
    func diagnostics(_ text: String, _ messages: [String]) {
        #expect(scheme(text).1 == messages)
    }
}
