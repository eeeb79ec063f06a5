import HelodataDiagnostics
import HelodataSpec

/// Lowers `x-pagination`: the argument that asks for a page, and where the items and the next page are found in the answer.
struct PaginationLowering {
    let schemas: SchemaLowering
    let context: LoweringContext
    let given: PaginationExtension

    /// nil where the operation has none, and after an error.
    init?(_ source: OperationSource, _ lowering: OperationLowering) {
        guard let given = source.operation.extensions.pagination else { return nil }
        self.given = given
        schemas = lowering.schemas
        context = lowering.context
    }

    func pagination(_ arguments: [Argument], _ output: Output) -> Pagination? {
        guard case .json(let page, optional: false) = output else {
            return fail("'x-pagination' stands on an operation that answers with JSON")
        }
        guard let argument = argument(arguments) else { return nil }
        let path = given.items?.value ?? ""
        guard let items = MemberPath(path, from: page, schemas), case .array(let item) = items.type else {
            return fail(
                path.isEmpty
                    ? "the answer is no array; 'items' names the member that holds the items"
                    : "'\(path)' leads to no array in the answer",
                at: given.items?.location)
        }
        guard let next = next(argument, page) else { return nil }
        return Pagination(
            page: page, argument: argument.name, argumentWireName: given.parameter.value, items: items.steps, item: item, next: next)
    }

    private func argument(_ arguments: [Argument]) -> Argument? {
        let name = given.parameter.value
        let queries = arguments.compactMap { argument -> (name: String, argument: Argument)? in
            if case .query(let name, _) = argument.destination { (name, argument) } else { nil }
        }
        guard let argument = queries.first(where: { $0.name == name })?.argument else {
            let known = queries.isEmpty ? "none" : queries.map { "'\($0.name)'" }.joined(separator: ", ")
            return fail("'\(name)' is no query parameter of this operation; it has \(known)", at: given.parameter.location)
        }
        guard argument.type == .string || argument.type == .int else {
            return fail("'\(name)' asks for pages and so must be a string or an integer", at: given.parameter.location)
        }
        return argument
    }

    private func next(_ argument: Argument, _ page: TypeRef) -> Pagination.Next? {
        switch given.style {
        case .cursor:
            guard let path = given.next, let found = MemberPath(path.value, from: page, schemas), found.type == argument.type else {
                return fail(
                    "'next' names the member of the answer that holds the next value of '\(given.parameter.value)', of the same type",
                    at: given.next?.location)
            }
            return .cursor(found.steps, form(argument))
        case .page: return argument.type == .int ? .pageNumber(first: given.first) : fail("pages are counted by an integer parameter")
        case .offset: return argument.type == .int ? .offset : fail("offsets are counted by an integer parameter")
        case .link: return .link(form(argument))
        }
    }

    private func form(_ argument: Argument) -> Pagination.CursorForm {
        argument.type == .string ? .text : .number(isOptional: argument.presence == .optional)
    }

    private func fail<Result>(_ message: String, at location: SourceLocation? = nil) -> Result? {
        context.error("x-pagination", message, at: location ?? given.location)
        return nil
    }
}
