/// Makes rows of delimited text, of all of it or of one chunk after the other; memory is taken for one line at a time.
///
/// Each row is read like a JSON object with the columns as members. Numbers and booleans are read from their text; an
/// empty column counts as absent. Lines end in LF, CRLF or CR, the last may end without; empty lines and a byte order mark
/// are skipped; columns that the row does not know are ignored. An error names the row and the column, `$[3].port`,
/// and the byte at which the line starts.
nonisolated struct TextRows<Row: JSONModel>: ~Copyable {
    private let format: TextRowFormat
    private let maximumLineLength: Int
    private var columns: TextColumns?
    /// The start of a line whose end has not come yet.
    private var pending: [UInt8] = []
    private var scanner: TextLineScanner
    /// Bytes before the line that comes next.
    private var offset = 0
    private var rowCount = 0
    private var json = JSONWriter()
    private let drift: DriftProbe?

    /// - Parameter maximumLineLength: in bytes; a longer line is an error.
    init(_ format: TextRowFormat, maximumLineLength: Int = 1 << 20, drift: DriftProbe? = nil) {
        self.format = format
        self.maximumLineLength = maximumLineLength
        scanner = TextLineScanner(format)
        self.drift = drift.map {
            DriftProbe(report: $0.report, operation: $0.operation, secrets: $0.secrets, root: "$[]", isStrict: $0.isStrict)
        }
        columns = format.columns.isEmpty ? nil : TextColumns(format.columns)
    }

    /// All rows of a text.
    static func decode(
        _ bytes: some Sequence<UInt8>, _ format: TextRowFormat, drift: DriftProbe? = nil
    ) throws(JSONError) -> [Row] {
        var rows: [Row] = []
        var parser = TextRows(format, drift: drift)
        try parser.push(bytes, into: &rows)
        try parser.finish(into: &rows)
        return rows
    }

    /// Adds the rows that the chunk completes.
    mutating func push(_ chunk: some Sequence<UInt8>, into rows: inout [Row]) throws(JSONError) {
        let result = chunk.withContiguousStorageIfAvailable { (chunk: UnsafeBufferPointer<UInt8>) in
            Result<Void, JSONError> { () throws(JSONError) in try push(buffer: chunk, into: &rows) }
        }
        if let result { return try result.get() }
        try Array(chunk).withUnsafeBufferPointer { (chunk) throws(JSONError) in try push(buffer: chunk, into: &rows) }
    }

    /// Adds the last row if the text does not end with a newline.
    mutating func finish(into rows: inout [Row]) throws(JSONError) {
        if scanner.isInQuotes { throw failure(.unexpectedEnd, "the text ends in a quoted value") }
        let line = pending
        pending = []
        try line.withUnsafeBufferPointer { (line) throws(JSONError) in try add(line, length: line.count, into: &rows) }
    }

    private mutating func push(buffer chunk: UnsafeBufferPointer<UInt8>, into rows: inout [Row]) throws(JSONError) {
        guard var start = chunk.baseAddress else { return }
        let end = start + chunk.count
        while let stop = scanner.lineEnd(from: start, to: end) {
            let piece = UnsafeBufferPointer(start: start, count: stop - start)
            if pending.isEmpty {
                try add(piece, length: piece.count + 1, into: &rows)
            } else {
                var line = pending
                pending = []
                line.append(contentsOf: piece)
                try line.withUnsafeBufferPointer { (line) throws(JSONError) in
                    try add(line, length: line.count + 1, into: &rows)
                }
            }
            start = stop + 1
        }
        pending.append(contentsOf: UnsafeBufferPointer(start: start, count: end - start))
        if pending.count > maximumLineLength { throw tooLong }
    }

    /// Adds the row of a line, which takes `length` bytes of the text.
    private mutating func add(
        _ line: UnsafeBufferPointer<UInt8>, length: Int, into rows: inout [Row]
    ) throws(JSONError) {
        if line.count > maximumLineLength { throw tooLong }
        if var fields = TextFields(line, format, isFirstLine: offset == 0) {
            if let columns {
                columns.write(&fields, to: &json)
                rows.append(try row())
                rowCount += 1
            } else {
                columns = TextColumns(fields.names())
            }
        }
        offset += length
    }

    /// The row of the JSON text.
    private func row() throws(JSONError) -> Row {
        do throws(JSONError) {
            return try json.withBytes { (json) throws(JSONError) in
                try JSONReader.decode(Row.self, buffer: json, quotedScalars: true, drift: drift)
            }
        } catch {
            throw JSONError(error.kind, error.message, path: "$[\(rowCount)]\(error.path.dropFirst())", offset: offset)
        }
    }

    private var tooLong: JSONError { failure(.tooLong, "a line of more than \(maximumLineLength) bytes") }

    private func failure(_ kind: JSONError.Kind, _ message: String) -> JSONError {
        JSONError(kind, message, path: "$[\(rowCount)]", offset: offset)
    }
}

nonisolated extension APICore {
    func rows<Row: JSONModel, Failure: APIError>(
        _ request: APIRequest<Failure>, _ options: CallOptions, _ format: TextRowFormat
    ) async throws(Failure) -> [Row] {
        let response: APIResponse
        do {
            response = try await perform(request.parts, options)
        } catch {
            throw Failure(error)
        }
        do {
            return try TextRows<Row>.decode(response.body, format, drift: drift(request.parts, response))
        } catch {
            throw Failure(undecodable(error, response, request.parts))
        }
    }
}
