"""A language model that takes its time: an OpenAI-compatible address, one answer after another."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

__all__ = ["slow_model"]

_SECONDS = 0.5  # a story
_ANSWER = json.dumps({"choices": [{"message": {"content": '{"events": []}'}}]}).encode()


class _Model(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        time.sleep(_SECONDS)
        self.send_response(200)
        self.send_header("Content-Length", str(len(_ANSWER)))
        self.end_headers()
        self.wfile.write(_ANSWER)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its own name for it
        """Say nothing."""


@contextmanager
def slow_model() -> Iterator[str]:
    """Serve the model; yields its address, up to /v1."""
    server = HTTPServer(("127.0.0.1", 0), _Model)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
