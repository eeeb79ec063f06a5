import FaultServer
import Testing

@_spi(Generated) @testable import HelodataRuntime

extension TransportTests {
    /// Bodies that are read while they arrive, and bodies that are longer than wanted.
    @Suite struct StreamTests {
        @Test(arguments: Subject.all) func chunksComeWhenTheyAreSent(_ subject: Subject) async throws {
            let transport = subject.make()
            let (first, second) = (Gate(), Gate())
            let script: [Action] = [
                .head(200, ("Transfer-Encoding", "chunked")), .wait(first), .chunk("one"), .wait(second), .chunk("two"), .chunk(""),
            ]
            try await withServer { _ in
                script
            } _: { server in
                let stream = try await stream(transport, server, limit: 1 << 20)
                first.open()
                #expect(try await stream.next() == Array("one".utf8))
                second.open()
                #expect(try await stream.next() == Array("two".utf8))
                #expect(try await stream.next() == nil)
                #expect(try await stream.next() == nil)
            }
        }

        /// A reader that rests makes the server wait instead of filling the memory, or finds what came in the meantime.
        @Test(arguments: Subject.all) func slowReader(_ subject: Subject) async throws {
            let transport = subject.make()
            let isSent = Gate()
            let chunk = [UInt8](repeating: 97, count: 64 << 10)
            let script: [Action] = [
                .head(200, ("Content-Length", "\(chunk.count * 1000)")), .flood(chunk, times: 1000), .open(isSent),
            ]
            try await withServer { _ in
                script
            } _: { server in
                let stream = try await stream(transport, server, limit: 10 << 20)
                var count = try await stream.next()?.count ?? 0
                if subject.limits.contains(.cannotHoldUp) {
                    #expect(await eventually { isSent.isOpen })
                } else {
                    try await Task.sleep(for: .milliseconds(500))
                    #expect(!isSent.isOpen)
                }
                while let chunk = try await stream.next() { count += chunk.count }
                #expect(count == chunk.count * 1000)
                #expect(isSent.isOpen)
            }
        }

        /// A stream may be as long as it likes.
        @Test(arguments: Subject.all) func longStream(_ subject: Subject) async throws {
            let transport = subject.make()
            let chunk = [UInt8](repeating: 97, count: 16 << 10)
            let script: [Action] =
                [
                    .head(200, ("Content-Length", "\(chunk.count * 2000)"))
                ] + (0..<20).flatMap { _ in [.flood(chunk, times: 100), .pause(.milliseconds(5))] }
            try await withServer { _ in
                script
            } _: { server in
                let stream = try await stream(transport, server, limit: 20 << 20)
                var count = 0
                while let chunk = try await stream.next() { count += chunk.count }
                #expect(count == chunk.count * 2000)
            }
        }

        private func stream(_ transport: any HTTPTransport, _ server: FaultServer, limit: Int) async throws -> TransportStream {
            let response = try await transport.send(
                .get(server.authority).with {
                    $0.streamsResponse = true
                    $0.responseLimit = limit
                })
            guard case .stream(let stream) = response.body else { throw NotStreamed() }
            return stream
        }

        struct NotStreamed: Error {}

        @Test(arguments: Subject.all) func brokenStream(_ subject: Subject) async throws {
            let transport = subject.make()
            for (end, kind) in [(Action.close, TransportFailure.Kind.truncatedBody), (.reset, .reset)] {
                try await withServer { _ in
                    [.head(200, ("Content-Length", "1000")), .text("abc"), .pause(.milliseconds(50)), end]
                } _: { server in
                    let stream = try await stream(transport, server, limit: 1 << 20)
                    #expect(try await stream.next() == Array("abc".utf8))
                    let failure = await failure(of: stream)
                    #expect(failure?.kind == kind)
                    #expect(failure?.requestState == .maybeSent)
                }
            }
        }

        /// A stream that is cancelled or let go ends its connection, also when the server is being held up.
        @Test(arguments: Subject.all, [(0, false), (0, true), (1, false), (1, true)])
        func unreadStream(_ subject: Subject, _ way: (reads: Int, isCancelled: Bool)) async throws {
            let (reads, isCancelled) = way
            let transport = subject.make()
            let chunk = [UInt8](repeating: 97, count: 64 << 10)
            try await withServer { _ in
                [.head(200, ("Content-Length", "\(chunk.count * 2000)")), .flood(chunk, times: 1000), .hang]
            } _: { server in
                var response: TransportResponse? = try await transport.send(.get(server.authority).with { $0.streamsResponse = true })
                #expect(response?.status == 200)
                if case .stream(let stream) = response?.body {
                    for _ in 0..<reads { _ = try await stream.next() }
                    try await Task.sleep(for: .milliseconds(100))
                    if isCancelled { stream.cancel() }
                }
                response = nil
                #expect(await eventually { server.openConnections == 0 })
            }
        }

