"""Stories for feed readers."""

from collections.abc import Callable, Sequence
from email.utils import format_datetime
from http import HTTPStatus
from typing import Any

from litestar import Request, Response, get
from litestar.openapi.datastructures import ResponseSpec

from streams.records import CanonicalArticle
from streams.serve.feeds import atom, etag, json_feed, updated
from streams.serve.filters import StoryFilter
from streams.serve.web.lists import AskedStories
from streams.serve.web.pages import Given
from streams.serve.web.problems import problems

__all__ = ["HANDLERS"]

_ITEMS = 50
_JSON, _ATOM = "application/feed+json", "application/atom+xml"


def _described(kind: str) -> dict[int, ResponseSpec]:
    return {
        **problems(),
        HTTPStatus.OK: ResponseSpec(str, description="The feed.", media_type=kind, generate_examples=False),
        HTTPStatus.NOT_MODIFIED: ResponseSpec(None, description="It is as `If-None-Match` has it."),
    }


@get("/feed.json", responses=_described(_JSON))
async def feed_json(
    request: Request[Any, Any, Any], gateway: Given, asked_stories: AskedStories
) -> Response[bytes]:
    """Return the newest stories that pass the filters, as a JSON Feed."""
    return await _feed(request, gateway, asked_stories, json_feed, _JSON)


@get("/feed.atom", responses=_described(_ATOM))
async def feed_atom(
    request: Request[Any, Any, Any], gateway: Given, asked_stories: AskedStories
) -> Response[bytes]:
    """Return the newest stories that pass the filters, as an Atom feed."""
    return await _feed(request, gateway, asked_stories, atom, _ATOM)


async def _feed(
    request: Request[Any, Any, Any],
    gateway: Given,
    asked: StoryFilter,
    write: Callable[[Sequence[CanonicalArticle], str], bytes],
    kind: str,
) -> Response[bytes]:
    page = await gateway.look(lambda reader: reader.stories(asked, limit=_ITEMS))
    tag = etag(page.items)
    headers = {"ETag": tag, "Last-Modified": format_datetime(updated(page.items), usegmt=True)}
    if tag in [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]:
        return Response(b"", status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Response(write(page.items, str(request.url)), media_type=kind, headers=headers)


HANDLERS = (feed_json, feed_atom)
