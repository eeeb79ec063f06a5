"""Writes descriptions whose names are hostile, for .ci/typecheck-names: each name in every place that can have one.

    hostile-names.py FOLDER COUNT     keywords, scripts and symbols, and COUNT of the words of runtime and emitted code; 0: all
"""
import json
import pathlib
import re
import sys
import unicodedata

ROOT = pathlib.Path(__file__).parents[1]

KEYWORDS = """
associatedtype class deinit enum extension fileprivate func import init inout internal let open operator private precedencegroup
protocol public rethrows static struct subscript typealias var break case catch continue default defer do else fallthrough for guard
if in repeat return throw switch where while Any as await catch false is nil rethrows self Self super throw throws true try
associativity async convenience didSet dynamic final get indirect infix lazy left mutating none nonmutating optional override postfix
precedence prefix Protocol required right set some Type unowned weak willSet any actor nonisolated isolated distributed consume
consuming borrowing borrow copy each macro package unsafe discard sending yield yielding then module unavailable available main _
_read _modify read modify unsafeAddress safe nonsending accessor using selector keyPath fileID line column function warning error
sourceLocation file dsohandle externalMacro isolation hashValue hash encode decode description debugDescription rawValue allCases
dynamicType metatype Element Index Key Value Iterator ID RawValue
""".split()

# Chinese, Japanese, Korean, Arabic, Hebrew, Devanagari, Thai, Greek, Cyrillic, Armenian, Georgian, Amharic, Tamil
SCRIPTS = """
状态 名前 データ 이름 حالة שם नाम ชื่อ κατάσταση статус Статус անուն Անուն სახელი ስም பெயர் ไม้ ÄÖÜ größe straße İstanbul ıspanak
""".split()

SYMBOLS = [
    "1", "3d_secure", "3DSecure", "24h", "2fa", "007", "+1", "-1", "+", "-", "*", "$ref", "@type", "#", "%", "&", "a.b", "a/b", "a b", "a-b",
    "a_b", "__a", "_", "__", "a[]", "a[b]", "👍", "👨‍👩‍👧", "☃", "a👍b", "€", "²", "a·b", "ª", "º", "ǅ", "ﬀ", "𝒳", "𝟙a", "ⅳ", "٣a", "a٣", "\u0301",
    "e\u0301", "\u00e9", "\u212a", "K", "\u00c5", "\u212b", "A\u030a", "a\u0301b", "\u200d", "a\u200db", "\u202eabc", "\ufeffx", "゛", "ー", "〡",
    "a\u0308\u0301", "ﷺ", "ກຳ", "", " ", "\t", "a\nb", "\"", "\\(x)", "`x`", "*/", "x" * 200,
]

# Members of what emitted types conform to, types and modules that the client uses.
USED = """
nextLink stream custom-mirror Debug-Description customMirror DecodingError EncodingError ProcessInfo UTF8 Foundation FoundationEssentials
FoundationNetworking Synchronization Swift HelodataRuntime Dispatch Glibc Darwin Mutex Task Duration ContinuousClock URLSession Data Date Locale
Decimal Character Substring Unicode Hasher Mirror CustomReflectable Sendable Encoder Decoder CodingKey KeyValuePairs ClosedRange OptionSet
""".split()

# Modules that the client uses, or that are no name of a module.
MODULES = ["Foundation", "Synchronization", "HelodataRuntime", "Swift", "class", "3d", "状态"]

TOKEN = re.compile(r"(?<![.\w\\])[A-Za-z_]\w*")


def tokens(text):
    text = re.sub(r"//.*", "", text)
    return TOKEN.findall(text)


