import HelodataIR
import Testing

@testable import HelodataEmit

@Suite struct BodyCodeTests {
    private func lines(_ body: RequestBody, _ arguments: [Argument], types: [TypeDeclaration] = []) -> String {
        let text = methods(operation("send", "POST", arguments: arguments, body: body, replay: .unsafe), types: types)
        let start = text.range(of: "ThingError.self)\n")?.upperBound ?? text.startIndex
        let end = text.range(of: "\n        try await")?.lowerBound ?? text.endIndex
        return text[start..<end].split(separator: "\n").map { $0.dropFirst(8) }.joined(separator: "\n")
    }

    private func field(
        _ name: Identifier, _ presence: Presence = .required, style: ParameterStyle? = nil, type: String? = nil
    ) -> FormField {
        FormField(name: name, wireName: name.bare, presence: presence, style: style, contentType: type)
    }

    @Test func json() {
        let members = RequestBody(
            contentType: "application/merge-patch+json", encoding: .json, value: .members(TypeName(["Change"]), ["name", "`default`"]))
        #expect(
            lines(members, [argument("name", .string, .required, .bodyMember), argument("`default`", .bool, .optional, .bodyMember)])
                == "request.body(json: Change(name: name, default: `default`), contentType: \"application/merge-patch+json\")")
    }

    @Test func textAndBytes() {
        let body = argument("body", .string, .optional, .body)
        #expect(
            lines(RequestBody(contentType: "text/csv", encoding: .text, value: .argument("body", optional: true)), [body])
                == "request.body(text: body, contentType: \"text/csv\")")
        #expect(
            lines(RequestBody(contentType: "application/octet-stream", encoding: .bytes, value: .argument("body", optional: true)), [body])
                == "request.body(upload: body, onProgress: onProgress)")
    }

    @Test func formsOfUsualFieldsAreMadeByTheRuntime() {
        let fields = [field("a"), field("b", .optional)]
        let body = RequestBody(
            contentType: "application/x-www-form-urlencoded", encoding: .form(fields), value: .members(TypeName(["Login"]), ["a", "b"]))
        let arguments = [argument("a", .string, .required, .bodyMember), argument("b", .string, .optional, .bodyMember)]
        #expect(lines(body, arguments) == "request.body(form: URLForm(Login(a: a, b: b)))")
    }

    @Test func otherFormsFieldByField() {
        let fields = [field("a"), field("b", .patch, style: ParameterStyle(style: .deepObject, explode: true))]
        let login = structure(
            "Login", properties: [property("a", "a", .string, limits: [.minLength(1)]), property("b", "b", .json, .patch)])
        let body = RequestBody(
            contentType: "application/x-www-form-urlencoded", encoding: .form(fields), value: .argument("body", optional: true))
        #expect(
            lines(body, [argument("body", named("Login"), .optional, .body)], types: [login]) == """
                if let body {
                    request.validate(body)
                    var form = URLForm()
                    form.add("a", body.a)
                    form.add("b", body.b.value, .deepObject)
                    request.body(form: form)
                }
                """)
    }

    @Test func multipart() {
        let fields = [field("file", type: "image/png"), field("form", .optional, type: "image/png, image/jpeg")]
        let body = RequestBody(
            contentType: "multipart/form-data", encoding: .multipart(fields), value: .members(TypeName(["Upload"]), ["file", "form"]))
        let arguments = [argument("file", .file, .required, .bodyMember), argument("form", .file, .optional, .bodyMember)]
        #expect(
            lines(body, arguments) == """
                let body = Upload(file: file, form: form)
                var form_ = MultipartForm()
                form_.add("file", body.file, contentType: "image/png")
                form_.add("form", body.form, contentType: "image/png, image/jpeg")
                request.body(multipart: form_)
                """)
        let free = RequestBody(contentType: "multipart/form-data", encoding: .multipart([]), value: .argument("body", optional: false))
        #expect(
            lines(free, [argument("body", .dictionary(.json), .required, .body)]) == """
                var form = MultipartForm()
                for name in body.keys.sorted() { form.add(name, body[name]) }
                request.body(multipart: form)
                """)
    }

    @Test func limitsOfSentTypesOnly() {
        let inner = structure("Inner", properties: [property("n", "n", .int, .optional, limits: [.multipleOf(0.5)])])
        let sent = structure("Sent", properties: [property("list", "list", .array(named("Inner")))])
        let received = structure("Received", properties: [property("inner", "inner", named("Inner"))])
        let send = operation(
            "send", "POST", arguments: [argument("body", named("Sent"), .required, .body)],
            body: RequestBody(contentType: "application/json", encoding: .json, value: .argument("body", optional: false)),
            output: .json(named("Received"), optional: false), replay: .unsafe)
        let printer = TypeCode(checked: api(types: [inner, sent, received], groups: [group(send)]).checked)
        func text(_ type: TypeDeclaration) -> String { CodePrinter.text(of: Code([printer.declaration(type)] + printer.codecs(type))) }
        #expect(text(inner).contains("public func validate(_ check: inout Validation) {\n        check.multiple(n, \"n\", of: 0.5)\n    }"))
        #expect(text(sent).contains("public func validate(_ check: inout Validation) {\n        check.nested(list, \"list\")\n    }"))
        #expect(!text(received).contains("validate"))
    }
}
