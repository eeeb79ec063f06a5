/// Cuts what a socket brings into requests. Bodies have a `Content-Length` or are chunked.
struct RequestReader {
    struct Message {
        var method: String
        var target: String
        var headers: [(name: String, value: String)]
        var body: [UInt8]
        var bodyLength = 0
    }

    private let socket: Socket
    private let keepsBodies: Bool
    private var buffer: [UInt8] = []

    init(_ socket: Socket, keepingBodies keepsBodies: Bool = true) {
        self.socket = socket
        self.keepsBodies = keepsBodies
    }

    /// Reads so many bytes, of whatever is sent.
    mutating func skip(_ count: Int) -> Bool {
        var left = count - buffer.count
        buffer = []
        while left > 0 {
            guard let more = socket.read() else { return false }
            left -= more.count
        }
        return true
    }

    /// The next complete request; nil when the peer ends before that.
    mutating func next() -> Message? {
        var lines: [String] = []
        while true {
            guard let line = line() else { return nil }
            if line.isEmpty { break }
            lines.append(line)
        }
        guard let first = lines.first?.split(separator: " "), first.count == 3 else { return nil }
        let headers = lines.dropFirst().map { line -> (name: String, value: String) in
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            return (String(parts[0]), parts.count > 1 ? String(parts[1].drop { $0 == " " }) : "")
        }
        var message = Message(method: String(first[0]), target: String(first[1]), headers: headers, body: [])
        func header(_ name: String) -> String? { headers.first { $0.name.lowercased() == name }?.value }
        if header("transfer-encoding")?.lowercased() == "chunked" {
            while true {
                guard let size = line().flatMap({ Int($0, radix: 16) }), let chunk = take(size), line() != nil else { return nil }
                if size == 0 { break }
                message.bodyLength += size
                if keepsBodies { message.body += chunk }
            }
        } else if let length = header("content-length").flatMap({ Int($0) }) {
            message.bodyLength = length
            if keepsBodies {
                guard let body = take(length) else { return nil }
                message.body = body
            } else if !skipBody(length) {
                return nil
            }
        }
        return message
    }

    private mutating func skipBody(_ count: Int) -> Bool {
        if buffer.count >= count {
            buffer.removeFirst(count)
            return true
        }
        return skip(count)
    }

    private mutating func take(_ count: Int) -> [UInt8]? {
        while buffer.count < count {
            guard let more = socket.read() else { return nil }
            buffer += more
        }
        let taken = Array(buffer[..<count])
        buffer.removeFirst(count)
        return taken
    }

    /// Up to CRLF, which is consumed.
    private mutating func line() -> String? {
        while true {
            if let end = buffer.firstIndex(of: 10) {
                let line = buffer[..<end].last == 13 ? buffer[..<(end - 1)] : buffer[..<end]
                let text = String(decoding: line, as: UTF8.self)
                buffer.removeFirst(end + 1)
                return text
            }
            guard let more = socket.read() else { return nil }
            buffer += more
        }
    }
}
