import Foundation
import Testing

@testable import HeloData
@_spi(Generated) @testable import HelodataRuntime

/// A planted token, header, body and password are in no description, dump or mirror of any public type: those of the runtime
/// and those of the generated client. The types are read out of the sources, so that a new one without a sample fails here.
@Suite struct PublicTypeTests {
    static let secret = "SENTINEL-4711"

    /// Why a type is looked at with no secret in it.
    static let exempt: [String: String] = [
        "JSONValue": "shows the JSON that it is", "JSONValue.Object": "shows the JSON that it is", "JSONNumber": "a number",
        "JSONReader": "cannot be copied, so not shown", "JSONWriter": "only lives inside an encoding",
        "FilePart": "shows its file, which is the caller's",
        "AsyncHTTPClientTransport": "behind a trait", "LoggingObserver": "behind a trait: TraitTests",
        "MetricsObserver": "behind a trait: TraitTests", "TracingObserver": "behind a trait: TraitTests",
    ]

    @Test func eachTypeHasASample() async throws {
        let types = try Self.publicTypes()
        let samples = try await Self.samples()
        #expect(types.count > 100)
        #expect(types.subtracting(samples.keys).subtracting(Self.exempt.keys).sorted() == [])
        #expect(Set(samples.keys).union(Self.exempt.keys).subtracting(types).sorted() == [])
    }

    @Test func nowhere() async throws {
        for (name, sample) in try await Self.samples() {
            let text = Described.texts(sample) + Described.texts([sample]) + "\(Optional(sample) as Any)"
            #expect(!text.contains(Self.secret), "\(name): \(text)")
            let found = Self.find(in: sample, depth: 0)
            #expect(found == nil, "\(name): \(found ?? "")")
        }
    }

    /// The search finds what is there.
    @Test func theSearchWorks() {
        struct Leak { var inner: [String: [UInt8]] }
        #expect(Self.find(in: Leak(inner: ["a": Array("x\(Self.secret)".utf8)]), depth: 0) == ".inner[0].value")
        #expect(Self.find(in: Optional(Self.secret) as Any, depth: 0) != nil)
    }

    /// The place of the secret in the mirrors of a value, as text or as bytes.
    static func find(in value: Any, depth: Int) -> String? {
        if let text = value as? String, text.contains(secret) { return "" }
        if let bytes = value as? any Collection<UInt8>, String(decoding: Array(bytes), as: UTF8.self).contains(secret) { return "" }
        if depth == 16 { return nil }
        for (index, child) in Mirror(reflecting: value).children.enumerated() {
            if let place = find(in: child.value, depth: depth + 1) { return (child.label.map { ".\($0)" } ?? "[\(index)]") + place }
        }
        return nil
    }

    // MARK: the types

    static func publicTypes() throws -> Set<String> {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        // The whole runtime, of which a client contains what it uses.
        let files = ["Generated/Sources/HeloData", "Sources/HelodataRuntime"].flatMap { path -> [URL] in
            let folder = root.appendingPathComponent(path)
            let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
            return files.map(folder.appendingPathComponent)
        }
        var types: Set<String> = []
        for file in files where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
                .replacing(#/@_spi\(Generated\) (.*?)public /#) { $0.1 }
            var outer: [(indentation: Int, name: Substring)] = []
            for line in text.split(separator: "\n") {
                guard let match = line.prefixMatch(of: /( *)((?:[a-z]+ )*)(struct|class|enum|actor|extension) ([A-Za-z0-9_.]+)/) else {
                    continue
                }
                outer.removeAll { $0.indentation >= match.1.count }
                outer.append((match.1.count, match.4))
                if match.2.contains("public"), match.3 != "extension" { types.insert(outer.map(\.name).joined(separator: ".")) }
            }
        }
        return types
    }

    // MARK: the samples

    static func samples() async throws -> [String: Any] {
        var samples = try await clientSamples()
        for (name, value) in try modelSamples() { samples[name] = value }
        return samples
    }

