import Foundation

/// A HeloData in memory: answers requests of `spec/helodata.yaml` by the rules of its documentation.
///
/// It opens no socket. `helodata-sandbox` puts a server in front of it; a test can call ``handle(_:)`` directly.
public actor Sandbox {
    let configuration: SandboxConfiguration
    var state: State
    var journal = Journal()
    private let file: StateFile?

    /// A token of the default account with every scope.
    public nonisolated let token: String

    static let defaultAccount = "acc_default"

    /// - Throws: what reading the state file throws, if there is one.
    public init(_ configuration: SandboxConfiguration = SandboxConfiguration()) throws {
        self.configuration = configuration
        let file = configuration.stateFile.map(StateFile.init)
        self.file = file
        var state = try file?.load() ?? State(identifiers: Identifiers(seed: configuration.seed))
        if state.accounts[Self.defaultAccount] == nil {
            token = state.open(Self.defaultAccount, token: configuration.token)
            state.accounts[Self.defaultAccount]?.plan = configuration.plan
            state.accounts[Self.defaultAccount]?.balance = Money(dollars: configuration.balance)
        } else {
            token = state.issue(configuration.token, to: Self.defaultAccount, scopes: ["*"])
        }
        self.state = state
    }

    /// The time of the calendar: expiries, billing periods and waits go by it.
    var now: Date { configuration.clock().addingTimeInterval(state.ahead) }

    /// Answers one request. Requests are answered one after another, each as a whole.
    public func handle(_ request: SandboxRequest) -> SandboxResponse {
        let requestID = state.identifiers.id("req", at: now)
        var response: SandboxResponse
        do throws(Refusal) {
            let segments = request.segments
            switch segments.first {
            case "_sandbox": response = try control(request, Array(segments.dropFirst()))
            case "v1": response = try answer(request, Array(segments.dropFirst()), requestID)
            default: throw Refusal.notFound("The path (the base URL ends in /v1)")
            }
        } catch {
            response = error.response(requestID: requestID)
        }
        if request.method != "GET" {
            do {
                try file?.save(state)
            } catch {
                response = Refusal(500, "internal_error", "The state was not saved: \(error)").response(requestID: requestID)
            }
        }
        response.headers.append(("Date", configuration.clock().httpDate))
        // RFC 9110 §9.3.2: an answer to HEAD has no body.
        if request.method == "HEAD" { response.body = Data() }
        return response
    }

    private func answer(
        _ request: SandboxRequest, _ segments: [String], _ requestID: String
    ) throws(Refusal) -> SandboxResponse {
        guard let route = Route(segments) else { throw .notFound("The path") }
        let operation = try route.operation(for: request.method)
        let token = try authenticate(request)
        guard let account = state.tokens[token]?.account else { throw .notFound("The account") }

        let fault = try takeFault(for: request, of: account)
        var answer: SandboxResponse?
        if fault?.isProcessed ?? true { answer = perform(operation, request, route.ids, token, requestID) }
        let response = fault?.applied(to: answer, of: request, requestID: requestID) ?? answer ?? .noContent
        journal.append(
            Journal.Entry(
                account: account, method: request.method, target: request.target,
                idempotencyKey: request.header("idempotency-key"), body: String(decoding: request.body, as: UTF8.self),
                status: response.status, isProcessed: answer != nil,
                isReplay: answer?.headers.contains { $0.name == "Idempotent-Replayed" } ?? false))
        return response
    }

    /// - Returns: the token's text.
    private func authenticate(_ request: SandboxRequest) throws(Refusal) -> String {
        var refusal = Refusal(401, "unauthorized", "The token is missing or not valid")
        refusal.headers = [("WWW-Authenticate", "Bearer")]
        guard let text = Self.bearer(request), let token = state.tokens[text] else { throw refusal }
        if let end = token.validUntil, now >= end { throw refusal }
        return text
    }

    /// The token of an `Authorization` header.
    static func bearer(_ request: SandboxRequest) -> String? {
        guard let header = request.header("authorization"), header.lowercased().hasPrefix("bearer ") else { return nil }
        return header.dropFirst(7).trimmingCharacters(in: .whitespaces)
    }

    private func takeFault(for request: SandboxRequest, of account: String) throws(Refusal) -> Fault? {
        if let text = request.header("x-sandbox-fault") {
            guard let fault = Fault(text) else { throw .invalid("'X-Sandbox-Fault' is not understood") }
            return fault
        }
        guard let index = state.accounts[account]?.script.firstIndex(where: { $0.matches(request) }) else { return nil }
        return state.accounts[account]?.script.remove(at: index).fault
    }

    /// Carries a request out, within the limits of its token.
    private func perform(
        _ operation: Endpoint, _ request: SandboxRequest, _ ids: [String], _ token: String, _ requestID: String
    ) -> SandboxResponse {
        var limits: [(name: String, value: String)] = []
        do throws(Refusal) {
            guard var bearer = state.tokens[token], var account = state.accounts[bearer.account] else {
                throw Refusal.notFound("The account")
            }
            let (headers, retryAfter) = bearer.usage.spend(account.plan, now: configuration.clock())
            state.tokens[token] = bearer
            limits = headers
            if let retryAfter {
                var refusal = Refusal(429, "rate_limited", "API rate limit exceeded")
                refusal.headers = [("Retry-After", String(retryAfter))]
                throw refusal
            }
            guard bearer.allows(operation.scope) else {
                throw Refusal(403, "forbidden", "The token lacks the scope \(operation.scope)")
            }
            let context = Context(request: request, ids: ids, now: now, timeScale: configuration.timeScale)
            var response = try account.perform(operation, context)
            state.accounts[account.id] = account
            response.headers += limits
            return response
        } catch {
            var response = error.response(requestID: requestID)
            response.headers += limits
            return response
        }
    }
}

extension Account {
    /// What throws leaves the account as it was: the caller keeps the changed copy only of what returns.
    fileprivate mutating func perform(_ operation: Endpoint, _ context: Context) throws(Refusal) -> SandboxResponse {
        switch operation {
        case .createOrder: try createOrder(context)
        case .listInventory: try listInventory(context)
        case .listBatches: try listBatches(context)
        case .getBatch: try getBatch(context)
        case .releaseBatch: try releaseBatch(context)
        case .listBatchIPs: try listBatchIPs(context)
        case .refreshBatch: try refreshBatch(context)
        case .renewBatch: try renewBatch(context)
        case .rotateBatchPassword: try rotateBatchPassword(context)
        case .listWhitelist: try listWhitelist(context)
        case .addWhitelistEntry: try addWhitelistEntry(context)
        case .removeWhitelistEntry: try removeWhitelistEntry(context)
        case .replaceIP: try replaceIP(context)
        }
    }
}
