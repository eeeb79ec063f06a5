"""Reads the plain and the CSV list of IPs as the array of objects that the description promises."""

import csv
import io

import schemathesis


def _typed(row):
    row["port"] = int(row["port"])
    if row.get("asn"):
        row["asn"] = int(row["asn"])
    return {name: value for name, value in row.items() if value != ""}


@schemathesis.deserializer("text/csv")
def read_csv(_, response):
    return [_typed(row) for row in csv.DictReader(io.StringIO(response.content.decode()))]


@schemathesis.deserializer("text/plain")
def read_plain(_, response):
    names = ("ip", "port", "user", "pass")
    lines = response.content.decode().splitlines()
    return [_typed(dict(zip(names, line.rsplit(":", 3)))) for line in lines]