def names(count):
    """Keywords, scripts and symbols all; of the words of runtime and emitted code as many as there is room for."""
    found = dict.fromkeys(KEYWORDS + USED + SCRIPTS + SYMBOLS)
    words = {}
    for folder in ["Tests/GoldenTests/Cases/another-api", "Tests/GoldenTests/Cases/variants-and-rows", "Tests/GoldenTests/Cases/servers-and-ids"]:
        for path in sorted((ROOT / folder).rglob("*.swift")):
            words.update(dict.fromkeys(tokens(path.read_text())))
    table = (ROOT / "Sources/HelodataIR/Names/CollectedNames.swift").read_text()
    words.update(dict.fromkeys(re.findall(r'"(\w+)"', table)))
    for path in sorted((ROOT / "Sources/HelodataRuntime").rglob("*.swift")):
        words.update(dict.fromkeys(tokens(path.read_text())))
    rest = [word for word in words if word not in found]
    if count and count < len(rest):
        step = len(rest) / count
        rest = [rest[int(index * step)] for index in range(count)]
    return list(found) + rest


def token(name):
    """As a header's name, which is ASCII without separators; None where nothing is left."""
    text = re.sub(r"[^A-Za-z0-9_.~-]", "", name)
    return text or None


TEXT = {"type": "string"}


def properties(name, depth=0):
    """A member of each kind of type, all called the same way in turn."""
    inner = {"type": "object", "properties": {name: TEXT}, "required": [name]}
    return [
        {"type": "object", "required": [name], "properties": {name: TEXT, "other": TEXT}},
        {"type": "object", "properties": {name: {"type": "string", "enum": [name or "x", "b", name + "2"]}, "other": {"type": "integer"}}},
        {"type": "object", "required": [name], "properties": {name: inner}},
        {"type": "object", "properties": {name: {"type": "array", "items": inner}}, "additionalProperties": TEXT},
        {"type": "object", "required": [name], "properties": {name: {"type": "string", "const": "x"}, "a": TEXT}, "additionalProperties": TEXT},
        {"type": "object", "properties": {name: TEXT}, "x-shortcuts": {"short": name} if name and "/" not in name else {}},
        {"type": "object", "properties": {"check": {"type": "array", "items": TEXT, "maxItems": 3}, name: {"type": "string", "minLength": 1}},
         "required": [name], "x-templates": {"text": "{%s}" % name} if re.fullmatch(r"\w+", name) else {}},
    ]


