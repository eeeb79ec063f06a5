"""A server on loopback that answers as a description says, and has each request judged by openapi-core."""

import json
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

from openapi_core import Config, OpenAPI
from openapi_core.datatypes import RequestParameters
from openapi_core.exceptions import OpenAPIError
from werkzeug.datastructures import Headers, ImmutableMultiDict

from answers import Document
from forms import FORMS, Forms, escaped


class Request:
    """A request as openapi-core wants to see it."""

    def __init__(self, host, method, target, headers, body):
        parts = urlsplit(target)
        cookies = dict(cookie.strip().split("=", 1) for cookie in headers.get("Cookie", "").split(";") if "=" in cookie)
        self.host_url = host
        self.path = parts.path
        self.method = method.lower()
        self.content_type = headers.get("Content-Type", "")
        self.body = body or None
        self.parameters = RequestParameters(
            query=ImmutableMultiDict(parse_qsl(parts.query, keep_blank_values=True)), header=Headers(headers.items()),
            cookie=ImmutableMultiDict(cookies))


class Exchange:
    def __init__(self, operation, problems, body, schema):
        self.operation = operation
        self.problems = problems
        self.body = body
        self.schema = schema


class Server:
    def __init__(self, root, operations):
        """operations: ids of those that are served."""
        self.exchanges = []
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), self.handler())
        self.host = f"http://127.0.0.1:{self.http.server_port}"
        servers = root.get("servers") or [{"url": "/"}]
        self.base = self.host + urlsplit(servers[0]["url"]).path.rstrip("/")
        self.document = Document({**root, "servers": [{"url": self.base}]})
        self.routes = []
        paths = {}
        for path, method, operation in self.document.operations():
            if operation.get("operationId") in operations:
                pattern = re.sub(r"\\\{[^}]*\\\}", "[^/]+", re.escape(path))
                pointer = f"#/paths/{escaped(path)}/{method}"
                self.routes.append((re.compile(urlsplit(self.base).path + pattern), method, pointer, operation))
                paths[path] = {key: value for key, value in self.document.root["paths"][path].items() if key != "servers"}
        self.document.root["paths"] = paths
        self.forms = Forms(self.document)
        self.openapi = OpenAPI.from_dict(self.judged(self.document.root), config=Config(spec_validator_cls=None))
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    @staticmethod
    def judged(root):
        """The description as openapi-core is to read it: without forms and brackets, and without discriminators, for some name schemas
        that are not there. The branches are told apart by what they require."""
        root = json.loads(json.dumps(root))

        def strip(node):
            if isinstance(node, dict):
                if isinstance(node.get("discriminator"), dict):
                    del node["discriminator"]
                if isinstance(node.get("content"), dict):
                    for media in FORMS:
                        node["content"].pop(media, None)
                if isinstance(node.get("parameters"), list):
                    node["parameters"] = [entry for entry in node["parameters"] if entry.get("style") != "deepObject"]
                for value in node.values():
                    strip(value)
            elif isinstance(node, list):
                for value in node:
                    strip(value)

        strip(root)
        for item in root["paths"].values():
            for operation in item.values():
                if isinstance(operation, dict) and operation.get("requestBody", {}).get("content") == {}:
                    del operation["requestBody"]
        return root

    def stop(self):
        self.http.shutdown()
        self.http.server_close()

    def route(self, method, target):
        path = urlsplit(target).path
        for pattern, known, pointer, operation in self.routes:
            if known == method.lower() and pattern.fullmatch(path):
                return pointer, operation
        return None, None

    def problems(self, pointer, operation, request):
        problems = self.forms.query_problems(pointer, operation, list(request.parameters.query.items(multi=True)))
        form = self.forms.problems(pointer, operation, request.content_type, request.body or b"")
        if form is not None:
            problems += form
            request.body, request.content_type = None, ""
        return [*problems, *self.violations(request)]

    def violations(self, request):
        try:
            self.openapi.validate_request(request)
        except OpenAPIError as error:
            return list(self.causes(error))
        return []

    def causes(self, error):
        """What openapi-core says, down to the member of the body."""
        yield f"{type(error).__name__}: {error}"[:500]
        for inner in getattr(error, "schema_errors", None) or []:
            yield f"  {inner.json_path}: {inner.message}"[:500]
        if error.__cause__ is not None:
            yield from self.causes(error.__cause__)

    def handler(server):
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *arguments):
                pass

            def body(self):
                if self.headers.get("Transfer-Encoding", "").lower() == "chunked":
                    body = b""
                    while size := int(self.rfile.readline(), 16):
                        body += self.rfile.read(size)
                        self.rfile.readline()
                    self.rfile.readline()
                    return body
                return self.rfile.read(int(self.headers.get("Content-Length", 0)))

            def serve(self):
                body = self.body()
                pointer, operation = server.route(self.command, self.path)
                if operation is None:
                    server.exchanges.append(Exchange(None, [f"no operation is at {self.command} {self.path}"], b"", None))
                    return self.answer(404, "application/json", b"{}")
                problems = server.problems(pointer, operation, Request(server.host, self.command, self.path, self.headers, body))
                if self.headers.get("Accept") == "text/event-stream":
                    text, schema = server.document.events(operation)
                    status, media, answer = 200, "text/event-stream", text.encode()
                else:
                    status, media, answer, schema = server.document.answer(operation)
                server.exchanges.append(Exchange(operation["operationId"], problems, answer, schema))
                self.answer(status, media, answer)

            def answer(self, status, media, body):
                self.send_response(status)
                if media:
                    self.send_header("Content-Type", media)
                if status != 204:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            do_GET = do_PUT = do_POST = do_DELETE = do_PATCH = do_HEAD = serve

        return Handler
