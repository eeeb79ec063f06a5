import HelodataDiagnostics
import HelodataSpec
import HelodataYAML

/// Takes down, where lowering decides it, what becomes of each part of the document.
final class CoverageLog {
    private var entries: [CoverageInventory.Entry] = []
    private var pointers: Set<String> = []
    private var outcomes: [SourceLocation: CoverageReport.Outcome] = [:]
    /// A reference and what stands behind it, which shares its outcome.
    private var links: [SourceLocation: SourceLocation] = [:]
    /// Components that a reference of the client leads to.
    private var used: Set<String> = []
    /// Reasons for everything inside of an operation that has none of its own.
    private var reasons: [SourceLocation: String] = [:]
    private var paged: [CoverageReport.PagedMethod] = []

    init(_ documents: DocumentSet) {
        var inventory = CoverageInventory()
        inventory.document(documents.node)
        add(inventory.entries)
    }

    private func add(_ new: [CoverageInventory.Entry]) {
        for entry in new where pointers.insert(entry.pointer).inserted { entries.append(entry) }
    }

    // MARK: decisions

    /// The first name counts, and counts more than any reason to leave out one use of several.
    func generated(_ location: SourceLocation, as name: String) {
        if case .generated? = outcomes[location] { return }
        outcomes[location] = .generated(name)
    }

    func generated(_ schema: ResolvedSchema, as name: String) {
        generated(schema.schema.location, as: name)
        let pointer = schema.key.description.first == "#" ? schema.key.description : schema.key.file + "#" + schema.key.pointer
        if pointers.insert(pointer).inserted {
            entries.append(
                CoverageInventory.Entry(
                    kind: .schema, pointer: pointer, location: schema.schema.location,
                    node: YAMLNode(.sequence([]), at: schema.schema.location)))
        }
    }

    func ignored(_ location: SourceLocation, because reason: String) {
        if outcomes[location] == nil { outcomes[location] = .ignored(reason) }
    }

    /// An operation and everything in it that has no outcome of its own.
    func ignored(with location: SourceLocation, because reason: String) {
        if reasons[location] == nil { reasons[location] = reason }
    }

    /// A method brings a list page by page.
    func paged(_ method: String, _ pointer: String, by origin: String) {
        paged.append(CoverageReport.PagedMethod(method: method, pointer: pointer, origin: origin))
    }

    /// A reference was followed.
    func followed(_ location: SourceLocation, to key: ReferenceKey, at target: SourceLocation, _ documents: DocumentSet) {
        if location != target { links[location] = target }
        guard used.insert(key.description).inserted, !key.file.isEmpty, let node = documents.node(at: key) else { return }
        // Of other files only what the client needs is listed.
        var inventory = CoverageInventory()
        inventory.component(
            YAMLNode.Entry(key: key.pointer, keyLocation: node.location, value: node), in: Self.section(of: node), key.description)
        add(inventory.entries)
    }

    /// The section of `components` that would hold such an object.
    private static func section(of node: YAMLNode) -> String {
        if node["in"] != nil { return "parameters" }
        if node["description"] != nil || node["headers"] != nil || node["links"] != nil {
            return node["required"] == nil ? "responses" : "requestBodies"
        }
        return node["content"] != nil ? "requestBodies" : "pathItems"
    }

    // MARK: the end

    func report(_ diagnostics: Diagnostics) -> CoverageReport {
        let refusals = refusals(diagnostics)
        var settled: [String: CoverageReport.Outcome] = [:]
        var reasons: [String: String] = [:]
        for entry in entries { reasons[entry.pointer] = self.reasons[entry.location] }
        var items: [CoverageReport.Item] = []
        for (index, entry) in entries.enumerated() {
            let outcome = refusals[index] ?? decided(entry) ?? inherited(entry, settled, reasons)
            settled[entry.pointer] = outcome
            items.append(
                CoverageReport.Item(kind: entry.kind, pointer: entry.pointer, location: entry.location, outcome: outcome))
        }
        return CoverageReport(items: items, paged: paged)
    }

