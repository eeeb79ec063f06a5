#!/usr/bin/env python3
"""The compiler's word on `helodata-gen diff`: a program that uses every operation, member and case of the old client compiles with the
new client exactly if `diff` says that source is whole.

    proof.py GENERATOR MODULES rules [RULE…]                 each folder of Tests/CommandsTests/Rules
    proof.py GENERATOR MODULES random COUNT SEED DOCUMENT…   random edits of real descriptions
"""
import concurrent.futures, copy, json, os, random, shutil, subprocess, sys, tempfile
import yaml

generator, modules, what = sys.argv[1:4]
work = tempfile.mkdtemp()
loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
loader.yaml_implicit_resolvers = {
    k: [r for r in v if r[0] != "tag:yaml.org,2002:timestamp"] for k, v in loader.yaml_implicit_resolvers.items()}


def run(*command):
    return subprocess.run(command, capture_output=True, text=True)


def client(spec, folder):
    result = run(generator, spec, "--output", folder, "--layout", "sources", "--runtime", "shared", "--quiet")
    return result.returncode == 0


def compiles(folder, program):
    sources = [os.path.join(folder, name) for name in sorted(os.listdir(folder)) if name.endswith(".swift")]
    result = run("swiftc", "-typecheck", "-wmo", "-swift-version", "6", "-module-name", "Client", "-I", modules, *sources, program)
    errors = [line for line in result.stderr.splitlines() if "error:" in line]
    return result.returncode == 0, errors


def compare(old, new, folder, name):
    """Whether diff and the compiler agree; prints where they do not. None where the edit makes no client."""
    os.makedirs(folder, exist_ok=True)
    if not client(new, folder + "/new"):
        return None
    if not os.path.exists(folder + "/usage.swift"):
        client(old, folder + "/old")
        program = run(generator, "diff", "--usage-program", old)
        open(folder + "/usage.swift", "w").write("import HelodataRuntime\n" + program.stdout)
        whole, errors = compiles(folder + "/old", folder + "/usage.swift")
        if not whole:
            print(f"{name}: the program does not compile with its own client: {errors[:3]}")
            return False
    answer = run(generator, "diff", old, new, "--format", "json")
    if answer.returncode not in (0, 1):
        print(f"{name}: diff fails: {answer.stderr[:300]}")
        return False
    whole, errors = compiles(folder + "/new", folder + "/usage.swift")
    if whole == (answer.returncode == 0):
        return True
    said = [f"{d['rule']} {d['path']} {d['change']}" for d in json.loads(answer.stdout)["differences"]]
    print(f"{name}: diff says {'whole' if answer.returncode == 0 else 'broken'}, the compiler {'compiles' if whole else errors[:3]}; said: {said[:4]}")
    return False


# Edits of a description, as a keeper makes them.

def schemas(doc):
    return [s for s in doc.get("components", {}).get("schemas", {}).values() if isinstance(s, dict) and s.get("properties")]


def operations(doc):
    return [(path, method, item[method]) for path, item in doc.get("paths", {}).items()
            for method in ("get", "put", "post", "delete", "patch") if isinstance(item.get(method), dict)]


def edit(doc, rng):
    kind = rng.choice(EDITS)
    return kind(doc, rng), kind.__name__


def drop_property(doc, rng):
    schema = rng.choice(schemas(doc))
    name = rng.choice(list(schema["properties"]))
    del schema["properties"][name]
    schema["required"] = [r for r in schema.get("required", []) if r != name]
    return name


def add_property(doc, rng):
    schema = rng.choice(schemas(doc))
    schema["properties"]["brand_new"] = {"type": rng.choice(["string", "integer", "boolean"])}
    if rng.random() < 0.4:
        schema.setdefault("required", []).append("brand_new")
    return "brand_new"


def toggle_required(doc, rng):
    schema = rng.choice(schemas(doc))
    name = rng.choice(list(schema["properties"]))
    required = schema.setdefault("required", [])
    if name in required:
        required.remove(name)
    else:
        required.append(name)
    return name


def change_type(doc, rng):
    schema = rng.choice(schemas(doc))
    name = rng.choice(list(schema["properties"]))
    schema["properties"][name] = {"type": rng.choice(["string", "integer", "number", "boolean"])}
    return name


def nullable(doc, rng):
    schema = rng.choice(schemas(doc))
    name = rng.choice(list(schema["properties"]))
    member = schema["properties"][name]
    if isinstance(member.get("type"), str):
        if str(doc["openapi"]).startswith("3.0"):
            member["nullable"] = not member.get("nullable", False)
        else:
            member["type"] = [member["type"], "null"]
    return name


def swap_properties(doc, rng):
    schema = rng.choice(schemas(doc))
    names = list(schema["properties"])
    rng.shuffle(names)
    schema["properties"] = {n: schema["properties"][n] for n in names}
    return names[0]


def edit_enum(doc, rng):
    enums = [s for s in doc.get("components", {}).get("schemas", {}).values() if isinstance(s, dict) and len(s.get("enum", [])) > 1]
    enums += [p for s in schemas(doc) for p in s["properties"].values() if isinstance(p, dict) and len(p.get("enum", [])) > 1]
    if not enums:
        return None
    enum = rng.choice(enums)["enum"]
    if rng.random() < 0.5:
        enum.append("brand_new")
    else:
        enum.pop(rng.randrange(len(enum)))
    return str(enum[0])


