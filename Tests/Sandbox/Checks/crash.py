"""A purchase whose process is killed at every step is made once.

    python3 Tests/Sandbox/Checks/crash.py SANDBOX PROGRAM [RUNS]

PROGRAM is buy-once of Tests/Consumers/Quickstart: it names each of its steps on a line. Each run kills it after one of them, or at a
moment in between, up to three times, then lets it come to its end. The sandbox counts the orders.
"""

import collections
import json
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time

from sandbox import TOKEN, running

STEPS = ["start", "stored", "bought", "order"]
# What else happens to the request meanwhile; the slow one makes room for a kill while it is under way.
FAULTS = ["ok", "ok delay=0.05", "ok delay=0.05", "reset-after", "close after", "503 after", "truncate", "drop"]


def start(program, file, sandbox):
    environment = {**os.environ, "HELODATA_TOKEN": TOKEN, "HELODATA_URL": sandbox.base}
    return subprocess.Popen([program, str(file)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment)


def kill(program, file, sandbox, step, delay):
    """Where it was when it was killed: the last step that it named, or its end."""
    process = start(program, file, sandbox)
    last = "nothing"
    for line in process.stdout:
        last = line.split()[0]
        if last == step:
            break
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    rest = process.stdout.read().split("\n")
    for line in rest:
        if line and line.split()[0] in STEPS:
            last = line.split()[0]
    process.wait()
    return last if process.returncode == -signal.SIGKILL else "end"


def finish(program, file, sandbox):
    for _ in range(20):
        process = start(program, file, sandbox)
        output = process.stdout.read()
        if process.wait() == 0:
            return output.split("\n")[-2].removeprefix("order ")
        if process.returncode != 75:
            raise SystemExit(f"{program} ended with {process.returncode}: {output}")
    raise SystemExit(f"{program} does not come to its end")


def main():
    program, runs = sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 20
    generator = random.Random(12)
    killed = collections.Counter()
    with running() as sandbox, tempfile.TemporaryDirectory() as folder:
        for run in range(runs):
            file = pathlib.Path(folder) / f"purchase-{run}.json"
            script = [generator.choice(FAULTS) for _ in range(3)]
            sandbox.call("POST", f"{sandbox.control}/faults", {"script": script, "path": "/orders"})
            kills = [STEPS[run % len(STEPS)]] + generator.choices(STEPS, k=generator.randrange(3))
            for step in kills:
                delay = generator.choice([0, 0, 0.005, 0.02, 0.06])
                killed[kill(program, file, sandbox, step, delay)] += 1
            order = finish(program, file, sandbox)
            sandbox.call("DELETE", f"{sandbox.control}/faults")
            key = json.loads(file.read_text())["key"]
            orders = sandbox.call("GET", sandbox.control)["orders"]
            made = [entry for entry in orders if entry.get("idempotency_key") == key]
            if len(orders) != run + 1 or len(made) != 1 or made[0]["id"] != order:
                raise SystemExit(f"run {run}, killed at {kills} with {script}: {len(orders)} orders, {len(made)} with the key, {order}")
    print(f"{runs} purchases, killed {sum(killed.values())} times ({dict(killed)}): one order each")


main()
