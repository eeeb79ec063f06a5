import HelodataDiagnostics
import HelodataYAML

/// `host`, `basePath` and `schemes` as servers.
struct SwaggerServers {
    private let host: String?
    private let basePath: String
    private let location: SourceLocation?
    private let schemes: [String]

    init() {
        host = nil
        basePath = ""
        location = nil
        schemes = []
    }

    init(_ root: YAMLNode, _ converter: SwaggerConverter) {
        let hostEntry = root.entry("host")
        let pathEntry = root.entry("basePath")
        host = hostEntry.flatMap { Self.host($0, converter) }
        basePath = pathEntry.map { Self.basePath($0, converter) } ?? ""
        location = (hostEntry ?? pathEntry)?.value.location
        let written = root.entry("schemes")
        schemes = Self.schemes(written, converter)
        if written == nil, host != nil, let hostEntry {
            converter.warning(
                "swagger-scheme",
                "without 'schemes' the scheme is that by which the description was fetched, which nobody knows here; https is taken",
                at: hostEntry)
        }
    }

    /// `servers` of the document; nil where nothing is said about them.
    var entry: YAMLNode.Entry? { entry(schemes) }

    /// `servers` of an operation with schemes of its own; nil where they are the document's.
    func entry(of operation: YAMLNode.Entry, _ converter: SwaggerConverter) -> YAMLNode.Entry? {
        let own = Self.schemes(operation, converter)
        return host == nil || own.isEmpty || own == schemes ? nil : entry(own)
    }

    private func entry(_ schemes: [String]) -> YAMLNode.Entry? {
        guard let location else { return nil }
        var urls: [String] = []
        if let host {
            urls = (schemes.isEmpty ? ["https"] : schemes).map { "\($0)://\(host)\(basePath)" }
        } else if !basePath.isEmpty {
            urls = [basePath]
        }
        guard !urls.isEmpty else { return nil }
        let servers = urls.map { YAMLNode.mapping("url", .text($0, at: location), at: location) }
        return YAMLNode.Entry(key: "servers", keyLocation: location, value: YAMLNode(.sequence(servers), at: location))
    }

    /// Encrypted ones first: what the client uses by default is the first.
    private static func schemes(_ entry: YAMLNode.Entry?, _ converter: SwaggerConverter) -> [String] {
        let schemes = converter.list(entry).compactMap { node -> String? in
            let scheme = (node.string ?? "").lowercased()
            if scheme == "http" || scheme == "https" { return scheme }
            converter.warning("swagger-scheme", "the client does not speak '\(scheme)'; it speaks http and https", at: node)
            return nil
        }
        return ["https", "http"].filter(schemes.contains)
    }

    private static func host(_ entry: YAMLNode.Entry, _ converter: SwaggerConverter) -> String? {
        guard var host = entry.value.string, !entry.value.isNull, !host.isEmpty else { return nil }
        if let scheme = host.firstRange(of: "://") {
            host = String(host[scheme.upperBound...])
            converter.warning("loose-value", "'host' is a name without scheme; read as '\(host)'", at: entry.value)
        }
        while host.hasSuffix("/") { host.removeLast() }
        return host.isEmpty ? nil : host
    }

    private static func basePath(_ entry: YAMLNode.Entry, _ converter: SwaggerConverter) -> String {
        guard var path = entry.value.string, !entry.value.isNull else { return "" }
        while path.hasSuffix("/") { path.removeLast() }
        if !path.isEmpty, !path.hasPrefix("/") {
            path = "/" + path
            converter.warning("loose-value", "'basePath' starts with '/'; read as '\(path)'", at: entry.value)
        }
        return path
    }
}
