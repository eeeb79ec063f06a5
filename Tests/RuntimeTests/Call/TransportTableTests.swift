import Foundation
import Testing

@_spi(Generated) @testable import HelodataRuntime

/// What needs no socket of the transports: how errors, lengths and requests are read.
@Suite struct TransportTableTests {
    typealias Kind = TransportFailure.Kind
    typealias RequestState = TransportFailure.RequestState

    /// libcurl's sentences on Linux, as they were seen, with the code that Foundation makes of them.
    @Test(arguments: [
        (-1003, "Could not resolve host: api.example.com", Kind.dns, RequestState.notSent),
        (-1003, "Couldn't resolve host name", .dns, .notSent),
        (-1004, "Failed to connect to 127.0.0.1 port 9 after 0 ms: Couldn't connect to server", .connectRefused, .notSent),
        (-1004, "Could not connect to server", .connectRefused, .notSent),
        (-1001, "Failed to connect to 10.0.0.1 port 443 after 130000 ms: Couldn't connect to server", .connectTimeout, .notSent),
        (-1, "Failed to connect to 10.0.0.1 port 443 after 3061 ms: Couldn't connect to server", .unreachable, .notSent),
        // One address of the host refused, the next accepted, and the request was lost there: the code lies.
        (-1004, "Empty reply from server", .closedBeforeResponse, .maybeSent),
        (-1004, "Recv failure: Connection reset by peer", .reset, .maybeSent),
        (-1004, "transfer closed with 997 bytes remaining to read", .truncatedBody, .maybeSent),
        (-1004, "OpenSSL SSL_read: error:0A000126:SSL routines::unexpected eof while reading, errno 0", .reset, .maybeSent),
        (-1004, "Some sentence of a later libcurl", .other, .maybeSent),
        (-1004, "", .other, .maybeSent),
        (-1011, "Empty reply from server", .closedBeforeResponse, .maybeSent),
        (-1005, "Recv failure: Connection reset by peer", .reset, .maybeSent),
        (-1, "Send failure: Broken pipe", .reset, .maybeSent),
        (-1, "transfer closed with outstanding read data remaining", .truncatedBody, .maybeSent),
        (-1, "HTTP/2 stream 1 was not closed cleanly: INTERNAL_ERROR (err 2)", .reset, .maybeSent),
        (-1002, "Received HTTP/0.9 when not allowed", .protocolViolation, .maybeSent),
        (-1002, "Unsupported HTTP version in response", .protocolViolation, .maybeSent),
        (-1, "Invalid Content-Length: value", .protocolViolation, .maybeSent),
        (-1, "Header without colon", .protocolViolation, .maybeSent),
        (-1, "Failed writing header", .protocolViolation, .maybeSent),
        (-1, "Nul byte in header", .protocolViolation, .maybeSent),
        (
            -1, "Unrecognized content encoding type. libcurl understands deflate, gzip, br, zstd content encodings.", .protocolViolation,
            .maybeSent
        ),
        (-1, "SSL certificate problem: self-signed certificate", .certificate, .notSent),
        (-1, "SSL certificate problem: certificate has expired", .certificate, .notSent),
        (-1, "SSL: no alternative certificate subject name matches target host name 'a'", .certificate, .notSent),
        (-1, "SSL peer certificate or SSH remote key was not OK", .certificate, .notSent),
        (-1, "OpenSSL SSL_connect: Connection reset by peer in connection to a:443", .tls, .notSent),
        (-1, "error:0A00010B:SSL routines::wrong version number", .tls, .notSent),
        (-1001, "", .timeout, .maybeSent),
        (-999, "", .cancelled, .maybeSent),
        (-1, "", .other, .maybeSent),
    ])
    func libcurl(_ code: Int, _ text: String, _ kind: Kind, _ requestState: RequestState) {
        let found = URLSessionFailure.classify(code: code, text: text, isCurl: true, evidence: .none)
        #expect(found.kind == kind)
        #expect(found.requestState == requestState)
    }

    /// The codes of Apple's systems.
    @Test(arguments: [
        (-1003, Kind.dns, RequestState.notSent), (-1006, .dns, .notSent), (-1004, .connectRefused, .notSent),
        (-1005, .reset, .maybeSent), (-1001, .timeout, .maybeSent), (-1009, .unreachable, .maybeSent),
        (-1011, .protocolViolation, .maybeSent), (-1017, .protocolViolation, .maybeSent), (-1200, .tls, .notSent),
        (-1201, .certificate, .notSent), (-1202, .certificate, .notSent), (-1203, .certificate, .notSent),
        (-1204, .certificate, .notSent), (-1205, .certificate, .notSent), (-1206, .certificate, .notSent),
        (-1000, .unsupportedURL, .notSent), (-1002, .unsupportedURL, .notSent), (-1022, .unsupportedURL, .notSent),
        (-1007, .redirectLoop, .maybeSent), (-999, .cancelled, .maybeSent), (-1, .other, .maybeSent), (7, .other, .maybeSent),
    ])
    func darwin(_ code: Int, _ kind: Kind, _ requestState: RequestState) {
        // The sentence is localized: not looked at.
        let found = URLSessionFailure.classify(code: code, text: "Could not connect", isCurl: false, evidence: .none)
        #expect(found.kind == kind)
        #expect(found.requestState == requestState)
    }

