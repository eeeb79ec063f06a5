import CRuntimeText

/// The files of the runtime, which the program carries inside.
package enum RuntimeSources {
    /// In the order of ``RuntimeFiles/paths``, which is alphabetical; paths with their folders.
    package static let files: [GeneratedFile] = {
        UnsafeBufferPointer(start: helodata_runtime_texts(), count: helodata_runtime_text_count()).map { text in
            GeneratedFile(
                path: String(cString: text.path), bytes: Array(UnsafeBufferPointer(start: text.bytes, count: text.count)))
        }
    }()
}
