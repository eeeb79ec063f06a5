import HelodataGenerator

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// `helodata-gen` for the plugins: the same run, without the argument parser, which takes most of the time of a clean build.
@main
enum Tool {
    static func main() {
        do throws(GeneratorOption.Invalid) {
            let options = try ToolArguments.options(CommandLine.arguments.dropFirst())
            let run = GeneratorRun(
                options, command: "swift package generate-client", console: .standard(color: options.color))
            exit(run.run().rawValue)
        } catch {
            Console.standard(color: .never).error("error: \(error.reason)\n")
            exit(ExitStatus.usage.rawValue)
        }
    }
}
