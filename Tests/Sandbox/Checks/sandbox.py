"""A running helodata-sandbox for the checks beside this file."""

import contextlib
import json
import pathlib
import signal
import subprocess
import sys
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[3]
TOKEN = "hel_test_checks"


def binary():
    """The first argument, or a fresh build."""
    if len(sys.argv) > 1:
        return sys.argv[1]
    build = ["swift", "build", "--package-path", str(ROOT / "Tests/Sandbox"), "--product", "helodata-sandbox"]
    subprocess.run(build, check=True)
    return subprocess.check_output([*build, "--show-bin-path"], text=True).strip() + "/helodata-sandbox"


class Sandbox:
    def __init__(self, base, process):
        self.base = base
        self.process = process
        self.control = base.removesuffix("/v1") + "/_sandbox"
        self.port = int(base.split(":")[2].split("/")[0])

    def call(self, method, url, body=None, headers=None):
        data = None if body is None else json.dumps(body).encode()
        headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json", **(headers or {})}
        with urllib.request.urlopen(urllib.request.Request(url, data, headers, method=method), timeout=20) as answer:
            return json.loads(answer.read() or b"null")

    def ready_batch(self, quantity=5, city="washington"):
        order = {"product": "isp", "country": "us", "city": city, "quantity": quantity, "months": 1}
        batch = self.call("POST", f"{self.base}/orders", order)["details"]["batch_id"]
        self.call("PATCH", f"{self.control}/batches/{batch}", {"ready": True})
        return batch


@contextlib.contextmanager
def running():
    """Fails if the sandbox does not stop cleanly."""
    options = ["--port", "0", "--token", TOKEN, "--plan", "enterprise", "--balance", "100000000", "--seed", "1"]
    process = subprocess.Popen([binary(), *options], stdout=subprocess.PIPE, text=True)
    try:
        yield Sandbox(process.stdout.readline().split()[-1], process.pid)
    finally:
        process.send_signal(signal.SIGINT)
        if process.wait(10) != 0:
            raise SystemExit("the sandbox did not stop cleanly")
