import ArgumentParser
import HelodataCommands
import HelodataDiagnostics
import HelodataGenerator

#if MockServer
import Dispatch
import Foundation
import HelodataSandbox
import HelodataSandboxServer
#endif

/// `helodata-gen mock DESCRIPTION`: a server on loopback that answers with samples.
struct Mock: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Answers any description on loopback, with samples, and says what is wrong with requests.",
        discussion: """
            A request that is not as described is answered with 400 and what is wrong with it. 'Prefer: code=409' asks for another answer, \
            'X-Sandbox-Fault: reset-after' for a fault, in the words of the sandbox.

            The server is built with the trait MockServer: swift run --traits MockServer helodata-gen mock openapi.yaml
            """)

    @Argument(help: .of(.spec), completion: .file(extensions: ["yaml", "yml", "json"]))
    var spec: String

    @Option(help: "Port on 127.0.0.1; 0 for a free one.")
    var port: UInt16 = 8080

    @Option(name: .of(.config), help: .of(.config), completion: .file(extensions: ["yaml", "yml", "json"]))
    var config: String?

    @Option(name: .of(.allow), help: .of(.allow))
    var allow: [String] = []

    func run() async throws {
        let console = Console.standard(color: .auto)
        #if MockServer
        var options = GeneratorOptions(spec: spec)
        options.configuration = config
        options.allowed = allow
        options.mocks = .excluded
        guard let book = MockBook(options) else { throw ExitCode(ExitStatus.failure.rawValue) }
        try await serve(book, console)
        #else
        console.error("error: this build has no server: swift run --traits MockServer helodata-gen mock \(spec)\n")
        throw ExitCode(ExitStatus.usage.rawValue)
        #endif
    }
}

#if MockServer
extension Mock {
    private func serve(_ book: MockBook, _ console: Console) async throws {
        let page = RequestPage(title: book.title) { book.state }
        let server = try await LoopbackServer.start(port: port) { request in await page.answer(request) { await book.answer($0) } }
        let signals = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .main)
            source.setEventHandler { Task { await server.stop() } }
            source.resume()
            return source
        }
        defer { signals.forEach { $0.cancel() } }
        // Whoever reads this may end the server.
        console.output("\(book.title)  http://127.0.0.1:\(server.port)\npage  http://127.0.0.1:\(server.port)/_page\n")
        try await server.wait()
    }
}

/// Answers one request after another.
actor MockBook {
    private let service: MockService
    let title: String
    /// What the page shows of the description: its operations with what they answer, as JSON.
    let state: Data

    /// nil after an error in the description, which is printed.
    init?(_ options: GeneratorOptions) {
        guard let service = MockRun(options, console: .standard(color: .auto)).service() else { return nil }
        title = service.title
        state = (try? JSONSerialization.data(withJSONObject: ["operations": service.operations])) ?? Data("{}".utf8)
        self.service = service
    }

    func answer(_ request: SandboxRequest) -> SandboxResponse {
        let answer = service.answer(
            MockServiceRequest(request.method, request.target, headers: request.headers, body: Array(request.body)))
        var response = SandboxResponse(answer.status, headers: answer.headers, body: Data(answer.body))
        if let fault = answer.fault {
            response =
                response.applying(fault: fault, to: request)
                ?? SandboxResponse(400, headers: [("Content-Type", "text/plain")], body: Data("'X-Sandbox-Fault' is not understood".utf8))
        }
        // RFC 9110 §9.3.2: an answer to HEAD has no body.
        if request.method == "HEAD" { response.body = Data() }
        return response
    }
}
#endif
