"""Starts `helodata-gen mock` (HELODATA_MOCK) for descriptions, one after another, and says a line about each."""

import contextlib
import os
import pathlib
import re
import subprocess
import sys

GENERATOR = os.environ["HELODATA_MOCK"]


@contextlib.contextmanager
def serving(path):
    """The address of a server for the description; None where it does not start."""
    server = subprocess.Popen([GENERATOR, "mock", str(path), "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        url = re.search(r"http://\S+", server.stdout.readline())
        yield url[0] if url else None
    finally:
        server.terminate()
        server.wait()


def each(check):
    """`check` takes a path, and gives a message and whether all is well."""
    failed = 0
    for text in sys.argv[1:]:
        path = pathlib.Path(text).resolve()
        message, good = check(path)
        failed += not good
        print("%-20s %s  %s" % (path.stem, "ok" if good else "FAILED", message), flush=True)
    sys.exit(1 if failed else 0)
