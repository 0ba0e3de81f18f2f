"""Parameters that several handlers take."""

from datetime import UTC, datetime
from http import HTTPStatus
from typing import Annotated

from litestar.params import QueryParameter

from streams.serve.filters import EventFilter, StoryFilter
from streams.serve.problems import Refused, Wrong

__all__ = ["Cursor", "Limit", "event_filter", "story_filter"]

_MOST = 1 << 53  #: JSON's whole numbers; SQLite's go on a little
_LONGEST = 500  #: characters of a text that is looked for
Limit = Annotated[int, QueryParameter(ge=1, le=1_000, description="So many at most.")]
Cursor = Annotated[str | None, QueryParameter(max_length=400, description="`next` of the page before.")]
Since = Annotated[
    str | None, QueryParameter(description="First seen then or later (ISO 8601; UTC without offset).")
]
Until = Annotated[str | None, QueryParameter(description="First seen before this time.")]


def story_filter(
    outlet: Annotated[str | None, QueryParameter(description="The domain of an outlet in it.")] = None,
    language: Annotated[str | None, QueryParameter(description="ISO 639-1: `en`.")] = None,
    since: Since = None,
    until: Until = None,
    min_outlets: Annotated[int | None, QueryParameter(ge=0, le=_MOST, description="At least.")] = None,
    q: Annotated[str | None, QueryParameter(max_length=_LONGEST, description="Words, all in it.")] = None,
) -> StoryFilter:  # fmt: skip
    """Return which stories are asked for. Raises `Refused` (400)."""
    return StoryFilter(
        outlet=outlet and outlet.lower(), language=language, since=_time("since", since),
        until=_time("until", until), outlets=min_outlets, q=q,
    )  # fmt: skip


def event_filter(
    type_: Annotated[str | None, QueryParameter(name="type", description="Such as `AGREE`.")] = None,
    quad: Annotated[int | None, QueryParameter(ge=1, le=4, description="The quad class.")] = None,
    country: Annotated[str | None, QueryParameter(description="A party's: ISO 3166 alpha-3.")] = None,
    place: Annotated[str | None, QueryParameter(max_length=_LONGEST, description="Name or country.")] = None,
    since: Since = None,
    until: Until = None,
    min_texts: Annotated[int | None, QueryParameter(ge=0, le=_MOST, description="At least.")] = None,
    min_confidence: Annotated[float | None, QueryParameter(ge=0, le=1)] = None,
) -> EventFilter:  # fmt: skip
    """Return which events are asked for. Raises `Refused` (400)."""
    return EventFilter(
        type=type_ and type_.upper(), quad=quad, country=country and country.upper(), place=place,
        since=_time("since", since), until=_time("until", until), texts=min_texts, confidence=min_confidence,
    )  # fmt: skip


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
