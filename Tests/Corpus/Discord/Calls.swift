import Discord
import Foundation

@main
struct Calls {
    static func main() async throws {
        let discord = DiscordClient(botToken: "Bot abc", baseURL: CommandLine.arguments[1])

        let me = try await discord.users.getMy()
        decoded(me)

        let channel = try await discord.channels.get("1096114561234567890")
        decoded(channel)
        if case .guildChannelResponse(let guild) = channel { expect(guild.name, "text") } else { expect("\(channel)", "a guild's channel") }

        var message = MessageCreateRequest(content: .value("Hello \"ü\""), tts: .value(false))
        message.nonce = .value(.string("n1"))
        let sent = try await discord.channels.createMessage("1096114561234567890", body: message)
        decoded(sent)
        expect(sent.content, "text")

        let messages = try await discord.channels.listMessages("1096114561234567890", limit: 10)
        decoded(messages)
        expect(messages?.count, 1)

        let role = try await discord.guilds.createRole(
            "1096114561234567890", name: .value("admins"), color: .value(255), hoist: .value(true), unicodeEmoji: .null)
        decoded(role)
        expect(role.name, "text")

        decoded(
            try await discord.channels.addMyMessageReaction(
                channelID: "1096114561234567890", messageID: "1096114561234567891", emojiName: "👍"))
    }
}
