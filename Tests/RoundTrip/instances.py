"""Random instances of the schemas of an OpenAPI description, valid by `jsonschema` (draft 2020-12)."""

import datetime
import random
import string
import time

import jsonschema
import referencing
import referencing.jsonschema

DEEPEST = 6
# Values inside one instance; beyond these only what is required is made.
LARGEST = 200
# Processor time for the instances of one component.
SECONDS = 4


def modern(schema):
    """A schema of OpenAPI 3.0 in the words of 3.1."""
    if isinstance(schema, list):
        return [modern(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    result = {}
    for key, value in schema.items():
        if key in ("enum", "const", "default", "example", "examples"):
            result[key] = value
        elif key in ("properties", "patternProperties", "$defs", "definitions", "schemas", "dependentSchemas"):
            result[key] = {name: modern(part) for name, part in value.items()} if isinstance(value, dict) else value
        elif key == "exclusiveMinimum" and isinstance(value, bool):
            if value and "minimum" in schema:
                result["exclusiveMinimum"] = schema["minimum"]
        elif key == "exclusiveMaximum" and isinstance(value, bool):
            if value and "maximum" in schema:
                result["exclusiveMaximum"] = schema["maximum"]
        elif key == "required" and not isinstance(value, list):
            continue
        else:
            result[key] = modern(value)
    if schema.get("nullable") is True:
        result.pop("nullable", None)
        if isinstance(result.get("type"), str):
            result["type"] = [result["type"], "null"]
            if "enum" in result and None not in result["enum"]:
                result["enum"] = result["enum"] + [None]
            return result
        return {"anyOf": [result, {"type": "null"}]}
    return result


def one_way(schema, dropped, document):
    """The schema as it travels one way: without members that are `readOnly`, or `writeOnly`, themselves or by what they refer to."""
    if isinstance(schema, list):
        return [one_way(part, dropped, document) for part in schema]
    if not isinstance(schema, dict):
        return schema
    result = {}
    gone = set()
    for key, value in schema.items():
        if key in ("enum", "const", "default", "example", "examples"):
            result[key] = value
        elif key == "properties" and isinstance(value, dict):
            gone = {name for name, part in value.items() if goes(part, dropped, document)}
            result[key] = {name: one_way(part, dropped, document) for name, part in value.items() if name not in gone}
        else:
            result[key] = one_way(value, dropped, document)
    if gone and isinstance(result.get("required"), list):
        result["required"] = [name for name in result["required"] if name not in gone]
    return result


def goes(schema, dropped, document, steps=0):
    """Whether a schema, what it refers to or a part of it says that it does not travel this way."""
    if not isinstance(schema, dict) or steps > 20:
        return False
    if schema.get(dropped) is True:
        return True
    reference = schema.get("$ref")
    if isinstance(reference, str) and reference.startswith("#/components/schemas/"):
        name = reference.split("/")[-1].replace("~1", "/").replace("~0", "~")
        if goes(document["components"]["schemas"].get(name), dropped, document, steps + 1):
            return True
    return any(goes(part, dropped, document, steps + 1) for part in schema.get("allOf", []))


def absolute(schema):
    """The schema with its references leading into the document from anywhere."""
    if isinstance(schema, list):
        return [absolute(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    return {key: "urn:document" + value if key == "$ref" and isinstance(value, str) and value.startswith("#") else absolute(value)
            for key, value in schema.items()}


class Instances:
    """Of answers, or of requests: without the members that travel the other way."""

    def __init__(self, document, seed, dropped="writeOnly"):
        self.random = random.Random(seed)
        # Branches of unions that the value in the making has to be of, each.
        self.chosen = []
        self.document = modern({"components": {"schemas": document.get("components", {}).get("schemas", {})}})
        self.document = one_way(self.document, dropped, self.document)
        self.schemas = self.document["components"]["schemas"]
        resource = referencing.Resource.from_contents(self.document, default_specification=referencing.jsonschema.DRAFT202012)
        self.registry = referencing.Registry().with_resource("urn:document", resource)

    def valid(self, name, count):
        """Up to so many valid instances of a component."""
        pointer = name.replace("~", "~0").replace("/", "~1").replace("%", "%25").replace(" ", "%20")
        validator = jsonschema.Draft202012Validator(
            {"$ref": "urn:document#/components/schemas/" + pointer}, registry=self.registry)
        found = []
        end = time.process_time() + SECONDS
        for _ in range(count * 3):
            if len(found) == count or time.process_time() > end:
                break
            self.left = LARGEST
            try:
                value = self.value(self.schemas[name], 0)
                if validator.is_valid(value):
                    found.append(value)
            except (Unfit, RecursionError):
                continue
            except Exception:  # A schema that `jsonschema` cannot read, or a pattern that Python does not know.
                break
        return found

    def resolve(self, reference):
        if not reference.startswith("#/"):
            raise Unfit
        target = self.document
        for token in reference[2:].split("/"):
            token = token.replace("%20", " ").replace("%7B", "{").replace("%7D", "}").replace("~1", "/").replace("~0", "~")
            try:
                target = target[int(token) if isinstance(target, list) else token]
            except (KeyError, IndexError, ValueError, TypeError):
                raise Unfit from None
        return target

    def value(self, schema, depth):
        if depth > 40:
            raise Unfit
        self.left -= 1
        if self.left < 0:
            depth = max(depth, DEEPEST)
        if schema is True or schema == {}:
            return self.random.choice([1, "x", True, [1], {"a": 1}])
        if not isinstance(schema, dict):
            raise Unfit
        if not any(key in schema for key in ("$ref", "allOf", "oneOf", "anyOf")):
            return self.plain(schema, depth)
        outer, self.chosen = self.chosen, []
        try:
            value = self.plain(self.merged(schema, 0), depth)
            # What is of another branch than meant, or of one of two alone, has members that nobody declares.
            for branch in self.chosen:
                if not jsonschema.Draft202012Validator(absolute(branch), registry=self.registry).is_valid(value):
                    raise Unfit
            return value
        finally:
            self.chosen = outer

    def plain(self, schema, depth):
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            values = schema["enum"]
            kinds = schema.get("type")
            return self.random.choice(values)
        kinds = schema.get("type")
        if isinstance(kinds, list):
            kinds = [kind for kind in kinds if kind != "null"] + (["null"] if "null" in kinds and (depth > 3 or self.random.random() < 0.2) else [])
            kinds = self.random.choice(kinds) if kinds else "null"
        if kinds is None:
            if "properties" in schema or "additionalProperties" in schema or "required" in schema:
                kinds = "object"
            elif "items" in schema or "prefixItems" in schema:
                kinds = "array"
            elif "pattern" in schema or "minLength" in schema or schema.get("format") in ("date-time", "date", "uuid", "uri"):
                kinds = "string"
            elif "minimum" in schema or "maximum" in schema:
                kinds = "number"
            else:
                return self.random.choice([1, "x", False, {"k": [1]}])
        return getattr(self, kinds)(schema, depth)

    def merged(self, schema, steps):
        """References, `allOf` and one branch of each union, put together."""
        if steps > 60:
            raise Unfit
        result = {key: value for key, value in schema.items() if key not in ("$ref", "allOf", "oneOf", "anyOf", "discriminator")}
        parts = []
        if "$ref" in schema:
            parts.append(self.resolve(schema["$ref"]))
        parts += schema.get("allOf", [])
        for key in ("oneOf", "anyOf"):
            if schema.get(key):
                branches = schema[key]
                chosen = self.random.choice(branches)
                parts.append(chosen)
                self.chosen.append(chosen)
                # Sometimes a value is of several branches of `anyOf`.
                if key == "anyOf" and len(branches) > 1 and self.random.random() < 0.2:
                    other = self.random.choice([branch for branch in branches if branch is not chosen])
                    parts.append(other)
                    self.chosen.append(other)
        for part in parts:
            if part is True:
                continue
            if not isinstance(part, dict):
                raise Unfit
            self.add(self.merged(part, steps + 1), result)
        return result

    def add(self, part, result):
        for key, value in part.items():
            if key not in result:
                result[key] = dict(value) if key == "properties" else value
            elif key == "properties":
                own = dict(result[key])
                for name, schema in value.items():
                    own[name] = {"allOf": [own[name], schema]} if name in own and own[name] != schema else schema
                result[key] = own
            elif key == "required":
                result[key] = list(dict.fromkeys(list(result[key]) + list(value)))
            elif key == "type":
                a = result[key] if isinstance(result[key], list) else [result[key]]
                b = value if isinstance(value, list) else [value]
                both = [kind for kind in a if kind in b] or [kind for kind in a + b if kind == "integer"]
                if not both:
                    raise Unfit
                result[key] = both if len(both) > 1 else both[0]
            elif key == "enum":
                result[key] = [item for item in result[key] if item in value]
                if not result[key]:
                    raise Unfit
            elif key == "const" and result[key] != value:
                raise Unfit
            elif key == "items" and result[key] != value:
                result[key] = {"allOf": [result[key], value]}

    def null(self, schema, depth):
        return None

    def boolean(self, schema, depth):
        return self.random.random() < 0.5

    def integer(self, schema, depth):
        low = schema.get("minimum", schema.get("exclusiveMinimum", -1000 if self.random.random() < 0.2 else 0))
        high = schema.get("maximum", schema.get("exclusiveMaximum", low + self.random.choice([1, 10, 1000, 100000])))
        low, high = int(low), int(high)
        low, high = max(low, -2 ** 53), min(high, 2 ** 53)
        if "exclusiveMinimum" in schema:
            low += 1
        if "exclusiveMaximum" in schema:
            high -= 1
        value = self.random.randint(low, max(low, high))
        step = schema.get("multipleOf")
        return value - value % int(step) if step and int(step) == step else value

    def number(self, schema, depth):
        if self.random.random() < 0.3 or schema.get("multipleOf"):
            return self.integer(schema, depth)
        low = float(schema.get("minimum", schema.get("exclusiveMinimum", -10.0)))
        high = float(schema.get("maximum", schema.get("exclusiveMaximum", low + 1000)))
        return round(low + (high - low) * self.random.random(), 3)

    def string(self, schema, depth):
        form = schema.get("format")
        if form == "date-time":
            base = datetime.datetime(2000 + self.random.randrange(40), 1 + self.random.randrange(12), 1 + self.random.randrange(28), 13, 4, self.random.randrange(60))
            return base.strftime("%Y-%m-%dT%H:%M:%S") + self.random.choice(["Z", ".5Z", ".123Z"])
        if form == "date":
            return "20%02d-0%d-1%d" % (self.random.randrange(100), 1 + self.random.randrange(9), self.random.randrange(10))
        if form == "uuid":
            return "%08x-0000-4000-8000-%012x" % (self.random.getrandbits(32), self.random.getrandbits(48))
        if form in ("byte", "binary") or schema.get("contentEncoding") == "base64":
            return self.random.choice(["", "AAEC", "aGVsbG8="])
        if form == "decimal":
            return "%d.%02d" % (self.random.randrange(1000), self.random.randrange(100))
        if form in ("uri", "url"):
            return "https://example.com/%d" % self.random.randrange(100)
        if form == "email":
            return "a%d@example.com" % self.random.randrange(100)
        if form in ("int64", "int32", "uint64"):
            return str(self.random.randrange(1000))
        low = schema.get("minLength", 0)
        high = min(schema.get("maxLength", low + 12), low + 40)
        alphabet = string.ascii_letters + string.digits + " -_./é☃\"\\"
        length = self.random.randint(low, max(low, high))
        if "pattern" in schema:
            alphabet = self.random.choice([string.digits, string.ascii_lowercase, string.ascii_uppercase, string.ascii_lowercase + string.digits])
        return "".join(self.random.choice(alphabet) for _ in range(length))

    def array(self, schema, depth):
        if "prefixItems" in schema:
            return [self.value(part, depth + 1) for part in schema["prefixItems"]]
        low = schema.get("minItems", 0)
        high = schema.get("maxItems", low + 3)
        if depth >= DEEPEST:
            high = low
        return [self.value(schema.get("items", True), depth + 1) for _ in range(self.random.randint(low, max(low, min(high, low + 3))))]

    def object(self, schema, depth):
        result = {}
        required = set(schema.get("required", []))
        share = self.random.choice([0.1, 0.5, 0.9])
        if depth >= 2:
            share = 0.3
        for name, part in schema.get("properties", {}).items():
            if name in required or (depth < DEEPEST and self.random.random() < share):
                try:
                    result[name] = self.value(part, depth + 1)
                except Unfit:
                    if name in required:
                        raise
        additional = schema.get("additionalProperties")
        if isinstance(additional, dict) and depth < DEEPEST:
            for index in range(self.random.randrange(3)):
                result["key%d" % index] = self.value(additional, depth + 1)
        elif additional is True and self.random.random() < 0.5:
            result["more"] = self.random.choice([1, "x", [True]])
        return result


class Unfit(Exception):
    """No instance can be made this way."""
