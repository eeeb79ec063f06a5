"""Forms and parameters with brackets, which openapi-core cannot read: read here, and judged by openapi-schema-validator."""

import email
import json
import re
from urllib.parse import parse_qsl

from openapi_schema_validator import OAS30Validator, OAS31Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


NAME = "urn:description"


class Forms:
    def __init__(self, document):
        self.document = document
        self.kind = OAS31Validator if document.root["openapi"].startswith("3.1") else OAS30Validator
        self.registry = Registry().with_resource(NAME, Resource(contents=document.root, specification=DRAFT202012))

    def problems(self, pointer, operation, content_type, body):
        """What is wrong with the body of a request; None where it is no form. pointer: of the operation."""
        content = self.document.resolved(operation.get("requestBody", {})).get("content", {})
        media = content_type.split(";")[0].strip()
        if media not in FORMS:
            return [f"the body is no form but {media}"] if body and set(content) and set(content) <= set(FORMS) else None
        if media not in content:
            return [f"the operation takes no {media}"]
        isMultipart = media == FORMS[1]
        pairs = self.parts(content_type, body) if isMultipart else parse_qsl(body.decode(), keep_blank_values=True)
        value = self.typed(self.nested(pairs), content[media]["schema"])
        return self.violations(value, content[media]["schema"], f"{pointer}/requestBody/content/{escaped(media)}/schema")

    def query_problems(self, pointer, operation, pairs):
        """What is wrong with the parameters of the style deepObject."""
        value = self.nested(pairs)
        problems = []
        for index, entry in enumerate(operation.get("parameters", [])):
            if entry.get("style") == "deepObject" and entry["name"] in value:
                typed = self.typed(value[entry["name"]], entry["schema"])
                problems += self.violations(typed, entry["schema"], f"{pointer}/parameters/{index}/schema")
        return problems

    def violations(self, value, schema, pointer):
        validator = self.kind({"$ref": NAME + schema.get("$ref", pointer)}, registry=self.registry)
        return [f"{error.json_path}: {error.message}"[:300] for error in validator.iter_errors(value)]

    @staticmethod
    def parts(content_type, body):
        message = email.message_from_bytes(b"Content-Type: " + content_type.encode() + b"\r\n\r\n" + body)
        for part in message.get_payload():
            payload = part.get_payload(decode=True)
            is_json = part.get("Content-Type", "").startswith("application/json")
            yield part.get_param("name", header="Content-Disposition"), json.loads(payload) if is_json else payload.decode("latin-1")

    @staticmethod
    def nested(pairs):
        """`a[b][]=1` as {"a": {"b": ["1"]}}; a name that comes again makes a list."""
        root = {}
        for name, value in pairs:
            node, key = root, name.split("[")[0]
            for inner in re.findall(r"\[([^\]]*)\]", name):
                default = [] if inner == "" or inner.isdigit() else {}
                node = node.setdefault(key, default) if isinstance(node, dict) else Forms.element(node, key, default)
                key = inner
            if isinstance(node, list):
                node.append(value)
            elif key in node:
                node[key] = [*node[key], value] if isinstance(node[key], list) else [node[key], value]
            else:
                node[key] = value
        return root

    @staticmethod
    def element(node, index, default):
        while len(node) <= int(index or 0):
            node.append(type(default)())
        return node[int(index or 0)]

    def typed(self, value, schema):
        """Numbers, truth values and lists of one, where the schema wants them."""
        schema = self.document.merged(schema)
        if isinstance(value, dict):
            members, additional = schema.get("properties", {}), schema.get("additionalProperties")
            branches = [self.document.merged(branch) for branch in schema.get("anyOf", []) + schema.get("oneOf", [])]
            for branch in branches:
                members = {**branch.get("properties", {}), **members}
            rest = additional if isinstance(additional, dict) else {}
            return {name: self.typed(member, members.get(name, rest)) for name, member in value.items()}
        types = schema.get("type")
        types = [types] if isinstance(types, str) else types or []
        if "array" in types:
            return [self.typed(element, schema.get("items", {})) for element in (value if isinstance(value, list) else [value])]
        if not isinstance(value, str):
            return value
        if "boolean" in types and value in ("true", "false"):
            return value == "true"
        for name, convert in (("integer", int), ("number", float)):
            try:
                if name in types:
                    return convert(value)
            except ValueError:
                pass
        return value


def escaped(name):
    return name.replace("~", "~0").replace("/", "~1")
