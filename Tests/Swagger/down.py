#!/usr/bin/env python3
"""Writes an OpenAPI 3 description as Swagger 2.0, and as the OpenAPI 3.0 that says exactly as much.

    down.py DESCRIPTION SWAGGER OPENAPI      (YAML or JSON → two JSON files; prints what 2.0 cannot say, with counts)

Both files give the same client: `.ci/swagger` compares them byte for byte.
"""
import collections, copy, json, re, sys
import yaml

source, down_path, same_path = sys.argv[1:4]
loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
loader.yaml_implicit_resolvers = {
    k: [r for r in v if r[0] != "tag:yaml.org,2002:timestamp"] for k, v in loader.yaml_implicit_resolvers.items()}
root = yaml.load(open(source, encoding="utf-8"), loader)
lost = collections.Counter()
SECTIONS = {"schemas": "definitions", "responses": "responses", "parameters": "parameters",
            "securitySchemes": "securityDefinitions", "requestBodies": "parameters"}
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
VALUE = ("type", "format", "items", "default", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength",
         "minLength", "pattern", "maxItems", "minItems", "uniqueItems", "enum", "multipleOf")


def find(ref):
    node = root
    for token in ref[2:].split("/"):
        node = node[token.replace("~1", "/").replace("~0", "~")]
    return node


def resolved(node):
    while isinstance(node, dict) and "$ref" in node:
        node = find(node["$ref"])
    return node


# What 2.0 cannot say, taken out of the OpenAPI 3 description first.

def plain_schema(schema):
    """Spellings of 3.1 as 3.0 has them."""
    if isinstance(schema, list):
        return [plain_schema(s) for s in schema]
    if not isinstance(schema, dict):
        return schema
    out = {}
    for key, value in schema.items():
        if key in ("properties", "patternProperties") and isinstance(value, dict):
            out[key] = {k: plain_schema(v) for k, v in value.items()}
        elif key in ("items", "additionalProperties", "not", "allOf", "oneOf", "anyOf"):
            out[key] = plain_schema(value)
        elif key == "discriminator" and isinstance(value, dict):
            if "mapping" in value:
                lost["discriminator mapping"] += 1
            out[key] = {"propertyName": value["propertyName"]}
        elif key == "type" and isinstance(value, list):
            rest = [t for t in value if t != "null"]
            if len(rest) == 1:
                out["type"] = rest[0]
            if len(rest) < len(value):
                out["nullable"] = True
        elif key in ("exclusiveMinimum", "exclusiveMaximum") and not isinstance(value, bool):
            out["minimum" if key == "exclusiveMinimum" else "maximum"] = value
            out[key] = True
        elif key in ("examples", "example"):
            pass
        else:
            out[key] = value
    return out


def parameter_schema(schema, name):
    schema = plain_schema(resolved(schema or {"type": "string"}))
    if "items" in schema:
        schema["items"] = plain_schema(resolved(schema["items"]))
    kind = schema.get("type")
    items = schema.get("items", {})
    if kind in ("string", "integer", "number", "boolean") or (
            kind == "array" and items.get("type") in ("string", "integer", "number", "boolean")):
        return {k: v for k, v in schema.items() if k in VALUE or k.startswith("x-") or k == "nullable"}
    lost["parameter that is no primitive"] += 1
    return {"type": "string"}


def same_parameter(node):
    if "$ref" in node:
        target = resolved(node)
        return None if target.get("in") == "cookie" else node
    if node.get("in") == "cookie":
        lost["cookie parameter"] += 1
        return None
    out = {k: v for k, v in node.items() if k in ("name", "in", "description", "required") or k.startswith("x-")}
    for key in ("deprecated", "allowReserved"):
        if node.get(key):
            lost[f"{key} parameter"] += 1
    out["schema"] = parameter_schema(node.get("schema"), node["name"])
    if out["schema"].get("type") == "array":
        query = node["in"] == "query"
        style = node.get("style", "form" if query else "simple")
        if style not in ("form", "spaceDelimited", "pipeDelimited", "simple"):
            lost[f"style {style}"] += 1
            style = "form" if query else "simple"
        explode = node.get("explode", style == "form") if query else False
        if style != "form":
            explode = False
        out["style"], out["explode"] = style, explode
    return out


def same_headers(headers):
    out = {}
    for name, header in (headers or {}).items():
        header = resolved(header)
        out[name] = {k: v for k, v in header.items() if k == "description" or k.startswith("x-")}
        out[name]["schema"] = parameter_schema(header.get("schema"), name)
        if out[name]["schema"].get("type") == "array":
            out[name]["style"], out[name]["explode"] = "simple", False
    return out


def same_content(content, types):
    schemas = [m.get("schema") for m in content.values() if m.get("schema") is not None]
    if not schemas:
        return None
    if any(s != schemas[0] for s in schemas):
        lost["schema of its own for a media type"] += 1
    if list(content) != types:
        lost["answer in other media types than the operation's"] += 1
    return {t: {"schema": plain_schema(schemas[0])} for t in types}


