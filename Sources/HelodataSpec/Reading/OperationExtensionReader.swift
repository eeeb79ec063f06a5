import HelodataDiagnostics
import HelodataYAML

enum WaiterKey: String, ObjectKey {
    case state, success, failure, description
    case atMost = "at-most"
    case notFoundGrace = "not-found-grace"
    static let vocabulary = Vocabulary<Self>(of: "waiter", annotations: [.description])
}

enum VariantsKey: String, ObjectKey {
    case parameter, methods
    static let vocabulary = Vocabulary<Self>(of: "'x-variants'")
}

enum VariantKey: String, ObjectKey {
    case content
    case swiftName = "x-swift-name"
    static let vocabulary = Vocabulary<Self>(of: "variant")
}

// What OpenAPI cannot say of an operation beside paging: waiting, repetition, and methods for the values of a parameter.
extension DocumentReader {
    // MARK: x-waiters

    func waiters(_ entry: YAMLNode.Entry) -> WaitersExtension? {
        guard let entries = entry.value.entries else {
            expected("a mapping from method names, on an operation that answers with JSON", entry)
            return nil
        }
        return WaitersExtension(location: entry.keyLocation, waiters: entries.compactMap(waiter))
    }

    private func waiter(_ entry: YAMLNode.Entry) -> WaitersExtension.Waiter? {
        guard var object = members(entry.value, WaiterKey.self) else { return nil }
        var waiter = WaitersExtension.Waiter(location: entry.keyLocation, name: entry.key)
        while let (key, member) = object.next() {
            switch key {
            case .state: waiter.state = locatedText(member)
            case .success: waiter.success = texts(member)
            case .failure: waiter.failure = texts(member)
            case .description: waiter.description = annotation(member)
            case .atMost: seconds(member).map { waiter.atMost = $0 }
            case .notFoundGrace: seconds(member).map { waiter.notFoundGrace = $0 }
            }
        }
        return waiter
    }

    private static let longestWait = 31_536_000

    /// An ISO 8601 duration of weeks to seconds (`PT15M`), or a plain number of seconds; at most a year.
    private func seconds(_ entry: YAMLNode.Entry) -> Int? {
        let node = entry.value
        guard let seconds = node.int ?? Self.seconds(node.string ?? ""), seconds >= 0 else {
            diagnostics.error(
                "duration", "'\(node.string ?? "")' is no duration; write ISO 8601 like PT15M, or a number of seconds",
                at: node.location)
            return nil
        }
        guard seconds <= Self.longestWait else {
            error("duration", "'\(entry.key)' is at most a year, which has \(Self.longestWait) seconds", at: node)
            return nil
        }
        return seconds
    }

    /// nil where the text is no duration; anything beyond the longest wait where it is longer.
    private static func seconds(_ text: String) -> Int? {
        guard text.first == "P" else { return nil }
        var total = 0
        var digits = ""
        var isTime = false
        var last: Character?
        for character in text.dropFirst() {
            last = character
            switch character {
            case "T": isTime = true
            case "0"..."9": digits.append(character)
            case "W", "D", "H", "M", "S":
                guard !digits.isEmpty, (character == "W" || character == "D") != isTime else { return nil }
                let unit =
                    switch character {
                    case "W": 604_800
                    case "D": 86_400
                    case "H": 3600
                    case "M": 60
                    default: 1
                    }
                // Beyond the limit the number itself does not matter.
                let count = min(Int(digits) ?? .max, longestWait + 1)
                total = min(total + count * unit, longestWait + 1)
                digits = ""
            default: return nil
            }
        }
        return digits.isEmpty && last != nil && last != "T" ? total : nil
    }

    // MARK: x-idempotent and x-idempotency-key

    /// A method that is safe may be sent again in any case (RFC 9110 §9.2.2), and a key decides more than a promise does.
    func checkRepetition(_ extensions: Extensions, method: String, _ entries: [YAMLNode.Entry]) {
        let isSafe = ["get", "head", "options", "trace", "query"].contains(method)
        for entry in entries {
            let isKey = entry.key == ExtensionName.idempotencyKey.rawValue
            guard isKey || entry.key == ExtensionName.idempotent.rawValue else { continue }
            if isSafe {
                warning(entry.key, "\(method.uppercased()) may be sent again in any case; '\(entry.key)' is ignored", at: entry)
            } else if !isKey, extensions.idempotencyKey != nil {
                warning(entry.key, "'x-idempotency-key' stands beside '\(entry.key)', which is ignored", at: entry)
            }
        }
    }

    // MARK: x-variants

    func variants(_ entry: YAMLNode.Entry) -> VariantsExtension? {
        guard var object = members(entry.value, VariantsKey.self) else { return nil }
        var parameter: Located<String>?
        var methods: [VariantsExtension.Method] = []
        while let (key, member) = object.next() {
            switch key {
            case .parameter: parameter = locatedText(member)
            case .methods: methods = (mapping(member) ?? []).compactMap(variant)
            }
        }
        guard let parameter, !methods.isEmpty else {
            diagnostics.error(
                entry.key, "'x-variants' needs 'parameter', a query parameter's name, and 'methods', a mapping from its values",
                at: entry.keyLocation)
            return nil
        }
        return VariantsExtension(parameter: parameter, methods: methods)
    }

    private func variant(_ entry: YAMLNode.Entry) -> VariantsExtension.Method? {
        guard var object = members(entry.value, VariantKey.self) else { return nil }
        var method = VariantsExtension.Method(
            value: Located(entry.key, at: entry.keyLocation), content: Located("application/json", at: entry.keyLocation))
        while let (key, member) = object.next() {
            switch key {
            case .swiftName: method.name = swiftName(member)
            case .content: locatedText(member).map { method.content = $0 }
            }
        }
        return method
    }
}
