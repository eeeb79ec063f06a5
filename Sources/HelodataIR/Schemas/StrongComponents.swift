/// What leads back to itself by way of each other: Tarjan's strongly connected components, without recursion. A component
/// comes after those that it leads to.
struct StrongComponents<Node: Hashable> {
    let graph: [Node: [Node]]
    let order: [Node]
    private var index: [Node: Int] = [:]
    private var low: [Node: Int] = [:]
    private var onStack: Set<Node> = []
    private var stack: [Node] = []
    private var found: [[Node]] = []
    private var counter = 0

    init(_ graph: [Node: [Node]], order: [Node]) {
        self.graph = graph
        self.order = order
    }

    mutating func components() -> [[Node]] {
        for name in order where index[name] == nil { visit(name) }
        return found
    }

    private mutating func visit(_ root: Node) {
        var frames: [(name: Node, next: Int)] = []
        open(root, &frames)
        while let frame = frames.last {
            let edges = graph[frame.name] ?? []
            if frame.next < edges.count {
                frames[frames.count - 1].next += 1
                let target = edges[frame.next]
                guard graph[target] != nil else { continue }
                if index[target] == nil {
                    open(target, &frames)
                } else if onStack.contains(target) {
                    low[frame.name] = min(low[frame.name] ?? 0, index[target] ?? 0)
                }
                continue
            }
            frames.removeLast()
            if let parent = frames.last?.name { low[parent] = min(low[parent] ?? 0, low[frame.name] ?? 0) }
            if low[frame.name] == index[frame.name] { close(frame.name) }
        }
    }

    private mutating func open(_ name: Node, _ frames: inout [(name: Node, next: Int)]) {
        index[name] = counter
        low[name] = counter
        counter += 1
        stack.append(name)
        onStack.insert(name)
        frames.append((name, 0))
    }

    private mutating func close(_ name: Node) {
        var members: [Node] = []
        while let last = stack.popLast() {
            onStack.remove(last)
            members.append(last)
            if last == name { break }
        }
        found.append(members)
    }
}