def description(batch, offset):
    schemas, paths, responses = {}, {}, {}
    schemes, tags = {}, []
    # Components that Unicode calls equal are refused (name-twins).
    equal = set()
    for index, name in enumerate(batch):
        number = offset + index
        key = name if re.fullmatch(r"[A-Za-z0-9._-]+", name) else None
        # Components may have ASCII names only (OpenAPI 3.1 §4.8.7); others are tried all the same.
        isTwin = unicodedata.normalize("NFC", name) in equal
        equal.add(unicodedata.normalize("NFC", name))
        if not isTwin:
            schemas[key or name or "empty"] = {"type": "object", "required": ["a"], "properties": {"a": TEXT, "self": TEXT}}
        for kind, schema in enumerate(properties(name)):
            schemas[f"Holder{number}_{kind}"] = schema
        schemas[f"Union{number}"] = {
            "oneOf": [
                {"type": "object", "title": name, "required": ["kind"], "properties": {"kind": {"const": name or "x"}, "v": TEXT}},
                {"type": "object", "required": ["kind"], "properties": {"kind": {"const": "fixed"}, "w": TEXT}},
            ]
        }
        tags.append({"name": name or "empty"})
        success = {"description": "", "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/Holder{number}_0"}}}}
        header = token(name)
        if header:
            success["headers"] = {header: {"schema": {"type": "integer" if index % 2 else "string"}}}
        parameters = [{"name": "q" + name, "in": "query", "schema": TEXT}, {"name": name, "in": "query", "schema": {"type": "integer", "minimum": 1}}]
        if header:
            parameters.append({"name": header, "in": "header", "schema": TEXT})
            parameters.append({"name": header, "in": "cookie", "schema": TEXT})
        get = {
            "operationId": name or "empty", "tags": [name or "empty"], "parameters": parameters,
            "responses": {"200": success, "404": {"description": "", "x-error-codes": {name or "x": "", "other": ""}}},
        }
        path = f"/p{number}"
        if re.fullmatch(r"[^/{}?#&]+", name):
            path += "/{" + name + "}"
            get["parameters"].append({"name": name, "in": "path", "required": True, "schema": TEXT})
        post = {
            "operationId": f"do {name} x{number}", "tags": [name or "empty"],
            "requestBody": {"required": True, "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/Holder{number}_{index % 4}"}}}},
            "responses": {"201": {"description": "", "content": {"application/json": {"schema": {"type": "object", "properties": {name: {"type": "object", "properties": {name: TEXT}}}}}}}},
        }
        item = {"get": get, "post": post}
        if path != f"/p{number}":
            post["parameters"] = [get["parameters"][-1]]
        if index % 3 == 0:
            media = "multipart/form-data" if index % 2 else "application/x-www-form-urlencoded"
            item["put"] = {
                "operationId": f"put {name} x{number}", "tags": ["forms"],
                "parameters": post.get("parameters", []),
                "requestBody": {"content": {media: {"schema": {"type": "object", "required": [name], "properties": {name: TEXT, "form": TEXT}}}}},
                "responses": {"204": {"description": ""}, "200": {"description": "", "content": {"text/plain": {}}}},
            }
        paths[path] = item
        if index % 7 == 0 and not isTwin:
            schemes[key or name or "empty"] = {"type": "apiKey", "in": "header", "name": "X-%d" % number}
    return {
        "openapi": "3.1.0", "info": {"title": "Hostile names", "version": "1", "x-module-name": "Hostile"},
        "servers": [{"url": "https://{%s}.test" % re.sub(r"[{}]", "", batch[0] or "x"), "variables": {batch[0] or "x": {"default": "a"}}},
                    {"url": "https://{pieces}.test", "variables": {"pieces": {"default": "a"}}}],
        "tags": tags, "paths": paths,
        "webhooks": {name: {"post": {"requestBody": {"content": {"application/json": {"schema": TEXT}}}, "responses": {"200": {"description": ""}}}} for name in batch if name},
        "components": {"schemas": schemas, "securitySchemes": schemes},
    }


def given(batch):
    """Names that the document gives for Swift."""
    schemas, paths = {}, {}
    for index, name in enumerate(name for name in batch if name.isidentifier()):
        schemas[f"Schema{index}"] = {
            "type": "object", "x-swift-name": name, "required": ["b"],
            "properties": {"a": {"type": "string", "x-swift-name": name}, "b": {"type": "integer"}},
        }
        schemas[f"Values{index}"] = {"type": "string", "enum": ["1", "2"], "x-enum-varnames": [name, name + "_2"]}
        paths[f"/{index}"] = {
            "get": {
                "operationId": f"get{index}", "x-swift-name": name, "tags": ["one"],
                "parameters": [{"name": "a", "in": "query", "schema": TEXT, "x-swift-name": name}],
                "responses": {"204": {"description": ""}},
            }
        }
    return {
        "openapi": "3.1.0", "info": {"title": "Given names", "version": "1", "x-module-name": "Hostile"},
        "servers": [{"url": "https://a.test"}], "paths": paths, "components": {"schemas": schemas},
    }


def main():
    folder, count = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    chosen = names(count)
    size = 250
    for start in range(0, len(chosen), size):
        batch = chosen[start:start + size]
        (folder / f"names{start // size:02}.json").write_text(json.dumps(description(batch, start)))
        (folder / f"given{start // size:02}.json").write_text(json.dumps(given(batch)))
    for index, module in enumerate(MODULES):
        document = description(["a", module], 0)
        document["info"]["x-module-name"] = module
        (folder / f"module{index}.json").write_text(json.dumps(document))
    print(f"{len(chosen)} names")


main()
