"""Random valid instances of the components of real descriptions, through the types that came out: none may be refused, and each
must come back as the same JSON value.

    python3 Tests/RoundTrip/round_trip.py [--count N] [--seed N] [--sample N] DESCRIPTION…

`--sample`: so many components of each description, chosen by the seed; all of them unless given.
"""

import argparse
import json
import pathlib
import random
import shutil
import sys
import tempfile

import yaml

import client
import instances

# Places that may differ, by description and component: the reason.
EXCEPTED = json.load(open(pathlib.Path(__file__).with_name("excepted.json"))).get("components", {})


def load(path):
    if path.suffix == ".json":
        return json.load(open(path))
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    class Loader(loader):
        pass

    # Dates and the words `yes` and `on` are texts, as in YAML 1.2.
    Loader.yaml_implicit_resolvers = {
        first: [(tag, expression) for tag, expression in resolvers if tag.rsplit(":", 1)[1] in ("null", "int", "float")]
        for first, resolvers in loader.yaml_implicit_resolvers.items()}
    import re
    Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|True|TRUE|false|False|FALSE)$"), list("tTfF"))
    return yaml.load(open(path), Loader=Loader)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sample", type=int)
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("descriptions", nargs="+")
    options = parser.parse_args()
    total = {"instances": 0, "equal": 0, "changed": 0, "refused": 0, "excepted": 0}
    print("%-28s %7s %10s %8s %8s %8s %9s" % ("description", "schemas", "instances", "equal", "changed", "refused", "excepted"))
    failed = False
    for text in options.descriptions:
        path = pathlib.Path(text)
        counts, faults = check(path, options)
        if counts is None:
            print("%-28s %s" % (path.stem, faults))
            failed = True
            continue
        print("%-28s %7d %10d %8d %8d %8d %9d" % (
            path.stem, counts["schemas"], counts["instances"], counts["equal"], counts["changed"], counts["refused"], counts["excepted"]), flush=True)
        for fault in faults[: 1000 if options.verbose else 3]:
            print("    " + fault)
        for key in total:
            total[key] += counts[key]
        failed = failed or counts["changed"] + counts["refused"] > 0
    print("%d instances: %d equal, %d changed, %d refused, %d excepted" % tuple(total[key] for key in ("instances", "equal", "changed", "refused", "excepted")))
    sys.exit(1 if failed else 0)


def check(path, options):
    work = pathlib.Path(tempfile.mkdtemp())
    try:
        message = client.generate(path, work / "out", "--allow", "reference-url")
        if message:
            return None, "refused: " + message.split("\n")[0]
        types = client.type_names(work / "out")
        source = instances.Instances(load(path), options.seed)
        names = [name for name in source.schemas if types.get(name)]
        if options.sample and len(names) > options.sample:
            names = random.Random(options.seed).sample(names, options.sample)
        program = client.compile(work / "out", {types[name][0] for name in names})
        if program is None:
            return None, "does not compile: " + open(str(work / "out.build" / "log.txt")).read()[:500]
        values = []
        for name in names:
            # Null in place of the whole is a matter of who refers to the type.
            values += [(name, value) for value in source.valid(name, options.count) if value is not None]
        texts = [client.dumps(value) for _, value in values]
        answers = client.pass_through(program, [(types[name][0], text) for (name, _), text in zip(values, texts)])
        counts = {"schemas": len(names), "instances": len(values), "equal": 0, "changed": 0, "refused": 0, "excepted": 0}
        faults = []
        for (name, _), text, answer in zip(values, texts, answers):
            if answer.startswith("=") and client.equal(client.numbers(text), client.numbers(answer[1:])):
                counts["equal"] += 1
            elif "%s/%s" % (path.stem, name) in EXCEPTED:
                counts["excepted"] += 1
            else:
                counts["changed" if answer.startswith("=") else "refused"] += 1
                faults.append("%s: %s -> %s" % (name, text[:300], answer[:300]))
        return counts, faults
    finally:
        shutil.rmtree(work, ignore_errors=True)


main()
