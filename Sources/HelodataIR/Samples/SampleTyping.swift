/// Turns JSON values into values of the client's types, as the types' codecs would read them: members of structures, cases of unions, values
/// of enumerations.
struct SampleTyping {
    let index: TypeIndex
    /// The JSON of each type's own sample and the function that makes it.
    var own: [TypeName: (value: SampleValue, function: Identifier)] = [:]

    /// Unions that are each other's only cases.
    private static let deepestUnions = 8

    /// nil where the type cannot read the value.
    /// - Parameter unions: How many unions stand around the value and are the same value.
    func sample(_ value: SampleValue, as type: TypeRef, unions: Int = 0) -> Sample? {
        switch type {
        case .scalar(let scalar): return self.scalar(value, scalar)
        case .nullable(let inner): return value.isNull ? Sample.none : sample(value, as: inner)
        case .array(let element):
            guard let elements = value.elements else { return nil }
            var samples: [Sample] = []
            for value in elements {
                guard let sample = sample(value, as: element) else { return nil }
                samples.append(sample)
            }
            return .array(samples)
        case .dictionary(let element):
            guard let members = value.members else { return nil }
            var entries: [Sample.Entry] = []
            for member in members where !entries.contains(where: { $0.key == member.key }) {
                guard let sample = sample(member.value, as: element) else { return nil }
                entries.append(Sample.Entry(key: member.key, value: sample))
            }
            return .dictionary(entries)
        case .named(let name): return named(value, index.declared(name), unions)
        }
    }

    private func named(_ value: SampleValue, _ name: TypeName, _ unions: Int) -> Sample? {
        if let target = index.alias(name) { return sample(value, as: target, unions: unions) }
        let isUnionOfUnion = unions > 0 && index.union(name) != nil
        // Two unions of each other would ask each other for ever.
        if let own = own[name], own.value == value, !isUnionOfUnion { return .made(name, own.function, []) }
        guard unions < Self.deepestUnions else { return nil }
        if let structure = index.structure(name) { return self.structure(value, structure) }
        if let enumeration = index.enumeration(name) { return self.enumeration(value, enumeration) }
        if let union = index.union(name) { return self.union(value, union, unions) }
        return nil
    }

    // MARK: scalars

    private func scalar(_ value: SampleValue, _ scalar: Scalar) -> Sample? {
        switch scalar {
        case .json: return .json(value)
        case .bool:
            guard case .bool(let flag) = value.content else { return nil }
            return .literal(.bool(flag))
        case .string: return value.string.map { .literal(.string($0)) }
        case .secret: return value.string.map { .secret($0) }
        case .duration: return value.string.map { .duration($0) }
        case .int, .intOrText: return value.double.flatMap { Int(exactly: $0) }.map { .literal(.int($0)) }
        case .uint64, .uint64OrText: return value.double.flatMap { UInt64(exactly: $0) }.map { .unsigned(String($0)) }
        case .double, .doubleOrText: return value.double.flatMap { $0.isFinite ? .literal(.double($0)) : nil }
        case .decimal, .decimalOrText:
            guard case .number(let digits) = value.content else { return nil }
            return Self.decimal(digits)
        case .decimalText: return value.string.flatMap { Self.decimal($0) }
        case .dateTime:
            guard let text = value.string, let time = SampleTime(text) else { return nil }
            return .instant(time.text)
        case .date: return value.string.flatMap { SampleTime.day($0) == nil ? nil : .day($0) }
        case .uuid: return value.string.flatMap { SampleText.uuid($0) }.map { .uuid($0) }
        case .base64: return value.string.flatMap { SampleText.base64($0) }.map { .data($0) }
        case .file: return value.string.map { .file($0) }
        // Only what a caller sends.
        case .upload: return nil
        }
    }

    /// Up to 18 digits, which any decimal holds.
    private static func decimal(_ digits: String) -> Sample? {
        let isPlain = digits.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
        return isPlain && Double(digits) != nil && digits.utf8.count <= 18 ? .literal(.decimal(digits)) : nil
    }

    // MARK: declared types

    func enumeration(_ value: SampleValue, _ enumeration: Enumeration) -> Sample? {
        for listed in enumeration.cases {
            let isSame: Bool
            switch listed.value {
            case .string(let text): isSame = value.string == text
            case .int(let number): isSame = value.double == Double(number)
            case .double(let number): isSame = value.double == number
            case .bool, .decimal, .enumerationCase, .emptyArray, .emptyDictionary: isSame = false
            }
            if isSame { return .literal(.enumerationCase(enumeration.name, listed.name)) }
        }
        switch enumeration.rawType {
        case .string: return value.string.map { .rawValue(enumeration.name, .string($0)) }
        case .int: return value.double.flatMap { Int(exactly: $0) }.map { .rawValue(enumeration.name, .int($0)) }
        case .double: return value.double.map { .rawValue(enumeration.name, .double($0)) }
        }
    }

    private func structure(_ value: SampleValue, _ structure: Structure) -> Sample? {
        guard let arguments = arguments(value, structure) else { return nil }
        guard let own = own[structure.name] else { return .structure(structure.name, arguments) }
        // What differs from the sample of the type, where that is less than to say it all.
        var different: [Sample.Argument] = []
        for property in structure.properties where value[property.wireName] != own.value[property.wireName] {
            let argument = arguments.first { $0.label == property.name }
            different.append(argument ?? Sample.Argument(label: property.name, value: property.presence == .patch ? .omitted : Sample.none))
        }
        if let additional = structure.additional {
            let known = Set(structure.properties.map(\.wireName) + structure.constants.map(\.wireName))
            func others(_ value: SampleValue) -> [SampleValue.Member] { (value.members ?? []).filter { !known.contains($0.key) } }
            if others(value) != others(own.value) {
                let argument = arguments.first { $0.label == additional.name }
                different.append(argument ?? Sample.Argument(label: additional.name, value: .dictionary([])))
            }
        }
        guard different.count * 2 <= arguments.count else { return .structure(structure.name, arguments) }
        return .made(structure.name, own.function, different)
    }

