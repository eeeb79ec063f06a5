/// Words that Swift writes in capitals, except at the beginning of a lower-case name (Swift API Design Guidelines, "Follow case conventions").
enum Acronyms {
    private static let spellings: [String: String] = {
        var spellings = [
            "ids": "IDs", "urls": "URLs", "uris": "URIs", "ips": "IPs", "apis": "APIs", "uuids": "UUIDs", "pdfs": "PDFs",
            "vms": "VMs", "ipv4": "IPv4", "ipv6": "IPv6", "oauth": "OAuth", "oauth2": "OAuth2", "graphql": "GraphQL",
            "ios": "iOS", "macos": "macOS", "github": "GitHub", "gitlab": "GitLab", "devops": "DevOps",
        ]
        for word in """
        id url uri http https api ip usd eur gbp json xml html css csv pdf sql ssh ssl tls tcp udp dns uuid guid utc \
        isp asn vpn cpu gpu ram os ui sms mms mfa otp totp jwt sdk cli aws gcp s3 iam acl cidr qr sku vat iban bic \
        ach sepa kyc aml ai llm ttl rgb svg png jpg jpeg gif mp3 mp4 md5 sha sha1 sha256 sha512 rsa aes hmac mime rss \
        ftp smtp imap sso saml ldap sla tv vm vpc lan wan mac usb rpc grpc ascii utf8 cors csrf xss iso rfc ddos cdn 2fa kb mb gb tb
        """.split(separator: " ") {
            spellings[String(word)] = word.uppercased()
        }
        return spellings
    }()

    /// `usd` → `USD`, `total` → `Total`
    static func capitalized(_ word: String) -> String {
        // None is longer.
        if word.utf8.count <= 7, let acronym = spellings[word.lowercased()] { return acronym }
        if let first = word.utf8.first, first < 0x80 {
            guard first >= UInt8(ascii: "a"), first <= UInt8(ascii: "z") else { return word }
            var word = word
            return word.withUTF8 { letters in
                String(unsafeUninitializedCapacity: letters.count) { buffer in
                    _ = buffer.initialize(from: letters)
                    buffer[0] = first - 0x20
                    return letters.count
                }
            }
        }
        return word.prefix(1).uppercased() + word.dropFirst()
    }

    /// As the first word of a lower-case name: `URL` → `url`.
    static func lowered(_ word: String) -> String { word.lowercased() }
}
