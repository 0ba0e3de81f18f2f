"""What consumers look up: stories, articles, outlets and events."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from litestar import Request, Response, get
from litestar.datastructures import ResponseHeader
from litestar.di import NamedDependency
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath, FromQuery, QueryParameter, SkipValidation
from litestar.response import Stream

from streams.records import CanonicalArticle, CleanArticle, Event, StoryStatus
from streams.serve.downloads import download
from streams.serve.explaining import Explained
from streams.serve.filters import EventFilter, StoryFilter
from streams.serve.formats import FORMATS
from streams.serve.lookup import Article, Order, OutletPage, Story
from streams.serve.problems import Refused
from streams.serve.web.given import Cursor, FileLimit, Limit
from streams.serve.web.pages import Given
from streams.serve.web.problems import problems
from streams.wire import encode

__all__ = ["HANDLERS", "AskedEvents", "AskedStories"]

Format = Literal["json", "jsonl", "csv", "geojson"]
_LISTED = 50  #: events of a page, where no number is asked for
AskedStories = NamedDependency[SkipValidation[StoryFilter]]
AskedEvents = NamedDependency[SkipValidation[EventFilter]]


@dataclass(frozen=True, kw_only=True, slots=True)
class StoryPage:
    """Part of a list of stories."""

    stories: tuple[CanonicalArticle, ...]  #: as they are on `canonical-articles`
    next: str | None  #: the cursor of the page behind it; null at the end


@dataclass(frozen=True, kw_only=True, slots=True)
class EventPage:
    """Part of a list of events."""

    events: tuple[Event, ...]  #: as they are on `events`
    next: str | None  #: the cursor of the page behind it; null at the end


@get("/stories", responses=problems())
async def stories(
    gateway: Given,
    asked_stories: AskedStories,
    order: FromQuery[Order] = "newest",
    limit: Limit = 50,
    cursor: Cursor = None,
) -> StoryPage:
    """List live stories: the newest first, by their first page, or those of most outlets."""
    page = await gateway.look(lambda reader: reader.stories(asked_stories, order, limit, cursor))
    return StoryPage(stories=page.items, next=page.next)


@get(
    "/stories/{story_id:str}",
    responses=problems(HTTPStatus.PERMANENT_REDIRECT, HTTPStatus.NOT_FOUND, HTTPStatus.GONE),
)
async def story(story_id: FromPath[str], gateway: Given) -> Response[Story]:
    """Return a story: its latest revision, its members with what put them in, its events, its history.

    And its thread, where other stories report the same happening in words of their own.
    """
    known = await gateway.look(lambda reader: reader.story(story_id))
    if known is None:
        raise Refused(
            HTTPStatus.NOT_FOUND, f"there is no story {story_id}; GET /stories lists those there are"
        )
    if known.story.status is StoryStatus.MERGED:
        into = f"/stories/{known.story.merged_into}"
        raise Refused(
            HTTPStatus.PERMANENT_REDIRECT,
            f"the story is part of another one, {into}",
            headers={"Location": into},
        )
    if known.story.status is StoryStatus.RETRACTED:
        raise Refused(HTTPStatus.GONE, "every article of the story was retracted")
    return Response(known)


@get(
    "/stories/{story_id:str}/explain/{first:str}/{second:str}",
    responses=problems(HTTPStatus.NOT_FOUND, HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.SERVICE_UNAVAILABLE),
)
async def explain(
    story_id: FromPath[str], first: FromPath[str], second: FromPath[str], gateway: Given
) -> Explained:
    """Lay two articles of a story side by side: each rule's verdict, and the runs that their texts share."""
    known = await gateway.look(lambda reader: (reader.article(first), reader.article(second)))
    texts = [_text_in(story_id, id_, one) for id_, one in zip((first, second), known, strict=True)]
    return await gateway.comparer.compare(*texts)


def _text_in(story_id: str, article_id: str, known: Article | None) -> CleanArticle:
    if known is None or known.member.story_id != story_id:
        raise Refused(
            HTTPStatus.NOT_FOUND,
            f"there is no article {article_id} in the story; GET /stories/{story_id} lists them",
        )
    if known.article is None:
        raise Refused(
            HTTPStatus.NOT_FOUND, f"the text of {article_id} is not known here: clean-articles has it no more"
        )
    return known.article


@get("/articles/{article_id:str}", responses=problems(HTTPStatus.NOT_FOUND))
async def article(article_id: FromPath[str], gateway: Given) -> Article:
    """Return an article with its text and what was taken off its page, and the story that it is in."""
    known = await gateway.look(lambda reader: reader.article(article_id))
    if known is None:
        raise Refused(HTTPStatus.NOT_FOUND, f"no story has an article {article_id}")
    return known


@get("/outlets", responses=problems())
async def outlets(gateway: Given, limit: Limit = 50, cursor: Cursor = None) -> OutletPage:
    """List outlets, those of most articles first: how many are copies, from whom, and how fast."""
    return await gateway.look(lambda reader: reader.outlets(limit, cursor))


@get(
    "/events",
    responses={
        **problems(),
        HTTPStatus.OK: ResponseSpec(EventPage, description=(
            "Events. `format` has them otherwise, and without `limit` all that there are, as a stream.")),
    },
    response_headers=[
        ResponseHeader(name="Link", documentation_only=True, description=(
            'The page behind it: rel="next". Where all are sent there is none.'))
    ],
)  # fmt: skip
async def events(
    request: Request[Any, Any, Any],
    gateway: Given,
    asked_events: AskedEvents,
    format_: Annotated[Format, QueryParameter(name="format")] = "json",
    limit: FileLimit = None,
    cursor: Cursor = None,
) -> Response[bytes] | Stream:
    """List events, the newest first: as JSON, JSON lines, CSV in POLECAT's columns, or GeoJSON.

    JSON has 50 of them, or as many as `limit` says. A file in one of the other forms has all that are asked
    for, however many, and with `limit` a page of them.
    """
    form = FORMATS.get(format_)
    if form and limit is None:
        return Stream(await download(gateway, asked_events, form, cursor), media_type=form.media_type)
    page = await gateway.look(lambda reader: reader.events(asked_events, limit or _LISTED, cursor))
    headers = {"Link": f'<{_further(request, page.next)}>; rel="next"'} if page.next else {}
    body = form.whole(page.items) if form else encode(EventPage(events=page.items, next=page.next))
    return Response(body, media_type=form.media_type if form else "application/json", headers=headers)


@get("/events/{event_id:str}", responses=problems(HTTPStatus.NOT_FOUND))
async def event(event_id: FromPath[str], gateway: Given) -> Event:
    """Return an event as it is on `events`."""
    known = await gateway.look(lambda reader: reader.event(event_id))
    if known is None:
        raise Refused(HTTPStatus.NOT_FOUND, f"there is no event {event_id}: no story tells of it any more")
    return known


def _further(request: Request[Any, Any, Any], cursor: str) -> str:
    """Return the address of the next page, as far as it is the gateway's: a proxy may have another host."""
    given = [(name, value) for name, value in request.query_params.multi_items() if name != "cursor"]
    return f"{request.url.path}?{urlencode([*given, ('cursor', cursor)])}"


HANDLERS = (stories, story, explain, article, outlets, events, event)
