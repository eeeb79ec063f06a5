#if MockServer
import FlyingSocks
import Foundation
import HelodataSandbox

/// Reads the server's answers off a connection, one by one.
final class AnswerReader {
    struct Answer {
        /// Status line and headers with the empty line, without the accident.
        var head: Data
        var body: Data
        var accident: SandboxResponse.Accident?

        /// The head and half of the body, or half of the head where there is no body.
        var half: Data {
            body.isEmpty ? halfHead : head + body.prefix(body.count / 2)
        }

        var halfHead: Data { Data(head.prefix(head.count / 2)) }
    }

    private let server: AsyncSocket
    private var buffer = Data()

    init(server: AsyncSocket) { self.server = server }

    /// Throws at the end of the connection.
    func answer() async throws -> Answer {
        let end = Data("\r\n\r\n".utf8)
        while true {
            if let range = buffer.range(of: end) {
                let head = Data(buffer[..<range.lowerBound])
                buffer = Data(buffer[range.upperBound...])
                return try await answer(head: head)
            }
            try await fill()
        }
    }

    private func answer(head: Data) async throws -> Answer {
        var answer = Answer(head: Data(), body: Data())
        var length = 0
        let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")
        let hasNoContent = lines.first?.split(separator: " ").dropFirst().first == "204"
        var kept: [Substring] = []
        for line in lines {
            let name = line.prefix { $0 != ":" }.lowercased()
            let value = line.dropFirst(name.utf8.count + 1).trimmingCharacters(in: .whitespaces)
            switch name {
            case FaultGate.header.lowercased(): answer.accident = SandboxResponse.Accident(rawValue: value)
            case "content-length":
                length = Int(value) ?? 0
                // RFC 9110 §8.6: not in an answer without content.
                if !hasNoContent { kept.append(line) }
            default: kept.append(line)
            }
        }
        answer.head = Data((kept.joined(separator: "\r\n") + "\r\n\r\n").utf8)
        while buffer.count < length { try await fill() }
        answer.body = Data(buffer.prefix(length))
        buffer = Data(buffer.dropFirst(length))
        return answer
    }

    private func fill() async throws {
        buffer.append(contentsOf: try await server.read(atMost: 4_096))
    }
}
#endif
