import Foundation
import Testing

@_spi(Generated) @testable import HelodataRuntime

@Suite struct CodecErrorTests {
    @Test(arguments: [
        (#"[{"ip":"1.2.3.4","port":1,"user":"u","pass":"p","country":"US"},{"ip":5}]"#, "$[1].ip", 70, JSONError.Kind.typeMismatch),
        (#"[{"ip":"1.2.3.4","port":"x","user":"u"}]"#, "$[0].port", 24, .typeMismatch),
        (#"[{"ip":"1.2.3.4","port":1.5,"user":"u"}]"#, "$[0].port", 24, .outOfRange),
        (#"[{"ip":"1.2.3.4","port":1}]"#, "$[0].user", 1, .missingMember),
        (#"[{},{"ip":"1"}]"#, "$[0].ip", 1, .missingMember),
        (#"[{"x":[0,{"y":tru}]}]"#, "$[0].x[1].y", 14, .syntax),
        (#"[{"a b":[1,2,]}]"#, "$[0][\"a b\"][2]", 13, .syntax),
        (#"[{"ip":"1.2.3.4"#, "$[0].ip", 15, .unexpectedEnd),
        ("{}", "$", 0, .typeMismatch),
        ("[] []", "$", 3, .trailingContent),
        ("", "$", 0, .unexpectedEnd),
        (#"[{"ip":"1","port":1,"user":"u","pass":"p","country":"c","asn":1e30}]"#, "$[0].asn", 62, .outOfRange),
        (#"[{"ip":"1","port":1,"user":"u","pass":"p","country":"c" "asn":1}]"#, "$[0].country", 56, .syntax),
        (#"[{"ip":"1","port":1,"user":"u","pass":"p","country":"c",}]"#, "$[0]", 56, .syntax),
        (#"[{"i\"p":[{"z":}]}]"#, #"$[0]["i\"p"][0].z"#, 15, .syntax),
    ]) func places(text: String, path: String, offset: Int, kind: JSONError.Kind) throws {
        let error = try #require(failure([ProxyIP].self, text))
        #expect(error.path == path)
        #expect(error.offset == offset)
        #expect(error.kind == kind)
        #expect(error.description == "\(error.message) at \(path) (byte \(offset))")
    }

    @Test func missingMemberSaysItsName() {
        #expect(failure(Order.self, #"{"id":"a","status":"b"}"#)?.message == #"required member "total_usd" is missing"#)
        let nested = failure(Order.self, #"{"id":"a","status":"b","total_usd":1,"details":{"x":{"gb":1}}}"#)
        #expect(nested?.path == "$.details.gb")
        #expect(nested?.kind == .missingMember)
        #expect(failure(Order.self, #"{"\u0069d":"a"}"#)?.path == "$.status")
    }

    @Test func isOneWord() {
        #expect(MemoryLayout<JSONError>.size == MemoryLayout<Int>.size)
        let error = failure(Int.self, "x")
        #expect(error == failure(Int.self, "x"))
        #expect(error != failure(Int.self, " x"))
        #expect(error?.hashValue == failure(Int.self, "x")?.hashValue)
    }

    /// A value of the text must not get into the error, wherever it stands.
    @Test func showsNoValues() {
        let secret = "s3cr3t-98765"
        let texts = [
            #"{"ip":"\#(secret)"}"#, #"{"ip":"\#(secret)","port":"\#(secret)"}"#, #"{"pass":98765,"ip":["\#(secret)"]}"#,
            #"{"ip":"\#(secret)\x"}"#, #"{"ip":"\#(secret)"#, #"["\#(secret)"]"#, #""\#(secret)""#, #"{"port":98765.5}"#,
            #"{"port":9876598765987659876598765}"#, #"{"ip":"a","port":1,"user":"\#(secret)","pass":"\#(secret)"}"#,
        ]
        for text in texts {
            guard let error = failure(ProxyIP.self, text) else {
                Issue.record("read \(text)")
                continue
            }
            for shown in ["\(error)", String(reflecting: error), error.message, error.path, error.localizedDescription] {
                #expect(!shown.contains("s3cr3t"))
                #expect(!shown.contains("98765"))
            }
        }
        for text in ["\"\(secret)\"", "98765e98765"] {
            for error in [
                failure(Date.self, text), failure(UUID.self, text), failure(CalendarDate.self, text), failure(ExactDecimal.self, text),
                failure(Data.self, text), failure(Int.self, text), failure(Double.self, text), failure(Bool.self, text),
            ] {
                guard let error else {
                    Issue.record("read \(text)")
                    continue
                }
                #expect(!"\(error)".contains("s3cr3t") && !"\(error)".contains("98765"))
            }
        }
    }

    @Test func longNamesAreCut() throws {
        let name = String(repeating: "n", count: 1000)
        let error = try #require(failure([String: [Int]].self, "{\"\(name)\":1}"))
        #expect(error.path.count < 80)
    }
}