    private func decided(_ entry: CoverageInventory.Entry) -> CoverageReport.Outcome? {
        var location = entry.location
        for _ in 0..<64 {
            if let outcome = outcomes[location] { return outcome }
            // A response is known by its key; its reference stands in the value.
            guard let next = links[location] ?? links[entry.node.place], next != location else { break }
            location = next
        }
        if entry.kind == .link { return .ignored("links are not followed: the caller passes the values on") }
        return nil
    }

    /// What follows from the place: part of something left out, or of a component that nothing needs.
    private func inherited(
        _ entry: CoverageInventory.Entry, _ settled: [String: CoverageReport.Outcome], _ reasons: [String: String]
    ) -> CoverageReport.Outcome {
        var pointer = Substring(entry.pointer)
        while let slash = pointer.lastIndex(of: "/") {
            if let reason = reasons[String(pointer)] { return .ignored(reason) }
            if pointer != entry.pointer, case .refused(let code)? = settled[String(pointer)] { return .refused(code) }
            pointer = pointer[..<slash]
        }
        let tokens = entry.pointer.split(separator: "/", omittingEmptySubsequences: false)
        if tokens.count >= 4, tokens[0] == "#", tokens[1] == "components", tokens[2] != "schemas" {
            let component = tokens[..<4].joined(separator: "/")
            if !used.contains(component) { return .ignored("no operation of the client refers to it") }
        }
        if used.contains(entry.pointer) { return .generated("where it is referred to") }
        return .unexplained
    }

    /// The innermost part around each error, and around each let-through one where nothing came of the part.
    private func refusals(_ diagnostics: Diagnostics) -> [Int: CoverageReport.Outcome] {
        var refusals: [Int: CoverageReport.Outcome] = [:]
        let relevant = diagnostics.all.filter { $0.severity == .error || diagnostics.allowed.contains($0.code) }
        guard !relevant.isEmpty else { return [:] }
        for (diagnostic, index) in zip(relevant, innermost(relevant.map(\.location))) {
            guard let index, refusals[index] == nil else { continue }
            if diagnostic.severity == .error || decided(entries[index]) == nil { refusals[index] = .refused(diagnostic.code) }
        }
        return refusals
    }

    /// For each place the innermost part around it: parts and places are gone through together, from the start of each file.
    private func innermost(_ places: [SourceLocation]) -> [Int?] {
        var parts: [ObjectIdentifier: [Int]] = [:]
        for index in entries.indices { parts[ObjectIdentifier(entries[index].location.file), default: []].append(index) }
        var found: [Int?] = Array(repeating: nil, count: places.count)
        for (file, places) in Dictionary(grouping: places.enumerated(), by: { ObjectIdentifier($0.element.file) }) {
            guard let unsorted = parts[file] else { continue }
            var sorted: [(index: Int, start: SourceLocation)] = unsorted.map { ($0, entries[$0].location) }
            sorted.sort { $0.start == $1.start ? $0.index < $1.index : $0.start <= $1.start }
            var next = 0
            var around: [(index: Int, end: SourceLocation)] = []
            for (number, place) in places.sorted(by: { $0.element <= $1.element && $0.element != $1.element }) {
                while next < sorted.count, sorted[next].start <= place {
                    let end = entries[sorted[next].index].node.lastLocation
                    while let last = around.last, !(sorted[next].start <= last.end) { around.removeLast() }
                    around.append((sorted[next].index, end))
                    next += 1
                }
                while let last = around.last, !(place <= last.end) { around.removeLast() }
                found[number] = around.last?.index
            }
        }
        return found
    }
}

extension SourceLocation {
    /// Within one file.
    fileprivate static func <= (a: Self, b: Self) -> Bool { (a.line, a.column) <= (b.line, b.column) }
}

extension YAMLNode {
    /// Where the last value inside starts. An alias stands where its anchor does, so only ways forward count.
    fileprivate var lastLocation: SourceLocation {
        var last = location
        var node = self
        while true {
            switch node.content {
            case .scalar: return last
            case .sequence(let elements):
                guard let next = elements.last else { return last }
                node = next
            case .mapping(let entries):
                guard let next = entries.last else { return last }
                node = next.value
            }
            if last <= node.location { last = node.location }
        }
    }
}
