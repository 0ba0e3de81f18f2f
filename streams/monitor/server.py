"""The HTTP server of a worker: /metrics, /healthz and /ready, and nothing else."""

import socket
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from socketserver import ThreadingTCPServer
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import structlog
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, generate_latest

from streams.errors import UsageError

__all__ = ["serve"]

_log = structlog.get_logger("newsfold.monitor")
_TEXT = "text/plain; charset=utf-8"
#: What stands in the way, in a sentence; empty where nothing does.
Doubt = Callable[[], str]


class _Server(ThreadingTCPServer):
    """A thread for each request: one that is slow to read its answer holds up no other."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, host: str, port: int, doubts: dict[str, Doubt]) -> None:
        self.address_family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        self.doubts = doubts  #: by path
        super().__init__((host, port), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Log what went wrong with one request, as the log is: a line of JSON."""
        _log.warning("a request for metrics failed", client=str(client_address[0]), exc_info=True)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    timeout = 10  # seconds for the request to come

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path == "/metrics":
            self._answer(HTTPStatus.OK, generate_latest(REGISTRY), CONTENT_TYPE_LATEST)
        elif doubt := self.server.doubts.get(path):
            if why := doubt():
                self._answer(HTTPStatus.SERVICE_UNAVAILABLE, f"{why}\n".encode())
            else:
                self._answer(HTTPStatus.OK, b"ok\n")
        else:
            self._answer(HTTPStatus.NOT_FOUND, b"there are /metrics, /healthz and /ready\n")

    def _answer(self, status: HTTPStatus, body: bytes, kind: str = _TEXT) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - http.server's own name for it
        """Log no request: a scrape comes every few seconds."""


def serve(host: str, port: int, *, healthy: Doubt, ready: Doubt) -> int:
    """Serve in a thread for as long as the process lives; returns the port, which 0 leaves to the system.

    Raises `UsageError` where the address cannot be had.
    """
    try:
        server = _Server(host, port, {"/healthz": healthy, "/ready": ready})
    except OSError as error:
        why = f"metrics cannot be served on {host}:{port}: {error.strerror}"
        raise UsageError(f"{why}; choose another --metrics-port or --metrics-host") from error
    Thread(target=server.serve_forever, name="newsfold-monitor", daemon=True).start()
    return int(server.server_address[1])
