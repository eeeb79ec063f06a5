import Foundation
func t<T: JSONModel>(_ type: T.Type, _ text: String) {
    do {
        let r = try T(jsonData: Array(text.utf8)); print(T.self, "OK", r); print("   back:", String(decoding: r.jsonData(), as: UTF8.self))
    } catch { print(T.self, "FAIL", error) }
}
t(
    Car.self,
    #"{"id":"0e37df36-f698-11e6-8dd4-cb9ced3df976","colour":"","size":null,"price":"12.50","owner":null,"extra":null,"photo":null,"attrs":{"a":[1]}}"#
)
t(Car.self, #"{"id":"0e37df36-f698-11e6-8dd4-cb9ced3df976","colour":null,"size":2,"price":12.5,"owner":{"name":"x"},"extra":{"a":1}}"#)
let stub = StubTransport { _ in .json(.ok, text: #"{"count":0,"results":[]}"#) }
let c = SpectacularClient(baseURL: "http://h", transport: stub)
func show() { for r in stub.requests.suffix(1) { print(r.method, r.url, r.headers); print(r.body.map { "\($0)" } ?? "-") } }
do { _ = try await c.cars.list(ordering: [.init(rawValue: "-made"), .init(rawValue: "made")], idIn: [1, 2], attrs: ["a", "b"]) } catch {
    print(error)
}
show()
do { _ = try await c.cars.create(price: ExactDecimal(units: 110, scale: 2), extra: ["a": 1], colour: nil) } catch { print(error) }
show()
do { _ = try await c.cars.createMultipart(price: ExactDecimal(units: 110, scale: 2), extra: ["a": 1], colour: .red, photo: .null) } catch {
    print(error)
}
show()
do { _ = try await c.cars.update(UUID(), colour: .null) } catch { print(error) }
show()
