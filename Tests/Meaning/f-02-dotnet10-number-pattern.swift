import Foundation
func tryDecode(_ label: String, _ text: String) {
    do {
        let r = try Row(jsonData: Array(text.utf8)); print(label, "OK", r); print("   back:", String(decoding: r.jsonData(), as: UTF8.self))
    } catch { print(label, "FAIL", error) }
}
tryDecode("numbers", #"{"id":5,"size":7,"rate":1.5,"maybe":3,"many":[1,2]}"#)
tryDecode("strings", #"{"id":"5","size":"7","rate":"1.5","maybe":null}"#)
tryDecode("untyped ints", #"{"id":5,"size":7,"rate":1.5,"untyped":[1,2]}"#)
tryDecode("big", #"{"id":5,"size":7,"rate":1.5,"big":18446744073709551615}"#)
tryDecode("nan", #"{"id":5,"size":7,"rate":1.5,"nan":"NaN","other":"NaN"}"#)
tryDecode("other", #"{"id":5,"size":7,"rate":1.5,"other":2.5}"#)
tryDecode("state", #"{"id":5,"size":7,"rate":1.5,"state":1,"child":null}"#)
tryDecode("state null", #"{"id":5,"size":7,"rate":1.5,"state":null}"#)
tryDecode("int as 5.0", #"{"id":5.0,"size":7,"rate":1}"#)
let stub = StubTransport { _ in .json(.ok, text: #"{"id":5,"size":7,"rate":1.5}"#) }
let c = NumberPatternClient(baseURL: "http://h", transport: stub)
do { _ = try await c.demo.getRow(5, page: 2) } catch { print(error) }
for r in stub.requests { print(r.method, r.url) }
