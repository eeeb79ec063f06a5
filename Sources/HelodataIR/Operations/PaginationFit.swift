import HelodataDiagnostics
import HelodataSpec

/// Whether a way of paging fits an operation: the argument that asks for a page, and where the items and the next page are found in
/// the answer.
struct PaginationFit {
    /// Why it does not.
    struct Misfit: Error {
        /// How far it got.
        enum Step: Int { case start, answer, argument, items, next, more }
        let step: Step
        let message: String
        /// nil: the place of the whole.
        let location: SourceLocation?
    }

    private let given: PaginationExtension
    private let schemas: SchemaLowering

    init(_ given: PaginationExtension, _ schemas: SchemaLowering) {
        self.given = given
        self.schemas = schemas
    }

    func pagination(_ arguments: [Argument], _ output: Output) -> Result<Pagination, Misfit> {
        do throws(Misfit) {
            guard case .json(let page, optional: false) = output else {
                throw misfit(
                    .start, given.origin == .own ? "'x-pagination' stands on an operation that answers with JSON" : "the answer is no JSON")
            }
            let argument = try argument(arguments)
            let path = given.items?.value ?? ""
            guard let items = MemberPath(path, from: page, schemas), case .array(let item) = items.type else {
                throw misfit(
                    .items,
                    path.isEmpty
                        ? "the answer is no array; 'items' names the member that holds the items"
                        : "'\(path)' leads to no array in the answer", at: given.items?.location)
            }
            let next = try next(argument, page)
            return .success(
                Pagination(
                    page: page, argument: argument?.name, argumentWireName: given.parameter?.value ?? "", items: items.steps, item: item,
                    next: next, more: try more(page), origin: origin))
        } catch {
            return .failure(error)
        }
    }

    private func argument(_ arguments: [Argument]) throws(Misfit) -> Argument? {
        guard let parameter = given.parameter else { return nil }
        let name = parameter.value
        let queries = arguments.compactMap { argument -> (name: String, argument: Argument)? in
            if case .query(let name, _) = argument.destination { (name, argument) } else { nil }
        }
        guard let argument = queries.first(where: { $0.name == name })?.argument else {
            let known = queries.isEmpty ? "none" : queries.map { "'\($0.name)'" }.joined(separator: ", ")
            let near = Suggestion.nearest(to: name, in: queries.map(\.name))
            throw misfit(
                near == nil ? .answer : .argument, "'\(name)' is no query parameter of this operation; it has \(known)",
                at: parameter.location)
        }
        guard argument.type == .string || argument.type == .int else {
            throw misfit(.argument, "'\(name)' asks for pages and so must be a string or an integer", at: parameter.location)
        }
        return argument
    }

    private func next(_ argument: Argument?, _ page: TypeRef) throws(Misfit) -> Pagination.Next {
        switch given.style {
        case .cursor:
            guard let argument, let path = given.next, let found = MemberPath(path.value, from: page, schemas), found.type == argument.type
            else {
                throw misfit(
                    .next,
                    "'next' names the member of the answer that holds the next value of '\(given.parameter?.value ?? "")', of the same type",
                    at: given.next?.location)
            }
            return .cursor(found.steps, form(argument))
        case .page:
            guard argument?.type == .int else { throw misfit(.next, "pages are counted by an integer parameter") }
            return .pageNumber(first: given.first)
        case .offset:
            guard argument?.type == .int else { throw misfit(.next, "offsets are counted by an integer parameter") }
            return .offset
        case .link:
            guard let path = given.next else {
                // The reader has seen to it that there is either.
                return .link(argument.map(form) ?? .text)
            }
            guard let found = MemberPath(path.value, from: page, schemas), found.type == .string else {
                throw misfit(
                    .next, "'next' names the member of the answer that holds the URL of the next page, a string", at: path.location)
            }
            return argument.map { .memberLink(found.steps, form($0)) } ?? .wholeLink(found.steps)
        }
    }

    private func more(_ page: TypeRef) throws(Misfit) -> [Pagination.PathStep]? {
        guard let path = given.more else { return nil }
        guard let found = MemberPath(path.value, from: page, schemas), found.type == .bool else {
            throw misfit(.more, "'more' names a Boolean of the answer that is false on the last page", at: path.location)
        }
        return found.steps
    }

    private func form(_ argument: Argument) -> Pagination.CursorForm {
        argument.type == .string ? .text : .number(isOptional: argument.presence == .optional)
    }

    private var origin: String {
        switch given.origin {
        case .own: "x-pagination"
        case .foreign(let name): name
        case .rule: "\(given.location)"
        }
    }

    private func misfit(_ step: Misfit.Step, _ message: String, at location: SourceLocation? = nil) -> Misfit {
        Misfit(step: step, message: message, location: location)
    }
}
