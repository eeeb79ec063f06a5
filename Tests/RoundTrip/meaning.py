"""Values that mean something by the descriptions of Tests/Meaning/Values, through the types that came out.

    python3 Tests/RoundTrip/meaning.py DESCRIPTION…

`x-values` of a component: JSON values that must come back equal and be of one of the described kinds. `x-kept`: values that are of
none, and must come back equal inside `.other`. `x-respelled`: pairs of what is read and what is written.
"""

import json
import pathlib
import shutil
import sys
import tempfile

import yaml

import client


def check(path):
    work = pathlib.Path(tempfile.mkdtemp())
    try:
        document = yaml.safe_load(open(path))
        message = client.generate(path, work / "out")
        if message:
            return 0, ["refused: " + message]
        types = client.type_names(work / "out")
        program = client.compile(work / "out", {name for found in types.values() for name in found}, describes=True)
        if program is None:
            return 0, ["does not compile: " + open(str(work / "out.build" / "log.txt")).read()[:2000]]
        given = []
        for name, schema in document["components"]["schemas"].items():
            if isinstance(schema, dict):
                given += [(name, value, value, False) for value in schema.get("x-values", [])]
                given += [(name, value, value, True) for value in schema.get("x-kept", [])]
                given += [(name, read, written, False) for read, written in schema.get("x-respelled", [])]
        faults = []
        answers = client.pass_through(program, [((types.get(name) or ["?"])[0], client.dumps(value)) for name, value, _, _ in given])
        for (name, value, expected, is_kept), answer in zip(given, answers):
            text, _, described = answer[1:].partition("\t")
            is_equal = answer.startswith("=") and client.numbers(text) == client.numbers(client.dumps(expected))
            if not is_equal or ("other(" in described) != is_kept:
                faults.append("%s: %s -> %s %s" % (name, client.dumps(value), text, described))
        return len(given), faults
    finally:
        shutil.rmtree(work, ignore_errors=True)


def main():
    failed = False
    for text in sys.argv[1:]:
        count, faults = check(pathlib.Path(text))
        print("%-12s %d values, %d as they should not be" % (pathlib.Path(text).stem, count, len(faults)))
        for fault in faults:
            print("    " + fault)
        failed = failed or bool(faults)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
