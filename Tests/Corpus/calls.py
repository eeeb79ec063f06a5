#!/usr/bin/env python3
"""Calls operations of real services: generates a client of each description, drives it against a loopback server that answers with
the description's examples (or values made from its schemas), has each request validated by openapi-core, and compares what
the answers were decoded into with what was sent.

Tests/Corpus/calls.py [--corpus FOLDER] [NAME…]     GitHub, Stripe, OpenAI, Twilio and Discord unless given

HELODATA_GEN names the generator to use; HELODATA_KEEP a folder for the package and its build."""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

from answers import differences
from server import Server

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
DESCRIPTIONS = {
    "GitHub": "github.json", "Stripe": "stripe.yaml", "OpenAI": "openai.yaml", "Twilio": "twilio-verify.yaml", "Discord": "discord.json",
}


def package(work, names):
    """A package with a client and a program that uses it for each description."""
    targets = ""
    for name in names:
        targets += f'        .target(name: "{name}"),\n        .executableTarget(name: "{name}Calls", dependencies: ["{name}"]),\n'
        program = work / "Sources" / f"{name}Calls"
        program.mkdir(parents=True, exist_ok=True)
        shutil.copy(HERE / name / "Calls.swift", program / "Calls.swift")
        check = (HERE / "Check.swift").read_text()
        (program / "Check.swift").write_text(check.replace("import Client", f"import {name}"))
    manifest = f"""// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "corpus-calls",
    platforms: [.macOS(.v13)],
    targets: [
{targets}    ]
)
"""
    # Written only where it differs, so that a build that was kept is taken up again.
    file = work / "Package.swift"
    if not file.exists() or file.read_text() != manifest:
        file.write_text(manifest)


def load(path):
    text = path.read_text()
    # Dates stay text, as they are in JSON.
    loader = type("Loader", (yaml.CSafeLoader,), {})
    loader.yaml_implicit_resolvers = {
        key: [entry for entry in entries if entry[0] != "tag:yaml.org,2002:timestamp"]
        for key, entries in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }
    return json.loads(text) if path.suffix == ".json" else yaml.load(text, Loader=loader)


def decoded(exchange, value):
    """What is wrong with the value that an answer was decoded into."""
    if value is None:
        return ["nothing was decoded"] if exchange.body else []
    if isinstance(value, list) and exchange.body.startswith(b"data: "):
        sent = [json.loads(line[6:]) for line in exchange.body.decode().splitlines() if line.startswith("data: {")]
    else:
        try:
            sent = json.loads(exchange.body)
        except ValueError:
            sent = exchange.body.decode()
    return list(differences(sent, value, exchange.names))


def check(name, root, program):
    settings = yaml.safe_load((HERE / name / "helodata-gen.yaml").read_text())
    operations = settings["include-operations"]
    server = Server(root, operations)
    environment = {**os.environ, "SWIFT_BACKTRACE": "enable=no"}
    run = subprocess.run([program, server.base], capture_output=True, text=True, timeout=120, env=environment)
    server.stop()
    # What follows the last line break was cut off.
    lines = run.stdout.split("\n")[:-1]
    problems = [line for line in lines if line.startswith("wrong ")]
    if run.returncode != 0:
        problems.append(f"the program ends with {run.returncode}: {run.stderr[:2000]}")
    values = [json.loads(line[8:]) for line in lines if line.startswith("decoded ")]
    if len(values) != len(server.exchanges):
        problems.append(f"{len(values)} calls returned, the server saw {len(server.exchanges)}")
    for exchange, value in zip(server.exchanges, values):
        exchange.names = server.document.names(exchange.schema)
        problems += [f"{exchange.operation}: request: {problem}" for problem in exchange.problems]
        problems += [f"{exchange.operation}: answer: {problem}" for problem in decoded(exchange, value)]
    called = {exchange.operation for exchange in server.exchanges}
    problems += [f"{operation} was not called" for operation in operations if operation not in called]
    return len(server.exchanges), problems


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("names", nargs="*")
    arguments.add_argument("--corpus", type=Path, default=ROOT.parent / "shared" / "corpus")
    options = arguments.parse_args()
    names = options.names or list(DESCRIPTIONS)
    if not (options.corpus / "index.tsv").exists():
        print(f"corpus calls: no descriptions in {options.corpus}, skipped")
        return 0
    generator = Path(os.environ.get("HELODATA_GEN", ROOT / ".build" / "debug" / "helodata-gen"))
    if not generator.exists():
        subprocess.run(["swift", "build", "--product", "helodata-gen"], cwd=ROOT, check=True)
    keep = os.environ.get("HELODATA_KEEP")
    work = Path(keep or tempfile.mkdtemp())
    failed = 0
    try:
        package(work, names)
        for name in names:
            subprocess.run(
                [
                    generator, options.corpus / DESCRIPTIONS[name], "--config", HERE / name / "helodata-gen.yaml", "--output",
                    work / "Sources" / name, "--layout", "sources", "--quiet",
                ],
                check=True, stderr=subprocess.DEVNULL)
        start = time.monotonic()
        build = subprocess.run(["swift", "build", "--package-path", work], capture_output=True, text=True)
        if build.returncode != 0:
            print("\n".join(line for line in (build.stdout + build.stderr).splitlines() if "error:" in line)[:8000])
            print("corpus calls: the clients do not build")
            return 1
        print(f"{len(names)} clients built in {time.monotonic() - start:.0f} s", flush=True)
        programs = work / ".build" / "debug"
        for name in names:
            calls, problems = check(name, load(options.corpus / DESCRIPTIONS[name]), programs / f"{name}Calls")
            print(f"{name:8} {calls:3} calls  {'ok' if not problems else f'{len(problems)} problems'}", flush=True)
            for problem in problems[:40]:
                print("   ", problem)
            failed += bool(problems)
    finally:
        if not keep:
            shutil.rmtree(work)
    print(f"corpus calls: {len(names) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
