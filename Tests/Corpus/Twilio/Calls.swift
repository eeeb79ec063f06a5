import Foundation
import Twilio

@main
struct Calls {
    static func main() async throws {
        let twilio = TwilioClient(login: .basic(username: "AC1", password: "secret"), baseURL: CommandLine.arguments[1])
        let sid = "VA" + String(repeating: "a", count: 32)

        let service = try await twilio.verifyV2Service.create(
            CreateServiceRequest(friendlyName: "My & Service", codeLength: 6, lookupEnabled: true, totpIssuer: "a b"))
        decoded(service)
        expect(service.sid, sid)
        expect(service.friendlyName, "name")
        expect(service.codeLength, 4)

        let read = try await twilio.verifyV2Service.fetch(sid)
        decoded(read)
        expect(read.accountSid, "AC" + String(repeating: "a", count: 32))

        let list = try await twilio.verifyV2Service.list(pageSize: 50, pageToken: "a/b")
        decoded(list)
        expect(list.services?.count, 1)

        let updated = try await twilio.verifyV2Service.update(sid, body: UpdateServiceRequest(doNotShareWarningEnabled: true))
        decoded(updated)

        let verification = try await twilio.verifyV2Verification.create(
            sid, body: CreateVerificationRequest(to: "+15017122661", channel: "sms"))
        decoded(verification)
        expect(verification.to, "+15017122661")

        let challenge = try await twilio.verifyV2Challenge.create(
            serviceSid: sid, identity: "user/1",
            body: CreateChallengeRequest(
                factorSid: "YF" + String(repeating: "a", count: 32), expirationDate: Date(timeIntervalSince1970: 0), detailsMessage: "Hi",
                detailsFields: [["label": "a", "value": "b"], ["label": "c", "value": "d"]]))
        decoded(challenge)

        decoded(try await twilio.verifyV2Service.delete(sid))
    }
}
