import Foundation

/// The body of a call that is not only bytes in memory: its parts one behind the other, and who is told how much of it has left.
nonisolated final class UploadContent: FlowingBody {
    enum Part: Sendable {
        case bytes([UInt8])
        case file(TransportFile)
        case stream(UploadStream)

        var length: Int? {
            switch self {
            case .bytes(let bytes): bytes.count
            case .file(let file): file.length
            case .stream(let stream): stream.length
            }
        }
    }

    private let parts: [Part]
    /// In bytes; nil where a part does not say.
    let length: Int?
    private let meter: TransferMeter

    /// - Throws: A file that cannot be read.
    init(_ bodies: [UploadBody], onProgress: TransferProgress.Handler?) throws(UploadProblem) {
        var parts: [Part] = []
        var length: Int? = 0
        for body in bodies {
            let part = try Self.part(body)
            parts.append(part)
            guard let known = length, let added = part.length else {
                length = nil
                continue
            }
            let (sum, isOver) = known.addingReportingOverflow(added)
            if isOver { throw UploadProblem("the body is longer than any can be") }
            length = sum
        }
        self.parts = parts
        self.length = length
        meter = TransferMeter(total: length, onProgress)
    }

    private static func part(_ body: UploadBody) throws(UploadProblem) -> Part {
        switch body.source {
        case .bytes(let bytes): return .bytes(bytes)
        case .stream(let stream):
            if let length = stream.length, length < 0 { throw UploadProblem("a stream has a length of \(length) bytes") }
            return .stream(stream)
        case .file(let path):
            guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else {
                throw UploadProblem("the file \(path) cannot be read")
            }
            // What a link leads to, and whether it is a file at all.
            let resolved = attributes[.type] as? FileAttributeType == .typeSymbolicLink ? followed(path) : attributes
            guard resolved[.type] as? FileAttributeType == .typeRegular, FileManager.default.isReadableFile(atPath: path),
                let size = (resolved[.size] as? NSNumber)?.intValue ?? resolved[.size] as? Int
            else { throw UploadProblem("\(path) is no file that can be read") }
            return .file(TransportFile(path: path, length: size))
        }
    }

    private static func followed(_ path: String) -> [FileAttributeKey: Any] {
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        return (try? FileManager.default.attributesOfItem(atPath: target)) ?? [:]
    }

    var moves: Int { meter.moves }

    func moved(to count: Int) { meter.moved(to: count) }

    func finished() { meter.finished() }

    var isAvailable: Bool {
        parts.allSatisfy { part in
            switch part {
            case .bytes, .file: true
            case .stream(let stream): stream.isAvailable
            }
        }
    }

    var content: TransportContent {
        if parts.count == 1 {
            switch parts[0] {
            case .bytes(let bytes): return .bytes(bytes)
            case .file(let file): return .file(file)
            case .stream: break
            }
        }
        return .stream(
            TransportUpload(length: length) { [parts] () async throws(TransportFailure) -> TransportStream in Self.stream(parts) })
    }

    private static func stream(_ parts: [Part]) -> TransportStream {
        // Taken out while it is used: there is one reader.
        let state = Lock<(rest: ArraySlice<Part>, current: TransportStream?)>((parts[...], nil))
        return TransportStream(
            next: { () async throws(TransportFailure) -> [UInt8]? in
                while true {
                    if let current = state.withLock({ $0.current }) {
                        if let chunk = try await current.next() { return chunk }
                        state.withLock { $0.current = nil }
                    }
                    guard let part = state.withLock({ $0.rest.popFirst() }) else { return nil }
                    switch part {
                    case .bytes(let bytes): if !bytes.isEmpty { return bytes }
                    case .file(let file):
                        let stream = try file.stream()
                        state.withLock { $0.current = stream }
                    case .stream(let source):
                        let stream = try await source.start().exactly(source.length)
                        state.withLock { $0.current = stream }
                    }
                }
            }, cancel: { state.withLock { $0.current }?.cancel() })
    }
}
