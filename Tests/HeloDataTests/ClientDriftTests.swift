import Foundation
import Testing

@testable import HeloData
@_spi(Generated) @testable import HelodataRuntime

/// What answers hold beyond the description, with the client of HeloData.
@Suite struct ClientDriftTests {
    typealias Entry = DriftReport.Entry

    /// A client that gets these answers.
    static func client(_ report: DriftReport?, _ answers: TransportResponse...) -> HeloDataClient {
        HeloDataClient(
            token: .test, transport: StubTransport(answers), configuration: ClientConfiguration(driftReport: report))
    }

    static func lines(_ report: DriftReport) -> [String] { report.description.split(separator: "\n").map(String.init) }

    @Test func membersAndValues() async throws {
        let report = DriftReport()
        let page = #"""
            {"meta": {"a": 1}, "data": [
              {"id": "bat_1", "status": "active", "color": "red", "country": "us"},
              {"color": "blue", "id": "bat_2", "status": "paused", "shape": {"color": 1, "status": "x"}},
              {"id": "bat_3", "status": "paused", "\u0063olor": null}
            ], "next_cursor": null}
            """#
        let helo = Self.client(report, .json(.ok, text: page), .json(.ok, text: #"{"data": [{"id": "bat_1", "color": 1}]}"#))
        var ids: [String] = []
        for try await batch in helo.batches.list() { ids.append(batch.id) }
        for try await batch in helo.batches.list() { ids.append(batch.id) }
        #expect(ids == ["bat_1", "bat_2", "bat_3", "bat_1"])
        #expect(
            Self.lines(report) == [
                "listBatches: $.meta is not described (1 answer)",
                "listBatches: $.data[].color is not described (2 answers)",
                "listBatches: $.data[].shape is not described (1 answer)",
                "listBatches: $.data[].status is \"paused\" (1 answer)",
            ])
        let color = Entry(operation: "listBatches", path: "$.data[]", kind: .member("color"))
        #expect(report.entries.contains(color) && report.count(color) == 2 && report.isComplete)
        report.removeAll()
        #expect(report.entries.isEmpty)
    }

    /// Members with one value, and those that tell types apart, are described although nothing reads them.
    @Test func unions() async throws {
        let report = DriftReport()
        func order(_ product: String, _ details: String) -> TransportResponse {
            .json(.created, text: #"{"id":"ord_1","status":"completed","product":"\#(product)","total_usd":1.00,"details":\#(details)}"#)
        }
        let helo = Self.client(
            report, order("residential", #"{"gb":1,"price_per_gb":4.50}"#),
            order("isp", #"{"batch_id":"b","quantity":1,"country":"us","expires_at":"2026-10-21T07:28:00Z"}"#),
            order("datacenter", #"{"cores":2}"#), order("isp", "7"))
        for _ in 0..<2 { _ = try await helo.orders.create(.residential(gb: 1)) }
        let known = Self.lines(report).filter { $0.contains("details is of") }
        #expect(known == [])
        for _ in 0..<2 { _ = try await helo.orders.create(.residential(gb: 1)) }
        let lines = Self.lines(report)
        #expect(lines.contains("createOrder: $.details is of the kind \"object\" (1 answer)"))
        #expect(lines.contains("createOrder: $.details is of the kind \"number\" (1 answer)"))
        #expect(lines.contains("createOrder: $.product is \"datacenter\" (1 answer)"))
        #expect(!lines.contains { $0.contains("gb") || $0.contains("cores") || $0.contains("batch_id") })
    }

    @Test func discriminatorsAndAttempts() throws {
        let report = DriftReport()
        let probe = DriftProbe(report: report, operation: "op")
        func read<T: JSONModel>(_: T.Type, _ text: String) throws -> [String] {
            report.removeAll()
            _ = try JSONReader.decode(T.self, from: Array(text.utf8), drift: probe)
            return report.entries.map(\.description)
        }
        #expect(try read([NewOrder].self, #"[{"product":"isp","country":"us","quantity":1,"months":1},{"gb":1,"product":"mobile"}]"#) == [])
        #expect(
            try read([NewOrder].self, #"[{"product":"tv","x":1},{"product":"isp","country":"us","quantity":1,"months":1,"x":1}]"#)
                == [#"op: $[] is of the kind "tv""#, "op: $[].x is not described"])
        #expect(try read(NewOrder.self, #"{"gb":1}"#) == [#"op: $ is of the kind "object""#])
    }

    @Test func errorsAndLists() async throws {
        let report = DriftReport()
        let helo = Self.client(
            report,
            .json(.conflict, text: #"{"code":"insufficient_balance","message":"m","request_id":"r","hint":"top up"}"#),
            .text(.ok, "ip,port,user,pass,planet\n1.2.3.4,1,u,p,earth\n1.2.3.5,1,u,p,mars\n", contentType: "text/csv"),
            .json(.ok, text: #"{"data": 7, "pages": 1}"#))
        await #expect(throws: CreateOrderError.self) { try await helo.orders.create(.residential(gb: 1)) }
        for try await _ in helo.batches.ipsCSV("bat_1") {}
        // What is seen before an answer turns out unreadable counts too.
        await #expect(throws: ListInventoryError.self) { _ = try await helo.inventory.list() }
        let lines = Self.lines(report)
        #expect(lines.contains("createOrder: $.hint is not described (1 answer)"), "\(lines)")
        #expect(lines.contains { $0.hasPrefix("listBatchIPs: $[].planet is not described") }, "\(lines)")
        #expect(!report.description.contains("earth") && !report.description.contains("top up"))
    }

    @Test func offUnlessWanted() async throws {
        let helo = Self.client(nil, .json(.ok, text: #"{"data": [{"id": "bat_1", "color": "red"}]}"#))
        for try await batch in helo.batches.list() { #expect(batch.id == "bat_1") }
        #expect(ClientConfiguration().driftReport == nil)
    }

    /// A server that makes names up fills no memory, and long ones are cut.
    @Test func limits() async throws {
        let report = DriftReport(limit: 10)
        let probe = DriftProbe(report: report, operation: "op")
        let members = (0..<20_000).map { #""m\#($0)\#(String(repeating: "x", count: 100))":{"m":[1]}"# }.joined(separator: ",")
        let start = ContinuousClock.now
        _ = try JSONReader.decode(Batch.self, from: Array("{\"id\":\"b\",\(members)}".utf8), drift: probe)
        // One pass over the text, however much is noted.
        #expect(start.duration(to: .now) < .seconds(20))
        #expect(report.entries.count == 10 && !report.isComplete)
        for entry in report.entries {
            guard case .member(let name) = entry.kind else { continue }
            #expect(name.count == 64 && name.hasSuffix("…"))
        }
    }

    /// Paths of both kinds, found in one walk or in one walk each.
    @Test func paths() {
        let text = Array(#"{"a":[{"b":"x,y]}","c":[1,[2,"}"]]},{"d e":{"f":null}}],"g":"\"{"}"#.utf8)
        text.withUnsafeBufferPointer { text in
            let offsets = Array(0...text.count)
            let shapes = JSONPath.shapes(of: offsets, in: text)
            for (offset, shape) in zip(offsets, shapes) {
                let path = JSONPath.path(of: offset, in: text)
                #expect(path.replacing(/\[\d+\]/, with: "[]") == shape, "\(offset)")
            }
            #expect(shapes.contains("$.a[].c[][]") && shapes.contains(#"$.a[]["d e"].f"#) && shapes.last == "$")
        }
    }
}
