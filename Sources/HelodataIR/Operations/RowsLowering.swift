import HelodataDiagnostics
import HelodataSpec
import HelodataYAML

/// Lowers `x-rows`: delimited text as typed rows.
struct RowsLowering {
    let lowering: OperationLowering
    let source: OperationSource

    private var schemas: SchemaLowering { lowering.schemas }
    private var context: LoweringContext { lowering.context }

    func output(_ entry: MediaTypeEntry, _ media: MediaType, _ rows: RowsExtension) -> LoweredOutput {
        var item = TypeRef.json
        if let schema = entry.schema,
            case .array(let element) = schemas.use(
                schema, hint: TypeHint(container: schemas.root, text: source.typeText + "_row"), direction: .response
            ).type
        {
            item = element
            if !rows.columns.isEmpty, let row = schemas.structure(element) { checkColumns(rows, row) }
        } else {
            context.error("x-rows", "'x-rows' describes the schema of an array: one item per row", at: rows.location)
        }
        context.coverage.generated(entry.location, as: TypeRef.array(item).summary)
        let format = RowFormat(columns: rows.columns.map(\.value), separator: rows.separator, isQuoted: rows.hasHeader)
        return LoweredOutput(
            output: .rows(item, format, streamed: rows.isStreamed), accept: [media.acceptText],
            contentType: entry.key, suffix: "rows")
    }

    /// Each column is a member of a row, and what a row needs comes in a column.
    private func checkColumns(_ rows: RowsExtension, _ row: Structure) {
        let known = row.properties.map(\.wireName)
        for column in rows.columns where !known.contains(column.value) {
            let hint = Suggestion.nearest(to: column.value, in: known).map { "; did you mean '\($0)'?" } ?? ""
            context.error("x-rows", "'\(column.value)' is no member of '\(row.name.last.bare)'\(hint)", at: column.location)
        }
        let columns = rows.columns.map(\.value)
        for property in row.properties where property.presence == .required && !columns.contains(property.wireName) {
            context.error(
                "x-rows", "'\(row.name.last.bare)' requires '\(property.wireName)', which no column brings",
                at: rows.location)
        }
    }
}
