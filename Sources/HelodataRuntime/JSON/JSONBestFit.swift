/// Compares the cases of a union that a value could be, and keeps the one that it fits best: where it can be read, contradicts
/// no constant and no list of values, holds no union that knows none of its cases in the value, declares a member of the value, and
/// leaves the fewest members undeclared, then lacks the fewest that it requires, if only as null. Of equal ones the first counts.
@_spi(Generated) nonisolated public struct JSONBestFit<Union>: ~Copyable {
    private struct Candidate {
        let value: Union
        let end: UnsafePointer<UInt8>
        let undeclared: [Int]
        let missingNullable: Int
        let takenUndeclared: Int
        let notes: [DriftNotes.Note]

        func isWorse(than other: Candidate) -> Bool {
            if undeclared.count != other.undeclared.count { return undeclared.count > other.undeclared.count }
            if missingNullable != other.missingNullable { return missingNullable > other.missingNullable }
            return takenUndeclared > other.takenUndeclared
        }
    }

    private let start: UnsafePointer<UInt8>
    private let depth: Int
    private var best: Candidate?
    /// Members that no case declares which the value fits; nil as long as there is no such case.
    private var undeclaredByAll: Set<Int>?
    /// Too much was read in vain to look at all cases.
    private var isCutShort = false

    public init(_ json: inout JSONReader) {
        start = json.position
        depth = json.depth
    }

    /// Tries a case. Nothing is consumed.
    public mutating func consider<T: JSONModel>(_: T.Type, _ json: inout JSONReader, _ make: (T) -> Union) {
        // A case that declares all there is cannot be bettered.
        if let best, best.undeclared.isEmpty, best.missingNullable == 0, best.takenUndeclared == 0 { return }
        // Comparisons inside comparisons could read the same bytes again and again; the budget keeps it linear.
        guard json.mayTryMore else {
            isCutShort = true
            return
        }
        let outer = (json.undeclared, json.missingNullable, json.takenUndeclared, json.compared, json.holdsOther)
        let noted = json.notesDrift ? json.drift?.mark ?? 0 : 0
        json.undeclared = []
        json.missingNullable = 0
        json.takenUndeclared = 0
        json.compared = start
        json.holdsOther = false
        json.speculation += 1
        json.comparing += 1
        if let value = try? T(json: &json) {
            let isEligible = !json.holdsOther
            if !isEligible { json.drift?.forget(after: noted) }
            let candidate = Candidate(
                value: make(value), end: json.position, undeclared: json.undeclared, missingNullable: json.missingNullable,
                takenUndeclared: json.takenUndeclared,
                notes: json.drift?.take(after: noted) ?? [])
            if undeclaredByAll?.formIntersection(candidate.undeclared) == nil { undeclaredByAll = Set(candidate.undeclared) }
            if isEligible, best?.isWorse(than: candidate) ?? true { best = candidate }
        } else {
            json.drift?.forget(after: noted)
        }
        json.wasted += json.position - start
        json.comparing -= 1
        json.speculation -= 1
        json.position = start
        json.depth = depth
        (json.undeclared, json.missingNullable, json.takenUndeclared, json.compared, json.holdsOther) = outer
    }

    /// The case that fits best. A value that fits none, or has members that only other cases declare, is kept as it came.
    public mutating func take(_ json: inout JSONReader, _ other: (JSONValue) -> Union) throws(JSONError) -> Union {
        guard !isCutShort, let undeclaredByAll else { return other(try json.readUnlisted()) }
        guard let best, best.undeclared.count == undeclaredByAll.count else {
            // Of several cases, or of one that holds such a value: where this union is compared itself, it declares what they do.
            guard json.comparing > 0 else { return other(try json.readUnlisted()) }
            json.holdsOther = true
            json.undeclared += undeclaredByAll
            return other(try json.read(JSONValue.self))
        }
        if try json.areAllMembers(best.undeclared) { return other(try json.readUnlisted()) }
        json.wasted -= best.end - start
        json.position = best.end
        json.undeclared += best.undeclared
        json.missingNullable += best.missingNullable
        json.takenUndeclared += best.takenUndeclared
        json.drift?.note(best.notes)
        return best.value
    }
}
