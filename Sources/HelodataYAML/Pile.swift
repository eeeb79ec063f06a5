/// A growing pile whose top is cut off into arrays of exactly the right size: the members of containers that are
/// still open lie on it, and move into their array when the container ends.
struct Pile<Element>: ~Copyable {
    private var elements: UnsafeMutablePointer<Element>
    private var capacity = 256
    private(set) var count = 0

    init() { elements = .allocate(capacity: capacity) }

    deinit {
        elements.deinitialize(count: count)
        elements.deallocate()
    }

    subscript(index: Int) -> Element {
        precondition(index >= 0 && index < count)
        return elements[index]
    }

    mutating func push(_ element: consuming Element) {
        if count == capacity {
            let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
            larger.moveInitialize(from: elements, count: count)
            elements.deallocate()
            elements = larger
            capacity *= 2
        }
        (elements + count).initialize(to: element)
        count += 1
    }

    /// Takes everything from `start` on off the pile.
    mutating func take(from start: Int) -> [Element] {
        let taken = count - start
        precondition(taken >= 0)
        guard taken > 0 else { return [] }
        count = start
        return Array(unsafeUninitializedCapacity: taken) { buffer, initialized in
            buffer.baseAddress?.moveInitialize(from: elements + start, count: taken)
            initialized = taken
        }
    }
}
