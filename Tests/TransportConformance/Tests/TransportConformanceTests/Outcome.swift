import Foundation

@_spi(Generated) @testable import HelodataRuntime

/// What came of one exchange, its body read to the end.
enum Outcome: Sendable {
    case answer(Answer)
    /// - Parameter status: 0 where the head of the answer had not come.
    case failure(TransportFailure.Kind, TransportFailure.RequestState, status: Int)

    struct Answer: Sendable {
        var status: Int
        var headers: HTTPFields
        var body: [UInt8]
        var text: String { String(decoding: body, as: UTF8.self) }
    }

    var answer: Answer? {
        guard case .answer(let answer) = self else { return nil }
        return answer
    }
    var kind: TransportFailure.Kind? {
        guard case .failure(let kind, _, _) = self else { return nil }
        return kind
    }
    var requestState: TransportFailure.RequestState? {
        guard case .failure(_, let state, _) = self else { return nil }
        return state
    }
}

extension Outcome: CustomStringConvertible {
    var description: String {
        switch self {
        case .answer(let answer): "\(answer.status), \(answer.body.count) bytes"
        case .failure(let kind, let state, let status): "\(kind), \(state)" + (status == 0 ? "" : ", after the head of a \(status)")
        }
    }
}

extension HTTPTransport {
    /// One exchange, cancelled when the time is up.
    func outcome(_ request: TransportRequest, within limit: Duration = .seconds(20)) async -> Outcome {
        await withTaskGroup(of: Outcome?.self) { group in
            group.addTask { await run(request) }
            group.addTask {
                try? await Task.sleep(for: limit)
                return nil
            }
            var outcome: Outcome?
            while let next = await group.next() {
                if let next { outcome = next }
                group.cancelAll()
            }
            return outcome ?? .failure(.other, .maybeSent, status: -1)
        }
    }

    private func run(_ request: TransportRequest) async -> Outcome {
        var status = 0
        do {
            let response = try await send(request)
            status = response.status
            var body: [UInt8] = []
            switch response.body {
            case .bytes(let bytes): body = bytes
            case .stream(let stream):
                while let chunk = try await stream.next() { body += chunk }
            }
            return .answer(Outcome.Answer(status: status, headers: response.headers, body: body))
        } catch {
            return .failure(error.kind, error.requestState, status: status)
        }
    }
}

extension TransportRequest {
    static func get(_ authority: String, _ target: String = "/", headers: HTTPFields = HTTPFields()) -> TransportRequest {
        TransportRequest(method: .get, scheme: "http", authority: authority, target: target, headers: headers)
    }

    static func make(_ method: HTTPMethod, _ authority: String, body: String? = nil) -> TransportRequest {
        TransportRequest(
            method: method, scheme: "http", authority: authority, target: "/orders",
            headers: body == nil ? [:] : ["Content-Type": "application/json"], body: body.map { Array($0.utf8) })
    }

    func with(_ change: (inout TransportRequest) -> Void) -> TransportRequest {
        var copy = self
        change(&copy)
        return copy
    }
}
