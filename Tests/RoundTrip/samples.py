"""The samples of real descriptions: each decodes from its own encoding, and each component's is valid by `jsonschema`.

    python3 Tests/RoundTrip/samples.py [--verbose] DESCRIPTION…

The components are those of the description and the inline JSON schemas of its bodies and answers.
"""

import argparse
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import jsonschema

import client
import instances
import round_trip

# Components whose sample is not valid, and why: no value was found, or there is none.
EXCEPTED = json.load(open(pathlib.Path(__file__).with_name("excepted.json"))).get("samples", {})

MAIN = """
import Foundation
import HelodataRuntime

func check<T: JSONModel>(_ name: String, _ value: T) {
    let data = value.jsonData()
    var mark = "="
    do { if try T(jsonData: data) != value { mark = "#" } } catch { mark = "!\\(error)" }
    print([name, mark, String(decoding: data, as: UTF8.self)].joined(separator: "\\t").replacingOccurrences(of: "\\n", with: " "))
}

%s
"""


def functions(text):
    """Type → the function that makes its sample."""
    found = {}
    for match in re.finditer(r"^nonisolated extension (\S+) \{\n(?:    ///.*\n)*    public static func (\w+)\(", text, re.M):
        found[match[1]] = match[2]
    return found


def program(output):
    """A program that prints each sample with its encoding, and the types that have one; None where it does not compile."""
    folder = pathlib.Path(str(output) + ".build")
    folder.mkdir(parents=True)
    mocks = (output / "Mocks.swift").read_text()
    samples = mocks.split("// MARK: - Samples\n", 1)[1].rsplit("#endif", 1)[0]
    (folder / "Samples.swift").write_text("import Foundation\nimport HelodataRuntime\n" + samples)
    made = functions(samples)
    calls = ["    check(\"%s\", %s.%s())" % (name, name, function) for name, function in made.items()]
    pieces = ["func samples%d() {\n%s\n}\nsamples%d()" % (start, "\n".join(calls[start:start + 200]), start) for start in range(0, len(calls), 200)]
    (folder / "main.swift").write_text(MAIN % "\n".join(pieces))
    files = [str(path) for path in sorted(output.glob("Models*.swift"))] + [str(folder / "Samples.swift"), str(folder / "main.swift")]
    objects = [str(path) for path in (client.BUILD / "HelodataRuntime.build").glob("*.o")]
    run = subprocess.run(
        ["swiftc", "-Onone", "-swift-version", "6", "-module-name", "Client", "-I", str(client.BUILD / "Modules"), "-o", str(folder / "program"),
         *files, *objects], capture_output=True, text=True)
    if run.returncode != 0:
        print("\n".join(line for line in (run.stdout + run.stderr).split("\n") if "error:" in line)[:2000])
        return None, made
    return folder / "program", made


def check(path, options):
    work = pathlib.Path(tempfile.mkdtemp())
    try:
        document = round_trip.hoisted(round_trip.load(path))
        given = work / "description.json"
        given.write_text(json.dumps(document, default=str))
        message = client.generate(given, work / "out", "--allow", "reference-url", "--mocks", "included")
        if message:
            return None, "refused: " + message.split("\n")[0]
        types = client.type_names(work / "out")
        binary, made = program(work / "out")
        if binary is None:
            return None, "does not compile"
        run = subprocess.run([str(binary)], capture_output=True)
        lines = [line.split("\t") for line in run.stdout.decode().split("\n") if line.count("\t") == 2]
        counts = {"types": len(made), "decoded": 0, "components": 0, "valid": 0, "excepted": 0}
        faults = []
        values = {}
        for name, mark, text in lines:
            values[name] = json.loads(text)
            if mark == "=":
                counts["decoded"] += 1
            else:
                faults.append("%s does not come back: %s %s" % (name, mark, text[:200]))
        if len(lines) != len(made):
            faults.append("%d of %d samples printed; %s" % (len(lines), len(made), run.stderr.decode()[-300:]))
        requests = round_trip.sent_alone(document)
        ways = [("writeOnly", {name: found[0] for name, found in types.items() if found and name not in requests}),
                ("readOnly", {name: found[-1] for name, found in types.items() if found and (len(found) > 1 or name in requests)})]
        for dropped, way in ways:
            source = instances.Instances(document, 1, dropped)
            for component, name in way.items():
                if name not in values or component not in source.schemas:
                    continue
                pointer = component.replace("~", "~0").replace("/", "~1").replace("%", "%25").replace(" ", "%20")
                validator = jsonschema.Draft202012Validator({"$ref": "urn:document#/components/schemas/" + pointer}, registry=source.registry)
                counts["components"] += 1
                try:
                    error = jsonschema.exceptions.best_match(validator.iter_errors(values[name]))
                except Exception as problem:  # A reference or a pattern that `jsonschema` cannot read.
                    error = problem
                if error is None:
                    counts["valid"] += 1
                elif "%s/%s" % (path.stem, component) in EXCEPTED:
                    counts["excepted"] += 1
                else:
                    faults.append("%s is not valid: %s" % (name, str(getattr(error, "message", error))[:300]))
        return counts, faults
    finally:
        shutil.rmtree(work, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("descriptions", nargs="+")
    options = parser.parse_args()
    print("%-28s %7s %8s %11s %7s %9s" % ("description", "types", "decoded", "components", "valid", "excepted"))
    failed = False
    for text in options.descriptions:
        path = pathlib.Path(text)
        counts, faults = check(path, options)
        if counts is None:
            print("%-28s %s" % (path.stem, faults), flush=True)
            failed = True
            continue
        print("%-28s %7d %8d %11d %7d %9d" % (
            path.stem, counts["types"], counts["decoded"], counts["components"], counts["valid"], counts["excepted"]), flush=True)
        for fault in faults[: 1000 if options.verbose else 5]:
            print("    " + fault)
        failed = failed or bool(faults)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