    /// The arguments of the initializer that the value has.
    func arguments(_ value: SampleValue, _ structure: Structure) -> [Sample.Argument]? {
        guard let members = value.members else { return nil }
        var values = Dictionary(members.map { ($0.key, $0.value) }, uniquingKeysWith: { _, last in last })
        var arguments: [Sample.Argument] = []
        for property in structure.properties {
            guard let member = values.removeValue(forKey: property.wireName) else {
                if property.presence.isAlwaysThere { return nil }
                if property.presence == .nullable { arguments.append(Sample.Argument(label: property.name, value: Sample.none)) }
                continue
            }
            guard let sample = self.member(member, property) else { return nil }
            if property.presence == .optional, sample == Sample.none { continue }
            arguments.append(Sample.Argument(label: property.name, value: sample))
        }
        for constant in structure.constants {
            guard let member = values.removeValue(forKey: constant.wireName) else { continue }
            guard constant.value.isSame(member) else { return nil }
        }
        if let additional = structure.additional {
            var entries: [Sample.Entry] = []
            for member in members where values[member.key] != nil && !entries.contains(where: { $0.key == member.key }) {
                guard let sample = sample(member.value, as: additional.element) else { return nil }
                entries.append(Sample.Entry(key: member.key, value: sample))
            }
            if !entries.isEmpty { arguments.append(Sample.Argument(label: additional.name, value: .dictionary(entries))) }
        }
        return arguments
    }

    private func member(_ value: SampleValue, _ property: Property) -> Sample? {
        if value.isNull, property.type != .json {
            switch property.presence {
            case .optional, .nullable: return Sample.none
            case .patch: return .erased
            case .required, .defaulted: break
            }
        }
        if let constant = property.constant { return constant.isSame(value) ? .literal(constant) : nil }
        guard let sample = sample(value, as: property.type) else { return nil }
        return property.presence == .patch ? .set(sample) : sample
    }

    // MARK: unions

    func union(_ value: SampleValue, _ union: Union, _ unions: Int = 0) -> Sample? {
        let order: [Int]
        switch union.selection {
        case .discriminator(let tags, let fallback): order = chosen(value, tags) ?? fallback.map { [$0] } ?? []
        case .kinds(let rules):
            guard let rule = rules.first(where: { $0.kind == value.kindOfUnion }) else { return nil }
            switch rule.choice {
            case .only(let index), .fitting(let index): order = [index]
            case .discriminator(let tags): order = chosen(value, tags) ?? []
            case .members(let entries, let rest):
                order = entries.first { value[$0.value] != nil }.map { [$0.index] } ?? rest
            case .bestFit(let indices): order = indices
            }
        }
        // The case that declares most of the members at hand, of equal ones the first.
        var best: (known: Int, sample: Sample)?
        for index in order where union.cases.indices.contains(index) {
            let unionCase = union.cases[index]
            var payload = value
            if let tag = unionCase.tag, let members = value.members {
                payload = .object(members.filter { $0.key != tag.key })
            }
            guard let sample = sample(payload, as: unionCase.type, unions: unions + 1) else { continue }
            let known = knownMembers(payload, unionCase.type)
            if best.map({ known > $0.known }) ?? true { best = (known, .unionCase(union.name, unionCase.name, sample)) }
        }
        return best?.sample
    }

    private func chosen(_ value: SampleValue, _ tags: Union.Tags) -> [Int]? {
        guard let text = value[tags.key]?.string else { return tags.untagged.isEmpty ? nil : tags.untagged }
        return tags.table.first { $0.value == text }.map { [$0.index] + $0.others }
    }

    private func knownMembers(_ value: SampleValue, _ type: TypeRef) -> Int {
        guard case .named(let name) = type, let structure = index.structure(name), let members = value.members else { return 0 }
        let known = Set(structure.properties.map(\.wireName) + structure.constants.map(\.wireName))
        return members.count { known.contains($0.key) }
    }
}

extension Presence {
    fileprivate var isAlwaysThere: Bool {
        switch self {
        case .required, .defaulted: true
        case .optional, .nullable, .patch: false
        }
    }
}

extension Literal {
    fileprivate func isSame(_ value: SampleValue) -> Bool {
        switch self {
        case .string(let text): value.string == text
        case .bool(let flag): value.content == .bool(flag)
        case .int(let number): value.double == Double(number)
        case .double(let number): value.double == number
        case .decimal, .enumerationCase, .emptyArray, .emptyDictionary: false
        }
    }
}

extension SampleValue {
    fileprivate var kindOfUnion: Union.JSONKind {
        switch content {
        case .null: .null
        case .bool: .bool
        case .number: .number
        case .string: .string
        case .array: .array
        case .object: .object
        }
    }
}

extension SampleTime {
    /// Seconds since 1970, with the fraction's digits.
    fileprivate var text: String {
        guard fraction > 0 else { return String(secondsSince1970) }
        // Counted down from a time before 1970.
        let isBefore = secondsSince1970 < 0
        let seconds = isBefore ? secondsSince1970 + 1 : secondsSince1970
        var digits = String(isBefore ? 1_000_000_000 - fraction : fraction)
        digits = String(repeating: "0", count: max(0, 9 - digits.utf8.count)) + digits
        while digits.last == "0" { digits.removeLast() }
        return (isBefore && seconds == 0 ? "-" : "") + "\(seconds).\(digits)"
    }
}
