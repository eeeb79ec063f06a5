import HelodataDiagnostics

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// The plugin reads `spec`, `overlays`, `model-files` and `operation-files` itself, as plain text, since it has to know its inputs
// and outputs before anything is generated. It only understands `key: value` on lines of their own; where it understood
// something else, the outputs that it announced would not be the ones that are generated.
extension Configuration {
    func check(against options: GeneratorOptions, diagnostics: Diagnostics) {
        guard let announced = options.plugin, let path = options.configuration else { return }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        func standard(_ path: String) -> String { URL(fileURLWithPath: path, relativeTo: folder).standardizedFileURL.path }
        func misread(_ option: GeneratorOption, at location: SourceLocation?) {
            guard let location, let key = option.row.setting else { return }
            let value = if case .texts = option.row.kind { "[…]" } else { "…" }
            diagnostics.error(
                "configuration",
                "the plugin reads this file line by line; write '\(key): \(value)' on a line of its own, unindented", at: location)
        }
        if settings.contains(.spec), standard(self.options.spec) != URL(fileURLWithPath: options.spec).standardizedFileURL.path {
            misread(.spec, at: places[.spec]?.first)
        }
        let watched = Set(announced.watched.map { URL(fileURLWithPath: $0).standardizedFileURL.path })
        for (overlay, location) in zip(self.options.overlays, places[.overlay] ?? []) where !watched.contains(standard(overlay)) {
            misread(.overlay, at: location)
        }
        let counts: [(GeneratorOption, KeyPath<GeneratorOptions, Int>)] = [
            (.modelFiles, \.announced.modelFiles), (.operationFiles, \.announced.operationFiles),
        ]
        for (option, path) in counts where settings.contains(option) && self.options[keyPath: path] != options[keyPath: path] {
            misread(option, at: places[option]?.first)
        }
        if settings.contains(.mocks), self.options.mocks != options.mocks { misread(.mocks, at: places[.mocks]?.first) }
        if let runtime = self.options.runtime, runtime != options.runtime ?? .embedded, let location = places[.runtime]?.first {
            diagnostics.error(
                "configuration",
                """
                with the plugin the target's dependencies decide: the runtime is shared if the product HelodataRuntime is among them, \
                else embedded; leave 'runtime' out
                """, at: location)
        }
    }
}
