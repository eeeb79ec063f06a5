// The user's own code beside the generated: SwiftPM wants at least one Swift file in a target.

extension RenderFarmClient {
    /// Submits a scene and waits for its last frame.
    public func film(_ scene: String, frames: Int) async throws -> Render {
        try await renders.waitUntilDone(try await renders.submit(scene: scene, frames: frames).id)
    }
}
