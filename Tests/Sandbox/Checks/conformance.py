#!/usr/bin/env python3
"""Runs schemathesis against the sandbox with spec/helodata.yaml. It must find nothing.

    python3 Tests/Sandbox/Checks/conformance.py [SANDBOX] [EXAMPLES]

SANDBOX is a built helodata-sandbox; without it, one is built. EXAMPLES bounds the requests per operation and phase (30).
The seed is fixed, so that two runs send the same. Needs `pip install schemathesis`.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from sandbox import ROOT, TOKEN, running

# Answers to valid requests that are refusals all the same: no such stock, quantity or source; a cursor that no page gave.
CONFIGURATION = """
hooks = "lists"

[parameters]
batch_id = {batch}
ip_id = {ip}

[[operations]]
include-operation-id = ["createOrder", "addWhitelistEntry"]
checks.positive_data_acceptance.expected-statuses = ["2xx", 401, 403, 404, 409, 422]

[[operations]]
include-operation-id = ["listBatches", "listWhitelist"]
checks.positive_data_acceptance.expected-statuses = ["2xx", 400, 401, 403, 404]

[[operations]]
include-operation-id = "releaseBatch"
parameters = {{ batch_id = {released} }}
"""


def schemathesis():
    """The command of the environment that this Python belongs to, whether or not that environment is on the PATH."""
    beside = pathlib.Path(sys.executable).parent / "schemathesis"
    found = str(beside) if beside.exists() else shutil.which("schemathesis")
    if not found:
        sys.exit(f"schemathesis is missing: {sys.executable} -m pip install schemathesis")
    return found


def main():
    examples = sys.argv[2] if len(sys.argv) > 2 else "30"
    with running() as sandbox, tempfile.TemporaryDirectory() as folder:
        batch, released = sandbox.ready_batch(), sandbox.ready_batch()
        ip = sandbox.call("GET", f"{sandbox.base}/isp/batches/{batch}/ips?format=json")[0]["id"]
        file = pathlib.Path(folder, "schemathesis.toml")
        names = {"batch": batch, "released": released, "ip": ip}
        file.write_text(CONFIGURATION.format(**{name: json.dumps(value) for name, value in names.items()}))
        command = [
            schemathesis(), "--config-file", str(file), "run", str(ROOT / "spec/helodata.yaml"), "--url", sandbox.base,
            "--header", f"Authorization: Bearer {TOKEN}", "--max-examples", examples, "--seed", "1",
            "--generation-database", "none", "--request-timeout", "10",
        ]
        here = str(pathlib.Path(__file__).resolve().parent)
        environment = {**os.environ, "PYTHONPATH": here, "PYTHONDONTWRITEBYTECODE": "1"}
        return subprocess.run(command, cwd=folder, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
