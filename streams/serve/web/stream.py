"""Stories, events and threads as they come."""

import asyncio
from dataclasses import replace
from http import HTTPStatus
from typing import Annotated, Any, Literal

from litestar import Request, get
from litestar.params import QueryParameter
from litestar.response import Stream

from streams.serve import sse
from streams.serve.gateway import Gateway
from streams.serve.live import Asked, frames
from streams.serve.positions import read_positions
from streams.serve.problems import Refused, Wrong
from streams.serve.web.lists import AskedEvents, AskedStories
from streams.serve.web.pages import Given
from streams.serve.web.problems import problems
from streams.serve.web.threads import AskedThreads

__all__ = ["HANDLERS"]

Kind = Literal["stories", "events", "threads"]
_START_SECONDS = 10.0


@get("/stream", media_type="text/event-stream", responses=problems(HTTPStatus.SERVICE_UNAVAILABLE))
async def stream(
    request: Request[Any, Any, Any],
    gateway: Given,
    asked_stories: AskedStories,
    asked_events: AskedEvents,
    asked_threads: AskedThreads,
    kind: Annotated[Kind | None, QueryParameter(description=(
        "These only; stories and events without it."))] = None,
    last: Annotated[str | None, QueryParameter(name="last-event-id", max_length=20_000, description=(
        "As the header Last-Event-ID, which counts more; `begin` for all that the topics have."))] = None,
) -> Stream:  # fmt: skip
    """Send stories, events or threads as they come (Server-Sent Events), with the filters of their lists.

    `data` is the record as it is on its topic. With the `id` of its last event a reader goes on where it
    was, at any gateway. `country` is for events: the countries of a story are known when its events are.
    """
    if asked_stories.country and kind == "stories":
        raise Refused(
            HTTPStatus.BAD_REQUEST,
            "a story's countries are those of its events, which come after it; leave `country` out, or take"
            " the events too: they name their stories",
            Wrong(path="query.country", detail="is for events in a stream"),
        )
    await _started(gateway)
    id_ = request.headers.get("last-event-id") or last
    start = read_positions(id_) if id_ else None
    asked = Asked(
        replace(asked_stories, country=None) if kind in (None, "stories") else None,
        asked_events if kind in (None, "events") else None,
        asked_threads if kind == "threads" else None,
    )
    return Stream(
        frames(gateway.hub, asked, start), media_type="text/event-stream", headers=dict(sse.HEADERS)
    )


async def _started(gateway: Gateway) -> None:
    """Wait until the gateway knows where the topics end: what comes behind that answer, its reader gets."""
    try:
        await asyncio.wait_for(gateway.hub.started.wait(), _START_SECONDS)
    except TimeoutError as error:
        raise Refused(
            HTTPStatus.SERVICE_UNAVAILABLE,
            "no broker answers the gateway yet; come back later",
            headers={"Retry-After": "5"},
        ) from error


HANDLERS = (stream,)
