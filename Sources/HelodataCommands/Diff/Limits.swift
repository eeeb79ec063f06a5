import HelodataIR

/// The limits of a value that is sent, one beside the other.
struct Limits: Equatable {
    private var lowest: Double?
    private var isAboveLowest = false
    private var highest: Double?
    private var isBelowHighest = false
    private var fewest: [String: Int] = [:]
    private var most: [String: Int] = [:]
    private var multiple: Double?
    private var isUnique = false

    init(_ constraints: [Constraint]) {
        for constraint in constraints {
            switch constraint {
            case .minimum(let value, let exclusive): (lowest, isAboveLowest) = (value, exclusive)
            case .maximum(let value, let exclusive): (highest, isBelowHighest) = (value, exclusive)
            case .multipleOf(let value): multiple = value
            case .minLength(let count): fewest["characters"] = count
            case .maxLength(let count): most["characters"] = count
            case .minItems(let count): fewest["items"] = count
            case .maxItems(let count): most["items"] = count
            case .minProperties(let count): fewest["members"] = count
            case .maxProperties(let count): most["members"] = count
            case .uniqueItems: isUnique = true
            }
        }
    }

    /// Whether these limits let everything pass that the others do.
    func allows(_ other: Limits) -> Bool {
        if let lowest {
            guard let theirs = other.lowest, theirs > lowest || (theirs == lowest && (!isAboveLowest || other.isAboveLowest)) else {
                return false
            }
        }
        if let highest {
            guard let theirs = other.highest, theirs < highest || (theirs == highest && (!isBelowHighest || other.isBelowHighest)) else {
                return false
            }
        }
        for (unit, count) in fewest { guard let theirs = other.fewest[unit], theirs >= count else { return false } }
        for (unit, count) in most { guard let theirs = other.most[unit], theirs <= count else { return false } }
        if let multiple, other.multiple != multiple { return false }
        return !isUnique || other.isUnique
    }

    /// `5…1000, at most 20 items`.
    var text: String {
        var parts: [String] = []
        if lowest != nil || highest != nil {
            parts.append(
                "\(lowest.map { number($0) + (isAboveLowest ? "<" : "") } ?? "")…\(highest.map { (isBelowHighest ? "<" : "") + number($0) } ?? "")"
            )
        }
        for unit in ["characters", "items", "members"] {
            if let count = fewest[unit] { parts.append("at least \(count) \(unit)") }
            if let count = most[unit] { parts.append("at most \(count) \(unit)") }
        }
        if let multiple { parts.append("multiples of \(number(multiple))") }
        if isUnique { parts.append("unique items") }
        return parts.isEmpty ? "no limit" : parts.joined(separator: ", ")
    }

    private func number(_ value: Double) -> String {
        Int(exactly: value).map { "\($0)" } ?? "\(value)"
    }
}
