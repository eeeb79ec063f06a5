/// A program that uses all that a client declares: every operation, member and case. It compiles against that client, and against
/// another one exactly if source is whole. `.ci/diff-proof` compiles it.
package struct UsageProgram {
    private let surface: Surface
    private var lines: [String] = ["import Foundation", ""]
    private var count = 0

    package init(_ surface: Surface) {
        self.surface = surface
        for declaration in surface.declarations { use(declaration) }
        for type in surface.declarations where type.isType { useCases(of: type) }
    }

    package var text: String { lines.joined(separator: "\n") + "\n" }

    private mutating func function(_ parameters: [String], _ effects: String = "", _ body: [String]) {
        count += 1
        lines.append("func usage\(count)(\(parameters.joined(separator: ", ")))\(effects) {")
        lines += body.map { "    " + $0 }
        lines.append("}")
    }

    private mutating func use(_ declaration: Declaration) {
        switch declaration.kind {
        case .type:
            function(
                ["_ value: \(declaration.path)"], "", ["let _: \(declaration.type.isEmpty ? declaration.path : declaration.type) = value"])
        case .group, .property(isSettable: false):
            function(["_ value: \(declaration.owner)"], "", read("value.\(declaration.name)", declaration.type))
        case .property(isSettable: true):
            function(["_ value: \(declaration.owner)"], "", read("value.\(declaration.name)", declaration.type))
            function(
                ["_ value: \(declaration.owner)", "_ other: \(declaration.type)"], "",
                ["var value = value", "value.\(declaration.name) = other", "_ = value"])
        case .initializer: call(declaration, on: declaration.owner, result: declaration.owner, effects: "")
        case .staticMethod: call(declaration, on: "\(declaration.owner).\(declaration.name)", result: declaration.type, effects: "")
        case .method(let isAsync):
            let effects = isAsync ? " async throws\(declaration.error.isEmpty ? "" : "(\(declaration.error))")" : ""
            call(declaration, on: "client.\(declaration.name)", result: declaration.type, effects: effects)
        case .value: function([], "", ["let _: \(declaration.type) = \(declaration.owner).\(declaration.name)"])
        case .enumCase: break
        }
    }

    private func read(_ expression: String, _ type: String) -> [String] {
        guard type.hasSuffix("?") else { return ["let _: \(type) = \(expression)"] }
        return ["if let value = \(expression) { let _: \(type.dropLast()) = value }"]
    }

    /// Once with every argument, and once with those alone that have no default.
    private mutating func call(_ declaration: Declaration, on callee: String, result: String, effects: String) {
        let isMethod = declaration.isMethod
        for all in [true, false] {
            let passed = declaration.parameters.enumerated().filter { all || !$0.element.hasDefault }
            var parameters = isMethod ? ["_ client: \(declaration.owner)"] : []
            parameters += passed.map { "_ a\($0.offset): \($0.element.type)" }
            let arguments = passed.map { ($0.element.label.map { "\($0): " } ?? "") + "a\($0.offset)" }.joined(separator: ", ")
            let isAsync = effects.contains("async")
            let value = "\(isAsync ? "try await " : "")\(callee)(\(arguments))"
            function(
                parameters, effects,
                result.hasSuffix("?") ? ["let result = \(value)"] + read("result", result) : ["let _: \(result) = \(value)"])
        }
    }

    private mutating func useCases(of type: Declaration) {
        let cases = surface.declarations.filter { $0.owner == type.path && $0.kind == .enumCase }
        guard !cases.isEmpty else { return }
        let branches = cases.flatMap { enumCase -> [String] in
            if enumCase.type.isEmpty { return ["case .\(enumCase.name): break"] }
            return ["case .\(enumCase.name)(let value):"] + read("value", enumCase.type).map { "    " + $0 }
        }
        function(["_ value: \(type.path)"], "", ["switch value {"] + branches + ["}"])
    }
}
