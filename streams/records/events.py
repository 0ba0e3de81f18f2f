"""An event: who did what to whom, where and when, with the spans that say so."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

__all__ = [
    "Actor",
    "CodedEvent",
    "Event",
    "EventReport",
    "Extractor",
    "Modality",
    "Place",
    "Range",
    "Size",
    "Span",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """A stretch of an article; `start` and `end` count code points of the field."""

    field: Literal["title", "text"]
    text: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Actor:
    """One who acts or is acted upon, as the text names it."""

    text: str
    name: str  #: the normalised name (`Afghanistan` for `Kabul`, as a government)
    country: str | None  #: ISO 3166 alpha-3
    sector: str | None  #: GOV, MIL, REB, COP, JUD, OPP, IGO, NGO, BUS, CVL, MED
    span: Span | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where an event happened. Coordinates in degrees, WGS 84."""

    text: str
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    span: Span | None  #: null for a dateline


@dataclass(frozen=True, kw_only=True, slots=True)
class Modality:
    """Exactly one of the first four is true; `historical` and `claimed_by` go beside any of them."""

    asserted: bool = False
    future: bool = False
    hypothetical: bool = False
    negated: bool = False
    historical: bool = False
    claimed_by: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Range:
    """A count of people; `max` is null for `at least`."""

    min: int
    max: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Size:
    """The toll of an event."""

    dead: Range | None = None
    injured: Range | None = None
    arrested: Range | None = None
    displaced: Range | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Extractor:
    """The coder that found an event."""

    name: str
    version: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CodedEvent:
    """One event as one text tells it: what the coder gives."""

    event_id: str  #: from type, whether it is negated, actors, recipients, place and day
    event: str  #: a PLOVER root, or DISASTER, ACCIDENT, CRIME
    mode: str | None
    context: tuple[str, ...]
    quad_code: int | None  #: 1 verbal, 2 material cooperation; 3 verbal, 4 material conflict
    event_scale: float | None  #: conflict-cooperation score of the codebook
    plover: str | None  #: the codebook's reading (a future ASSAULT is its THREATEN)
    cameo_root: str | None
    actor: tuple[Actor, ...]
    recipient: tuple[Actor, ...]
    event_loc: Place | None
    date: dt.date | None
    enddate: dt.date | None
    date_precision: Literal["day", "week", "month", "year", "assumed"] | None
    geo_precision: Literal["city", "region", "country", "dateline"] | None
    size: Size
    modality: Modality
    trigger: Span
    mentions: tuple[Span, ...]  #: later spans of the same text that tell of the same event
    is_lead: bool
    confidence: float
    extractor: Extractor


@dataclass(frozen=True, kw_only=True, slots=True)
class EventReport:
    """A value of the internal `event-reports` (key: event_id): one story's word on one event.

    `coded` is null where the story no longer tells of the event.
    """

    event_id: str
    story_id: str
    story_revision: int
    coded: CodedEvent | None
    sources: tuple[str, ...]  #: outlets of the story
    member_count: int
    first_seen: dt.datetime
    updated_at: dt.datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Event(CodedEvent):
    """A value of `events` (key: event_id): an event with all the stories that tell of it.

    The coded fields are those of the story that tells of it best; the rest counts over all.
    """

    revision: int
    story_ids: tuple[str, ...]
    sources: tuple[str, ...]
    mention_count: int  #: articles that tell of it
    independent_texts: int  #: stories that tell of it: a wire copy printed forty times is one
    first_seen: dt.datetime
    updated_at: dt.datetime
