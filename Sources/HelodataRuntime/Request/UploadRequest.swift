// Requests whose bodies may be files or streams.

nonisolated extension APIRequest {
    /// Bytes, a file or a stream; nil sends no body.
    @_spi(Generated) public mutating func body(
        upload: UploadBody?, contentType: String = "application/octet-stream", onProgress: TransferProgress.Handler? = nil
    ) {
        if let upload { parts.body([upload], contentType, onProgress) }
    }
}

nonisolated extension RequestParts {
    /// A body in parts, some of which may be files or streams.
    mutating func body(_ bodies: [UploadBody], _ contentType: String, _ onProgress: TransferProgress.Handler?) {
        if onProgress == nil, let bytes = UploadBody.bytes(bodies) { return body(bytes, contentType) }
        do {
            body(try UploadContent(bodies, onProgress: onProgress), contentType)
        } catch {
            body([], contentType)
            refuse(error.description)
        }
    }
}
