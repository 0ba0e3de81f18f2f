"""The page at `/`, and the files that it is made of. They hold no data: what they show, the page asks for."""

from hashlib import sha256
from http import HTTPStatus
from importlib.resources import files
from typing import Any

from litestar import Request, Response, get
from litestar.params import FromPath

from streams.serve.problems import Refused
from streams.serve.web.access import OPEN

__all__ = ["HANDLERS"]

_FOLDER = files("streams.serve").joinpath("page")
#: All comes from the gateway itself and nothing from anywhere else, no script or style stands in the page,
#: and no script may write markup from a string.
_POLICY = "; ".join((
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'",
    "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
    "require-trusted-types-for 'script'", "trusted-types 'none'",
))  # fmt: skip
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",  # asked for each time, and mostly answered with 304: a new version is seen
}


@get("/", opt=OPEN, include_in_schema=False, sync_to_thread=False)
def page(request: Request[Any, Any, Any]) -> Response[bytes]:
    """Return the page."""
    return _answer(request, "index.html")


@get("/assets/{path:path}", opt=OPEN, include_in_schema=False, sync_to_thread=False)
def asset(request: Request[Any, Any, Any], path: FromPath[str]) -> Response[bytes]:
    """Return a file of the page."""
    return _answer(request, path.lstrip("/"))


def _answer(request: Request[Any, Any, Any], path: str) -> Response[bytes]:
    body = _ASSETS.get(path)
    if body is None:
        raise Refused(HTTPStatus.NOT_FOUND, f"the page has no file {path}")
    tag = f'"{sha256(body).hexdigest()[:32]}"'
    headers = {**_HEADERS, "ETag": tag}
    if tag in request.headers.get("if-none-match", ""):
        return Response(b"", status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Response(body, media_type=_KINDS[path.rpartition(".")[2]], headers=headers)


def _read() -> dict[str, bytes]:
    """Return every file by its path: half a megabyte, and no request can ask for any other."""
    folders, read = [("", _FOLDER)], {}
    while folders:
        at, folder = folders.pop()
        for one in folder.iterdir():
            path = f"{at}{one.name}"
            if one.is_dir():
                folders.append((f"{path}/", one))
            else:
                read[path] = one.read_bytes()
    return read


_ASSETS = _read()
_KINDS = {
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "svg": "image/svg+xml",
    "json": "application/json",
    "txt": "text/plain; charset=utf-8",
}
HANDLERS = (page, asset)
