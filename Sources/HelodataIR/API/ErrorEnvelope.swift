/// Where error bodies hold their code, message and request id: a path of member names each, empty where the description does not say it.
package struct ErrorEnvelope: Sendable, Hashable {
    package let code: [String]
    package let message: [String]
    package let requestID: [String]
    package init(code: [String], message: [String], requestID: [String]) {
        self.code = code
        self.message = message
        self.requestID = requestID
    }
}
