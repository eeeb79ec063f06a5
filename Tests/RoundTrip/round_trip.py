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


SCHEMAS = {"schema", "schemas", "items", "properties", "additionalProperties", "allOf", "oneOf", "anyOf", "not", "itemSchema"}


def bundled(path):
    """A description with the schemas of its other files as components, and all else of them where it is referred to."""
    files = {path.resolve(): load(path)}
    document = files[path.resolve()]
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    names, added = {}, {}

    def target(file, reference):
        name, _, pointer = reference.partition("#")
        found = (file.parent / name).resolve() if name else file
        if found not in files:
            files[found] = load(found)
        node = files[found]
        for token in pointer.split("/")[1:]:
            node = node[token.replace("~1", "/").replace("~0", "~")]
        return found, pointer, node

    def visit(node, file, is_schema):
        if isinstance(node, list):
            return [visit(part, file, is_schema) for part in node]
        if not isinstance(node, dict):
            return node
        reference = node.get("$ref")
        if isinstance(reference, str) and "://" not in reference and not (reference.startswith("#") and file == path.resolve()):
            found, pointer, other = target(file, reference)
            if not is_schema:
                return visit(other, found, False)
            if (found, pointer) not in names:
                name = (pointer or found.stem).split("/")[-1]
                while name in schemas or name in added:
                    name += "_"
                names[found, pointer] = name
                added[name] = {}
                added[name].update(visit(other, found, True))
            rest = {key: visit(value, file, True) for key, value in node.items() if key != "$ref"}
            return {"$ref": "#/components/schemas/" + names[found, pointer], **rest}
        return {key: value if key in ("example", "examples", "enum", "const") else visit(value, file, is_schema or key in SCHEMAS)
                for key, value in node.items()}

    if any(isinstance(text, str) and not text.startswith("#") for text in references(document)):
        document = visit(document, path.resolve(), False)
        document["components"]["schemas"].update(added)
    return document


def references(node):
    if isinstance(node, dict):
        if "$ref" in node:
            yield node["$ref"]
        for part in node.values():
            yield from references(part)
    elif isinstance(node, list):
        for part in node:
            yield from references(part)


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


def hoisted(document):
    """The description with the inline JSON schemas of its bodies and answers as components, so that they are tried too."""
    schemas = document.setdefault("components", {}).setdefault("schemas", {})

    def content(place, word):
        for media, entry in (place.get("content") or {}).items():
            schema = (entry or {}).get("schema")
            if "json" in media and isinstance(schema, dict) and schema and "$ref" not in schema:
                name = "Inline%s%d" % (word, len(schemas))
                schemas[name] = schema
                entry["schema"] = {"$ref": "#/components/schemas/" + name}

    for item in (document.get("paths") or {}).values():
        for operation in item.values():
            if not isinstance(operation, dict):
                continue
            content(operation.get("requestBody") or {}, "Request")
            for response in (operation.get("responses") or {}).values():
                if isinstance(response, dict):
                    content(response, "Answer")
    return document


def sent_alone(document):
    """The components that requests alone refer to."""
    def references(value, found):
        if isinstance(value, dict):
            if isinstance(value.get("$ref"), str):
                found.add(value["$ref"])
            for part in value.values():
                references(part, found)
        elif isinstance(value, list):
            for part in value:
                references(part, found)
        return found

    def reached(starts):
        seen = set()
        pending = set()
        for start in starts:
            references(start, pending)
        while pending:
            reference = pending.pop()
            if reference in seen:
                continue
            seen.add(reference)
            tokens = reference.split("/")
            target = document
            for token in tokens[1:]:
                target = target.get(token.replace("~1", "/").replace("~0", "~")) if isinstance(target, dict) else None
            references(target, pending)
        return {reference.split("/")[-1] for reference in seen if reference.startswith("#/components/schemas/")}

    bodies, answers = [], []
    for item in (document.get("paths") or {}).values():
        for operation in item.values():
            if isinstance(operation, dict):
                bodies += [operation.get("requestBody"), operation.get("parameters")]
                answers += [operation.get("responses"), operation.get("callbacks")]
    bodies += [item.get("parameters") for item in (document.get("paths") or {}).values()]
    answers.append(document.get("webhooks"))
    return reached(bodies) - reached(answers)


def difference(a, b, place="$"):
    """Where two values that are not equal first differ."""
    if isinstance(a, dict) and isinstance(b, dict):
        for key, value in a.items():
            if key not in b:
                if value is not None:
                    return "%s.%s is lost" % (place, key)
            elif not client.equal(value, b[key]):
                return difference(value, b[key], "%s.%s" % (place, key))
        return "%s.%s is added" % (place, next((key for key in b if key not in a), "?"))
    if isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        for index, (x, y) in enumerate(zip(a, b)):
            if not client.equal(x, y):
                return difference(x, y, "%s[%d]" % (place, index))
    return "%s is %s in place of %s" % (place, json.dumps(b)[:80], json.dumps(a)[:80])


def check(path, options):
    work = pathlib.Path(tempfile.mkdtemp())
    try:
        document = hoisted(bundled(path))
        given = work / "description.json"
        given.write_text(json.dumps(document, default=str))
        message = client.generate(given, work / "out", "--allow", "reference-url")
        if message:
            return None, "refused: " + message.split("\n")[0]
        types = client.type_names(work / "out")
        requests = sent_alone(document)
        # A component has one type for both ways, or one for each; those of answers first.
        ways = [("writeOnly", {name: found[0] for name, found in types.items() if found and name not in requests}),
                ("readOnly", {name: found[-1] for name, found in types.items() if found and (len(found) > 1 or name in requests)})]
        counts = {"schemas": 0, "instances": 0, "equal": 0, "changed": 0, "refused": 0, "excepted": 0}
        faults = []
        chosen = {name for name, found in types.items() if found}
        if options.sample and len(chosen) > options.sample:
            chosen = set(random.Random(options.seed).sample(sorted(chosen), options.sample))
        names = {way[name] for _, way in ways for name in way if name in chosen}
        program = client.compile(work / "out", names)
        if program is None:
            return None, "does not compile: " + open(str(work / "out.build" / "log.txt")).read()[:500]
        for dropped, way in ways:
            source = instances.Instances(document, options.seed, dropped)
            values = []
            for name in source.schemas:
                if name in way and name in chosen:
                    counts["schemas"] += 1
                    # Null in place of the whole is a matter of who refers to the type.
                    values += [(name, value) for value in source.valid(name, options.count) if value is not None]
            texts = [client.dumps(value) for _, value in values]
            answers = client.pass_through(program, [(way[name], text) for (name, _), text in zip(values, texts)])
            counts["instances"] += len(values)
            for (name, _), text, answer in zip(values, texts, answers):
                if answer.startswith("=") and client.equal(client.numbers(text), client.numbers(answer[1:])):
                    counts["equal"] += 1
                elif "%s/%s" % (path.stem, name) in EXCEPTED:
                    counts["excepted"] += 1
                else:
                    counts["changed" if answer.startswith("=") else "refused"] += 1
                    place = difference(json.loads(text), json.loads(answer[1:])) if answer.startswith("=") else answer[1:300]
                    faults.append("%s: %s: %s" % (name, place, text[:300]))
        return counts, faults
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
