import Testing

@testable import HelodataIR

@Suite("Descriptions")
struct DescriptionTests {
    @Test(
        "HTML becomes Markdown, and links without a host become text",
        arguments: [
            ("<p>Makes an order.</p><p>Once.</p>", "Makes an order.\n\nOnce."),
            ("A <b>bold</b> <em>word</em> and <code>code</code>", "A **bold** *word* and `code`"),
            ("<ul><li>one</li><li>two</li></ul>", "- one\n- two"),
            ("See <a href=\"https://a.example/x\" target=_blank>there</a>.", "See [there](https://a.example/x)."),
            ("See <a href=\"/docs/x\">there</a>.", "See there."),
            ("See [there](/docs/x), [here](https://a.example) and [it](#tag/it).", "See there, [here](https://a.example) and it."),
            ("A <h2>Title</h2>text<br/>more", "A\n\n**Title**\n\ntext\n\nmore"),
            ("<pre><code>a < b</code></pre>", "```\na < b\n```"),
            ("`<p>` stays, and so does <id> or a<b", "`<p>` stays, and so does <id> or a<b"),
            ("\\<p> and an <img src=x> image", "\\<p> and an  image"),
            ("<a href=\"javascript:alert(1)\">click</a>", "click"),
            ("<a href=\"https://a.example\">open", "[open](https://a.example)"),
            ("plain [text] and ![image](a.png)", "plain [text] and ![image](a.png)"),
        ])
    func html(_ row: (text: String, markdown: String)) {
        #expect(Documentation.lines(DescriptionText.markdown(row.text)) == Documentation.lines(row.markdown))
    }

    private func servers(_ servers: String) -> [String?] {
        (Lowered(body: "paths: {}\nservers: [\(servers)]").api?.servers ?? []).map { $0.name?.bare }
    }

    @Test(
        "Servers are called by what is said of them, else by what tells their addresses apart",
        arguments: [
            ("{url: 'https://a.example'}", [nil]),
            (
                "{url: 'https://a.example', description: Production server}, {url: 'https://b.example', description: The sandbox.}",
                ["production", "sandbox"]
            ),
            ("{url: 'https://api.example.com/v1'}, {url: 'https://eu.api.example.com/v1'}", ["server", "eu"]),
            (
                "{url: 'https://a.example', description: Production}, {url: 'https://b.example', description: Production}",
                ["production", "server"]
            ),
            ("{url: 'https://{region}.example', description: Regions, variables: {region: {default: eu}}}", ["regions"]),
            (
                "{url: 'https://x.example/a', description: This is where you go for everything that is not a test}, {url: 'https://x.example/b'}",
                ["a", "b"]
            ),
        ])
    func names(_ row: (servers: String, names: [String?])) { #expect(servers(row.servers) == row.names) }

    @Test func `what comes back is described where the description says more than that it works`() {
        func answer(_ text: String) -> [String]? {
            Lowered(
                body: """
                    paths:
                      /pets/{id}:
                        get:
                          operationId: getPet
                          parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                          responses: {'200': {description: "\(text)", content: {application/json: {schema: {type: string}}}}}
                    """
            ).api?.groups[0].operations[0].answer.lines
        }
        #expect(answer("The pet with its toys.") == ["The pet with its toys."])
        #expect(answer("Successful operation") == [])
        #expect(answer("OK") == [])
    }

    @Test func `what a type says is not repeated at each member of it`() throws {
        let long = (0..<100).map { "word\($0)" }.joined(separator: " ")
        let lowered = Lowered(
            body: """
                paths: {}
                components:
                  schemas:
                    Shared: {type: object, description: \(long), properties: {a: {type: string}}}
                    Holder:
                      type: object
                      properties:
                        bare: {$ref: '#/components/schemas/Shared'}
                        own: {$ref: '#/components/schemas/Shared', description: Its own. \(long)}
                """)
        let structures = (lowered.api?.types ?? []).compactMap { if case .structure(let type) = $0 { type } else { nil } }
        let holder = try #require(structures.first { $0.name.last.bare == "Holder" })
        let docs = holder.properties.map { $0.doc.lines.joined(separator: " ") }
        #expect(docs[0].hasPrefix("word0 word1 ") && docs[0].hasSuffix(" word43…"), "\(docs[0])")
        #expect(docs[1] == "Its own. \(long)")
    }
}