def failure_types(types, node):
    """A failure that is an object is JSON, where the operation produces nothing that can hold one."""
    schemas = [m.get("schema") for m in (node.get("content") or {}).values() if m.get("schema") is not None]
    meant = resolved(schemas[0]) if schemas else {}
    holds = any(w in t.lower() for t in types for w in ("json", "xml", "yaml", "*/*", "application/*"))
    isObject = "properties" in meant or "allOf" in meant or meant.get("type") == "object"
    return ["application/json"] if isObject and not holds else types


def same_response(node, types):
    if "$ref" in node:
        return node
    out = {k: v for k, v in node.items() if k == "description" or k.startswith("x-")}
    if node.get("headers"):
        out["headers"] = same_headers(node["headers"])
    content = same_content(node["content"], types) if node.get("content") else None
    if content:
        out["content"] = content
    return out


def body_types(content):
    types = [t for t in content if t not in FORMS] or list(content)[:1]
    if len(types) < len(content):
        lost["body that is a form too"] += 1
    return types


def same_body(node):
    if "$ref" in node:
        lost["shared body"] += 1
        node = resolved(node)
    types = body_types(node.get("content") or {"application/json": {}})
    out = {k: v for k, v in node.items() if k in ("description", "required")}
    out["content"] = same_content({t: node["content"][t] for t in types}, types) or {}
    for media in out["content"].values():
        if types[0] in FORMS and "title" in media["schema"]:
            media["schema"] = {k: v for k, v in media["schema"].items() if k != "title"}
            lost["title of a form"] += 1
    return out if out["content"] else None


def produced(operation):
    answers = [(k, resolved(r)) for k, r in operation.get("responses", {}).items()]
    for answer in [r for k, r in answers if str(k).startswith("2")] + [r for _, r in answers]:
        if any(m.get("schema") is not None for m in (answer.get("content") or {}).values()):
            return list(answer["content"])
    return ["application/json"]


def same_operation(operation):
    out = {k: v for k, v in operation.items()
           if k in ("tags", "summary", "description", "externalDocs", "operationId", "deprecated", "security") or k.startswith("x-")}
    for key in ("servers", "callbacks"):
        if key in operation:
            lost[key + " of an operation"] += 1
    parameters = [p for p in map(same_parameter, operation.get("parameters", [])) if p]
    if parameters:
        out["parameters"] = parameters
    body = same_body(operation["requestBody"]) if "requestBody" in operation else None
    if body:
        out["requestBody"] = body
    types = produced(operation)
    # A shared answer keeps its media types only where they are the operation's.
    out["responses"] = {
        str(k): r if "$ref" in r and types == ["application/json"]
        else same_response(resolved(r), types if str(k).startswith("2") else failure_types(types, resolved(r)))
        for k, r in operation.get("responses", {}).items()}
    return out


def same_security(scheme):
    kind = scheme.get("type")
    if kind == "http" and scheme.get("scheme", "").lower() == "basic":
        return {"type": "http", "scheme": "basic"}
    if kind == "apiKey" and scheme.get("in") != "cookie":
        return {k: v for k, v in scheme.items() if k in ("type", "name", "in", "description")}
    if kind == "oauth2":
        flow = next(iter(scheme["flows"].items()))
        if len(scheme["flows"]) > 1:
            lost["second OAuth flow"] += 1
        return {"type": "oauth2", "flows": {flow[0]: flow[1]}}
    lost[f"security scheme {kind}"] += 1
    return {"type": "apiKey", "in": "header", "name": "Authorization"}


def server():
    for candidate in root.get("servers", []):
        if not candidate.get("variables"):
            return candidate["url"]
        url = candidate["url"]
        for name, variable in candidate["variables"].items():
            url = url.replace("{%s}" % name, str(variable["default"]))
        lost["server variable"] += 1
        return url
    return None


components = root.get("components", {})
same = {"openapi": "3.0.3", "info": root["info"]}
url = server()
if url:
    same["servers"] = [{"url": url.rstrip("/")}] if url.rstrip("/") else []
for key in ("tags", "security"):
    if key in root:
        same[key] = root[key]
same["paths"] = {}
for path, item in root.get("paths", {}).items():
    out = {}
    for key, value in item.items():
        if key == "parameters":
            out[key] = [p for p in map(same_parameter, value) if p]
        elif key in METHODS and key != "trace":
            out[key] = same_operation(value)
        elif key.startswith("x-"):
            out[key] = value
    same["paths"][path] = out
same["components"] = {}
if "schemas" in components:
    same["components"]["schemas"] = {k: plain_schema(v) for k, v in components["schemas"].items()}
if "parameters" in components:
    same["components"]["parameters"] = {k: p for k, v in components["parameters"].items() for p in [same_parameter(v)] if p}
if "responses" in components:
    same["components"]["responses"] = {k: same_response(v, ["application/json"]) for k, v in components["responses"].items()}
if "securitySchemes" in components:
    same["components"]["securitySchemes"] = {k: same_security(v) for k, v in components["securitySchemes"].items()}


# And now every part of it as 2.0 writes it.

