"""Who may ask what."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from litestar import Request, get
from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from streams.serve.problems import Refused, Wrong
from streams.serve.settings import is_loopback
from streams.serve.tokens import Scope, Tokens

__all__ = ["HANDLERS", "OPEN", "needs", "owner_of", "require_scope"]

#: Of handlers that anybody may ask: they say nothing that is worth a token.
OPEN: dict[str, Any] = {"open": True}


def needs(scope: Scope) -> dict[str, Any]:
    """Return the option of a handler that asks for another scope than `read`."""
    return {"scope": scope}


def require_scope(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """Let a request through, or raise `Refused` (401, 403).

    Without tokens the gateway is on the loopback interface alone, and a page in a browser of this machine
    could still reach it under a name of its own that leads here: such a name is refused.
    """
    if handler.opt.get("open"):
        return
    tokens: Tokens | None = connection.app.state.tokens
    if tokens is None:
        _require_own_name(connection.headers.get("host", ""))
        return
    scopes = _scopes(connection, tokens)
    if scopes is None:
        raise Refused(
            HTTPStatus.UNAUTHORIZED,
            "the request has no token that is known; send it as Authorization: Bearer TOKEN",
            Wrong(path="header.Authorization", detail="names no known token"),
            headers={"WWW-Authenticate": 'Bearer realm="newsfold"'},
        )
    wanted: Scope = handler.opt.get("scope", Scope.READ)
    if wanted not in scopes:
        raise Refused(
            HTTPStatus.FORBIDDEN,
            f"the token may not {wanted.value}; use one with that scope",
            headers={"WWW-Authenticate": f'Bearer error="insufficient_scope", scope="{wanted.value}"'},
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Access:
    """What a request may do."""

    tokens: bool  #: whether the gateway asks for one
    scopes: tuple[Scope, ...]  #: of the request's token; all where none is asked for


@get("/access", opt=OPEN)
async def access(request: Request[Any, Any, Any]) -> Access:
    """Say what the request's token is good for, be there one or not."""
    tokens: Tokens | None = request.app.state.tokens
    scopes = frozenset(Scope) if tokens is None else _scopes(request, tokens) or frozenset()
    return Access(tokens=tokens is not None, scopes=tuple(sorted(scopes)))


def owner_of(connection: ASGIConnection[Any, Any, Any, Any]) -> bytes:
    """Return what is the same for all requests with one token, and for no others."""
    if connection.app.state.tokens is None:
        return b""
    return connection.headers.get("authorization", "").partition(" ")[2].strip().encode()


def _scopes(connection: ASGIConnection[Any, Any, Any, Any], tokens: Tokens) -> frozenset[Scope] | None:
    """Return the scopes of a request's token; null where it has none that is known."""
    kind, _, token = connection.headers.get("authorization", "").partition(" ")
    return tokens.scopes(token.strip()) if kind.lower() == "bearer" else None


def _require_own_name(host: str) -> None:
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        name = ""
    if not is_loopback(name):
        raise Refused(
            HTTPStatus.FORBIDDEN,
            "without tokens the gateway answers to localhost and 127.0.0.1 only; ask for it by one of these",
            Wrong(path="header.Host", detail="is no name of this machine itself"),
        )


HANDLERS = (access,)
