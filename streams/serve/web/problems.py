"""Every error as `application/problem+json`."""

import re
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any, Literal, get_args, get_origin

import structlog
from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException
from litestar.openapi.datastructures import ResponseSpec

from streams.serve.problems import MEDIA_TYPE, Problem, Refused, Wrong
from streams.wire import encode

__all__ = ["HANDLERS", "problems"]

_log = structlog.get_logger("newsfold.serve")
#: How Litestar puts it, with nothing else that names the parameter.
_MISSING = re.compile(r"Missing required \w+ parameter '(\w+)'")
_NO_CHOICE = "Invalid enum value"  #: how msgspec puts it, which names what was given, and not what may be
_SERVER_ERROR = 500
_TOO_LARGE = 413


def _answer(problem: Problem, headers: dict[str, str] | None = None) -> Response[bytes]:
    return Response(encode(problem), status_code=problem.status, media_type=MEDIA_TYPE, headers=headers)


def _refused(_: Request[Any, Any, Any], error: Refused) -> Response[bytes]:
    return _answer(error.problem, error.headers)


def _of_litestar(request: Request[Any, Any, Any], error: HTTPException) -> Response[bytes]:
    detail = error.detail
    if error.status_code == _TOO_LARGE:
        detail = "the body is larger than 25,000,000 bytes; send fewer pages at a time"
    wrong: tuple[Wrong, ...] = ()
    if isinstance(error, ValidationException):
        wrong = tuple(_wrong(request, one) for one in error.extra or () if isinstance(one, dict))
        if missing := _MISSING.match(detail):
            wrong = (Wrong(path=f"query.{missing[1]}", detail="is missing"),)
        detail = "a parameter is not as it should be; `errors` says which"
    return _answer(Problem.of(error.status_code, detail, wrong), error.headers)


def _wrong(request: Request[Any, Any, Any], extra: dict[str, Any]) -> Wrong:
    source = getattr(extra.get("source"), "value", extra.get("source"))  # an enum, or its text
    name, detail = str(extra.get("key") or ""), str(extra.get("message", ""))
    path = ".".join(part for part in (source, name.removesuffix("_")) if part)  # `type_` is of Python alone
    if detail.startswith(_NO_CHOICE) and (choices := _choices(request, name)):
        detail = f"is none of {', '.join(choices)}"
    return Wrong(path=path, detail=detail)


def _choices(request: Request[Any, Any, Any], name: str) -> list[str]:
    """Return what a parameter of the handler, or of what it depends on, may be, where its type says so."""
    handler = request.route_handler
    needed = [one.parsed_fn_signature for one in handler.resolve_dependencies().values()]
    given = (one.parameters.get(name) for one in (handler.parsed_fn_signature, *needed))
    return [choice for field in given if field for choice in _literals(field.annotation)]


def _literals(kind: Any) -> Iterator[str]:
    """Yield the values of the literals in a type, also of `Literal["a"] | None` and of lists of them."""
    if get_origin(kind) is Literal:
        yield from map(str, get_args(kind))
    else:
        for part in get_args(kind):
            yield from _literals(part)


def _unforeseen(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """Log what we did not foresee; what is in it is nobody's who asks."""
    _log.error("a request failed", path=request.url.path, exc_info=error)
    return _answer(Problem.of(_SERVER_ERROR, "newsfold failed at this, which is a bug; the log has more"))


def problems(*statuses: HTTPStatus) -> dict[int, ResponseSpec]:
    """Describe the answers of a handler that are errors: these, and those that any may give."""
    every = (HTTPStatus.BAD_REQUEST, HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, *statuses)
    return {
        int(status): ResponseSpec(
            Problem, generate_examples=False, description=status.phrase, media_type=MEDIA_TYPE
        )
        for status in every
    }


HANDLERS: dict[Any, Any] = {
    Refused: _refused,
    HTTPException: _of_litestar,
    Exception: _unforeseen,
}
