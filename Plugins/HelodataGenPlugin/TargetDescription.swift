import Foundation

/// The description of a target and what the plugin has to know before the tool reads it properly.
struct TargetDescription {
    let spec: URL
    /// `helodata-gen.yaml` beside the target's sources, if there is one.
    let configuration: URL?
    /// The overlays that the configuration names, wherever they are.
    let overlays: [URL]
    let modelFiles: Int
    let operationFiles: Int
    /// Whether the client has a double for tests beside it.
    let hasMocks: Bool

    /// nil where the target has no description.
    init?(targetFolder: URL) {
        let configuration = Self.firstFile(
            named: ["helodata-gen.yaml", "helodata-gen.yml", "helodata-gen.json"], in: targetFolder)
        let settings = configuration.map(Self.settings) ?? [:]
        if let path = settings["spec"] {
            spec = URL(fileURLWithPath: path, relativeTo: targetFolder).standardizedFileURL
        } else if let file = Self.firstFile(named: ["openapi.yaml", "openapi.yml", "openapi.json"], in: targetFolder) {
            spec = file
        } else {
            return nil
        }
        self.configuration = configuration
        overlays = (configuration.map(Self.overlays) ?? []).map {
            URL(fileURLWithPath: $0, relativeTo: targetFolder).standardizedFileURL
        }.filter { FileManager.default.fileExists(atPath: $0.path) }  // The tool says which is missing or misread.
        let bytes = (try? spec.resourceValues(forKeys: [.fileSizeKey]).fileSize) ?? 0
        modelFiles = Self.count(settings["model-files"]) ?? Self.fileCount(for: bytes, bytesPerFile: 16_384)
        hasMocks = settings["mocks"] == "included"
        operationFiles = Self.count(settings["operation-files"]) ?? Self.fileCount(for: bytes, bytesPerFile: 32_768)
    }

    /// A power of two, so that an edit seldom changes it: then everything is distributed anew.
    private static func fileCount(for bytes: Int, bytesPerFile: Int) -> Int {
        var count = 1
        while count < 64, count * bytesPerFile < bytes { count *= 2 }
        return count
    }

    private static func count(_ text: String?) -> Int? {
        guard let count = text.flatMap({ Int($0) }), 1...1000 ~= count else { return nil }
        return count
    }

    private static func firstFile(named names: [String], in folder: URL) -> URL? {
        names.map { folder.appending(path: $0) }.first { FileManager.default.fileExists(atPath: $0.path) }
    }

    /// The settings that stand as `key: value` on lines of their own (or the members of a JSON object). The tool reads the
    /// file properly and says so where it understands something else.
    private static func settings(in file: URL) -> [String: String] {
        guard let data = try? Data(contentsOf: file) else { return [:] }
        if file.pathExtension == "json" {
            let object = (try? JSONSerialization.jsonObject(with: data)) as? [String: Any] ?? [:]
            return object.compactMapValues { $0 as? String ?? ($0 as? Int).map(String.init) }
        }
        var settings: [String: String] = [:]
        for line in String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline) {
            guard let colon = line.firstIndex(of: ":"), !line.hasPrefix("#"), !line.hasPrefix(" ") else { continue }
            settings[String(line[..<colon])] = scalar(line[line.index(after: colon)...])
        }
        return settings
    }

    private static func scalar(_ written: Substring) -> String {
        var value = written
        if let comment = value.range(of: " #") { value = value[..<comment.lowerBound] }
        let text = value.trimmingCharacters(in: .whitespaces)
        let quotes =
            text.count >= 2
            && (text.hasPrefix("\"") && text.hasSuffix("\"") || text.hasPrefix("'") && text.hasSuffix("'"))
        return quotes ? String(text.dropFirst().dropLast()) : text
    }

    /// `overlays: one.yaml`, `overlays: [one.yaml, two.yaml]`, or a line `- one.yaml` for each.
    private static func overlays(in file: URL) -> [String] {
        guard let data = try? Data(contentsOf: file) else { return [] }
        if file.pathExtension == "json" {
            let object = (try? JSONSerialization.jsonObject(with: data)) as? [String: Any] ?? [:]
            return object["overlays"] as? [String] ?? (object["overlays"] as? String).map { [$0] } ?? []
        }
        let lines = String(decoding: data, as: UTF8.self).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard let start = lines.firstIndex(where: { $0.hasPrefix("overlays:") }) else { return [] }
        let value = scalar(lines[start].dropFirst("overlays:".count))
        if value.hasPrefix("["), value.hasSuffix("]") {
            return value.dropFirst().dropLast().split(separator: ",").map { scalar($0) }
        }
        if !value.isEmpty { return [value] }
        var overlays: [String] = []
        for line in lines[(start + 1)...] {
            let text = line.trimmingCharacters(in: .whitespaces)
            if text.isEmpty || text.hasPrefix("#") { continue }
            guard text.hasPrefix("- ") else { break }
            overlays.append(scalar(text.dropFirst(2)))
        }
        return overlays
    }

    /// The description, the configuration, and what stands beside and below the description, for references may name it.
    var inputs: [URL] {
        var inputs = [spec]
        if let configuration { inputs.append(configuration) }
        inputs += overlays
        let folder = spec.deletingLastPathComponent()
        // A description at the top of a package has the whole package below it, builds included.
        let isPackage = FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path)
        var options: FileManager.DirectoryEnumerationOptions = [.skipsHiddenFiles, .skipsPackageDescendants]
        if isPackage { options.insert(.skipsSubdirectoryDescendants) }
        guard let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil, options: options)
        else { return inputs }
        for case let file as URL in files where ["yaml", "yml", "json"].contains(file.pathExtension) {
            let file = file.standardizedFileURL
            if file != spec, file != configuration, !overlays.contains(file) { inputs.append(file) }
            if inputs.count > Self.mostInputs { break }
        }
        return inputs
    }

    private static let mostInputs = 1000
}
