"""The JSON Schema Test Suite (draft 2020-12): every schema as a component of a description, every valid instance through the
types that came out.

    python3 Tests/RoundTrip/json_schema_suite.py SUITE [FILE…]      SUITE: …/draft2020-12
"""

import json
import pathlib
import re
import shutil
import sys
import tempfile

import client

# What a schema may be refused for: the reason, and words of the message.
REFUSED = json.load(open(pathlib.Path(__file__).with_name("refused.json")))
# Instances that may come back changed or fail, by file and test: the reason.
EXCEPTED = json.load(open(pathlib.Path(__file__).with_name("excepted.json")))


def rebased(schema, base):
    """References to the schema's own root, which a component without an `$id` is not: `#` is the whole description there."""
    if isinstance(schema, list):
        return [rebased(part, base) for part in schema]
    if not isinstance(schema, dict) or "$id" in schema:
        return schema
    result = {}
    for key, value in schema.items():
        if key in ("$ref", "$dynamicRef") and isinstance(value, str) and (value == "#" or value.startswith("#/")):
            result[key] = "#" + base + value[1:]
        elif key in ("enum", "const", "default", "examples"):
            result[key] = value
        else:
            result[key] = rebased(value, base)
    return result


def component(schema, name):
    schema = rebased(schema, "/components/schemas/" + name)
    if isinstance(schema, dict):
        schema = {key: value for key, value in schema.items() if key != "$schema"}
    return schema


def description(cases):
    schemas = {}
    for name, case in cases:
        schemas[name] = component(case["schema"], name)
        schemas[name + "Holder"] = {
            "type": "object", "required": ["v"], "properties": {"v": {"$ref": "#/components/schemas/" + name}}}
    return {"openapi": "3.1.0", "info": {"title": "Suite", "version": "1"}, "paths": {}, "components": {"schemas": schemas}}


def generated(cases, work):
    """The cases that generate together, and the others, each with its first message. Each schema stands on a line of its own, which the
    messages name."""
    refusals = []
    while True:
        document = description([(name, case) for name, _, case in cases])
        schemas = document["components"].pop("schemas")
        names = list(schemas)
        lines = ",\n".join("%s: %s" % (client.dumps(name), client.dumps(schemas[name])) for name in names)
        text = client.dumps(document)
        (work / "all.json").write_text(text[:-2] + '"schemas": {\n' + lines + "\n}}}\n")
        message = client.generate(work / "all.json", work / "all", "--verbose")
        if message is None:
            return cases, refusals
        found = {}
        for line in message.split("\n"):
            match = re.match(r".*?all\.json:(\d+):\d+: error: (.*)", line)
            if match and 2 <= int(match[1]) <= len(names) + 1:
                found.setdefault(names[int(match[1]) - 2].removesuffix("Holder"), match[2])
        if not found:
            sys.exit(message)
        refusals += [(case, found[case[0]]) for case in cases if case[0] in found]
        cases = [case for case in cases if case[0] not in found]


def kinds(schema):
    """The JSON kinds that the keywords of a schema speak of; None for all."""
    by_keyword = {
        "object": ["properties", "required", "additionalProperties", "patternProperties", "propertyNames", "minProperties",
                   "maxProperties", "dependentRequired", "dependentSchemas", "unevaluatedProperties", "dependencies"],
        "array": ["items", "prefixItems", "contains", "minItems", "maxItems", "uniqueItems", "unevaluatedItems", "minContains",
                  "maxContains", "additionalItems"],
        "string": ["minLength", "maxLength", "pattern", "format", "contentMediaType", "contentEncoding", "contentSchema"],
        "number": ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
    }
    if not isinstance(schema, dict) or "type" in schema or "enum" in schema or "const" in schema:
        return None
    found = {kind for kind, keywords in by_keyword.items() if any(key in schema for key in keywords)}
    for key in ("allOf", "anyOf", "oneOf"):
        for part in schema.get(key, []):
            inner = kinds(part)
            if inner:
                found |= inner
    for key in ("if", "then", "else"):
        inner = kinds(schema.get(key))
        if inner:
            found |= inner
    return found or None


def kind(value):
    if isinstance(value, bool):
        return "boolean"
    if value is None:
        return "null"
    return {dict: "object", list: "array", str: "string"}.get(type(value), "number")


def main():
    suite = pathlib.Path(sys.argv[1])
    chosen = sys.argv[2:]
    work = pathlib.Path(tempfile.mkdtemp())
    cases = []
    for path in sorted(suite.rglob("*.json")):
        stem = str(path.relative_to(suite).with_suffix(""))
        if chosen and stem not in chosen:
            continue
        for index, case in enumerate(json.load(open(path))):
            name = "".join(word.capitalize() for word in re.split("[^A-Za-z0-9]", stem)) + "Case%d" % index
            cases.append((name, stem, case))
    cases, refusals = generated(cases, work)
    refused = []
    unexplained = []
    for (_, stem, case), message in refusals:
        reason = next((reason for reason, words in REFUSED.items() if words in message), None)
        refused.append((stem, case["description"], reason))
        if reason is None:
            unexplained.append("%s / %s: refused: %s" % (stem, case["description"], message))
    types = client.type_names(work / "all")
    holders = {name: types[name + "Holder"][0] for name, _, _ in cases}
    program = client.compile(work / "all", holders.values())
    if program is None:
        print(open(str(work / "all.build" / "log.txt")).read()[:4000])
        sys.exit(1)
    values = []
    for name, stem, case in cases:
        for test in case["tests"]:
            if test["valid"]:
                values.append((name, stem, case, test))
    answers = client.pass_through(program, [(holders[name], client.dumps({"v": test["data"]})) for name, _, _, test in values])
    unused = set(EXCEPTED)
    counts = {"equal": 0, "other kind": 0, "excepted": 0, "changed": 0, "failed": 0}
    for (name, stem, case, test), answer in zip(values, answers):
        expected = client.numbers(client.dumps({"v": test["data"]}))
        if answer.startswith("=") and client.equal(expected, client.numbers(answer[1:])):
            counts["equal"] += 1
            continue
        place = "%s / %s / %s" % (stem, case["description"], test["description"])
        spoken = kinds(case["schema"])
        if spoken is not None and kind(test["data"]) not in spoken:
            counts["other kind"] += 1
        elif place in EXCEPTED:
            counts["excepted"] += 1
            unused.discard(place)
        else:
            counts["changed" if answer.startswith("=") else "failed"] += 1
            unexplained.append("%s: %s -> %s" % (place, client.dumps(test["data"]), answer[:300]))
    if not chosen:
        unexplained += ["excepted without need: " + place for place in sorted(unused)]
    for line in unexplained:
        print(line)
    reasons = {}
    for _, _, reason in refused:
        reasons[reason or "?"] = reasons.get(reason or "?", 0) + 1
    print("%d schemas, %d refused %s" % (len(cases) + len(refused), len(refused), reasons))
    print("%d valid instances: %s" % (len(values), ", ".join("%d %s" % (count, word) for word, count in counts.items())))
    shutil.rmtree(work, ignore_errors=True)
    sys.exit(1 if unexplained else 0)


main()
