"""What producers ask: pages in, and what became of them."""

import asyncio
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus
from typing import Annotated, Any

from litestar import Request, delete, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, HeaderParameter, QueryParameter, SkipValidation

from streams.client.pushing import RawMessage
from streams.errors import BadInput
from streams.ids import normalise_url
from streams.records import PageOutcome
from streams.serve.bodies import pages_in, unpacked
from streams.serve.cleaning import Cleaned
from streams.serve.gateway import Gateway
from streams.serve.problems import Refused, Wrong
from streams.serve.tokens import Scope
from streams.serve.web.access import needs, owner_of
from streams.serve.web.described import PageOperation, PagesOperation
from streams.serve.web.problems import problems
from streams.wire import decode, encode

__all__ = ["HANDLERS", "Given", "Taken", "TakenPage"]

Given = NamedDependency[SkipValidation[Gateway]]
_Request = Request[Any, Any, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class TakenPage:
    """A page that Kafka has."""

    page: str  #: `topic/partition/offset`: its outcome is at /pages/ and this


@dataclass(frozen=True, kw_only=True, slots=True)
class Taken:
    """The pages of a request, in its order."""

    pages: tuple[TakenPage, ...]


_REFUSALS = problems(
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    HTTPStatus.UNPROCESSABLE_ENTITY,
    HTTPStatus.SERVICE_UNAVAILABLE,
)


_Key = Annotated[
    str | None,
    HeaderParameter(
        name="Idempotency-Key",
        description="A request that comes again with its key within a day is answered as at first.",
    ),
]


@post(
    "/pages",
    status_code=HTTPStatus.ACCEPTED,
    opt=needs(Scope.PUSH),
    operation_class=PagesOperation,
    responses={**_REFUSALS, **problems(HTTPStatus.CONFLICT, HTTPStatus.TOO_MANY_REQUESTS)},
)
async def push(request: _Request, gateway: Given, key: _Key = None) -> Taken:
    """Push pages: one, a JSON array, or a line for each (application/jsonl); also gzipped.

    A page is `{url, html | text | body, fetched_at?, status?, headers?}`. The answer comes when Kafka has
    acknowledged all of them; where one cannot be used, none is pushed.
    """
    if key is None:
        return await _push(request, gateway)
    async with gateway.answers.once(owner_of(request), key, await _print_of(request)) as once:
        if once.answer:
            return decode(once.answer, Taken)
        taken = await _push(request, gateway)
        once.answer = encode(taken)
    return taken


async def _push(request: _Request, gateway: Gateway) -> Taken:
    gateway.backlog.require_room()
    pages = await _pages(request)
    taken = _taken(await gateway.pusher.push(pages))
    gateway.measures.pages.inc(len(pages))
    return taken


async def _print_of(request: _Request) -> bytes:
    """Return what is the same for the same body. Unpacked: two packings of it may differ by their time."""
    body = await request.body()
    kind, coding = (request.headers.get(f"content-{name}", "") for name in ("type", "encoding"))
    return await asyncio.to_thread(lambda: sha256(kind.encode() + b"\0" + unpacked(body, coding)).digest())


@delete(
    "/pages",
    status_code=HTTPStatus.ACCEPTED,
    opt=needs(Scope.PUSH),
    responses=problems(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.SERVICE_UNAVAILABLE),
)
async def retract(
    url: Annotated[str, QueryParameter(description="The page's URL.")], gateway: Given
) -> Taken:
    """Retract the page at a URL: its article leaves its story."""
    try:
        normalise_url(url)
    except BadInput as error:
        raise Refused(
            HTTPStatus.BAD_REQUEST, str(error), Wrong(path="query.url", detail=str(error))
        ) from error
    taken = _taken(await gateway.pusher.push([RawMessage(url, url.encode(), None)]))
    gateway.measures.pages.inc()
    return taken


@get("/pages/{topic:str}/{partition:int}/{offset:int}", responses=problems(HTTPStatus.NOT_FOUND))
async def outcome(
    topic: FromPath[str],
    partition: FromPath[int],
    offset: FromPath[int],
    gateway: Given,
    wait: Annotated[float, QueryParameter(ge=0, le=60, description="Seconds to wait for it.")] = 0,
) -> PageOutcome:
    """Return what became of a page that was pushed."""
    origin = f"{topic}/{partition}/{offset}"
    known = await gateway.feeder.outcome(
        origin, wait, lambda: gateway.look(lambda reader: reader.outcome(origin))
    )
    if known is None:
        raise Refused(
            HTTPStatus.NOT_FOUND,
            f"no outcome of {origin} is known: it is still on its way, or there is no such page; ask again,"
            " or with ?wait=30",
            headers={"Retry-After": "1"},
        )
    return known


@post(
    "/clean",
    status_code=HTTPStatus.OK,
    opt=needs(Scope.PUSH),
    operation_class=PageOperation,
    responses=_REFUSALS,
)
async def clean(request: _Request, gateway: Given) -> Cleaned:
    """Clean one page without the stream. What a worker learns of its outlet is not taken off."""
    pages = await _pages(request)
    if len(pages) != 1 or pages[0].value is None:
        raise Refused(HTTPStatus.UNPROCESSABLE_ENTITY, "one page is cleaned at a time; send one")
    return await gateway.cleaner.clean(pages[0].value)


async def _pages(request: _Request) -> list[RawMessage]:
    """Return the pages of a body; a large one is read in a thread, as others wait meanwhile."""
    body = await request.body()
    coding = request.headers.get("content-encoding", "")
    kind = request.headers.get("content-type", "")
    return await asyncio.to_thread(lambda: pages_in(unpacked(body, coding), kind))


def _taken(origins: list[str]) -> Taken:
    return Taken(pages=tuple(TakenPage(page=origin) for origin in origins))


HANDLERS = (push, retract, outcome, clean)
