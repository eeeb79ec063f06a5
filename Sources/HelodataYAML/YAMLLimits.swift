/// What a description may cost before it is refused: a small file must not be able to take the machine.
package struct YAMLLimits: Sendable {
    /// Size of the file in bytes.
    package var bytes: Int
    /// Levels of mappings and sequences inside each other, aliases counted as if they were written out.
    package var depth: Int
    /// How many nodes all aliases together stand for.
    package var aliasedNodes: Int

    package init(bytes: Int = 64 << 20, depth: Int = 256, aliasedNodes: Int = 1_000_000) {
        self.bytes = bytes
        self.depth = depth
        self.aliasedNodes = aliasedNodes
    }
}
