import HelodataDiagnostics
import HelodataYAML

enum EnvelopeKey: String, ObjectKey {
    case code, message
    case requestID = "request-id"
    static let vocabulary = Vocabulary<Self>(of: "'x-error-envelope'")
}

enum RowsKey: String, ObjectKey {
    case columns, header, separator, streamed
    static let vocabulary = Vocabulary<Self>(of: "'x-rows'")
}

// This generator's own extensions: each is read once, here or in OperationExtensionReader and EnumTextReader. A value of
// a wrong shape is an error.
extension DocumentReader {
    /// Reads an extension of an object on which `accepted` mean something. Unknown ones are of other tools.
    /// - Parameter siblings: all members of the object.
    func readExtension(
        _ entry: YAMLNode.Entry, of siblings: [YAMLNode.Entry], in objectName: String, _ accepted: Set<ExtensionName>,
        to extensions: inout Extensions
    ) {
        guard let name = ExtensionName(rawValue: entry.key) else { return suggestExtension(entry) }
        if name.isForeign {
            // `false` leaves nothing out, wherever it stands.
            guard readsForeignExtensions, !(ExtensionName.omissions.contains(name) && entry.value.bool == false) else { return }
        }
        // What is assumed may be noted anywhere; documentation shows it where it can.
        guard accepted.contains(name) || name == .assumed else {
            return warning("extension-place", "'\(entry.key)' has no meaning in \(objectName) and is ignored", at: entry)
        }
        if name == .microsoftEnum { return microsoftEnum(entry, of: siblings, to: &extensions) }
        if let value = value(of: name, entry, siblings) { extensions.add(value) }
    }

    private func value(of name: ExtensionName, _ entry: YAMLNode.Entry, _ siblings: [YAMLNode.Entry]) -> Extensions.Value? {
        switch name {
        case .assumed: assumption(entry).map { .assumed($0) }
        case .enumDescriptions: enumTexts(entry, of: siblings).map { .enumDescriptions($0) }
        case .enumNames, .enumVariableNames: enumTexts(entry, of: siblings).map { .enumNames($0) }
        case .errorCodes: errorCodes(entry).map { .errorCodes($0) }
        case .errorEnvelope: errorEnvelope(entry).map { .errorEnvelope($0) }
        case .idempotencyKey: headerName(entry).map { .idempotencyKey($0) }
        case .idempotent: truth(entry).map { .idempotent($0) }
        case .moduleName: moduleName(entry).map { .moduleName($0) }
        case .pagination: pagination(entry).map { .pagination($0) }
        case .rows: rows(entry).map { .rows($0) }
        case .sensitive: truth(entry).map { .sensitive($0) }
        case .shortcuts: shortcuts(entry, "a mapping from names to paths of members").map { .shortcuts($0) }
        case .swiftName: swiftName(entry).map { .swiftName($0) }
        case .templates: shortcuts(entry, "a mapping from names to texts with members in braces").map { .templates($0) }
        case .variants: variants(entry).map { .variants($0) }
        case .waiters: waiters(entry).map { .waiters($0) }
        case .dropshotPagination: dropshotPagination(entry).map { .pagination($0) }
        case .fernPagination: fernPagination(entry).map { .pagination($0) }
        case .microsoftPageable: microsoftPageable(entry).map { .pagination($0) }
        case .speakeasyPagination: speakeasyPagination(entry).map { .pagination($0) }
        case .fernMethodName, .speakeasyName: foreignName(entry).map { .foreignName($0) }
        case .fernIgnore, .internalMark, .speakeasyIgnore: omission(entry).map { .omitted($0) }
        // It says two things of its values, and so is no single one.
        case .microsoftEnum: nil
        }
    }

    /// - Parameter what: what the extension is, `true or false`.
    func expected(_ what: String, _ entry: YAMLNode.Entry) {
        error(code(entry), "'\(entry.key)' is \(what), not \(entry.value.kindDescription)", at: entry.value)
    }

    func code(_ entry: YAMLNode.Entry) -> String { ExtensionName(rawValue: entry.key)?.code ?? entry.key }

    // MARK: words and flags

