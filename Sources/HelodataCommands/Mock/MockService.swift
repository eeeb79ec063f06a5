import HelodataIR
import HelodataSpec

/// Answers the requests of any description with samples, after it has looked at them: without a socket.
///
/// `Prefer: code=409` chooses the answer (RFC 7240), and `X-Sandbox-Fault` what happens to it.
package struct MockService {
    private let api: ServedAPI
    private let routes: [Route]

    private struct Route {
        let operation: ServedOperation
        let segments: [Substring]
        let literals: Int
    }

    package init(_ api: ServedAPI) {
        self.api = api
        routes = api.operations.map { operation in
            let segments = operation.template.prefix { $0 != "?" }.split(separator: "/")
            return Route(operation: operation, segments: segments, literals: segments.count { !$0.contains("{") })
        }
    }

    package var title: String { api.title }
    package var operationCount: Int { api.operations.count }

    /// Each operation as one asks for it, and the statuses that `Prefer: code=…` may choose.
    package var operations: [[String: String]] {
        api.operations.map { operation in
            [
                "request": "\(operation.method) \(operation.template)",
                "answers": operation.responses.map { "\($0.status)" }.joined(separator: ", "),
            ]
        }
    }

    package func answer(_ request: MockServiceRequest) -> MockServiceAnswer {
        // A path without parameters goes before one with them (OpenAPI 3.1 §4.8.8), whatever methods each has.
        let all = matches(request.path)
        let matching = all.filter { $0.literals == all[0].literals && $0.isWhole == all[0].isWhole }
        guard let best = matching.first(where: { $0.operation.method == request.method }) else {
            if matching.isEmpty { return refusal(404, ["no operation is at this path"], nil, request) }
            var answer = refusal(405, ["the path has no \(request.method)"], nil, request)
            answer.headers.append(("Allow", Set(matching.map(\.operation.method)).sorted().joined(separator: ", ")))
            return answer
        }
        let operation = best.operation
        let inspection = RequestInspection(operation: operation, check: api.check, request: request, pathValues: best.values)
        guard inspection.isAuthorized else { return refusal(401, ["the credential is missing"], operation, request) }
        guard inspection.body != nil else {
            return refusal(415, ["the body is none of \(operation.bodies.map(\.contentType).joined(separator: ", "))"], operation, request)
        }
        let problems = inspection.problems()
        guard problems.isEmpty else { return refusal(400, problems, operation, request) }
        var answer = answer(of: operation, request)
        answer.fault = request.header("X-Sandbox-Fault")
        return answer
    }

    // MARK: routes

    private struct Match {
        let operation: ServedOperation
        let values: [String: String]
        let literals: Int
        let isWhole: Bool
    }

    /// The paths that fit, the one with the most literal segments first. What stands before a template is the server's.
    private func matches(_ path: [String]) -> [Match] {
        let found = routes.compactMap { route -> Match? in
            guard path.count >= route.segments.count else { return nil }
            var values: [String: String] = [:]
            for (segment, text) in zip(route.segments, path.suffix(route.segments.count)) {
                guard Self.match(segment, text, &values) else { return nil }
            }
            return Match(operation: route.operation, values: values, literals: route.literals, isWhole: path.count == route.segments.count)
        }
        return found.enumerated().sorted { a, b in
            let (first, second) = (a.element, b.element)
            if first.isWhole != second.isWhole { return first.isWhole }
            return first.literals == second.literals ? a.offset < b.offset : first.literals > second.literals
        }.map(\.element)
    }

    private static func match(_ segment: Substring, _ text: String, _ values: inout [String: String]) -> Bool {
        guard let open = segment.firstIndex(of: "{"), let close = segment[open...].firstIndex(of: "}") else {
            return segment == text || segment == MockServiceText.decoded(Substring(text))
        }
        let (prefix, suffix) = (segment[..<open], segment[segment.index(after: close)...])
        guard text.hasPrefix(prefix), suffix.contains("{") || text.hasSuffix(suffix), text.utf8.count > prefix.utf8.count else {
            return false
        }
        let value = suffix.contains("{") ? text.dropFirst(prefix.count) : text.dropFirst(prefix.count).dropLast(suffix.count)
        values[String(segment[segment.index(after: open)..<close])] = MockServiceText.decoded(value)
        return true
    }

    // MARK: answers

    private func answer(of operation: ServedOperation, _ request: MockServiceRequest) -> MockServiceAnswer {
        let preferred = (request.header("Prefer") ?? "").split(separator: ",").lazy
            .map { $0.drop { $0 == " " } }.first { $0.hasPrefix("code=") }.flatMap { Int($0.dropFirst(5)) }
        if let preferred {
            guard let response = response(preferred, operation) else {
                return refusal(400, ["the description has no answer \(preferred)"], operation, request)
            }
            return answer(response, preferred, operation, request)
        }
        guard
            let response = operation.responses.first(where: { $0.status.isSuccess })
                ?? operation.responses.first(where: { $0.status == .default })
        else { return MockServiceAnswer(204, operation: operation.id) }
        return answer(response, response.status.single ?? 200, operation, request)
    }

    private func response(_ status: Int, _ operation: ServedOperation) -> ServedOperation.Response? {
        operation.responses.first { $0.status == .status(status) } ?? operation.responses.first { $0.status == .range(status / 100) }
            ?? operation.responses.first { $0.status == .default }
    }

    private func answer(
        _ response: ServedOperation.Response, _ status: Int, _ operation: ServedOperation, _ request: MockServiceRequest
    ) -> MockServiceAnswer {
        var answer = MockServiceAnswer(status, operation: operation.id)
        answer.headers = response.headers
        guard !response.contents.isEmpty else { return answer }
        let accepted = (request.header("Accept") ?? "*/*").split(separator: ",").map {
            $0.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
        }
        let content =
            response.contents.first { content in
                let type = content.contentType.prefix { $0 != ";" }.lowercased()
                return accepted.contains { $0 == "*/*" || $0 == type || $0.hasSuffix("/*") && type.hasPrefix($0.dropLast()) }
            } ?? response.contents[0]
        answer.headers.append(("Content-Type", content.contentType))
        answer.body = Self.bytes(content.sample ?? (content.isJSON ? .null : .string("")), content)
        return answer
    }

    private static func bytes(_ sample: SampleValue, _ content: ServedOperation.Response.Content) -> [UInt8] {
        if content.contentType.hasPrefix("text/event-stream") { return Array("data: \(sample.json)\n\n".utf8) }
        return Array((content.isJSON ? sample.json : sample.string ?? sample.json).utf8)
    }

    // MARK: refusals

    /// What is wrong, in a length that people read.
    private static func message(_ problems: [String]) -> String {
        let text = problems.prefix(20).joined(separator: "; ")
        return text.utf8.count > 4_000 ? text.prefix(4_000) + "…" : text
    }

    /// The description's own answer where it has one for the status, else its nearest, with the problem as its message; the problem in a
    /// header in any case.
    private func refusal(
        _ status: Int, _ problems: [String], _ operation: ServedOperation?, _ request: MockServiceRequest
    ) -> MockServiceAnswer {
        let message = Self.message(problems)
        var answer: MockServiceAnswer
        let stand = (status == 401 ? [401, 403, 400, 422, 404] : [status, 400, 422, 404]).first { status in
            operation.map { response(status, $0) != nil } ?? false
        }
        if let operation, let stand, let response = response(stand, operation), let content = response.contents.first(where: \.isJSON) {
            answer = MockServiceAnswer(stand, operation: operation.id)
            answer.headers = response.headers + [("Content-Type", content.contentType)]
            var sample = content.sample ?? .object([])
            for path in api.envelope.message.isEmpty ? [["message"], ["error", "message"], ["detail"], ["title"]] : [api.envelope.message] {
                let changed = sample.setting(path, message)
                guard let changed, content.schema.map({ api.check.problems(ofRequest: changed, $0).isEmpty }) ?? true else { continue }
                sample = changed
                break
            }
            answer.body = Array(sample.json.utf8)
        } else if let operation, let stand, let content = response(stand, operation)?.contents.first {
            // A page or a text: what is wrong, as that.
            answer = MockServiceAnswer(stand, headers: [("Content-Type", content.contentType)], operation: operation.id)
            let isMarkup = content.contentType.contains("html") || content.contentType.contains("xml")
            let text = message.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            answer.body = Array((isMarkup ? "<p>\(text)</p>" : message).utf8)
        } else {
            answer = MockServiceAnswer(stand ?? status, headers: [("Content-Type", "application/json")], operation: operation?.id)
            answer.body = Array(
                SampleValue.object([
                    SampleValue.Member(key: "code", value: .string("mock_refused")),
                    SampleValue.Member(key: "message", value: .string(message)),
                ]).json.utf8)
        }
        answer.problems = problems
        let ascii = String(String.UnicodeScalarView(message.unicodeScalars.filter { (0x20..<0x7F).contains($0.value) }))
        answer.headers.append(("X-Mock-Problem", String(ascii.prefix(400))))
        return answer
    }
}

extension SampleValue {
    /// With a text in place of the one at a path; nil where none stands there.
    fileprivate func setting(_ path: [String], _ text: String) -> SampleValue? {
        guard let first = path.first else { return .string(text) }
        guard let inner = self[first] else { return nil }
        if path.count == 1 { return inner.string == nil ? nil : setting(first, to: .string(text)) }
        return inner.setting(Array(path.dropFirst()), text).map { setting(first, to: $0) }
    }
}
