import HelodataDiagnostics
import HelodataYAML

enum PaginationKey: String, ObjectKey {
    case style, parameter, next, more, items, first
    static let vocabulary = Vocabulary<Self>(of: "'x-pagination'")
}

enum PaginationRuleKey: String, ObjectKey {
    case style, parameter, next, more, items, first, only
    static let vocabulary = Vocabulary<Self>(of: "rule of 'pagination'")
}

// `x-pagination`, and the rules of a configuration, which have the same members and `only`.
extension DocumentReader {
    func pagination(_ entry: YAMLNode.Entry) -> PaginationExtension? {
        guard ["parameter", "next", "items", "style"].contains(where: { entry.value[$0] != nil }) else {
            if readsForeignExtensions, isDatadogs(entry) { return datadogPagination(entry) }
            diagnostics.warning(
                Self.foreign,
                "this 'x-pagination' has none of the members 'parameter', 'items', 'next' and 'style', so it is another tool's and ignored",
                at: entry.keyLocation)
            return nil
        }
        guard var object = members(entry.value, PaginationKey.self) else { return nil }
        var pagination = PaginationExtension(origin: .own, at: entry.keyLocation)
        var first: YAMLNode.Entry?
        while let (key, member) = object.next() {
            if key == .first { first = member }
            read(key, member, into: &pagination, entry.key)
        }
        return checked(pagination, first, entry.key, "'x-pagination'") ? pagination : nil
    }

    /// The rules of `pagination` in a configuration: one, or a list of them.
    static func paginationRules(_ entry: YAMLNode.Entry, diagnostics: Diagnostics) -> [PaginationRule] {
        let files = ReferencedFiles(root: entry.value, levelsAbove: 0, diagnostics: diagnostics) { _ in nil }
        let reader = DocumentReader(files: files, diagnostics: diagnostics)
        return (entry.value.elements ?? [entry.value]).compactMap { node in
            guard node.entries != nil else {
                diagnostics.error(
                    configuration,
                    "'pagination' takes rules such as '{style: cursor, parameter: after, next: next_cursor, items: data}', found \(node.kindDescription)",
                    at: node.location)
                return nil
            }
            return reader.paginationRule(node)
        }
    }

    private func paginationRule(_ node: YAMLNode) -> PaginationRule? {
        guard var object = members(node, PaginationRuleKey.self) else { return nil }
        var pagination = PaginationExtension(origin: .rule, at: node.location)
        var only: [Located<String>] = []
        var first: YAMLNode.Entry?
        while let (key, member) = object.next() {
            if key == .first { first = member }
            if let key = PaginationKey(rawValue: key.rawValue) {
                read(key, member, into: &pagination, Self.configuration)
            } else {
                // One glob or a list of them.
                only = member.value.elements == nil ? [locatedText(member)].compactMap { $0 } : texts(member)
            }
        }
        guard checked(pagination, first, Self.configuration, "a rule of 'pagination'") else { return nil }
        return PaginationRule(pagination: pagination, only: only)
    }

    private func read(_ key: PaginationKey, _ member: YAMLNode.Entry, into pagination: inout PaginationExtension, _ code: String) {
        switch key {
        case .style: style(member, code).map { pagination.style = $0 }
        case .parameter: pagination.parameter = locatedText(member)
        case .next: pagination.next = locatedText(member)
        case .more: pagination.more = locatedText(member)
        case .items: pagination.items = locatedText(member)
        case .first:
            // Pages are counted on from it.
            if let number = member.value.int, (0...Int(Int32.max)).contains(number) {
                pagination.first = number
            } else if let number = member.value.int {
                error(code, "'first' is the number of the first page, from 0 to \(Int32.max), not \(number)", at: member.value)
            } else {
                error(code, "'first' is the number of the first page, not \(member.value.kindDescription)", at: member.value)
            }
        }
    }

    private func style(_ entry: YAMLNode.Entry, _ code: String) -> PaginationExtension.Style? {
        guard let text = text(entry) else { return nil }
        if let style = PaginationExtension.Style(rawValue: text) { return style }
        diagnostics.error(code, "'\(text)' is no style of paging; known are cursor, page, offset and link", at: entry.value.location)
        return nil
    }

    /// Whether what is needed is there. What another style has is a warning.
    private func checked(_ pagination: PaginationExtension, _ first: YAMLNode.Entry?, _ code: String, _ noun: String) -> Bool {
        if let first, pagination.style != .page { warning(code, "'first' is of the style 'page' and ignored", at: first) }
        switch pagination.style {
        case .cursor, .link: break
        case .page, .offset:
            if let next = pagination.next {
                diagnostics.warning(code, "'next' is of the styles 'cursor' and 'link' and ignored", at: next.location)
            }
        }
        if let parameter = pagination.parameter, !parameter.value.isEmpty { return true }
        // The link in the answer says it all.
        if pagination.style == .link, pagination.next != nil { return true }
        diagnostics.error(code, "\(noun) needs 'parameter', the query parameter that asks for a page", at: pagination.location)
        return false
    }

    static let foreign = "x-pagination-foreign"
    private static let configuration = "configuration"
}
