import FaultServer
import Foundation

@_spi(Generated) @testable import HelodataRuntime

/// Sends or takes one long body over one transport: `flow AsyncHTTPClient download-file 1024` moves 1,024 MiB. Prints the most memory that the
/// process held, and ends with 1 where that is over 64 MiB or where the body is not whole. `floor` moves 1 KiB, for comparison; the reader of
/// `download-slowly` is slower than the server.
@main enum Flow {
    /// MiB.
    static let most = 64

    enum Job: String, CaseIterable {
        case uploadFile = "upload-file"
        case uploadStream = "upload-stream"
        case uploadPart = "upload-part"
        case downloadFile = "download-file"
        case downloadStream = "download-stream"
        case downloadSlowly = "download-slowly"
        case floor
    }

    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.first == "serve" { try serve() }
        guard arguments.count == 3, let transport = transport(arguments[0]), let job = Job(rawValue: arguments[1]),
            let mebibytes = Int(arguments[2])
        else {
            print("flow URLSession|AsyncHTTPClient \(Job.allCases.map(\.rawValue).joined(separator: "|")) MEBIBYTES")
            exit(2)
        }
        let size = job == .floor ? 1024 : mebibytes << 20
        let (server, authority) = try startServer()
        defer { server.terminate() }
        let client = FlowClient(authority, transport)
        let steps = Steps()
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("flow-\(ProcessInfo.processInfo.processIdentifier)")
        defer { try? FileManager.default.removeItem(at: file) }
        let arrived: Int
        switch job {
        case .uploadFile:
            try grow(file, to: size)
            arrived = try await client.upload(.file(file), steps.add)
        case .uploadStream: arrived = try await client.upload(.stream(length: size) { Chunks(size: size) }, steps.add)
        case .uploadPart:
            try grow(file, to: size)
            arrived = try await client.upload(FilePart.file(file), steps.add)
        case .downloadFile:
            try await client.download(size).save(to: file, onProgress: steps.add)
            arrived = (try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? NSNumber)?.intValue ?? 0
        case .downloadStream, .floor:
            var count = 0
            for try await chunk in client.download(size) { count += chunk.count }
            arrived = count
        case .downloadSlowly:
            var count = 0
            for try await chunk in client.download(size) {
                if count >> 22 != (count + chunk.count) >> 22 { try await Task.sleep(for: .milliseconds(10)) }
                count += chunk.count
            }
            arrived = count
        }
        let peak = peak()
        let isWhole = job == .uploadPart ? arrived > size : arrived == size
        let isMeasured = [.downloadStream, .downloadSlowly, .floor].contains(job) || steps.areGood
        print(
            "\(arguments[0]) \(job.rawValue): \(arrived >> 20) MiB moved, at most \(peak) MiB held\(isMeasured ? "" : ", progress went wrong")"
        )
        server.terminate()
        try? FileManager.default.removeItem(at: file)
        exit(isWhole && isMeasured && peak <= most ? 0 : 1)
    }

    private static func transport(_ name: String) -> (any HTTPTransport)? {
        switch name {
        case "URLSession": return URLSessionTransport()
        #if AsyncHTTPClient
        case "AsyncHTTPClient": return AsyncHTTPClientTransport()
        #endif
        default: return nil
        }
    }

    /// Without bytes of its own where the file system can do that.
    private static func grow(_ file: URL, to size: Int) throws {
        guard FileManager.default.createFile(atPath: file.path, contents: nil) else { throw CocoaError(.fileWriteUnknown) }
        let handle = try FileHandle(forWritingTo: file)
        try handle.truncate(atOffset: UInt64(size))
        try handle.close()
    }

    /// The most memory that this process has held, in MiB (Linux).
    private static func peak() -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
        return (line.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) } ?? 0) >> 10
    }

    // MARK: the server, in a process of its own

    private static func startServer() throws -> (process: Process, authority: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
        process.arguments = ["serve"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        return (process, line.trimmingCharacters(in: .whitespacesAndNewlines))
    }

    private static let chunk = [UInt8](repeating: 97, count: 1 << 20)

    /// Until somebody ends the process.
    private static func serve() throws -> Never {
        let server = try FaultServer(keepingBodies: false) { request in
            guard request.method == "GET" else { return [.answer(200, [], "\(request.bodyLength)")] }
            let size = Int(request.target.split(separator: "/").last ?? "") ?? 0
            let tag = [("ETag", "\"v1\""), ("Accept-Ranges", "bytes")]
            guard let range = request["Range"]?.dropFirst("bytes=".count).split(separator: "-").compactMap({ Int($0) }),
                let first = range.first
            else { return send(200, tag, size) }
            let end = min(size, (range.count > 1 ? range[1] : size) + 1)
            return send(206, tag + [("Content-Range", "bytes \(first)-\(end - 1)/\(size)")], end - first)
        }
        FileHandle.standardOutput.write(Data((server.authority + "\n").utf8))
        while server.port > 0 { sleep(3600) }
        exit(0)
    }

    private static func send(_ status: Int, _ headers: [(String, String)], _ size: Int) -> [Action] {
        [
            .headers(status, headers + [("Content-Length", "\(size)"), ("Content-Type", "application/octet-stream")]),
            .flood(chunk, times: size / chunk.count), .send(Array(chunk.prefix(size % chunk.count))),
        ]
    }
}

/// The calls, as generated methods make them.
struct FlowClient {
    let core: APICore

    init(_ authority: String, _ transport: any HTTPTransport) {
        core = APICore(baseURL: "http://\(authority)", transport: transport)
    }

    func upload(_ body: UploadBody, _ onProgress: @escaping TransferProgress.Handler) async throws -> Int {
        var request = APIRequest(Self.upload, "/", throwing: FlowError.self)
        request.body(upload: body, onProgress: onProgress)
        return Int(try await core.text(request, CallOptions())) ?? 0
    }

    func upload(_ part: FilePart, _ onProgress: @escaping TransferProgress.Handler) async throws -> Int {
        var form = MultipartForm()
        form.add("file", part)
        var request = APIRequest(Self.upload, "/", throwing: FlowError.self)
        request.body(multipart: form, onProgress: onProgress)
        return Int(try await core.text(request, CallOptions())) ?? 0
    }

    func download(_ size: Int) -> ByteStream<FlowError> {
        core.byteStream(APIRequest(Self.download, "/\(size)", throwing: FlowError.self), CallOptions())
    }

    private static let upload = APIOperation("upload", .put, "/", replay: .idempotent, accept: "text/plain")
    private static let download = APIOperation("download", .get, "/{size}", replay: .safe, accept: "application/octet-stream")
}

struct FlowError: APIError {
    let failure: CallFailure
    init(_ failure: CallFailure) { self.failure = failure }
}

/// Chunks of 64 KiB, made one by one.
struct Chunks: AsyncSequence, AsyncIteratorProtocol, Sendable {
    var size: Int
    func makeAsyncIterator() -> Chunks { self }
    mutating func next() async -> [UInt8]? {
        if size == 0 { return nil }
        let count = Swift.min(size, 64 << 10)
        size -= count
        return [UInt8](repeating: 98, count: count)
    }
}

/// What was told of a transfer.
final class Steps: Sendable {
    private let state = Lock((last: -1, isMonotone: true, end: nil as Double?))

    @Sendable func add(_ progress: TransferProgress) {
        state.withLock { state in
            if progress.completed < state.last { state.isMonotone = false }
            state = (progress.completed, state.isMonotone, progress.fraction)
        }
    }

    var areGood: Bool { state.withLock { $0.isMonotone && $0.end == 1 } }
}
