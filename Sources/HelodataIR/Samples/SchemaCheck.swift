import HelodataDiagnostics
import HelodataSpec
import HelodataYAML

/// Whether a JSON value is what a schema says, with a sentence for each thing that it is not.
///
/// Keywords that the reader does not keep (`if`, `contains`, `dependentRequired`, `unevaluatedItems`) are passed over. Formats count where
/// the client reads them as types of their own: a sample that it could not decode is none.
package final class SchemaCheck {
    package struct Problem: Sendable, Hashable {
        /// `$.items[0].quantity`
        package let path: String
        package let text: String
    }

    private let references: ReferenceResolver
    private var patterns: [String: Pattern?] = [:]
    private var values: [SourceLocation: SampleValue?] = [:]
    private var steps = 0
    /// Problems after which nothing more is looked for.
    private var most = 8
    /// Of one question, and of all of a run.
    private static let mostSteps = 100_000
    private var rest = 1_000_000
    private static let deepest = 80

    /// Which way the value travels: members that never travel that way are not missing.
    private var direction = Direction.both

    init(references: ReferenceResolver) { self.references = references }

    /// What is wrong with a part of a request, for a server, which asks as long as it runs.
    package func problems(ofRequest value: SampleValue, _ schema: SchemaObject) -> [Problem] {
        rest = Self.mostSteps
        direction = .request
        defer { direction = .both }
        return problems(value, schema)
    }

    /// Empty where the value is valid. What takes too long to say is taken for valid.
    func problems(_ value: SampleValue, _ schema: SchemaObject, path: String = "$") -> [Problem] {
        steps = 0
        most = 8
        var problems: [Problem] = []
        check(value, schema, path, 0, &problems)
        return problems
    }

    /// Whether the type of a schema, or of a branch of it, is an object.
    package func takesObjects(_ schema: SchemaObject) -> Bool { isObject(schema, 0) }

    /// The schema of a member, where one is described, by its name or as one of the others.
    package func property(_ name: String, of schema: SchemaObject) -> SchemaObject? { property(name, schema, 0) ?? others(schema, 0) }

    private func others(_ schema: SchemaObject, _ depth: Int) -> SchemaObject? {
        guard depth < 8 else { return nil }
        if case .schema(let other)? = schema.additionalProperties { return other }
        let target = schema.reference.flatMap { references.schema($0)?.schema }
        return ([target].compactMap { $0 } + schema.allOf).lazy.compactMap { self.others($0, depth + 1) }.first
    }

    private func property(_ name: String, _ schema: SchemaObject, _ depth: Int) -> SchemaObject? {
        guard depth < 8 else { return nil }
        if let own = schema.properties.first(where: { $0.key == name }) { return own.schema }
        let target = schema.reference.flatMap { references.schema($0)?.schema }
        return ([target].compactMap { $0 } + schema.allOf + schema.oneOf + schema.anyOf).lazy.compactMap {
            self.property(name, $0, depth + 1)
        }.first
    }

    /// Members that must be there and take an empty list, for which a form has no field.
    package func requiredLists(of schema: SchemaObject) -> [String] { required(schema, 0).filter { takesEmptyList($0, of: schema) } }

    private func required(_ schema: SchemaObject, _ depth: Int) -> [String] {
        guard depth < 8 else { return [] }
        let target = schema.reference.flatMap { references.schema($0)?.schema }
        return schema.required.map(\.value) + ([target].compactMap { $0 } + schema.allOf).flatMap { required($0, depth + 1) }
    }

    private func takesEmptyList(_ name: String, of schema: SchemaObject) -> Bool {
        property(name, of: schema).map { problems(ofRequest: .array([]), $0).isEmpty } ?? false
    }

    private func isObject(_ schema: SchemaObject, _ depth: Int) -> Bool {
        guard depth < 8 else { return false }
        if !schema.properties.isEmpty || schema.types.contains(where: { $0.value == "object" }) { return true }
        let target = schema.reference.flatMap { references.schema($0)?.schema }
        return ([target].compactMap { $0 } + schema.allOf + schema.oneOf + schema.anyOf).contains { isObject($0, depth + 1) }
    }

    func isValid(_ value: SampleValue, _ schema: SchemaObject) -> Bool {
        steps = 0
        return passes(value, schema, 0)
    }

    /// Stops at the first problem and looks for no words for it.
    private func passes(_ value: SampleValue, _ schema: SchemaObject, _ depth: Int) -> Bool {
        let before = most
        most = 1
        defer { most = before }
        var problems: [Problem] = []
        check(value, schema, "$", depth, &problems)
        return problems.isEmpty
    }

    private func value(_ node: YAMLNode) -> SampleValue? {
        if let known = values[node.location] { return known }
        let value = SampleValue(node)
        values[node.location] = .some(value)
        return value
    }

    /// By the schema and by all that it stands on through `$ref` and `allOf`, each once, in however many ways it is reached.
    private func check(_ value: SampleValue, _ schema: SchemaObject, _ path: String, _ depth: Int, _ problems: inout [Problem]) {
        guard schema.reference != nil || !schema.allOf.isEmpty else { return checkOnce(value, schema, path, depth, &problems) }
        var visited: Set<ObjectIdentifier> = []
        check(value, schema, path, depth, &problems, &visited)
    }

    private func check(
        _ value: SampleValue, _ schema: SchemaObject, _ path: String, _ depth: Int, _ problems: inout [Problem],
        _ visited: inout Set<ObjectIdentifier>
    ) {
        guard depth < Self.deepest, visited.insert(ObjectIdentifier(schema)).inserted else { return }
        if value.isNull, schema.isNullable { return }
        if let reference = schema.reference, let target = references.schema(reference) {
            check(value, target.schema, path, depth + 1, &problems, &visited)
        }
        checkOnce(value, schema, path, depth, &problems)
        // What is of another type is that by the parts too.
        guard Self.isOfType(value, schema) else { return }
        for part in schema.allOf { check(value, part, path, depth + 1, &problems, &visited) }
    }

    private static func isOfType(_ value: SampleValue, _ schema: SchemaObject) -> Bool {
        schema.types.isEmpty || schema.types.contains { isOfType(value, $0.value) }
    }

    /// By the keywords of the schema alone.
    private func checkOnce(_ value: SampleValue, _ schema: SchemaObject, _ path: String, _ depth: Int, _ problems: inout [Problem]) {
        steps += 1
        rest -= 1
        guard steps < Self.mostSteps, rest > 0, depth < Self.deepest, problems.count < most else { return }
        func fail(_ text: String) { problems.append(Problem(path: path, text: text)) }
        if schema.boolean == false { fail("nothing is allowed here") }
        if value.isNull, schema.isNullable { return }
        guard Self.isOfType(value, schema) else {
            fail("expected \(schema.types.map(\.value).joined(separator: " or ")), found \(value.kind)")
            return
        }
        if let const = schema.const, let only = self.value(const), !only.isSame(value) { fail("expected \(Self.shown(only))") }
        if let values = schema.enumeration, !values.contains(where: { self.value($0)?.isSame(value) == true }) {
            fail("expected one of \(values.prefix(8).compactMap { self.value($0).map(Self.shown) }.joined(separator: ", "))")
        }
        switch value.content {
        case .string(let text): checkText(text, schema, fail)
        case .number: checkNumber(value, schema, fail)
        case .array(let elements): checkArray(elements, schema, path, depth, &problems)
        case .object(let members): checkObject(members, schema, path, depth, &problems)
        case .null, .bool: break
        }
        if !schema.anyOf.isEmpty, !schema.anyOf.contains(where: { passes(value, $0, depth + 1) }) {
            fail("matches none of the \(schema.anyOf.count) schemas of 'anyOf'\(closest(value, schema.anyOf, depth))")
        }
        if !schema.oneOf.isEmpty {
            var count = 0
            for branch in schema.oneOf where count < 2 && passes(value, branch, depth + 1) { count += 1 }
            if count == 0 { fail("matches none of the \(schema.oneOf.count) schemas of 'oneOf'\(closest(value, schema.oneOf, depth))") }
            if count > 1 { fail("matches more than one schema of 'oneOf', which takes one alone") }
        }
        if let not = schema.not, passes(value, not, depth + 1) { fail("matches the schema of 'not'") }
    }

    /// Of the only branch that takes values of this type, what is wrong by it.
    private func closest(_ value: SampleValue, _ branches: [SchemaObject], _ depth: Int) -> String {
        guard most > 1, depth < 6 else { return "" }
        let results = branches.map { branch -> [Problem] in
            var problems: [Problem] = []
            check(value, branch, "$", depth + 1, &problems)
            return problems
        }
        let near = results.filter { !$0.contains { $0.path == "$" && $0.text.hasPrefix("expected ") } }
        guard near.count == 1, let first = near[0].first else { return "" }
        return "; by the closest, \(first.path): \(first.text)"
    }

    // MARK: texts and numbers

    private func checkText(_ text: String, _ schema: SchemaObject, _ fail: (String) -> Void) {
        let limits = schema.limits
        let count = text.unicodeScalars.count
        if let least = limits.minLength, count < least { fail("shorter than \(least) characters") }
        if let most = limits.maxLength, count > most { fail("longer than \(most) characters") }
        if let pattern = limits.pattern {
            if patterns[pattern] == nil { patterns[pattern] = .some(Pattern(pattern)) }
            if let known = patterns[pattern] ?? nil, known.matches(text) == false { fail("does not match \(pattern)") }
        }
        if let format = schema.format?.value, schema.types.isEmpty || schema.types.contains(where: { $0.value == "string" }),
            !SampleText.isOfFormat(text, format)
        {
            fail("is no \(format)")
        }
    }

    private func checkNumber(_ value: SampleValue, _ schema: SchemaObject, _ fail: (String) -> Void) {
        guard let number = value.double else { return }
        let limits = schema.limits
        if let minimum = limits.minimum, limits.isMinimumExclusive ? number <= minimum : number < minimum {
            fail(limits.isMinimumExclusive ? "not above \(Self.shown(minimum))" : "less than \(Self.shown(minimum))")
        }
        if let maximum = limits.maximum, limits.isMaximumExclusive ? number >= maximum : number > maximum {
            fail(limits.isMaximumExclusive ? "not below \(Self.shown(maximum))" : "more than \(Self.shown(maximum))")
        }
        if let step = limits.multipleOf, step > 0 {
            let quotient = number / step
            if abs(quotient - quotient.rounded()) > 1e-9 * max(1, abs(quotient)) { fail("no multiple of \(Self.shown(step))") }
        }
        switch schema.format?.value {
        case "int32": if number < -2_147_483_648 || number > 2_147_483_647 { fail("beyond int32") }
        case "int64": if case .number(let digits) = value.content, Int(digits) == nil, abs(number) > 9e18 { fail("beyond int64") }
        default: break
        }
    }

    private static func isOfType(_ value: SampleValue, _ type: String) -> Bool {
        switch (type, value.content) {
        case ("string", .string), ("boolean", .bool), ("array", .array), ("object", .object), ("null", .null), ("number", .number): true
        case ("integer", .number): value.double.map { $0 == $0.rounded() } ?? false
        default: false
        }
    }

    // MARK: arrays and objects

    private func checkArray(_ elements: [SampleValue], _ schema: SchemaObject, _ path: String, _ depth: Int, _ problems: inout [Problem]) {
        let limits = schema.limits
        func fail(_ text: String) { problems.append(Problem(path: path, text: text)) }
        if let least = limits.minItems, elements.count < least { fail("fewer than \(least) elements") }
        if let most = limits.maxItems, elements.count > most { fail("more than \(most) elements") }
        if limits.uniqueItems, elements.count <= 1_000 {
            for (index, element) in elements.enumerated() where elements[..<index].contains(where: element.isSame) {
                fail("the element \(index) repeats another")
                break
            }
        }
        for (index, element) in elements.enumerated() {
            guard let part = index < schema.prefixItems.count ? schema.prefixItems[index] : schema.items else { continue }
            check(element, part, "\(path)[\(index)]", depth + 1, &problems)
        }
    }

    private func checkObject(
        _ members: [SampleValue.Member], _ schema: SchemaObject, _ path: String, _ depth: Int, _ problems: inout [Problem]
    ) {
        let limits = schema.limits
        func fail(_ text: String) { problems.append(Problem(path: path, text: text)) }
        if let least = limits.minProperties, members.count < least { fail("fewer than \(least) members") }
        if let most = limits.maxProperties, members.count > most { fail("more than \(most) members") }
        let keys = Set(members.map(\.key))
        let properties = Dictionary(schema.properties.map { ($0.key, $0.schema) }, uniquingKeysWith: { first, _ in first })
        for name in schema.required where !keys.contains(name.value) {
            if direction == .request, properties[name.value]?.isReadOnly == true { continue }
            fail("the member '\(Self.shortened(name.value))' is missing")
        }
        for member in members {
            let place = "\(path).\(Self.shortened(member.key))"
            var isKnown = false
            if let property = properties[member.key] {
                isKnown = true
                check(member.value, property, place, depth + 1, &problems)
            }
            for pattern in schema.patternProperties where Pattern(pattern.key)?.matches(member.key) == true {
                isKnown = true
                check(member.value, pattern.schema, place, depth + 1, &problems)
            }
            if let names = schema.propertyNames { check(.string(member.key), names, place, depth + 1, &problems) }
            guard !isKnown else { continue }
            switch schema.additionalProperties {
            case .schema(let other)?: check(member.value, other, place, depth + 1, &problems)
            // What stands in `allOf` and beside a reference is known to `unevaluatedProperties`, which is read as this keyword.
            case .allowed(false)? where schema.allOf.isEmpty && schema.reference == nil && schema.oneOf.isEmpty && schema.anyOf.isEmpty:
                problems.append(Problem(path: place, text: "is no member that is allowed here"))
            case .allowed?, nil: break
            }
        }
    }

    // MARK: text

    private static func shown(_ value: SampleValue) -> String { shortened(value.json) }
    private static func shown(_ number: Double) -> String { Int(exactly: number).map(String.init) ?? number.description }
    private static func shortened(_ text: String) -> String { text.count > 60 ? text.prefix(60) + "…" : text }
}

extension SampleValue {
    /// The word for messages.
    fileprivate var kind: String {
        switch content {
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}
