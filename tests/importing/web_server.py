"""An HTTP server on this machine that answers with what a test wants, and remembers the requests."""

import gzip
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


@dataclass
class Reply:
    """An answer: its status, content and headers."""

    content: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Request:
    path: str
    headers: dict[str, str]
    body: bytes = b""


@dataclass
class WebServer:
    """The address of a running server, and what was asked of it."""

    url: str
    requests: list[Request]

    @property
    def paths(self) -> list[str]:
        return [request.path for request in self.requests]


def with_etag(content: bytes, **headers: str) -> Callable[[Request], Reply]:
    """Answer with the content, or with "not modified" to who has it already."""

    def reply(request: Request) -> Reply:
        if request.headers.get("If-None-Match") == '"1"':
            return Reply(status=304)
        return Reply(content, headers={"ETag": '"1"', **headers})

    return reply


def zipped(content: bytes) -> Reply:
    return Reply(gzip.compress(content), headers={"Content-Encoding": "gzip"})


@contextmanager
def web_server(replies: dict[str, Reply | Callable[[Request], Reply]]) -> Iterator[WebServer]:
    """Serve replies by path within the block, and 404 for other paths."""
    requests: list[Request] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.answer(Request(self.path, dict(self.headers)))

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.answer(Request(self.path, dict(self.headers), body))

        def answer(self, request: Request) -> None:
            requests.append(request)
            reply = replies.get(self.path.partition("?")[0], Reply(status=404))
            reply = reply if isinstance(reply, Reply) else reply(request)
            self.send_response(reply.status)
            for name, value in {"Content-Length": str(len(reply.content)), **reply.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.content)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield WebServer(f"http://127.0.0.1:{server.server_port}", requests)
        finally:
            server.shutdown()
