#!/usr/bin/env python3
"""Calls every operation of generated clients against `helodata-gen mock`, as the examples of their REFERENCE.md do; a line a description.

    HELODATA_MOCK=path/to/helodata-gen python3 Tests/Sandbox/Checks/clients.py DESCRIPTION…

Each answer must be what the operation returns. A call that streams is read to its end.
"""

import pathlib
import re
import subprocess
import tempfile

import mocked
import yaml

def own_servers(path):
    """The addresses of paths and operations that are not where the others are."""
    document = yaml.safe_load(path.read_text())
    found = set()
    for item in (document.get("paths") or {}).values():
        for holder in [item, *[value for value in item.values() if isinstance(value, dict)]]:
            found.update(server["url"] for server in holder.get("servers") or [] if server.get("url", "").startswith("http"))
    return sorted(found)


def program(reference, url, servers):
    """Swift that makes each call of the reference, and prints what failed."""
    blocks = re.findall(r"^### `([^`]*)`$(.*?)(?=^##|\Z)", reference, re.M | re.S)
    setup = re.search(r"let client = (\w+)\((.*)\)$", reference, re.M)
    arguments = [part for part in re.split(r", (?=\w+: )", setup[2]) if part and not part.startswith("baseURL")]
    arguments = [re.sub(r"\.environment\(\"TOKEN\"\)", '"mock"', part) for part in arguments]
    moved = ["configuration: ClientConfiguration(servers: [%s])" % ", ".join('"%s": "%s"' % (server, url) for server in servers)] if servers else []
    calls = []
    for name, body in blocks:
        example = re.search(r"```swift\n(.*?)```", body, re.S)
        if example:
            calls.append((name, example[1].replace("print(result)", "_ = result").replace("print(item)", "_ = item").replace("print(row)", "_ = row")))
    functions = "\n".join(
        "func call%d(_ client: %s) async throws {\n%s}" % (number, setup[1], code.replace("client.", "client.", 1)) for number, (_, code) in enumerate(calls))
    runs = "\n".join(
        '        do { try await call%d(client); passed += 1 } catch { print("    %s: \\(error)") }' % (number, name)
        for number, (name, _) in enumerate(calls))
    return """import Foundation
import Client

%s

@main struct Main {
    static func main() async {
        let client = %s(%s)
        var passed = 0
%s
        print("\\(passed) of %d")
    }
}
""" % (functions, setup[1], ", ".join(arguments + ['baseURL: "%s"' % url] + moved), runs, len(calls)), len(calls), len(blocks)


def check(path):
    with mocked.serving(path) as url:
        if not url:
            return "the server does not start", False
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            run = subprocess.run([mocked.GENERATOR, str(path), "--output", str(folder / "client"), "--module", "Client", "--quiet"], capture_output=True, text=True)
            if run.returncode != 0:
                return "no client: " + run.stderr[-300:], False
            text, calls, operations = program((folder / "client" / "REFERENCE.md").read_text(), url, own_servers(path))
            (folder / "Calls.swift").write_text(text)
            sources = [str(source) for source in (folder / "client" / "Sources" / "Client").rglob("*.swift")]
            library = ["swiftc", "-Onone", "-swift-version", "6", "-parse-as-library", "-emit-library", "-static", "-emit-module", "-wmo", "-module-name", "Client",
                       "-emit-module-path", str(folder / "Client.swiftmodule"), "-o", str(folder / "libClient.a"), *sources]
            program_command = ["swiftc", "-Onone", "-swift-version", "6", "-parse-as-library", "-I", str(folder), "-L", str(folder), "-lClient", "-o", str(folder / "calls"),
                               str(folder / "Calls.swift")]
            for command in (library, program_command):
                run = subprocess.run(command, capture_output=True, text=True)
                if run.returncode != 0:
                    return "does not compile: " + "\n".join(line for line in run.stderr.split("\n") if "error:" in line)[:1000], False
            run = subprocess.run([str(folder / "calls")], capture_output=True, text=True, timeout=600)
            lines = run.stdout.strip().split("\n")
            good = run.returncode == 0 and lines[-1] == "%d of %d" % (calls, calls)
            return "%s calls answered as described, of %d operations" % (lines[-1], operations) + "".join("\n" + line[:300] for line in lines[:-1]), good


if __name__ == "__main__":
    mocked.each(check)