    private func truth(_ entry: YAMLNode.Entry) -> Bool? {
        if let value = entry.value.bool { return value }
        expected("true or false", entry)
        return nil
    }

    private func assumption(_ entry: YAMLNode.Entry) -> Assumption? {
        if let flag = entry.value.bool { return flag ? .undocumented : .nothing }
        if let reason = entry.value.string, !entry.value.isNull { return .because(reason) }
        expected("true or the reason in words", entry)
        return nil
    }

    private func headerName(_ entry: YAMLNode.Entry) -> String? {
        if let name = entry.value.string, !entry.value.isNull, HTTPToken.isValid(name) { return name }
        expected("the name of a header", entry)
        return nil
    }

    private func moduleName(_ entry: YAMLNode.Entry) -> String? {
        if let name = entry.value.string, !entry.value.isNull, name.contains(where: \.isLetter) { return name }
        expected("the name of a Swift module", entry)
        return nil
    }

    func swiftName(_ entry: YAMLNode.Entry) -> String? {
        if let name = SwiftName.read(entry.value) { return name }
        error(entry.key, SwiftName.complaint(entry.value), at: entry.value)
        return nil
    }

    // MARK: mappings

    private func errorCodes(_ entry: YAMLNode.Entry) -> [ErrorCodeExtension]? {
        guard let entries = entry.value.entries, !entries.isEmpty else {
            expected("a mapping from codes to descriptions", entry)
            return nil
        }
        return entries.compactMap { code in
            guard let text = code.value.string else {
                error(entry.key, "the code '\(code.key)' has a description, not \(code.value.kindDescription)", at: code.value)
                return nil
            }
            return ErrorCodeExtension(code: code.key, text: code.value.isNull ? "" : text)
        }
    }

    private func errorEnvelope(_ entry: YAMLNode.Entry) -> ErrorEnvelopeExtension? {
        guard let entries = entry.value.entries else {
            expected("a mapping from 'code', 'message' and 'request-id' to members of an error's body", entry)
            return nil
        }
        var envelope = ErrorEnvelopeExtension()
        var object = ObjectReader<EnvelopeKey>(entries, at: entry.value.location, reader: self)
        while let (key, member) = object.next() {
            guard let text = member.value.string, !member.value.isNull, !text.isEmpty else {
                error(
                    entry.key, "'\(key.rawValue)' is a member of an error's body, as error/code, not \(member.value.kindDescription)",
                    at: member.value)
                continue
            }
            let path = text.split(separator: "/").map(String.init)
            switch key {
            case .code: envelope.code = path
            case .message: envelope.message = path
            case .requestID: envelope.requestID = path
            }
        }
        return envelope
    }

    private func shortcuts(_ entry: YAMLNode.Entry, _ what: String) -> [ShortcutExtension]? {
        guard let entries = entry.value.entries else {
            expected(what, entry)
            return nil
        }
        return entries.compactMap { member in
            guard let text = member.value.string, !member.value.isNull, !text.isEmpty else {
                error(entry.key, "'\(entry.key)' is \(what); '\(member.key)' has \(member.value.kindDescription)", at: member.value)
                return nil
            }
            return ShortcutExtension(name: member.key, text: Located(text, at: member.value.location))
        }
    }

    private func rows(_ entry: YAMLNode.Entry) -> RowsExtension? {
        guard var object = members(entry.value, RowsKey.self) else { return nil }
        var rows = RowsExtension(location: entry.keyLocation)
        while let (key, member) = object.next() {
            switch key {
            case .columns: rows.columns = texts(member)
            case .header: rows.hasHeader = bool(member)
            case .streamed: rows.isStreamed = bool(member)
            case .separator:
                guard let text = text(member) else { continue }
                guard text.utf8.count == 1 else {
                    error(entry.key, "'separator' is one ASCII character, not '\(text)'", at: member.value)
                    continue
                }
                rows.separator = text
            }
        }
        if rows.columns.isEmpty != rows.hasHeader {
            error(entry.key, "'x-rows' needs either 'columns', the members by position, or 'header: true'", at: entry)
        }
        return rows
    }
}