def down(node):
    """References, `nullable` and discriminators."""
    if isinstance(node, list):
        return [down(n) for n in node]
    if not isinstance(node, dict):
        return node
    out = {}
    for key, value in node.items():
        if key == "$ref" and isinstance(value, str):
            out[key] = re.sub(r"^#/components/(\w+)/", lambda m: f"#/{SECTIONS[m[1]]}/", value)
        elif key == "nullable" and isinstance(value, bool):
            out["x-nullable"] = value
        elif key == "discriminator" and isinstance(value, dict) and set(value) == {"propertyName"}:
            out[key] = value["propertyName"]
        else:
            out[key] = down(value)
    return out


def down_value(schema):
    return down(schema)


COLLECTION = {("form", True): "multi", ("form", False): "csv", ("simple", False): "csv", ("spaceDelimited", False): "ssv",
              ("pipeDelimited", False): "pipes"}


def down_parameter(node):
    if "$ref" in node:
        return down(node)
    out = {k: v for k, v in node.items() if k not in ("schema", "style", "explode")}
    out.update(down_value(node["schema"]))
    if "style" in node:
        out["collectionFormat"] = COLLECTION[(node["style"], node["explode"])]
    return out


def down_header(node):
    out = {k: v for k, v in node.items() if k not in ("schema", "style", "explode")}
    out.update(down_value(node["schema"]))
    return out


def down_response(node):
    if "$ref" in node:
        return down(node)
    out = {k: v for k, v in node.items() if k not in ("headers", "content")}
    if "headers" in node:
        out["headers"] = {k: down_header(v) for k, v in node["headers"].items()}
    if "content" in node:
        schema = down(next(iter(node["content"].values()))["schema"])
        whole = node["content"]
        if schema == {"type": "string", "format": "binary"} and not any("json" in t for t in whole):
            schema = {"type": "file"}
        out["schema"] = schema
    return out


def down_operation(operation):
    out = {k: v for k, v in operation.items() if k not in ("parameters", "requestBody", "responses")}
    parameters = [down_parameter(p) for p in operation.get("parameters", [])]
    body = operation.get("requestBody")
    if body:
        types = list(body["content"])
        out["consumes"] = types
        schema = body["content"][types[0]]["schema"]
        if types[0] in FORMS and "$ref" not in schema and set(schema) <= {"type", "properties", "required", "title"} \
                and all(set(p) <= set(VALUE) | {"description", "nullable"} and p.get("type") in ("string", "integer", "number", "boolean")
                        for p in schema.get("properties", {}).values()) \
                and bool(schema.get("required")) == bool(body.get("required")) and "description" not in body:
            for name, value in schema.get("properties", {}).items():
                field = {"name": name, "in": "formData", **down_value(value)}
                if value.get("format") == "binary" and types[0] == FORMS[1]:
                    field["type"] = "file"
                    field.pop("format")
                if name in schema.get("required", []):
                    field["required"] = True
                parameters.append(field)
        else:
            parameters.append({"name": "body", "in": "body", **{k: v for k, v in body.items() if k != "content"}, "schema": down(schema)})
    if parameters:
        out["parameters"] = parameters
    out["produces"] = produced(operation)
    out["responses"] = {k: down_response(v) for k, v in operation["responses"].items()}
    return out


def down_security(scheme):
    if scheme.get("type") == "http":
        return {"type": "basic"}
    if scheme.get("type") == "oauth2":
        name, flow = next(iter(scheme["flows"].items()))
        flows = {"clientCredentials": "application", "authorizationCode": "accessCode"}
        return {"type": "oauth2", "flow": flows.get(name, name), **flow}
    return scheme


result = {"swagger": "2.0", "info": same["info"], "produces": ["application/json"]}
if url and url.rstrip("/"):
    match = re.match(r"^(https?)://([^/]+)(/.*)?$", url.rstrip("/"))
    if match:
        result["schemes"], result["host"] = [match[1]], match[2]
        if match[3]:
            result["basePath"] = match[3]
    else:
        result["basePath"] = url.rstrip("/")
for key in ("tags", "security"):
    if key in same:
        result[key] = same[key]
result["paths"] = {
    path: {k: [down_parameter(p) for p in v] if k == "parameters" else down_operation(v) if k in METHODS else v for k, v in item.items()}
    for path, item in same["paths"].items()}
parts = same["components"]
if "schemas" in parts:
    result["definitions"] = down(parts["schemas"])
if "parameters" in parts:
    result["parameters"] = {k: down_parameter(v) for k, v in parts["parameters"].items()}
if "responses" in parts:
    result["responses"] = {k: down_response(v) for k, v in parts["responses"].items()}
if "securitySchemes" in parts:
    result["securityDefinitions"] = {k: down_security(v) for k, v in parts["securitySchemes"].items()}
json.dump(result, open(down_path, "w"), indent=1, default=str)
json.dump(same, open(same_path, "w"), indent=1, default=str)
print("; ".join(f"{count} × {what}" for what, count in sorted(lost.items())) or "nothing is lost")
