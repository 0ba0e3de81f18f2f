"""A receiver of webhooks: a real HTTP server, which verifies what it gets as the specification says."""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Any, NamedTuple, Self

__all__ = ["SECRET", "Post", "Receiver", "hooks"]

_KEY = bytes(range(32))
SECRET = "whsec_" + base64.b64encode(_KEY).decode()
Answer = tuple[int, dict[str, str]]


class Post(NamedTuple):
    id: str
    body: dict[str, Any]
    status: int


def hooks(folder: Path, **asked: str) -> Path:
    """Write a file of hooks: what each says by its name, in TOML."""
    file = folder / "hooks.toml"
    tables = [f'[[hook]]\nname = "{name}"\nsecret = "{SECRET}"\n{rest}\n' for name, rest in asked.items()]
    file.write_text("\n".join(tables))
    return file


class Receiver:
    """Answers each post by what `answers` says of it, given how many came before; with 204 by itself."""

    def __init__(self, answers: Callable[[dict[str, Any], int], Answer] | None = None) -> None:
        self._answers = answers or (lambda body, number: (204, {}))
        self.posts: list[Post] = []
        self.wrong: list[str] = []
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                content = self.rfile.read(int(self.headers["content-length"]))
                status, headers = receiver.take(self.headers, content)
                self.send_response(status)
                for name, value in {"content-length": "0", **headers}.items():
                    self.send_header(name, value)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._server.block_on_close = False
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/hook"

    def __enter__(self) -> Self:
        Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def take(self, headers: Any, content: bytes) -> Answer:
        if not _is_signed(headers, content):
            self.wrong.append(headers["webhook-id"])
        body = json.loads(content)
        status, more = self._answers(body, len(self.posts))
        self.posts.append(Post(headers["webhook-id"], body, status))
        return status, more

    @property
    def taken(self) -> list[Post]:
        return [post for post in self.posts if post.status == 204]

    def until(self, count: int, seconds: float = 60.0) -> list[Post]:
        """Wait until so many posts were taken."""
        until = time.monotonic() + seconds
        while len(self.taken) < count:
            assert time.monotonic() < until, self.posts
            time.sleep(0.02)
        return self.taken


def _is_signed(headers: Any, content: bytes) -> bool:
    """Verify a message: <https://github.com/standard-webhooks/standard-webhooks/blob/main/spec>."""
    id_, at = headers["webhook-id"], headers["webhook-timestamp"]
    signed = f"{id_}.{at}.".encode() + content
    right = base64.b64encode(hmac.new(_KEY, signed, hashlib.sha256).digest()).decode()
    given = [part.partition(",") for part in headers["webhook-signature"].split(" ")]
    is_right = any(v == "v1" and hmac.compare_digest(text, right) for v, _, text in given)
    return is_right and abs(time.time() - int(at)) < 300
