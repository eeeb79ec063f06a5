/// Reads one JSON text (RFC 8259) from its bytes, without building a tree.
///
/// Strict in grammar: no trailing commas, no leading zeros, no comments, valid UTF-8. An escaped half of a surrogate
/// pair becomes U+FFFD, since servers cut texts in the middle of one. Arrays and objects nest at most 512 deep, or as deep
/// as the stack of a thread allows. Any input ends in a value or in a ``JSONError``.
nonisolated public struct JSONReader: ~Copyable {
    static let maximumDepth = 512

    /// Bytes of stack that reading may take: threads have 8 MB with glibc, 512 KB at Apple.
    #if canImport(Glibc)
    private static let maximumStack: UInt = 4 << 20
    #else
    private static let maximumStack: UInt = 384 << 10
    #endif

    let base: UnsafePointer<UInt8>
    let end: UnsafePointer<UInt8>
    var position: UnsafePointer<UInt8>

    /// The name of the member last handed out by `nextKey`, without its quotes.
    var keyStart: UnsafePointer<UInt8>
    var keyCount = 0

    var depth = 0
    /// The address that the stack, which grows downwards, may not reach.
    private let stackLimit: UInt
    /// Greater than zero while decoding may fail and something else be tried: errors are then made without a path.
    var speculation = 0
    /// Greater than zero while cases of a union are compared.
    var comparing = 0
    /// While cases are compared: where the members begin that the case does not declare.
    var undeclared: [Int] = []
    /// While cases are compared: where the value begins.
    var compared: UnsafePointer<UInt8>?
    /// While cases are compared: whether a union inside the value is of none of its cases. That speaks against the case, which
    /// declares its members all the same.
    var holdsOther = false
    /// While cases are compared: members that the case requires, if only as null, and that are not there.
    var missingNullable = 0
    /// While cases are compared: members that the case takes without declaring them.
    var takenUndeclared = 0
    /// Bytes read by attempts that failed.
    var wasted = 0
    /// Whether numbers and booleans stand in quotes, as the columns of delimited text do.
    var takesQuotedScalars = false
    /// Whether dates must be written as RFC 3339 says.
    private(set) var isStrict = false
    /// Strings read before, made when the first is kept.
    var recentStrings: UnsafeMutablePointer<RecentString>?
    /// What is beyond the description; nil where nobody wants to know.
    private(set) var drift: DriftNotes?
    /// Whether there is a `drift`: cheaper to look at.
    private(set) var notesDrift = false
    /// Whether values and members are compared with what is listed.
    @inline(__always)
    var looksClosely: Bool { notesDrift || comparing > 0 }

    private init(base: UnsafePointer<UInt8>, count: Int) {
        self.base = base
        end = base + count
        position = base
        keyStart = base
        stackLimit = JSONReader.stackAddress() &- JSONReader.maximumStack
        if count >= 3, base[0] == 0xEF, base[1] == 0xBB, base[2] == 0xBF { position = base + 3 }
    }

    deinit { RecentString.deallocate(recentStrings) }

    /// Reads a whole text.
    ///
    /// - Parameter drift: who is told of what the text holds beyond the description.
    static func decode<T: JSONModel>(
        _: T.Type, from bytes: some Sequence<UInt8>, drift: DriftProbe? = nil
    ) throws(JSONError) -> T {
        try decode(from: bytes, drift: drift) { (json) throws(JSONError) in try T(json: &json) }
    }

    /// Reads a whole text as the closure says.
    static func decode<T>(
        from bytes: some Sequence<UInt8>, drift: DriftProbe? = nil, _ read: (inout JSONReader) throws(JSONError) -> T
    ) throws(JSONError) -> T {
        let result = bytes.withContiguousStorageIfAvailable { (bytes: UnsafeBufferPointer<UInt8>) in
            Result<T, JSONError> { () throws(JSONError) in try decode(buffer: bytes, drift: drift, read) }
        }
        if let result { return try result.get() }
        return try Array(bytes).withUnsafeBufferPointer { (bytes) throws(JSONError) in
            try decode(buffer: bytes, drift: drift, read)
        }
    }

    /// Reads a whole text.
    static func decode<T: JSONModel>(
        _: T.Type, buffer bytes: UnsafeBufferPointer<UInt8>, quotedScalars: Bool = false, drift: DriftProbe? = nil
    ) throws(JSONError) -> T {
        try decode(buffer: bytes, quotedScalars: quotedScalars, drift: drift) { (json) throws(JSONError) in try T(json: &json) }
    }

    private static func decode<T>(
        buffer bytes: UnsafeBufferPointer<UInt8>, quotedScalars: Bool = false, drift: DriftProbe? = nil,
        _ read: (inout JSONReader) throws(JSONError) -> T
    ) throws(JSONError) -> T {
        guard let base = bytes.baseAddress, bytes.count > 0 else {
            throw JSONError(.unexpectedEnd, "the text is empty", path: "$", offset: 0)
        }
        var json = JSONReader(base: base, count: bytes.count)
        json.takesQuotedScalars = quotedScalars
        json.isStrict = drift?.isStrict == true
        if drift?.report != nil {
            json.drift = DriftNotes()
            json.notesDrift = true
        }
        defer { if let drift { json.drift?.report(to: drift, in: bytes) } }
        let value = try read(&json)
        try json.finish()
        return value
    }

    /// Makes sure that nothing but white space follows.
    private mutating func finish() throws(JSONError) {
        position = JSONScan.value(from: position, to: end)
        if position < end { throw failure(.trailingContent, "expected the end of the text", at: position) }
    }

    /// Whether the text may nest more deeply here.
    @inline(__always)
    var mayNest: Bool { depth < JSONReader.maximumDepth && JSONReader.stackAddress() > stackLimit }

    /// Where the stack is now, roughly.
    @inline(__always)
    private static func stackAddress() -> UInt {
        var mark: UInt8 = 0
        return withUnsafeMutablePointer(to: &mark) { (mark: UnsafeMutablePointer<UInt8>) in UInt(bitPattern: mark) }
    }

    /// Reads the value that comes next.
    @inline(__always)
    mutating func read<T: JSONModel>(_: T.Type) throws(JSONError) -> T { try T(json: &self) }

    /// Reads a value whose numbers may also be strings that hold them: `"5"` for 5.
    mutating func read<T: JSONModel>(quoted: T.Type) throws(JSONError) -> T {
        let outer = takesQuotedScalars
        takesQuotedScalars = true
        defer { takesQuotedScalars = outer }
        return try T(json: &self)
    }

    /// Passes the byte if it comes next, after white space.
    @inline(__always)
    mutating func take(_ byte: UInt8) -> Bool {
        let pointer = JSONScan.value(from: position, to: end)
        guard pointer < end, pointer.pointee == byte else { return false }
        position = pointer + 1
        return true
    }

    /// Passes the literal if it comes next; `position` is at its first byte.
    mutating func takeLiteral(_ literal: StaticString) -> Bool {
        let count = literal.utf8CodeUnitCount
        guard end - position >= count else { return false }
        for index in 0..<count where position[index] != literal.utf8Start[index] { return false }
        position += count
        return true
    }

    /// Passes a null if it comes next.
    mutating func readNull() -> Bool {
        position = JSONScan.value(from: position, to: end)
        return takeLiteral("null")
    }
}
