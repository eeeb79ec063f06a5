"""Checks that a change of a description renames nothing else: 200 random edits of five real descriptions, and the names of all parts
that stand in both versions.

    stability.py GENERATOR FOLDER [EDITS [SEED]]

An edit takes some operations away, or adds some with schemas of their own; everything else must be called as before. A name that changed
is listed; EXCEPTIONS says which changes have a cause in the description.
"""
import copy
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

DOCUMENTS = ["komga.json", "meilisearch.json", "qdrant.json", "kubernetes-apps-v1.json", "discord.json"]
METHODS = ("get", "put", "post", "delete", "patch", "head", "options")
NOUNS = ["report", "invoice", "ledger", "parcel", "beacon", "orchard", "quarry", "lantern", "voucher", "signal"]


def exception(kind, before, after, removed, added, ids):
    """Why a name may change; None where it may not."""
    if kind == "operation" and (removed or added):
        # Two operations that would have the same name by themselves: where one goes, the other has it; where one comes with a
        # shorter path, it takes it. One of them has to yield, and two names that differ in capitals alone are one for a reader
        # (`getReadListThumbnail`, `getReadlistThumbnail`).
        short = lambda names: {name.split(".")[-1].lower() for name in names}
        if short(removed) & short([after]) or short(added) & short([before]):
            return "the shorter name became free, or was taken"
    # A framework numbers ids that are the same twice (`getTags`, `getTags_1`). The errors of the second are called by its path, until
    # the first goes.
    owner = lambda name: name.split(".")[0].removesuffix("Error").lower()
    if kind == "response" and {owner(before), owner(after)} & ids:
        return "an operation with the same id went or came"
    return None


def names(generator, document, folder):
    source, report = folder / "openapi.json", folder / "report.json"
    source.write_text(json.dumps(document))
    run = subprocess.run(
        [generator, source, "--output", folder / "out", "--module", "Client", "--layout", "sources", "--quiet", "--report", report],
        capture_output=True, text=True)
    if run.returncode:
        raise SystemExit(run.stderr[:2000])
    parts = next(value for value in json.loads(report.read_text()).values() if isinstance(value, list))
    return {part["pointer"]: (part["kind"], part.get("name")) for part in parts if part["outcome"] == "generated"}


def operations(document):
    return [(path, method) for path, item in document["paths"].items() for method in item if method in METHODS]


def plain_ids(document):
    return {(path, method): re.sub(r"_\d+$", "", document["paths"][path][method].get("operationId", "")).lower()
            for path, method in operations(document)}


def remove(document, random):
    chosen = random.sample(operations(document), random.randint(1, max(1, len(operations(document)) // 8)))
    for path, method in chosen:
        del document["paths"][path][method]
    document["paths"] = {path: item for path, item in document["paths"].items() if any(method in item for method in METHODS)}


def add(document, random):
    tags = [tag for path, method in operations(document) for tag in document["paths"][path][method].get("tags", [])] or ["extra"]
    paths = list(document["paths"].items())
    for number in range(random.randint(1, 4)):
        noun = random.choice(NOUNS) + random.choice(NOUNS).capitalize()
        name = noun[0].upper() + noun[1:]
        document.setdefault("components", {}).setdefault("schemas", {})[name] = {
            "type": "object", "properties": {"id": {"type": "string"}, "state": {"type": "string", "enum": ["open", "closed"]}}}
        content = {"application/json": {"schema": {"$ref": "#/components/schemas/" + name}}}
        paths.insert(random.randint(0, len(paths)), (f"/{noun}s/{{id}}", {
            random.choice(["get", "put", "delete"]): {
                "operationId": random.choice(["get", "read", "fetch"]) + name, "tags": [random.choice(tags)],
                "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
                "responses": {"200": {"description": "It.", "content": content}, "404": {"description": "None."}}}}))
    document["paths"] = dict(paths)


def main():
    generator, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    edits = int(sys.argv[3]) if len(sys.argv) > 3 else 200
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else 13
    changed, excused, compared = [], 0, 0
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        for position, name in enumerate(DOCUMENTS):
            base = json.loads((folder / name).read_text(encoding="utf-8"))
            before = names(generator, base, work)
            for number in range(edits // len(DOCUMENTS)):
                rng = random.Random(f"{seed} {name} {number}")
                document = copy.deepcopy(base)
                for edit in rng.choice([[remove], [add], [remove, add]]):
                    edit(document, rng)
                after = names(generator, document, work)
                called = lambda all, others: [names for pointer, (kind, names) in all.items() if kind == "operation" and pointer not in others]
                removed, added = called(before, after), called(after, before)
                old_ids, new_ids = plain_ids(base), plain_ids(document)
                ids = {id for place, id in (old_ids | new_ids).items() if (place in old_ids) != (place in new_ids)}
                for pointer in before.keys() & after.keys():
                    compared += 1
                    if before[pointer] != after[pointer]:
                        kind, old = before[pointer]
                        if exception(kind, old, after[pointer][1], removed, added, ids):
                            excused += 1
                        else:
                            changed.append(f"{name} edit {number}: {pointer}: {old} → {after[pointer][1]}")
    for line in changed:
        print(line)
    print(f"{edits} edits of {len(DOCUMENTS)} descriptions: {compared} names compared, {len(changed)} changed without a cause, {excused} with one")
    sys.exit(1 if changed else 0)


main()
