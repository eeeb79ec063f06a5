#!/usr/bin/env python3
"""Runs schemathesis against `helodata-gen mock` for each description; a line a description.

    HELODATA_MOCK=path/to/helodata-gen python3 Tests/Sandbox/Checks/mock.py DESCRIPTION…

The seed is fixed, so that two runs send the same. A mock keeps no state and knows no credential: that what was deleted
is there still, that any credential is taken, and that a description without a 401 has its nearest answer for none, is no finding. Neither is a
body that schemathesis cannot write, such as CBOR.
"""

import os
import re
import subprocess
import tempfile
import time

import mocked
import yaml

EXAMPLES = os.environ.get("HELODATA_MOCK_EXAMPLES", "10")


def headers(path):
    """A credential for each scheme of the description."""
    document = yaml.safe_load(path.read_text())
    schemes = ((document.get("components") or {}).get("securitySchemes") or {}).values()
    found = {}
    for scheme in schemes:
        if scheme.get("type") == "apiKey" and scheme.get("in") == "header":
            found[scheme["name"]] = "mock"
        elif scheme.get("scheme") == "basic":
            found["Authorization"] = "Basic bW9jazptb2Nr"
        elif scheme.get("type") in ("http", "oauth2", "openIdConnect"):
            found.setdefault("Authorization", "Bearer mock")
    return found


def check(path):
    started = time.monotonic()
    with mocked.serving(path) as url:
        ready = time.monotonic() - started
        if not url:
            return "does not start", False
        command = ["schemathesis", "run", str(path), "--url", url, "--max-examples", EXAMPLES, "--seed", "1", "--generation-database", "none",
                   "--request-timeout", "10", "--exclude-checks", "use_after_free,ensure_resource_availability,ignored_auth,missing_required_header"]
        for name, value in headers(path).items():
            command += ["--header", "%s: %s" % (name, value)]
        with tempfile.TemporaryDirectory() as folder:
            run = subprocess.run(command, cwd=folder, capture_output=True, text=True)
        counts = re.findall(r"^  (?:❌ .*|\d+ generated.*|.*passed)$", run.stdout.split("SUMMARY")[-1], re.M)
        summary = run.stdout.split("SUMMARY")[-1]
        errors = re.findall(r"^  🚫 (.*): \d+$", summary.split("Errors:")[-1], re.M) if "Errors:" in summary else []
        good = run.returncode == 0 or "Failures:" not in summary and "Test cases:" in summary and set(errors) == {"Serialization not possible"}
        if not good:
            print(run.stdout[-6000:])
        return "ready after %.0f ms; %s" % (ready * 1000, "; ".join(part.strip() for part in counts)), good


if __name__ == "__main__":
    mocked.each(check)
