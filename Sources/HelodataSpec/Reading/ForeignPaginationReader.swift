import HelodataDiagnostics
import HelodataYAML

// Paging in the words of other tools, read as `x-pagination` says the same. What cannot be said so is a warning: their extensions say
// more than this generator has to know, and are no mistake of the description.
extension DocumentReader {
    /// Datadog's `x-pagination`: `{limitParam, pageParam | pageOffsetParam | cursorParam, cursorPath, resultsPath, pageStart}`; nil where
    /// it has none of these. Its paths are `meta.page.after`, its pages begin at 0 unless `pageStart` says otherwise.
    func datadogPagination(_ entry: YAMLNode.Entry) -> PaginationExtension? {
        guard let (key, style) = Self.datadogWays.first(where: { entry.value[$0.key] != nil }) else { return nil }
        var pagination = PaginationExtension(origin: .foreign(entry.key), at: entry.keyLocation)
        pagination.style = style
        pagination.parameter = word(entry.value[key])
        pagination.items = path(entry.value["resultsPath"])
        if style == .cursor { pagination.next = path(entry.value["cursorPath"]) }
        pagination.first = entry.value["pageStart"]?.int.flatMap { (0...Int(Int32.max)).contains($0) ? $0 : nil } ?? 0
        return complete(pagination, entry)
    }

    func isDatadogs(_ entry: YAMLNode.Entry) -> Bool { Self.datadogWays.contains { entry.value[$0.key] != nil } }

    private static let datadogWays: [(key: String, style: PaginationExtension.Style)] = [
        ("cursorParam", .cursor), ("pageOffsetParam", .offset), ("pageParam", .page),
    ]

    /// `x-speakeasy-pagination`: `type`, `inputs` (the one of type `cursor`, `offset` or `page` counts), `outputs` as JSONPath.
    func speakeasyPagination(_ entry: YAMLNode.Entry) -> PaginationExtension? {
        var pagination = PaginationExtension(origin: .foreign(entry.key), at: entry.keyLocation)
        let inputs = entry.value["inputs"]?.elements ?? []
        let outputs = entry.value["outputs"]
        func input(_ type: String) -> YAMLNode? { inputs.first { $0["type"]?.string == type } }
        pagination.items = path(outputs?["results"])
        let found: YAMLNode?
        switch entry.value["type"]?.string {
        case "cursor":
            found = input("cursor")
            pagination.next = path(outputs?["nextCursor"])
        case "offsetLimit":
            let offset = input("offset")
            found = offset ?? input("page")
            pagination.style = offset == nil ? .page : .offset
        case "url":
            pagination.style = .link
            pagination.next = path(outputs?["nextUrl"])
            return complete(pagination, entry)
        default: return unread(entry, "its 'type' is none of cursor, offsetLimit and url")
        }
        if found?["in"]?.string == "requestBody" { return unread(entry, "the page is asked for in the body; a query parameter is needed") }
        pagination.parameter = word(found?["name"])
        return complete(pagination, entry)
    }

    /// `x-fern-pagination`: `cursor`, `next_cursor`, `offset` with `step` or without, `next_uri` or `next_path`, `results`, `has-next-page`,
    /// as `$request.…` and `$response.…`.
    func fernPagination(_ entry: YAMLNode.Entry) -> PaginationExtension? {
        // `true` stands for what the root says, `false` for nothing.
        if let flag = entry.value.bool { return flag ? unread(entry, "it refers to one of the whole document") : nil }
        var pagination = PaginationExtension(origin: .foreign(entry.key), at: entry.keyLocation)
        pagination.items = path(entry.value["results"])
        pagination.more = path(entry.value["has-next-page"])
        if let cursor = entry.value["cursor"] {
            pagination.parameter = word(cursor)
            pagination.next = path(entry.value["next_cursor"])
        } else if let offset = entry.value["offset"] {
            // Without a step the offset counts pages.
            pagination.style = entry.value["step"] == nil ? .page : .offset
            pagination.parameter = word(offset)
        } else {
            pagination.style = .link
            pagination.next = path(entry.value["next_uri"] ?? entry.value["next_path"])
        }
        return complete(pagination, entry)
    }

    /// `x-ms-pageable` of AutoRest: `nextLinkName` (null where there is one page alone), `itemName` (`value` unless given).
    func microsoftPageable(_ entry: YAMLNode.Entry) -> PaginationExtension? {
        guard let link = entry.value["nextLinkName"], !link.isNull else { return nil }
        var pagination = PaginationExtension(origin: .foreign(entry.key), at: entry.keyLocation)
        pagination.style = .link
        pagination.next = path(link)
        pagination.items = path(entry.value["itemName"]) ?? Located("value", at: entry.keyLocation)
        return complete(pagination, entry)
    }

    /// `x-dropshot-pagination` is a mark: pages of dropshot are `{items, next_page}`, asked for by `page_token`.
    func dropshotPagination(_ entry: YAMLNode.Entry) -> PaginationExtension? {
        if entry.value.bool == false { return nil }
        var pagination = PaginationExtension(origin: .foreign(entry.key), at: entry.keyLocation)
        pagination.parameter = Located("page_token", at: entry.keyLocation)
        pagination.next = Located("next_page", at: entry.keyLocation)
        pagination.items = Located("items", at: entry.keyLocation)
        return pagination
    }

    // MARK: parts

    private func complete(_ pagination: PaginationExtension, _ entry: YAMLNode.Entry) -> PaginationExtension? {
        switch pagination.style {
        case .cursor where pagination.next == nil || pagination.parameter == nil:
            return unread(entry, "it does not name a query parameter and the member with its next value")
        case .page where pagination.parameter == nil, .offset where pagination.parameter == nil:
            return unread(entry, "it does not name the query parameter that counts")
        case .link where pagination.next == nil: return unread(entry, "it does not name the member with the link to the next page")
        case .cursor, .page, .offset, .link: return pagination
        }
    }

    private func unread(_ entry: YAMLNode.Entry, _ reason: String) -> PaginationExtension? {
        warning(Self.foreign, "'\(entry.key)' is ignored: \(reason)", at: entry)
        return nil
    }

    /// The name of a parameter, also as `$request.cursor`.
    private func word(_ node: YAMLNode?) -> Located<String>? {
        guard let node, let text = node.string, !node.isNull else { return nil }
        let prefix = ["$request.query.", "$request."].first(where: text.hasPrefix) ?? ""
        return text.count > prefix.count ? Located(String(text.dropFirst(prefix.count)), at: node.location) : nil
    }

    /// `meta.page.after`, `$.data[-1].id`, `$.data[(@.length-1)].id` and `$response.data` as `meta/page/after`, `data/-1/id` and `data`;
    /// nil where nothing is named or the whole answer.
    private func path(_ node: YAMLNode?) -> Located<String>? {
        guard let node, var text = node.string, !node.isNull else { return nil }
        for prefix in ["$response.", "$response", "$.", "$"] where text.hasPrefix(prefix) {
            text.removeFirst(prefix.count)
            break
        }
        let last = ["[(@.length-1)]", "[-1:]", "[-1]"].reduce(text) { $0.replacing($1, with: ".-1") }
        let steps = last.split(whereSeparator: { ".[]'\"".contains($0) })
        // What holds all of a list is the list.
        return steps.isEmpty ? nil : Located(steps.filter { $0 != "*" }.joined(separator: "/"), at: node.location)
    }
}
