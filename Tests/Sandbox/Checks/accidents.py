#!/usr/bin/env python3
"""Checks on bare sockets that the sandbox breaks connections as it is asked to, and only then.

    python3 Tests/Sandbox/Checks/accidents.py [SANDBOX]
"""

import errno
import http.client
import os
import socket
import sys
import threading
import time
import unittest

from sandbox import TOKEN, running

ORDER = '{"product":"residential","gb":1}'


def request(body="", headers=(), method="GET", path="/v1/isp/batches"):
    lines = [f"{method} {path} HTTP/1.1", "Host: localhost", f"Authorization: Bearer {TOKEN}", *headers]
    if body:
        lines += ["Content-Type: application/json", f"Content-Length: {len(body)}"]
    return ("\r\n".join(lines) + "\r\n\r\n" + body).encode()


class Accidents(unittest.TestCase):
    def connect(self):
        connection = socket.create_connection(("127.0.0.1", self.sandbox.port), timeout=5)
        self.addCleanup(connection.close)
        return connection

    def exchange(self, fault, **options):
        """What arrives until the end, and the error at the end."""
        connection = self.connect()
        connection.sendall(request(headers=[f"X-Sandbox-Fault: {fault}"], **options))
        return self.rest(connection)

    def rest(self, connection):
        received = b""
        try:
            while chunk := connection.recv(65536):
                received += chunk
        except OSError as error:
            return received, error.errno
        return received, None

    def answer(self, connection):
        """One whole answer off a connection that stays open."""
        answer = http.client.HTTPResponse(connection)
        answer.begin()
        return answer.status, answer.read()

    def orders(self):
        return len(self.sandbox.call("GET", self.sandbox.control)["orders"])

    def test_reset(self):
        self.assertEqual(self.exchange("reset"), (b"", errno.ECONNRESET))

    def test_close(self):
        self.assertEqual(self.exchange("close"), (b"", None))

    def test_reset_before_and_after_processing(self):
        before = self.orders()
        for fault, orders in (("reset", 0), ("reset-after", 1), ("close after", 2), ("hang before", 2), ("hang-after", 3)):
            connection = self.connect()
            connection.settimeout(0.3)
            connection.sendall(request(ORDER, [f"X-Sandbox-Fault: {fault}"], "POST", "/v1/orders"))
            self.assertEqual(self.rest(connection)[0], b"", fault)
            self.assertEqual(self.orders() - before, orders, fault)

    def test_truncate(self):
        received, error = self.exchange("truncate")
        head, body = received.split(b"\r\n\r\n", 1)
        length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
        self.assertTrue(0 < len(body) < length)
        self.assertIsNone(error)

    def test_head_cut(self):
        for fault, end in (("head-cut", None), ("head-reset", errno.ECONNRESET)):
            before = self.orders()
            received, error = self.exchange(fault, body=ORDER, method="POST", path="/v1/orders")
            self.assertTrue(received.startswith(b"HTTP/1.1 201"), fault)
            self.assertNotIn(b"\r\n\r\n", received)
            self.assertEqual(error, end)
            self.assertEqual(self.orders() - before, 1)

    def test_answers_that_are_none(self):
        for fault, status, words, bought in (
            ("600 after", 600, b"internal_error", 1),
            ("999", 999, b"internal_error", 0),
            ("html status=200 after", 200, b"log in", 1),
            ("in-progress", 409, b"idempotency_in_progress", 1),
            ("400 echo", 400, TOKEN.encode(), 0),
            ("429 retry-after=1000000000000000", 429, b"rate_limited", 0),
        ):
            before = self.orders()
            connection = self.connect()
            connection.sendall(request(ORDER, [f"X-Sandbox-Fault: {fault}"], "POST", "/v1/orders"))
            answer, body = self.answer(connection)
            self.assertEqual((answer, words in body), (status, True), fault)
            self.assertEqual(self.orders() - before, bought, fault)

    def test_garbage(self):
        received, _ = self.exchange("garbage")
        self.assertNotIn(b"HTTP/1.1", received)
        self.assertTrue(received)

    def test_hang_and_stall(self):
        for fault in ("hang", "stall"):
            connection = self.connect()
            connection.settimeout(0.5)
            connection.sendall(request(headers=[f"X-Sandbox-Fault: {fault}"]))
            received, error = self.rest(connection)
            self.assertEqual(b"HTTP/1.1 200 OK" in received, fault == "stall")

    def test_drip_and_delay(self):
        for fault, least in (("drip", 1.5), ("ok delay=0.4", 0.4)):
            connection = self.connect()
            start = time.monotonic()
            connection.sendall(request(headers=[f"X-Sandbox-Fault: {fault}"]))
            self.assertEqual(self.answer(connection)[0], 200)
            self.assertGreaterEqual(time.monotonic() - start, least)

    def test_drop(self):
        """The whole answer, then the connection is closed against what was agreed."""
        received, error = self.exchange("drop")
        self.assertIn(b'"data"', received)
        self.assertNotIn(b"connection: close", received.lower())
        self.assertIsNone(error)

    def test_connections_are_kept_otherwise(self):
        connection = self.connect()
        for fault in ("ok", "503", "html", "429 retry-after=1", "ok"):
            connection.sendall(request(headers=[f"X-Sandbox-Fault: {fault}"]))
            self.answer(connection)
        connection.sendall(request(headers=["Connection: close"]))
        self.assertEqual(self.rest(connection)[1], None)

    def test_requests_in_one_piece_and_in_many(self):
        connection = self.connect()
        connection.sendall(request() + request(ORDER, method="POST", path="/v1/orders"))
        answers = http.client.HTTPResponse(connection)
        answers.begin()
        self.assertEqual(answers.status, 200)
        other = self.connect()
        for byte in request(ORDER, method="POST", path="/v1/orders"):
            other.sendall(bytes([byte]))
        self.assertEqual(self.answer(other)[0], 201)

    def test_chunked_request(self):
        connection = self.connect()
        head = request(headers=["Transfer-Encoding: chunked"], method="POST", path="/v1/orders")
        connection.sendall(head + f"{len(ORDER):x}\r\n{ORDER}\r\n0\r\n\r\n".encode())
        self.assertEqual(self.answer(connection)[0], 201)

    def test_bytes_that_are_not_a_request(self):
        for text in (b"hello\r\n\r\n", request().replace(b"Host", b"H\xff\xfest"), b"\x16\x03\x01\x02\x00\r\n\r\n"):
            connection = self.connect()
            connection.sendall(text)
            received, _ = self.rest(connection)
            self.assertTrue(received.startswith(b"HTTP/1.1 400"), received)

    def test_no_content_has_no_length(self):
        batch = self.sandbox.ready_batch()
        connection = self.connect()
        connection.sendall(request(headers=["Connection: close"], method="DELETE", path=f"/v1/isp/batches/{batch}"))
        received, _ = self.rest(connection)
        self.assertTrue(received.startswith(b"HTTP/1.1 204"))
        self.assertNotIn(b"content-length", received.lower())

    def test_5000_ips(self):
        batch = self.sandbox.ready_batch(5000, "newyork")
        ips = self.sandbox.call("GET", f"{self.sandbox.base}/isp/batches/{batch}/ips?format=json")
        self.assertEqual(len({ip["ip"] for ip in ips}), 5000)

    def test_50_clients_at_once(self):
        statuses = []

        def client():
            connection = http.client.HTTPConnection("127.0.0.1", self.sandbox.port, timeout=20)
            for _ in range(20):
                connection.request("GET", "/v1/isp/batches?limit=1", headers={"Authorization": f"Bearer {TOKEN}"})
                answer = connection.getresponse()
                answer.read()
                statuses.append(answer.status)
            connection.close()

        threads = [threading.Thread(target=client) for _ in range(50)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(statuses, [200] * 1000)

    def test_sockets_are_given_back(self):
        """500 broken connections leave none behind. Linux only."""
        folder = f"/proc/{self.sandbox.process}/fd"
        if not os.path.isdir(folder):
            self.skipTest("no /proc")
        time.sleep(0.5)
        before = len(os.listdir(folder))
        for number in range(500):
            self.exchange(("reset", "close", "truncate", "garbage", "drop")[number % 5])
        time.sleep(0.5)
        self.assertLessEqual(len(os.listdir(folder)), before + 2)


if __name__ == "__main__":
    with running() as Accidents.sandbox:
        del sys.argv[1:]
        program = unittest.main(exit=False, verbosity=1)
    sys.exit(not program.result.wasSuccessful())
