"""What a server answers by a description: its example, or a value made from the schema."""

import json


class Document:
    def __init__(self, root):
        self.root = root

    def resolved(self, node):
        while isinstance(node, dict) and "$ref" in node:
            target = self.root
            for part in node["$ref"].removeprefix("#/").split("/"):
                target = target[part.replace("~1", "/").replace("~0", "~")]
            node = target
        return node

    def operations(self):
        """Path, method and operation of each."""
        for path, item in self.root["paths"].items():
            for method, operation in item.items():
                if method in ("get", "put", "post", "delete", "options", "head", "patch"):
                    yield path, method, operation

    # answers

    def answer(self, operation):
        """Status, media type and bytes of the first success."""
        status = min(key for key in operation["responses"] if key.startswith("2"))
        content = self.resolved(operation["responses"][status]).get("content", {})
        if not content:
            return int(status), None, b"", None
        media = next((key for key in content if "json" in key), next(iter(content)))
        value = self.example(content[media])
        body = json.dumps(value) if "json" in media else value if isinstance(value, str) else json.dumps(value)
        return int(status), media, body.encode(), content[media].get("schema")

    def events(self, operation, count=3):
        """The answer as a stream of server-sent events."""
        status = min(key for key in operation["responses"] if key.startswith("2"))
        schema = self.resolved(operation["responses"][status])["content"]["text/event-stream"]["schema"]
        data = json.dumps(self.value(schema))
        return "".join(f"data: {data}\n\n" for _ in range(count)) + "data: [DONE]\n\n", schema

    def example(self, media):
        if "example" in media:
            return media["example"]
        for example in media.get("examples", {}).values():
            example = self.resolved(example)
            if "value" in example:
                return example["value"]
        return self.value(media.get("schema", {}))

    # values from schemas

    def value(self, schema, depth=0):
        if schema is True or schema == {}:
            return {"any": "value"}
        schema = self.merged(schema)
        if "const" in schema:
            return schema["const"]
        if schema.get("enum"):
            return schema["enum"][0]
        for key in ("oneOf", "anyOf"):
            branches = [branch for branch in schema.get(key, []) if self.merged(branch).get("type") != "null"]
            if branches:
                return self.branch(schema, branches[0], depth)
        if "example" in schema and not isinstance(schema["example"], (dict, list)):
            return schema["example"]
        types = schema.get("type") or self.inferred(schema)
        kind = types if isinstance(types, str) else next((name for name in types if name != "null"), "null")
        return getattr(self, "value_of_" + kind)(schema, depth)

    def branch(self, schema, branch, depth):
        rest = {key: value for key, value in schema.items() if key not in ("oneOf", "anyOf", "discriminator")}
        value = self.value({"allOf": [rest, branch]} if rest.get("properties") else branch, depth)
        discriminator = schema.get("discriminator", {})
        if discriminator and isinstance(value, dict):
            reference = branch.get("$ref", "")
            names = [name for name, target in discriminator.get("mapping", {}).items() if target == reference]
            value[discriminator["propertyName"]] = names[0] if names else reference.split("/")[-1]
        return value

    @staticmethod
    def inferred(schema):
        return "object" if "properties" in schema or "additionalProperties" in schema else "array" if "items" in schema else "string"

    def merged(self, schema):
        """The schema with its references and `allOf` in one."""
        schema = self.resolved(schema)
        if schema in (True, False) or "allOf" not in schema:
            return schema if isinstance(schema, dict) else {}
        merged = {key: value for key, value in schema.items() if key != "allOf"}
        for part in schema["allOf"]:
            for key, value in self.merged(part).items():
                if key == "properties":
                    merged["properties"] = {**value, **merged.get("properties", {})}
                elif key == "required":
                    merged["required"] = list(dict.fromkeys([*merged.get("required", []), *value]))
                else:
                    merged.setdefault(key, value)
        return merged

    def value_of_object(self, schema, depth):
        required = schema.get("required", [])
        value = {}
        for name, member in schema.get("properties", {}).items():
            # Deep down, what need not be there is not there: descriptions are circular.
            if name in required or depth < 3:
                if self.merged(member).get("writeOnly"):
                    continue
                value[name] = self.value(member, depth + 1)
        additional = schema.get("additionalProperties")
        if isinstance(additional, dict) and not value:
            value["key"] = self.value(additional, depth + 1)
        return value

    def value_of_array(self, schema, depth):
        if depth >= 4 and not schema.get("minItems"):
            return []
        return [self.value(schema.get("items", {}), depth + 1) for _ in range(max(1, schema.get("minItems", 1)))]

    @staticmethod
    def value_of_string(schema, depth):
        texts = {
            "date-time": "2024-02-29T12:34:56Z", "date": "2024-02-29", "uuid": "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
            "uri": "https://example.com/a", "url": "https://example.com/a", "email": "a@example.com", "byte": "AP8=",
            "snowflake": "1096114561234567890",
        }
        text = texts.get(schema.get("format"), "text")
        return text.ljust(schema.get("minLength", 0), "x")[: schema.get("maxLength", len(text) + 1000)]

    @staticmethod
    def value_of_integer(schema, depth):
        return max(schema.get("minimum", 7), min(schema.get("maximum", 7), 7))

    @staticmethod
    def value_of_number(schema, depth):
        return max(schema.get("minimum", 0.25), min(schema.get("maximum", 0.25), 0.25))

    @staticmethod
    def value_of_boolean(schema, depth):
        return True

    @staticmethod
    def value_of_null(schema, depth):
        return None

    # comparing

    def names(self, schema, known=None, seen=None):
        """The names of all members that a schema knows, at any depth."""
        known, seen = (set() if known is None else known), (set() if seen is None else seen)
        schema = self.resolved(schema)
        if not isinstance(schema, dict) or id(schema) in seen:
            return known
        seen.add(id(schema))
        known.update(schema.get("properties", {}))
        parts = [*schema.get("properties", {}).values(), schema.get("items"), schema.get("additionalProperties")]
        for key in ("allOf", "anyOf", "oneOf", "prefixItems"):
            parts += schema.get(key, [])
        for part in parts:
            self.names(part, known, seen)
        return known


def differences(sent, decoded, known, path="$"):
    """What a value lost or changed between its JSON and the JSON of what it was decoded into."""
    if isinstance(sent, dict) and isinstance(decoded, dict):
        for name, value in sent.items():
            if name in decoded:
                yield from differences(value, decoded[name], known, f"{path}.{name}")
            elif value is not None and name in known:
                yield f"{path}.{name} is missing"
        for name in decoded.keys() - sent.keys():
            yield f"{path}.{name} was not sent"
    elif isinstance(sent, list) and isinstance(decoded, list):
        if len(sent) != len(decoded):
            yield f"{path} has {len(decoded)} elements instead of {len(sent)}"
        for index, (one, other) in enumerate(zip(sent, decoded)):
            yield from differences(one, other, known, f"{path}[{index}]")
    elif sent != decoded or isinstance(sent, bool) != isinstance(decoded, bool):
        if not (isinstance(sent, str) and isinstance(decoded, str) and same_text(sent, decoded)):
            yield f"{path} is {decoded!r} instead of {sent!r}"


def same_text(one, other):
    """The same instant in another spelling, or the same UUID."""
    if one.lower() == other.lower() and len(one) == 36:
        return True
    from datetime import datetime

    try:
        return datetime.fromisoformat(one) == datetime.fromisoformat(other)
    except (ValueError, TypeError):
        return False
