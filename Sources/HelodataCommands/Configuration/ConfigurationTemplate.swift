import HelodataGenerator

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The files that `helodata-gen init` writes: a configuration in which every setting is explained, and its JSON Schema, which the
/// first line names to editors.
package struct ConfigurationTemplate {
    private let folder: String
    private let spec: String?

    package init(folder: String, spec: String?) {
        self.folder = folder
        self.spec = spec
    }

    /// Paths and contents, the configuration first.
    package var files: [(path: String, text: String)] {
        let prefix = folder == "." ? "" : folder + "/"
        return [(prefix + "helodata-gen.yaml", configuration), (prefix + "helodata-gen.schema.json", ConfigurationSchema.json)]
    }

    /// Settings with their defaults, all but the description commented out.
    package var configuration: String {
        var lines = ["# yaml-language-server: $schema=helodata-gen.schema.json", "# 'helodata-gen schema' writes that file anew."]
        for option in GeneratorOption.allCases {
            guard let setting = option.row.setting else { continue }
            lines += ["", "# \(option.row.help)"]
            if option == .spec, let spec {
                lines.append("\(setting): \"\(spec.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\"")
            } else {
                lines.append("# \(setting): \(example(option))")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func example(_ option: GeneratorOption) -> String {
        switch option.row.kind {
        case .flag: "true"
        case .text, .optionalText: option == .spec ? "openapi.yaml" : "Shop"
        case .texts: option == .overlay ? "[ours.overlay.yaml]" : "[schema-type]"
        case .patterns: option == .includePath ? "[\"/orders/*\"]" : option == .includeTag ? "[orders]" : "[createOrder]"
        case .count(_, let range): "\(range.lowerBound)"
        case .choice(let choice): choice.words.first ?? ""
        case .choices(let choices): "[\(choices.words.joined(separator: ", "))]"
        case .differences: "[{rule: case-added, path: CreateOrderError.kycRequired, reason: No user switches over it.}]"
        case .names: "{Order.total_usd: total}"
        case .rules: "[{style: cursor, parameter: starting_after, next: data/-1/id, more: has_more, items: data, only: [\"/v1/*\"]}]"
        }
    }

    /// False where the file exists.
    package static func write(_ text: String, to path: String) throws -> Bool {
        guard !FileManager.default.fileExists(atPath: path) else { return false }
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return true
    }
}
