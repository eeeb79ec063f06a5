import Foundation
import HelodataIR

@testable import HelodataEmit

func argument(
    _ name: Identifier, _ type: TypeRef, _ presence: Presence = .required, _ destination: Argument.Destination,
    unlabelled: Bool = false, wire: String = "", limits: [Constraint] = [], doc: [String] = []
) -> Argument {
    Argument(
        label: unlabelled ? nil : name, name: name, type: type, presence: presence, destination: destination,
        constraints: limits, wireName: wire.isEmpty ? name.bare : wire, doc: Doc(doc))
}

func errors(_ name: Identifier, _ cases: [ErrorEnumeration.Case] = [], rest: TypeRef = .json, hasEffect: Bool = false) -> ErrorEnumeration {
    ErrorEnumeration(name: TypeName([name]), cases: cases, undocumentedBody: rest, hasEffect: hasEffect)
}

func errorCase(_ name: Identifier, _ matches: [ErrorEnumeration.Match], _ body: TypeRef, _ doc: String...) -> ErrorEnumeration.Case {
    ErrorEnumeration.Case(name: name, matches: matches, body: body, doc: Doc(doc))
}

func operation(
    _ name: Identifier, _ method: String = "GET", _ path: [PathPiece] = [.literal("/things")], id: String = "",
    doc: [String] = [], deprecated: Bool = false, arguments: [Argument] = [],
    fixed: [(wireName: String, value: String)] = [], body: RequestBody? = nil, accept: [String] = ["application/json"],
    output: Output = .none, error: ErrorEnumeration? = nil, replay: Replay = .safe, security: [[String]] = [],
    server: String? = nil, waiters: [Waiter] = [], stream: Identifier? = nil
) -> HelodataIR.Operation {
    let template = path.map { piece -> String in
        switch piece {
        case .literal(let text): text
        case .argument(let name, _): "{\(name.bare)}"
        }
    }.joined()
    return HelodataIR.Operation(
        id: id.isEmpty ? name.bare : id, name: name, method: method, template: template, path: path, doc: Doc(doc),
        isDeprecated: deprecated, arguments: arguments, fixedQuery: fixed, body: body, accept: accept, output: output,
        error: error ?? errors("ThingError"), replay: replay, security: security, server: server,
        waiters: waiters, stream: stream)
}

func group(_ operations: HelodataIR.Operation...) -> OperationGroup {
    OperationGroup(name: "things", typeName: "ThingsAPI", doc: Doc(["Things."]), operations: operations)
}

/// The source of a group.
func source(_ group: OperationGroup, types: [TypeDeclaration] = []) -> String {
    let api = api(types: types, groups: [group])
    var printer = OperationCode(checked: api.checked)
    let code = printer.group(group)
    return CodePrinter.text(of: Code(code.declarations + [code.operations] + code.codecs + code.errors, separator: "\n\n"))
}

/// The methods of a group alone.
func methods(_ operations: HelodataIR.Operation..., types: [TypeDeclaration] = []) -> String {
    let group = OperationGroup(name: "things", typeName: "ThingsAPI", doc: Doc(["Things."]), operations: operations)
    let text = source(group, types: types)
    let start = text.range(of: "    let core: APICore\n\n")?.upperBound ?? text.startIndex
    let end = text.range(of: "\n}\n\n")?.lowerBound ?? text.endIndex
    return String(text[start..<end])
}

/// The constants of a group alone, without their indentation.
func constants(_ operations: HelodataIR.Operation...) -> String {
    let group = OperationGroup(name: "things", typeName: "ThingsAPI", doc: Doc(), operations: operations)
    let text = source(group)
    let start = text.range(of: "private enum APIOperations {\n")?.upperBound ?? text.startIndex
    let end = text.range(of: "\n    }\n}", range: start..<text.endIndex)?.lowerBound ?? text.endIndex
    return text[start..<end].split(separator: "\n").map { $0.dropFirst(8) }.joined(separator: "\n")
}
