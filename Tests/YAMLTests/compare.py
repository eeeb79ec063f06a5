#!/usr/bin/env python3
"""The reference view of each file in Suite: PyYAML's pure-Python parser for the structure, and the core schema of YAML 1.2.2
(10.3.2) for what plain scalars mean, written from the specification's regular expressions.

  compare.py            compares the expectations that are checked in with what the reference says today
  compare.py --write    writes them: Suite/expected.json, read by SuiteTests.swift

Where the two readers are meant to differ, SuiteTests.swift says why.
"""
import json
import os
import re
import sys

import yaml

SUITE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Suite")
EXPECTED = os.path.join(SUITE, "expected.json")

# YAML 1.2.2 10.3.2.
CORE = [
    ("null", re.compile(r"null|Null|NULL|~|")),
    ("bool", re.compile(r"true|True|TRUE|false|False|FALSE")),
    ("int", re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")),
    ("float", re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")),
]


class Refused(Exception):
    pass


def scalar(node):
    tag, text = node.tag, node.value
    if tag is not None and tag not in ("!", "tag:yaml.org,2002:str") and tag.startswith("tag:yaml.org,2002:"):
        kind = tag.rsplit(":", 1)[1]
        if kind not in ("null", "bool", "int", "float"):
            raise Refused("tag " + kind)
    elif tag is not None and tag not in ("!", "tag:yaml.org,2002:str"):
        raise Refused("tag " + tag)
    elif tag is not None or node.style is not None:
        return {"str": text}
    for kind, pattern in CORE:
        if pattern.fullmatch(text):
            return value(kind, text)
    return {"str": text}


def value(kind, text):
    if kind == "null":
        return {"null": None}
    if kind == "bool":
        return {"bool": text.lower() == "true"}
    if kind == "int":
        number = int(text, 8 if text[:2] == "0o" else 16 if text[:2] == "0x" else 10) if text[:2] not in ("0o",) else int(text[2:], 8)
        return {"int": str(number)}
    bare = text.lower().lstrip("+")
    return {"float": {".inf": "inf", "-.inf": "-inf", ".nan": "nan"}.get(bare) or repr(float(text))}


class Composer(yaml.composer.Composer):
    """Keeps the tags that are written, and nothing where none is: the resolver of YAML 1.1 has no say."""

    def compose_scalar_node(self, anchor):
        event = self.get_event()
        node = yaml.ScalarNode(event.tag, event.value, event.start_mark, event.end_mark, style=event.style)
        if anchor is not None:
            self.anchors[anchor] = node
        return node


class Loader(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser, Composer, yaml.resolver.BaseResolver):
    def __init__(self, stream):
        yaml.reader.Reader.__init__(self, stream)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)
        Composer.__init__(self)
        yaml.resolver.BaseResolver.__init__(self)


def tree(node, path=()):
    if id(node) in path:
        raise Refused("recursion")
    path += (id(node),)
    if isinstance(node, yaml.ScalarNode):
        return scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return {"seq": [tree(item, path) for item in node.value]}
    # Keys are the text of their scalars, in a JSON-like tree; `<<` as yaml.org/type/merge says, at its own place.
    own = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode) and not is_merge(key)]
    if len(own) != len(set(own)):
        raise Refused("duplicate key")
    entries, seen = [], set(own)
    for key, item in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise Refused("key that is no scalar")
        if not is_merge(key):
            entries.append([key.value, tree(item, path)])
            continue
        for source in item.value if isinstance(item, yaml.SequenceNode) else [item]:
            if not isinstance(source, yaml.MappingNode):
                raise Refused("merge of no mapping")
            for name, member in tree(source, path)["map"]:
                if name not in seen:
                    seen.add(name)
                    entries.append([name, member])
    return {"map": entries}


def is_merge(key):
    return key.value == "<<" and key.style is None and key.tag is None


def view(path):
    with open(path, "rb") as file:
        data = file.read()
    try:
        loader = Loader(data)
        node = loader.get_single_node()
        return {"refused": "empty"} if node is None else tree(node)
    except (yaml.YAMLError, Refused, UnicodeError) as error:
        return {"refused": (getattr(error, "problem", None) or str(error)).split("\n")[0]}


def main():
    names = sorted(name for name in os.listdir(SUITE) if name.endswith(".yaml"))
    views = {name[:-5]: view(os.path.join(SUITE, name)) for name in names}
    text = "{\n" + ",\n".join(json.dumps(name) + ": " + json.dumps(views[name]) for name in views) + "\n}\n"
    if "--write" in sys.argv:
        with open(EXPECTED, "w") as file:
            file.write(text)
    elif open(EXPECTED).read() != text:
        old = json.load(open(EXPECTED))
        for name in sorted(set(old) | set(views)):
            if old.get(name) != views.get(name):
                print(f"{name}: expected.json has {old.get(name)}, the reference says {views.get(name)}")
        sys.exit("expected.json is out of date: Tests/YAMLTests/compare.py --write")
    print(f"{len(views)} files, {sum('refused' in v for v in views.values())} of which the reference refuses")


main()
