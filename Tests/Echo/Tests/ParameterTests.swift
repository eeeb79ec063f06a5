import FaultServer
import Foundation
import HelodataEcho
import Testing

/// Parameters with a media type, in the middle of a segment, with reserved characters, and of the usual types.
@Suite struct ParameterTests {
    private let color = Parts(r: 100, g: 200, b: 150)

    /// OpenAPI 3.1 §4.8.12.2.3: the value in the media type, then encoded for its place.
    @Test func content() async throws {
        let json = "%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D"
        let path = try await EchoServer.request { try await $0.content.pathJSON(color) }
        #expect(path?.target == "/content/path/" + json)
        let query = try await EchoServer.request { try await $0.content.queryJSON(color: color) }
        #expect(query?.target == "/content/query?color=" + json)
        let header = try await EchoServer.request { try await $0.content.headerJSON(xColor: color) }
        #expect(header?["X-Color"] == #"{"R":100,"G":200,"B":150}"#)
        let cookie = try await EchoServer.request { try await $0.content.cookieJSON(color: color) }
        #expect(cookie?["Cookie"] == "color=" + json)
        let text = try await EchoServer.request { try await $0.content.queryText(color: "light \"blue\"") }
        #expect(text?.target == "/content/query-text?color=light%20%22blue%22")
    }

    @Test func severalInOneSegment() async throws {
        let file = try await EchoServer.request { try await $0.around.file(name: "a/b.c", extension: .png) }
        #expect(file?.target == "/text/a%2Fb.c.png")
        let map = try await EchoServer.request { try await $0.around.map(latitude: 52.5, longitude: -13.25, zoom: 7) }
        #expect(map?.target == "/text/@52.5,-13.25,z7/map")
        let styles = try await EchoServer.request { try await $0.around.styles(filter: "new", page: 2) }
        #expect(styles?.target == "/text/pets.new;page=2")
    }

    /// OpenAPI 3.1.1 §4.8.12.2.2 and Appendix E: what would end the value is encoded all the same.
    @Test func reserved() async throws {
        let url = "https://a.b/c;d?e=f&g=h#i[j]@k!l$m'n(o)*p+q,r s%20"
        let request = try await EchoServer.request {
            try await $0.reserved.query(url: url, plain: url, list: ["a/b", "c:d"])
        }
        let kept = "https://a.b/c;d?e=f%26g=h%23i%5Bj%5D@k!l$m'n(o)*p%2Bq,r%20s%20"
        let encoded = "https%3A%2F%2Fa.b%2Fc%3Bd%3Fe%3Df%26g%3Dh%23i%5Bj%5D%40k%21l%24m%27n%28o%29%2Ap%2Bq%2Cr%20s%2520"
        #expect(request?.target == "/reserved?url=\(kept)&plain=\(encoded)&list=a/b,c:d")
    }

    @Test func usualTypes() async throws {
        let trace = try #require(UUID(uuidString: "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"))
        let day = try #require(CalendarDate("2026-02-28"))
        let request = try await EchoServer.request {
            try await $0.usual.all(
                9_007_199_254_740_993, when: Date(timeIntervalSince1970: 0.5), day: day, flags: [true, false],
                price: ExactDecimal("4.50"), sort: .minusName, xTrace: trace, session: "a;b=c ü")
        }
        #expect(
            request?.target
                == "/usual/9007199254740993?when=1970-01-01T00%3A00%3A00.500Z&day=2026-02-28&flags=true&flags=false&price=4.50&sort=-name")
        #expect(request?["X-Trace"]?.lowercased() == "f81d4fae-7dec-11d0-a765-00a0c91e6bf6")
        #expect(request?["Cookie"] == "session=a%3Bb%3Dc%20%C3%BC")
    }

    @Test func nestedDeepObject() async throws {
        let request = try await EchoServer.request {
            try await $0.usual.deep(filter: UsualDeepFilter(created: UsualDeepFilter.Created(gte: 5), tags: ["x", "y z"]))
        }
        #expect(
            request?.target
                == "/usual/deep?filter%5Bcreated%5D%5Bgte%5D=5&filter%5Btags%5D%5B%5D=x&filter%5Btags%5D%5B%5D=y%20z")
    }
}