    /// Values as a client makes them whose token, headers, bodies and keys are secret.
    static func clientSamples() async throws -> [String: Any] {
        let secret = secret
        let headers: HTTPFields = ["Set-Cookie": secret, "X-Request-Id": "req_1", "X-RateLimit-Remaining": "3"]
        let stub = StubTransport { _ in
            .json(.forbidden, text: #"{"code":"no","message":"denied","password":"\#(secret)"}"#, headers: headers)
        }
        let observer = Described.Recorder()
        var configuration = ClientConfiguration(observer: ObserverGroup(observer), driftReport: DriftReport())
        configuration.headers["X-Config"] = secret
        let credential = ClientCredential(secret)
        let client = HeloDataClient(token: credential, transport: stub, configuration: configuration)
        let options = CallOptions(headers: ["X-Own": secret])
        let key = IdempotencyKey(secret)
        let order: CreateOrderError
        do {
            try await client.orders.create(.residential(gb: 1), idempotencyKey: key, options: options)
            throw Missing()
        } catch let error as CreateOrderError {
            order = error
        }
        let failure = order.failure
        #expect(failure.rawBody.contains(Data(secret.utf8)) && stub.requests.count == 1)
        let request = try #require(stub.requests.first)
        #expect(request.headers.contains { $0.value.contains(secret) })
        let pages = client.batches.list(cursor: secret, options: options)
        let rows = client.batches.ipsPlain("bat_1", options: options)
        var parts = RequestParts(operation: APIOperation("op", .get, "/x/{y}", replay: .safe), path: "/x/\(SecretString(secret))")
        parts.header("X-Secret", .primitive(secret), .simple)
        parts.query("key", .primitive(secret), .form)
        let call = ObservedCall(
            id: 1, client: "HeloData", parts, target: RequestTarget(scheme: "https", authority: "x", target: "/x/\(secret)?k=\(secret)"))
        let streamed = StreamedCall(client.core, parts, options)
        let events = EventStream<JSONValue, CreateOrderError>(call: streamed, content: .data)
        let lines = JSONLineStream<JSONValue, CreateOrderError>(call: streamed)
        let bytes = ByteStream<CreateOrderError>(call: streamed)
        let report = DriftReport()
        let unknown = #"{"id":"bat_1","password":"\#(secret)"}"#
        _ = try JSONReader.decode(Batch.self, from: Array(unknown.utf8), drift: DriftProbe(report: report, operation: "op"))
        let entry = try #require(report.entries.first)
        let transportFailure = TransportFailure(.tls, .notSent, underlying: ClientRedactionLeak(url: secret))
        let decoding = try #require(throws: JSONError.self) { _ = try Batch(jsonData: #"{"id":["\#(secret)"]}"#.utf8) }
        var check = Validation()
        check.length(SecretString(secret), "password", min: 1, max: 3)
        let progress = WaitProgress(state: "provisioning", elapsed: .zero, nextPoll: .zero, polls: 1)
        let password = SecretString(secret)
        let response = APIResponse(status: 200, headers: headers, rawBody: Data(secret.utf8), idempotencyKey: key)
        return [
            "BatchesAPI": client.batches, "IPsAPI": client.ips, "InventoryAPI": client.inventory, "OrdersAPI": client.orders,
            "WhitelistAPI": client.whitelist, "HeloDataClient": client, "APICore": client.core,
            "CreateOrderError": order, "GetBatchError": GetBatchError(failure), "ListBatchIPsError": ListBatchIPsError(failure),
            "RefreshBatchError": RefreshBatchError(failure), "BadRequestOrOtherEffectError": BadRequestOrOtherEffectError(failure),
            "BadRequestOrOtherError": BadRequestOrOtherError(failure), "ListWhitelistError": ListWhitelistError(failure),
            "AddWhitelistEntryError": AddWhitelistEntryError(failure), "OperationError": OperationError<HeloData.Problem>(failure),
            "EffectError": EffectError<HeloData.Problem>(failure),
            "UnauthorizedOrOtherEffectError": UnauthorizedOrOtherEffectError(failure),
            "CallFailure.Effect": failure.effect,
            "CallFailure": failure, "CallFailure.Kind": [failure.kind, .transport(transportFailure), .decoding(decoding)],
            "CallFailure.PaginationProblem": CallFailure.PaginationProblem.loop, "ErrorResponse": ErrorResponse<HeloData.Problem>(failure),
            "APIResponse": response, "BaseURL": BaseURL("https://user:\(secret)@x.com"), "CallTimeouts": configuration.timeouts,
            "CallLimits": configuration.limits, "WaiterPolicy": configuration.waiter, "SystemClock": SystemClock(),
            "ClientConfiguration": configuration, "CallOptions": options,
            "ClientCredential": [credential, .basic(username: "u", password: secret), credential.placed(.query("k"))],
            "ObservedCall": call, "ObservedOutcome": ObservedOutcome(failure, .zero), "DriftReport": report, "DriftReport.Entry": entry,
            "DriftReport.Entry.Kind": entry.kind, "EventStream": events, "EventStream.Iterator": events.makeAsyncIterator(),
            "JSONLineStream": lines, "JSONLineStream.Iterator": lines.makeAsyncIterator(), "PageSequence": pages,
            "PageSequence.Iterator": pages.makeAsyncIterator(), "PageSequence.PagesOnly": pages.pages,
            "PageSequence.PagesOnly.Iterator": pages.pages.makeAsyncIterator(), "RowStream": rows,
            "RowStream.Iterator": rows.makeAsyncIterator(), "HTTPFields": headers,
            "HTTPFields.Field": headers.map { $0 }, "HTTPMethod": HTTPMethod.post, "HTTPStatus": HTTPStatus.forbidden,
            "TransportRequest": request, "TransportResponse": TransportResponse.json(.ok, text: secret, headers: headers),
            "TransportContent": [TransportContent.bytes(Array(secret.utf8)), .file(TransportFile(path: "/\(secret)", length: 1))],
            "TransportFile": TransportFile(path: "/\(secret)", length: 1),
            "TransportUpload": TransportUpload(length: 1) { () throws(TransportFailure) in
                TransportStream(next: { () throws(TransportFailure) in Array(secret.utf8) })
            },
            "UploadBody": [UploadBody.data(Data(secret.utf8)), .file(URL(fileURLWithPath: "/\(secret)"))],
            "TransferProgress": TransferProgress(completed: 1, total: 2), "ByteStream": bytes,
            "ByteStream.Iterator": bytes.makeAsyncIterator(),
            "TransportBody": TransportBody.bytes(Array(secret.utf8)),
            "TransportStream": TransportStream(next: { () throws(TransportFailure) in Array(secret.utf8) }),
            "TransportFailure": transportFailure, "TransportFailure.Kind": transportFailure.kind,
            "TransportFailure.RequestState": transportFailure.requestState, "StubTransport": stub,
            "URLSessionTransport": URLSessionTransport(), "IdempotencyKey": key, "JSONError": decoding, "JSONError.Kind": decoding.kind,
            "ClientCall": ClientCall(operation: "op", method: .post, template: "/x", idempotencyKey: key, options: options),
            "ObserverGroup": ObserverGroup(observer), "RateLimitStatus": RateLimitStatus(headers) as Any, "GaveUp": GaveUp.attempts,
            "RetryPolicy": configuration.retry, "RetryPolicy.Budget": configuration.retry.budget as Any,
            "TimeoutPhase": TimeoutPhase.attempt,
            "Validation": check, "Validation.Problem": check.problems, "WaitProgress": progress,
            "WaitError": [
                WaitError<SecretString>.reached(state: "failed", password), .failed(failure), .timedOut(progress),
            ],
            "SecretString": password, "Boxed": Boxed(password), "BoxedIfPresent": BoxedIfPresent(password),
            "PatchValue": PatchValue.value(password), "ExactDecimal": ExactDecimal(units: 450, scale: 2),
            "CalendarDate": try CalendarDate(jsonData: #""2026-10-21""#.utf8), "ISO8601Duration": ISO8601Duration("PT15M"),
        ]
    }

    struct Missing: Error {}
    struct ClientRedactionLeak: Error { let url: String }

    /// Each generated model, its secrets planted.
    static func modelSamples() throws -> [String: Any] {
        let ip = #"{"id":"ip_1","ip":"192.0.2.1","port":8000,"user":"helo_a","pass":"\#(secret)"}"#
        let item = #"{"country":"us","asn":1,"available":2}"#
        let batch = #"{"id":"bat_1","status":"active"}"#
        let entry = #"{"id":"wl_1","ip":"192.0.2.0/24"}"#
        let isp = #"{"batch_id":"bat_1","quantity":5,"country":"us","expires_at":"2026-10-21T07:28:00Z"}"#
        let order = #"{"id":"ord_1","product":"isp","status":"completed","total_usd":1.00,"details":\#(isp)}"#
        func read<Model: JSONModel>(_: Model.Type, _ text: String) throws -> Model { try Model(jsonData: text.utf8) }
        let endpoint = try read(ProxyEndpoint.self, ip)
        #expect(endpoint.pass.value == secret)
        return [
            "NewOrder": NewOrder.residential(gb: 1), "ResidentialOrder": ResidentialOrder(gb: 1), "MobileOrder": MobileOrder(gb: 1),
            "ISPOrder": ISPOrder(country: "us", quantity: 5, months: 1), "Order": try read(HeloData.Order.self, order),
            "Order.Product": HeloData.Order.Product.isp, "Order.Status": HeloData.Order.Status.completed,
            "OrderDetails": try read(OrderDetails.self, isp), "ISPDetails": try read(ISPDetails.self, isp),
            "BandwidthDetails": try read(BandwidthDetails.self, #"{"gb":1,"price_per_gb":4.50}"#),
            "Inventory": try read(Inventory.self, #"{"data":[\#(item)]}"#), "InventoryItem": try read(InventoryItem.self, item),
            "Batch": try read(Batch.self, batch), "Batch.Status": Batch.Status.active,
            "BatchPage": try read(BatchPage.self, #"{"data":[\#(batch)]}"#), "ProxyEndpoint": [endpoint],
            "BatchRefresh": try read(BatchRefresh.self, "{}"), "RenewalRequest": RenewalRequest(months: 1),
            "Renewal": try read(Renewal.self, #"{"expires_at":"2026-10-21T07:28:00Z"}"#),
            "PasswordRotation": try read(PasswordRotation.self, #"{"password":"\#(secret)"}"#),
            "ReplacementRequest": ReplacementRequest(), "Replacement": try read(Replacement.self, "{}"),
            "NewWhitelistEntry": NewWhitelistEntry(ip: "192.0.2.1"), "WhitelistEntry": try read(WhitelistEntry.self, entry),
            "WhitelistPage": try read(WhitelistPage.self, #"{"data":[\#(entry)]}"#), "Problem": try read(Problem.self, #"{"code":"no"}"#),
        ]
    }
}
