import Foundation
import OpenAI

@main
struct Calls {
    static func main() async throws {
        let openai = OpenAIClient(token: "sk-1", baseURL: CommandLine.arguments[1])

        var chat = CreateChatCompletionRequest(
            messages: [
                .system(content: .string("Be brief.")), .user(content: .string("Say \"ü\".")),
                .assistant(content: .value(.string("ü"))), .tool(content: .string("{}"), toolCallID: "call_1"),
            ],
            model: ModelIDsShared(rawValue: "gpt-5"))
        chat.temperature = .value(0.5)
        chat.metadata = .value(["run": "1"])
        let completion = try await openai.chat.createCompletion(chat)
        decoded(completion)
        expect(completion.choices.count, 1)
        expect(completion.choices.first?.message.content, "text")
        expect(completion.usage?.totalTokens, 7)

        chat.stream = .value(true)
        let parts = try await decoded(openai.chat.createCompletionStream(chat))
        expect(parts.count, 3)
        expect(parts.first?.choices.first?.index, 7)

        let embedding = try await openai.embeddings.create(
            input: .strings(["a", "b"]), model: .textEmbedding3Small, encodingFormat: .float, dimensions: 2)
        decoded(embedding)
        expect(embedding.data.first?.embedding, [0.25])

        let models = try await openai.models.list()
        decoded(models)
        expect(models.data.count, 1)

        let transcription = try await openai.audio.createTranscription(
            CreateTranscriptionRequest(
                file: FilePart(Data([1, 2, 3]), filename: "a.wav", contentType: "audio/wav"), model: .whisper1, language: "en",
                temperature: 0.5))
        decoded(transcription)

        let moderation = try await openai.moderations.create(input: .strings(["a", "b"]), model: .omniModerationLatest)
        decoded(moderation)
        expect(moderation.results.first?.flagged, true)

        let deleted = try await openai.models.delete("ft:gpt-4o:acme")
        decoded(deleted)
        expect(deleted.deleted, true)
    }
}
