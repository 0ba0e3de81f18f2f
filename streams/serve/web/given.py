"""Parameters that several handlers take."""

from datetime import UTC, datetime
from http import HTTPStatus
from typing import Annotated

from litestar.params import QueryParameter

from streams.records import Mood
from streams.serve.filters import Box, EventFilter, StoryFilter, ThreadFilter
from streams.serve.problems import Refused, Wrong

__all__ = ["Cursor", "FileLimit", "Limit", "event_filter", "story_filter", "thread_filter"]

_MOST = 1 << 53  #: JSON's whole numbers; SQLite's go on a little
_LONGEST = 500  #: characters of a text that is looked for
Limit = Annotated[int, QueryParameter(ge=1, le=1_000, description="So many at most.")]
FileLimit = Annotated[
    int | None,
    QueryParameter(
        ge=1, le=1_000, description="So many at most. Without it JSON has 50, and any other format all."
    ),
]
Cursor = Annotated[str | None, QueryParameter(max_length=400, description="`next` of the page before.")]
Country = Annotated[
    str | None,
    QueryParameter(description="Of a party; of a story's events the place's too. ISO 3166 alpha-3: `CHE`."),
]
Since = Annotated[
    str | None,
    QueryParameter(description="First seen then or later, a thread updated (ISO 8601; UTC without offset)."),
]
Until = Annotated[str | None, QueryParameter(description="First seen before this time, a thread updated.")]
Language = Annotated[str | None, QueryParameter(description="ISO 639-1: `en`.")]
Words = Annotated[str | None, QueryParameter(max_length=_LONGEST, description="Words, all in it.")]
Stories = Annotated[
    list[str] | None,
    QueryParameter(
        max_items=100, description="A story_id: one of these tells of it, or is in it. 100 at most."
    ),
]


def story_filter(
    outlet: Annotated[str | None, QueryParameter(description="The domain of an outlet in it.")] = None,
    language: Language = None,
    country: Country = None,
    since: Since = None,
    until: Until = None,
    min_outlets: Annotated[int | None, QueryParameter(ge=0, le=_MOST, description="At least.")] = None,
    q: Words = None,
) -> StoryFilter:  # fmt: skip
    """Return which stories are asked for. Raises `Refused` (400)."""
    return StoryFilter(
        outlet=outlet and outlet.lower(), language=language, country=country and country.upper(),
        since=_time("since", since), until=_time("until", until), outlets=min_outlets, q=q,
    )  # fmt: skip


def event_filter(
    type_: Annotated[str | None, QueryParameter(name="type", description="Such as `AGREE`.")] = None,
    quad: Annotated[int | None, QueryParameter(ge=1, le=4, description="The quad class.")] = None,
    country: Country = None,
    sector: Annotated[str | None, QueryParameter(description="A party's: `GOV`, `MIL`, `BUS`.")] = None,
    place: Annotated[str | None, QueryParameter(max_length=_LONGEST, description="Name or country.")] = None,
    bbox: Annotated[str | None, QueryParameter(max_length=_LONGEST, description=(
        "The place lies in it: west,south,east,north in degrees; west may be greater than east."))] = None,
    modality: Annotated[Mood | None, QueryParameter(description="How it is told.")] = None,
    since: Since = None,
    until: Until = None,
    min_texts: Annotated[int | None, QueryParameter(ge=0, le=_MOST, description="At least.")] = None,
    min_confidence: Annotated[float | None, QueryParameter(ge=0, le=1)] = None,
    story: Stories = None,
) -> EventFilter:  # fmt: skip
    """Return which events are asked for. Raises `Refused` (400)."""
    return EventFilter(
        type=type_ and type_.upper(), quad=quad, country=country and country.upper(),
        sector=sector and sector.upper(), place=place, box=_box(bbox), modality=modality,
        since=_time("since", since), until=_time("until", until), texts=min_texts, confidence=min_confidence,
        stories=tuple(story or ()),
    )  # fmt: skip


def thread_filter(
    language: Language = None,
    since: Since = None,
    until: Until = None,
    min_stories: Annotated[int | None, QueryParameter(ge=0, le=_MOST, description="At least.")] = None,
    q: Words = None,
    story: Stories = None,
) -> ThreadFilter:
    """Return which threads are asked for. Raises `Refused` (400)."""
    return ThreadFilter(
        language=language, since=_time("since", since), until=_time("until", until), story_count=min_stories,
        q=q, stories=tuple(story or ()),
    )  # fmt: skip


def _box(text: str | None) -> Box | None:
    if text is None:
        return None
    try:
        box = Box(*map(float, text.split(",")))
    except (TypeError, ValueError):
        box = None
    if box is None or not _is_of_the_world(box):
        raise Refused(
            HTTPStatus.BAD_REQUEST,
            "`bbox` is no box; write west,south,east,north in degrees: 5.9,45.8,10.5,47.8",
            Wrong(path="query.bbox", detail="is not west,south,east,north"),
        )
    return box


def _is_of_the_world(box: Box) -> bool:
    world = Box(-180.0, -90.0, 180.0, 90.0)
    corners = ((box.west, box.south), (box.east, box.north))
    return all(world.has(*corner) for corner in corners) and box.south <= box.north


def _time(name: str, text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        time = datetime.fromisoformat(text)
    except ValueError as error:
        raise Refused(
            HTTPStatus.BAD_REQUEST,
            f"`{name}` is no time; write it as 2025-11-01 or 2025-11-01T12:00:00Z",
            Wrong(path=f"query.{name}", detail="is not ISO 8601"),
        ) from error
    return time if time.tzinfo else time.replace(tzinfo=UTC)