        @Test(arguments: Subject.all) func cancelledReader(_ subject: Subject) async throws {
            let transport = subject.make()
            try await withServer { _ in
                [.head(200, ("Content-Length", "1000")), .text("abc"), .hang]
            } _: { server in
                let stream = try await stream(transport, server, limit: 1 << 20)
                #expect(try await stream.next() == Array("abc".utf8))
                let reader = Task { await failure(of: stream)?.kind }
                try await Task.sleep(for: .milliseconds(50))
                let start = ContinuousClock.now
                reader.cancel()
                #expect(await reader.value == .cancelled)
                #expect(start.duration(to: .now) < .seconds(10))
                #expect(await eventually { server.openConnections == 0 })
            }
        }

        private func failure(of stream: TransportStream) async -> TransportFailure? {
            do throws(TransportFailure) {
                _ = try await stream.next()
                return nil
            } catch {
                return error
            }
        }

        @Test(arguments: Subject.all, [200, 500]) func longBody(_ subject: Subject, _ status: Int) async throws {
            let transport = subject.make()
            let chunk = [UInt8](repeating: 97, count: 64 << 10)
            for announces in [true, false] {
                let head: Action =
                    announces
                    ? .head(status, ("Content-Length", "\(chunk.count * 1000)")) : .head(status, ("Connection", "close"))
                try await withServer { _ in
                    [head, .flood(chunk, times: 1000), .close]
                } _: { server in
                    for method in [HTTPMethod.get, .post] {
                        let request = TransportRequest.make(method, server.authority).with { $0.responseLimit = 100_000 }
                        let outcome = await transport.outcome(request)
                        #expect(outcome.kind == .bodyTooLarge, "\(outcome)")
                        #expect(outcome.requestState == .maybeSent)
                        if case .failure(_, _, let seen) = outcome { #expect(seen == status) }
                    }
                    #expect(await eventually { server.openConnections == 0 })
                }
            }
        }

        @Test(arguments: Subject.all) func bodyOfExactlyTheLimit(_ subject: Subject) async throws {
            let transport = subject.make()
            try await withServer { _ in
                [.answer(200, [], String(repeating: "a", count: 1000))]
            } _: { server in
                let request = TransportRequest.get(server.authority)
                #expect(await transport.outcome(request.with { $0.responseLimit = 1000 }).answer?.body.count == 1000)
                #expect(await transport.outcome(request.with { $0.responseLimit = 999 }).kind == .bodyTooLarge)
            }
        }

        @Test(arguments: Subject.all) func compressedBomb(_ subject: Subject) async throws {
            let transport = subject.make()
            let bomb = Gzip.zeros(matches: 8_000)
            try await withServer { _ in
                [.answer(200, [("Content-Encoding", "gzip")], bomb)]
            } _: { server in
                let small = await transport.outcome(.get(server.authority).with { $0.responseLimit = 1 << 20 })
                #expect(small.kind == .bodyTooLarge, "\(small)")
                let large = await transport.outcome(.get(server.authority).with { $0.responseLimit = 64 << 20 })
                // However far it expands: lists of neighbouring addresses do so by more than any ratio.
                #expect(large.answer?.body.count == 8_000 * 258 + 1, "\(large)")
            }
        }
    }
}

/// Makes the most of a few bytes (RFC 1951 §3.2.6): one zero, then matches of 258 bytes at distance 1, 13 bits each.
enum Gzip {
    static func zeros(matches: Int) -> [UInt8] {
        var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
        var buffer: UInt32 = 0
        var filled: UInt32 = 0
        func write(_ code: UInt32, bits: UInt32, mostSignificantFirst: Bool) {
            for position in 0..<bits {
                let bit = mostSignificantFirst ? code >> (bits - 1 - position) & 1 : code >> position & 1
                buffer |= bit << filled
                filled += 1
                if filled == 8 {
                    bytes.append(UInt8(buffer))
                    (buffer, filled) = (0, 0)
                }
            }
        }
        write(1, bits: 1, mostSignificantFirst: false)
        write(1, bits: 2, mostSignificantFirst: false)
        write(0b0011_0000, bits: 8, mostSignificantFirst: true)
        for _ in 0..<matches {
            write(0b1100_0101, bits: 8, mostSignificantFirst: true)
            write(0, bits: 5, mostSignificantFirst: true)
        }
        write(0, bits: 7, mostSignificantFirst: true)
        if filled > 0 { bytes.append(UInt8(buffer)) }
        let count = UInt32(matches * 258 + 1)
        for word in [checksum(ofZeros: count), count] {
            for shift in [0, 8, 16, 24] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
        }
        return bytes
    }

    private static func checksum(ofZeros count: UInt32) -> UInt32 {
        let table = (0..<256).map { index -> UInt32 in
            (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
        }
        var value: UInt32 = 0xFFFF_FFFF
        for _ in 0..<count { value = table[Int(value & 0xFF)] ^ (value >> 8) }
        return value ^ 0xFFFF_FFFF
    }
}