    /// What was seen of the exchange outweighs what the error says.
    @Test func evidence() {
        for code in [-999, -1000, -1001, -1003, -1004, -1005, -1009, -1011, -1200, -1202, -1] {
            for isCurl in [true, false] {
                for text in ["Failed to connect", "Could not resolve host", "SSL certificate problem", ""] {
                    func state(_ evidence: URLSessionFailure.Evidence) -> RequestState {
                        URLSessionFailure.classify(code: code, text: text, isCurl: isCurl, evidence: evidence).requestState
                    }
                    #expect(state(.sent) == .maybeSent)
                    #expect(state(.answered) == .maybeSent)
                    #expect(state(.notSent) == .notSent)
                }
            }
        }
        let early: Set<Kind> = [.dns, .connectRefused, .connectTimeout, .unreachable, .tls, .certificate, .closedBeforeResponse, .other]
        for kind in Kind.allCases { #expect(!early.contains(kind.withinBody)) }
    }

    @Test func lengths() {
        func length(_ headers: HTTPFields, _ status: Int = 200, _ method: HTTPMethod = .get) -> BodyLength {
            BodyLength(method: method, status: status, headers: headers)
        }
        #expect(length(["content-length": "12"]) == .announced(12))
        #expect(length(["Content-Length": " 12 "]) == .announced(12))
        #expect(length(["Content-Length": "12, 12"]) == .announced(12))
        #expect(length(["Content-Length": "12", "content-length": "12"]) == .announced(12))
        for text in ["12, 13", "-1", "1e3", "0x10", "99999999999999999999", "abc"] {
            #expect(length(["Content-Length": text]) == .contradictory, "\(text)")
        }
        #expect(length(["Content-Length": "0"]) == .announced(0))
        #expect(length([:]) == .unknown)
        #expect(length(["Content-Length": ""]) == .unknown)
        #expect(length(["Content-Length": "12", "Content-Encoding": "gzip"]) == .unknown)
        #expect(length(["Content-Length": "12", "Content-Encoding": "Identity"]) == .announced(12))
        #expect(length(["Content-Length": "12", "Transfer-Encoding": "chunked"]) == .unknown)
        #expect(length(["Content-Length": "12"], 204) == .unknown)
        #expect(length(["Content-Length": "12"], 304) == .unknown)
        #expect(length(["Content-Length": "12"], 103) == .unknown)
        #expect(length(["Content-Length": "12"], 200, .head) == .unknown)
    }

    @Test func headerLines() {
        let fields: HTTPFields = ["X": "1", "Cookie": "a=1", "x": "2", "cookie": "b=2", "Y": ""]
        #expect(fields.combined.map { "\($0.name)=\($0.value)" } == ["X=1, 2", "Cookie=a=1; b=2", "Y="])
        #expect(HTTPFields.trimmed("  a b \t") == "a b")
        #expect(HTTPFields.trimmed(" \t ") == "")
        #expect(HTTPFields.trimmed("") == "")
        #expect(HTTPFields.trimmed("é") == "é")
    }

    // MARK: the channel

    @Test func channelBuffers() async {
        let channel = ResponseChannel(streams: false, limit: 10, canHoldUp: false) { _ in }
        let answer = await channel.answer {
            channel.began(TransportResponse(status: 200), expecting: 4)
            channel.received([1, 2])
            channel.received([3, 4])
            channel.ended(nil, expecting: 4)
        }
        guard case .success(let response) = answer, case .bytes(let bytes) = response.body else {
            Issue.record("\(answer)")
            return
        }
        #expect(bytes == [1, 2, 3, 4])
    }

    /// A body that breaks after the head keeps status and what came; a cancelled one keeps nothing.
    @Test func channelBreaks() async throws {
        for (ending, kind) in [(TransportFailure(.reset, .maybeSent), Kind.reset), (nil, .truncatedBody)] {
            let channel = ResponseChannel(streams: false, limit: 10, canHoldUp: false) { _ in }
            let answer = await channel.answer {
                channel.began(TransportResponse(status: 409), expecting: 4)
                channel.received([1, 2])
                channel.ended(ending, expecting: 4)
            }
            let response = try answer.get()
            guard case .stream(let stream) = response.body else {
                Issue.record("\(answer)")
                return
            }
            #expect(response.status == 409)
            #expect(try await stream.next() == [1, 2])
            await #expect(throws: TransportFailure.self) { try await stream.next() }
            do { _ = try await stream.next() } catch { #expect(error.kind == kind) }
        }
        let channel = ResponseChannel(streams: false, limit: 10, canHoldUp: false) { _ in }
        let answer = await channel.answer {
            channel.began(TransportResponse(status: 200), expecting: 4)
            channel.received([1, 2])
            channel.stop(TransportFailure(.cancelled, .maybeSent))
        }
        guard case .failure(let failure) = answer else {
            Issue.record("\(answer)")
            return
        }
        #expect(failure.kind == .cancelled)
    }

    /// What was let go unread never looks like the end of the body.
    @Test func channelLetGo() async throws {
        let channel = ResponseChannel(streams: true, limit: 10, canHoldUp: false) { _ in }
        let answer = await channel.answer {
            channel.began(TransportResponse(status: 200), expecting: nil)
            channel.received([1, 2])
            channel.ended(nil, expecting: nil)
        }
        guard case .stream(let stream) = try answer.get().body else {
            Issue.record("\(answer)")
            return
        }
        stream.cancel()
        await #expect(throws: TransportFailure.self) { try await stream.next() }
    }

    @Test func channelHoldsUp() async throws {
        let flows = Lock<[String]>([])
        let channel = ResponseChannel(streams: true, limit: 10, canHoldUp: true) { flow in flows.withLock { $0.append("\(flow)") } }
        let answer = await channel.answer { channel.began(TransportResponse(status: 200), expecting: nil) }
        guard case .stream(let stream) = try answer.get().body else {
            Issue.record("\(answer)")
            return
        }
        let chunk = [UInt8](repeating: 1, count: ResponseChannel.highWater / 2 + 1)
        channel.received(chunk)
        #expect(flows.withLock { $0 } == [])
        channel.received(chunk)
        channel.received([1])
        #expect(flows.withLock { $0 } == ["holdUp"])
        #expect(try await stream.next()?.count == chunk.count * 2 + 1)
        #expect(flows.withLock { $0 } == ["holdUp", "goOn"])
        stream.cancel()
        stream.cancel()
        #expect(flows.withLock { $0 } == ["holdUp", "goOn", "stop"])
    }

    /// Where the sender cannot be held up, what is not read waits in a file, and comes in its order.
    @Test func channelPutsAside() async throws {
        let channel = ResponseChannel(streams: true, limit: 10, canHoldUp: false) { _ in }
        let answer = await channel.answer { channel.began(TransportResponse(status: 200), expecting: nil) }
        guard case .stream(let stream) = try answer.get().body else {
            Issue.record("\(answer)")
            return
        }
        let chunk = ResponseChannel.mostAhead / 2
        var read: [UInt8] = []
        for round in 0..<3 as Range<UInt8> {
            for number in 0..<5 as Range<UInt8> { channel.received([UInt8](repeating: 10 * round + number, count: chunk)) }
            // The chunks in memory, then so many from the file.
            for _ in 0..<(round == 0 ? 2 : 3) {
                let part = try #require(try await stream.next())
                #expect(part.count <= ResponseChannel.mostAhead)
                read += part
            }
        }
        channel.ended(nil, expecting: 15 * chunk)
        while let part = try await stream.next() { read += part }
        let sent = (0..<3 as Range<UInt8>).flatMap { round in (0..<5 as Range<UInt8>).map { 10 * round + $0 } }
        #expect(read.count == 15 * chunk && stride(from: 0, to: read.count, by: chunk).map { read[$0] } == sent)
    }

    @Test func unreadFile() throws {
        let file = try UnreadFile()
        #expect(file.isEmpty)
        try file.add([1, 2, 3])
        #expect(try file.take(2) == [1, 2])
        try file.add([4])
        #expect(try file.take(10) == [3, 4] && file.isEmpty)
        try file.add([5])
        #expect(try file.take(10) == [5])
        #expect(throws: FileProblem.self) { try UnreadFile(in: URL(fileURLWithPath: "/nowhere/at/all")) }
    }

    @Test func channelRefusesTooMuch() async throws {
        for (streams, canHoldUp, isRefused) in [(false, false, true), (false, true, true), (true, false, false), (true, true, false)] {
            let flows = Lock<[String]>([])
            let channel = ResponseChannel(streams: streams, limit: 10, canHoldUp: canHoldUp) { flow in
                flows.withLock { $0.append("\(flow)") }
            }
            let answer = await channel.answer {
                channel.began(TransportResponse(status: 200), expecting: nil)
                channel.received([UInt8](repeating: 1, count: 8))
                channel.received([UInt8](repeating: 2, count: 8))
                channel.received([UInt8](repeating: 3, count: 8))
                channel.ended(nil, expecting: nil)
            }
            guard case .stream(let stream) = try answer.get().body else {
                if isRefused || streams { Issue.record("\(answer)") }
                continue
            }
            #expect(try await stream.next()?.count == (isRefused ? 10 : 24))
            #expect(flows.withLock { $0 } == (isRefused ? ["stop"] : []))
            if isRefused {
                await #expect(throws: TransportFailure.self) { try await stream.next() }
            } else {
                #expect(try await stream.next() == nil)
            }
        }
    }
}
