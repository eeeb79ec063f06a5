import Testing

@testable import HelodataIR

@Suite("Fixed parts of paths")
struct PathTextTests {
    @Test(
        "Encoded once",
        arguments: [
            ("/Task lists/", "/Task%20lists/"), ("/é", "/%C3%A9"), ("/a%20b", "/a%20b"), ("/100%", "/100%25"), ("/a%2", "/a%252"),
            ("/x|y\"z<w>^`\\", "/x%7Cy%22z%3Cw%3E%5E%60%5C"), ("/m;v=1,2:go@x!$&'()*+=~", "/m;v=1,2:go@x!$&'()*+=~"), ("/{a", "/%7Ba"),
            ("/[a]", "/%5Ba%5D"), ("/%zz", "/%25zz"),
        ])
    func encoded(_ written: String, _ sent: String) { #expect(PathText.encoded(written) == sent) }
}
