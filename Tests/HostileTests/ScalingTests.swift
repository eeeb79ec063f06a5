import HelodataDiagnostics
import Testing

/// Each kind of walk over a description takes time in proportion to what is read: four times as much input takes at most twelve
/// times the processor time, where a square would take sixteen; a busy machine blurs what takes a few milliseconds.
@Suite("Time in proportion to what is read", .serialized)
struct ScalingTests {
    struct Kind: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// Such that one run takes some tens of milliseconds.
        let count: Int
        let document: @Sendable (Int) -> String
        var overlay: (@Sendable (Int) -> String)?

        init(_ name: String, _ count: Int, overlay: (@Sendable (Int) -> String)? = nil, _ document: @escaping @Sendable (Int) -> String) {
            testDescription = name
            self.count = count
            self.document = document
            self.overlay = overlay
        }
    }

    private static func many(_ count: Int, _ element: (Int) -> String) -> String { (0..<count).map(element).joined(separator: ",") }
    private static func schemas(_ text: String) -> String {
        #"{"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{},"components":{"schemas":{\#(text)}}}"#
    }
    private static func paths(_ text: String, _ rest: String = "") -> String {
        #"{"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{\#(text)}\#(rest)}"#
    }
    private static func reference(_ name: String) -> String { ##"{"$ref":"#/components/schemas/\##(name)"}"## }
    private static let text = #"{"type":"string"}"#
    private static let answer = #""responses":{"204":{"description":"x"}}"#

    static let kinds: [Kind] = [
        Kind("references", 133) { n in
            schemas(
                many(n) { #""S\#($0)":{"type":"object","properties":{"a":\#(reference("S\(($0 + 1) % n)")),"b":\#(reference("S0"))}}"# })
        },
        Kind("chains of references", 50) { n in schemas(many(n) { #""S\#($0)":\#($0 + 1 < n ? reference("S\($0 + 1)") : text)"# }) },
        Kind("allOf", 83) { n in
            schemas(
                #""S":{"type":"object","properties":{"a":\#(text)}},"#
                    + many(n) { #""S\#($0)":{"allOf":[\#(reference("S")),{"type":"object","properties":{"p\#($0)":\#(text)}}]}"# })
        },
        Kind("properties", 266) { n in schemas(#""A":{"type":"object","properties":{\#(many(n) { #""p\#($0)":\#(text)"# })}}"#) },
        Kind("names that collide", 166) { n in
            schemas(#""A":{"type":"object","properties":{\#(many(n) { "\"" + spelling($0) + "\":" + text })}}"#)
        },
        Kind("values of an enumeration", 333) { n in schemas(#""A":{"type":"string","enum":[\#(many(n) { "\"v \($0)\"" })]}"#) },
        Kind("unions", 33) { n in
            schemas(
                many(n) {
                    #""U\#($0)":{"oneOf":[\#(reference("A\($0)")),\#(text)]},"A\#($0)":{"type":"object","properties":{"a\#($0)":\#(text)}}"#
                })
        },
        Kind("aliases", 133) { n in
            "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\nx-a: &a {b: 1}\nx-b:\n" + (0..<n).map { "  k\($0): *a\n" }.joined()
        },
        Kind("operations", 20) { n in paths(many(n) { #""/p\#($0)":{"get":{"operationId":"o\#($0)",\#(answer)}}"# }) },
        Kind("parameters", 83) { n in
            paths(#""/p":{"get":{"parameters":[\#(many(n) { #"{"name":"p\#($0)","in":"query","schema":\#(text)}"# })],\#(answer)}}"#)
        },
        Kind("responses", 20) { n in
            paths(
                #""/p":{"get":{"responses":{"#
                    + many(n) { #""\#(400 + $0)":{"description":"x","content":{"application/json":{"schema":\#(text)}}}"# }
                    + "}}}")
        },
        Kind("security", 20) { n in
            paths(
                many(n) { #""/p\#($0)":{"get":{"security":[{"k\#($0)":[]}],\#(answer)}}"# },
                #","components":{"securitySchemes":{\#(many(n) { #""k\#($0)":{"type":"apiKey","in":"header","name":"X-\#($0)"}"# })}}"#)
        },
        Kind("tags", 20) { n in
            paths(many(n) { #""/p\#($0)":{"get":{"tags":["t\#($0)"],\#(answer)}}"# }, #","tags":[\#(many(n) { #"{"name":"t\#($0)"}"# })]"#)
        },
        Kind(
            "overlays", 400,
            overlay: { n in
                #"{"overlay":"1.1.0","info":{"title":"T","version":"1"},"actions":[{"target":"$..*","update":{"x-a":1}},{"target":"$.x-m","update":{"#
                    + many(n) { #""k\#($0)":2"# } + "}}]}"
            }
        ) { n in paths("", #","x-l":[\#(many(n) { "{\"a\":\($0)}" })],"x-m":{\#(many(n) { #""k\#($0)":1"# })}"#) },
        Kind("diagnostics", 66) { n in schemas(many(n) { #""S\#($0)":{"type":"strnig"}"# }) },
        Kind("keys that stand twice", 266) { n in paths("", #","x-a":{\#(many(n) { _ in #""k":1"# })}"#) },
        Kind("required members that are missing", 133) { n in
            schemas(
                #""A":{"type":"object","required":[\#(many(n) { #""propp\#($0)""# })],"properties":{\#(many(n) { #""prop\#($0)":\#(text)"# })}}"#
            )
        },
    ]

    /// `a________`, `a-_______`: one word to Swift.
    private static func spelling(_ number: Int) -> String {
        let letters = Array("_-. /+*~")
        var (text, rest) = ("a", number)
        for _ in 0..<6 {
            text.append(letters[rest % letters.count])
            rest /= letters.count
        }
        return text
    }

    private static let limit = 12.0

    @Test(arguments: kinds)
    func scaling(_ kind: Kind) {
        func seconds(_ count: Int) -> Double {
            let (bytes, overlay) = (Array(kind.document(count).utf8), kind.overlay.map { Array($0(count).utf8) })
            let times = (0..<1).map { _ in
                let trial = Trial(bytes, path: kind.testDescription == "aliases" ? "a.yaml" : "a.json", overlay: overlay)
                let (whole, parts) = trial.elapsed.components
                let printing = Trial.time { _ = DiagnosticPrinter().text(trial.diagnostics.all) }.components
                return Double(whole + printing.seconds) + Double(parts + printing.attoseconds) / 1e18
            }
            return times.min() ?? 0
        }
        // A busy machine gets another try.
        var times: [Double] = []
        for _ in 0..<4 {
            times = [1, 2, 4].map { seconds(kind.count * $0) }
            // A few milliseconds are spent whatever is read.
            if times[2] < Self.limit * max(times[0], 0.002) { break }
        }
        print("\(kind.testDescription): " + times.map { "\(Int($0 * 1000)) ms" }.joined(separator: ", "))
        #expect(times[2] < Self.limit * max(times[0], 0.002), "\(kind.testDescription): \(times)")
    }
}
