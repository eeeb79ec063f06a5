"""Generates the types of a description, compiles them, and sends JSON values through them."""

import datetime
import json
import os
import pathlib
import re
import subprocess
from decimal import Decimal

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BUILD = pathlib.Path(os.environ.get("HELODATA_BUILD", ROOT / ".build" / "debug"))
GENERATOR = os.environ.get("HELODATA_GEN", str(BUILD / "helodata-gen"))

MAIN = """
import Foundation
import HelodataRuntime

let describes = %s

func pass<T: JSONModel>(_: T.Type, _ bytes: [UInt8]) -> String {
    do {
        let value = try T(jsonData: bytes)
        return "=" + String(decoding: try value.jsonData(), as: UTF8.self) + (describes ? "\\t\\(value)" : "")
    } catch { return "!\\(error)" }
}

%s

while let line = readLine() {
    guard let tab = line.firstIndex(of: "\\t") else { continue }
    let text = Array(line[line.index(after: tab)...].utf8)
    print(pass(named: String(line[..<tab]), text).replacingOccurrences(of: "\\n", with: " "))
}
"""


def numbers(text):
    return json.loads(text, parse_float=Decimal, parse_int=Decimal)


def equal(a, b):
    """Equal as JSON values: numbers by their value, members in any order. A null in `a` may be no member in `b`: answers that are
    never sent back need not tell the two apart."""
    if isinstance(a, bool) or isinstance(b, bool):
        return a is b
    if isinstance(a, dict) and isinstance(b, dict):
        return b.keys() <= a.keys() and all(equal(value, b[key]) if key in b else value is None for key, value in a.items())
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(equal(x, y) for x, y in zip(a, b))
    if isinstance(a, (int, float, Decimal)) and isinstance(b, (int, float, Decimal)):
        return a == b
    return type(a) is type(b) and (a == b or isinstance(a, str) and instant(a) is not None and instant(a) == instant(b))


def instant(text):
    """The point in time that an RFC 3339 text names, which may be spelled with another offset or with fewer zeros; else None."""
    match = re.fullmatch(r"(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d:\d\d)(\.\d+)?([Zz]|[+-]\d\d:\d\d)", text)
    if not match:
        return None
    try:
        zone = "+00:00" if match[4] in "Zz" else match[4]
        whole = datetime.datetime.fromisoformat(match[1] + "T" + match[2] + zone)
        return whole.timestamp(), Decimal(match[3] or 0)
    except (ValueError, OverflowError):
        return None


def generate(description, output, *arguments):
    """The generator's messages if it refuses, else None."""
    run = subprocess.run(
        [GENERATOR, str(description), "--output", str(output), "--layout", "sources", "--runtime", "shared", "--module", "Client", "--quiet",
         "--report", str(output) + ".json", *arguments],
        capture_output=True, text=True)
    if run.returncode == 0:
        return None
    return run.stderr + run.stdout or "exit %d" % run.returncode


def type_names(output):
    """Component → the Swift types that it became."""
    names = {}
    for item in json.load(open(str(output) + ".json"))["items"]:
        prefix = "#/components/schemas/"
        if item["kind"] == "schema" and item["outcome"] == "generated" and item["pointer"].startswith(prefix):
            component = item["pointer"][len(prefix):].replace("~1", "/").replace("~0", "~")
            names[component] = [name for name in item["name"].split(", ") if name]
    return names


def compile(output, names, describes=False):
    """Makes a program that passes values through the named types; its path, or None. `describes`: what comes back is followed by a tab
    and by the value as Swift describes it."""
    output = pathlib.Path(output)
    folder = pathlib.Path(str(output) + ".build")
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for source in sorted(output.rglob("Models*.swift")):
        target = folder / source.name
        target.write_text(source.read_text())
        files.append(str(target))
    # In pieces: one long `switch` takes the compiler longer than the models.
    pieces = []
    calls = []
    names = sorted(names)
    for start in range(0, len(names), 200):
        number = start // 200
        cases = "\n".join("    case \"%s\": return pass(%s.self, bytes)" % (name, name) for name in names[start:start + 200])
        pieces.append("func pass%d(_ name: String, _ bytes: [UInt8]) -> String? {\n    switch name {\n%s\n    default: return nil\n    }\n}" % (number, cases))
        calls.append("pass%d(name, bytes)" % number)
    dispatch = "func pass(named name: String, _ bytes: [UInt8]) -> String {\n    %s ?? \"?no such type\"\n}" % (" ?? ".join(calls) or "nil")
    (folder / "main.swift").write_text(MAIN % ("true" if describes else "false", "\n".join(pieces) + "\n" + dispatch))
    objects = [str(path) for path in (BUILD / "HelodataRuntime.build").glob("*.o")]
    program = folder / "program"
    command = ["swiftc", "-Onone", "-swift-version", "6", "-module-name", "Client", "-I", str(BUILD / "Modules"), "-o", str(program),
               *files, str(folder / "main.swift"), *objects]
    run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode != 0:
        (folder / "log.txt").write_text(run.stdout + run.stderr)
        return None
    return program


def pass_through(program, values):
    """[(type, JSON text)] → what came back, in the same order."""
    text = "".join("%s\t%s\n" % (name, value) for name, value in values)
    run = subprocess.run([str(program)], input=text.encode(), capture_output=True)
    lines = run.stdout.decode(errors="replace").split("\n")[:-1]
    return lines + ["!crash %s" % run.stderr.decode(errors="replace")[:200]] * (len(values) - len(lines))


def dumps(value):
    """On one line; what is not ASCII escaped, so that no line ends in the middle."""
    return json.dumps(value, ensure_ascii=True)