def drop_operation(doc, rng):
    path, method, _ = rng.choice(operations(doc))
    del doc["paths"][path][method]
    return path


def add_operation(doc, rng):
    doc["paths"]["/brand/new"] = {"get": {"operationId": "brandNew", "tags": (rng.choice(operations(doc))[2].get("tags") or ["x"])[:1],
                                          "responses": {"204": {"description": "x"}}}}
    return "/brand/new"


def rename_operation(doc, rng):
    _, _, operation = rng.choice(operations(doc))
    operation["operationId"] = "brandNewName"
    return "id"


def add_parameter(doc, rng):
    path, method, operation = rng.choice(operations(doc))
    operation.setdefault("parameters", []).insert(
        0, {"name": "brand_new", "in": "query", "required": rng.random() < 0.4, "schema": {"type": "string"}})
    return path


def edit_parameter(doc, rng):
    found = [p for _, _, o in operations(doc) for p in o.get("parameters", []) if p.get("in") == "query"]
    if not found:
        return None
    parameter = rng.choice(found)
    if rng.random() < 0.5:
        parameter["required"] = not parameter.get("required", False)
    else:
        parameter["schema"] = {"type": rng.choice(["string", "integer", "boolean"])}
    return parameter["name"]


def drop_parameter(doc, rng):
    found = [o["parameters"] for _, _, o in operations(doc) if any(p.get("in") == "query" for p in o.get("parameters", []))]
    if not found:
        return None
    parameters = rng.choice(found)
    parameters.remove(rng.choice([p for p in parameters if p.get("in") == "query"]))
    return "query"


def edit_responses(doc, rng):
    _, _, operation = rng.choice(operations(doc))
    responses = operation["responses"]
    codes = [c for c in responses if not str(c).startswith("2")]
    if codes and rng.random() < 0.5:
        del responses[rng.choice(codes)]
    else:
        responses["418"] = {"description": "A teapot."}
    return "418"


def edit_limits(doc, rng):
    schema = rng.choice(schemas(doc))
    name = rng.choice(list(schema["properties"]))
    member = schema["properties"][name]
    if member.get("type") == "string":
        member["maxLength"] = rng.randrange(5, 50)
    elif member.get("type") in ("integer", "number"):
        member["maximum"] = rng.randrange(5, 50)
    return name


def describe(doc, rng):
    schema = rng.choice(schemas(doc))
    schema["description"] = "A brand new description."
    return "description"


def deprecate(doc, rng):
    _, _, operation = rng.choice(operations(doc))
    operation["deprecated"] = not operation.get("deprecated", False)
    return "deprecated"


def rename_schema(doc, rng):
    names = list(doc["components"]["schemas"])
    name = rng.choice(names)
    text = json.dumps(doc).replace(f'"#/components/schemas/{name}"', '"#/components/schemas/BrandNewName"')
    new = json.loads(text)
    new["components"]["schemas"] = {("BrandNewName" if k == name else k): v for k, v in new["components"]["schemas"].items()}
    doc.clear()
    doc.update(new)
    return name


EDITS = [drop_property, add_property, toggle_required, change_type, nullable, swap_properties, edit_enum, drop_operation, add_operation,
         rename_operation, add_parameter, edit_parameter, drop_parameter, edit_responses, edit_limits, describe, deprecate, rename_schema]


def rules():
    folder = "Tests/CommandsTests/Rules"
    names = sys.argv[4:] or sorted(os.listdir(folder))

    def one(name):
        return compare(f"{folder}/{name}/old.yaml", f"{folder}/{name}/new.yaml", f"{work}/{name}", name)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = list(pool.map(one, names))
    print(f"{len(names)} rules: the compiler agrees with {results.count(True)}")
    return all(r is True for r in results)


def randomly():
    count, seed, documents = int(sys.argv[4]), int(sys.argv[5]), sys.argv[6:]
    rng = random.Random(seed)
    agreed = failed = none = broken = 0
    originals = {}
    for number in range(count):
        document = documents[number % len(documents)]
        if document not in originals:
            doc = yaml.load(open(document, encoding="utf-8"), loader)
            originals[document] = (doc, f"{work}/{len(originals)}")
            json.dump(doc, open(f"{work}/{len(originals) - 1}.json", "w"), indent=1, default=str)
        doc, folder = originals[document]
        new = json.loads(json.dumps(doc, default=str))
        place, kind = edit(new, rng)
        if place is None:
            continue
        json.dump(new, open(folder + ".new.json", "w"), indent=1)
        result = compare(folder + ".json", folder + ".new.json", folder, f"{number} {kind} {place} of {os.path.basename(document)}")
        shutil.rmtree(folder + "/new", ignore_errors=True)
        if result is None:
            none += 1
        elif result:
            agreed += 1
        else:
            failed += 1
            shutil.copy(folder + ".new.json", f"/tmp/diff-proof-{seed}-{number}.json")
    print(f"{agreed + failed} random edits: the compiler agrees with {agreed}; {none} made no client")
    return failed == 0


try:
    sys.exit(0 if (rules() if what == "rules" else randomly()) else 1)
finally:
    shutil.rmtree(work, ignore_errors=True)
