import HelodataIR

/// The runtime's files by the parts that need them: a client that embeds the runtime contains what it uses of it.
///
/// A file that no part has is beside every client, and names nothing of a part (`RuntimeSelectionTests`).
package enum RuntimeSelection {
    /// Of the runtime's files those that a client with these parts contains.
    package static func files(_ files: [GeneratedFile], for parts: Set<RuntimePart>) -> [GeneratedFile] {
        let needed = closure(of: parts)
        return files.filter { file in partOfFile[file.path].map(needed.contains) ?? true }
    }

    /// With the parts that they need themselves.
    package static func closure(of parts: Set<RuntimePart>) -> Set<RuntimePart> {
        var found = parts
        var pending = Array(parts)
        while let part = pending.popLast() {
            for next in row(part).needs where found.insert(next).inserted { pending.append(next) }
        }
        return found
    }

    package static let partOfFile: [String: RuntimePart] = {
        var parts: [String: RuntimePart] = [:]
        for part in RuntimePart.allCases { for file in row(part).files { parts[file] = part } }
        return parts
    }()

    package struct Row: Sendable {
        package let files: [String]
        package let needs: [RuntimePart]

        fileprivate init(_ folder: String, _ names: [String], and others: [String] = [], needs: [RuntimePart] = []) {
            files = names.map { "\(folder)/\($0).swift" } + others.map { $0 + ".swift" }
            self.needs = needs
        }
    }

    /// The table.
    package static func row(_ part: RuntimePart) -> Row {
        switch part {
        case .streams: Row("Sequences", ["StreamedCall", "BodyStream"])
        case .lines: Row("Sequences", ["LineSplitter"])
        case .events: Row("Sequences", ["EventStream", "ServerSentEvent"], needs: [.streams, .lines])
        case .jsonLines: Row("Sequences", ["JSONLineStream", "JSONTextSplitter"], needs: [.streams, .lines])
        case .rows:
            Row(
                "Sequences", ["RowStream", "TextColumns", "TextFields", "TextLineScanner", "TextRowFormat", "TextRows"], needs: [.streams])
        case .downloads: Row("Sequences", ["ByteStream", "FileDownload", "PartialFile"], needs: [.streams, .progress])
        case .choices: Row("Answer", ["ReceivedBody"], and: ["Call/ChoiceAnswer"])
        case .pages: Row("Sequences", ["PageSequence", "Pagination"])
        case .waiting: Row("Call", ["StateWaiter", "WaitRun"], and: ["Answer/WaitError"])
        case .progress: Row("Request", ["TransferMeter", "TransferProgress"])
        case .uploads: Row("Request", ["UploadBody", "UploadContent", "UploadRequest"], needs: [.progress])
        case .multipart: Row("Request", ["FilePart", "MultipartForm"], needs: [.uploads])
        case .forms: Row("Request", ["URLForm"])
        case .limits: Row("Request", ["ValidationLimits"])
        case .decimalLimits: Row("Request", ["DecimalLimits"], needs: [.limits, .decimals])
        case .decimals:
            Row("Values", ["ExactDecimal", "ExactDecimalArithmetic", "ExactDecimalText", "ExactDecimalValues", "WideInteger"])
        case .days: Row("Values", ["CalendarDate"])
        case .durations: Row("Values", ["ISO8601Duration"])
        case .bestFit: Row("JSON", ["JSONBestFit"])
        case .patches: Row("JSON", ["PatchValue"])
        case .boxes: Row("Values", ["Boxed", "BoxedIfPresent"])
        }
    }
}
