/// A call whose answer is read as it comes: made anew each time that it is read.
nonisolated final class StreamedCall: Sendable {
    let core: APICore
    let parts: RequestParts
    let options: CallOptions

    init(_ core: APICore, _ parts: RequestParts, _ options: CallOptions) {
        self.core = core
        self.parts = parts
        self.options = options
    }
}
