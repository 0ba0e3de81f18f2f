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
    "Mood",
    "MoodChange",
    "Place",
    "Range",
    "Size",
    "SizeSource",
    "Span",
    "Telling",
]

Mood = Literal["asserted", "future", "hypothetical", "negated"]


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

    @property
    def mood(self) -> Mood:
        """The one of the first four that is true."""
        if self.negated:
            return "negated"
        if self.hypothetical:
            return "hypothetical"
        return "future" if self.future else "asserted"


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
    """A value of the internal `event-reports` (key: family): one story's word on one event.

    `coded` is null where the story no longer tells of the event.
    """

    event_id: str
    family: str  #: what all reports share that may be of one event; the key they are sent by
    story_id: str
    #: Grows with every report of the story. The first has the time of the story's update, in milliseconds, so
    #: that it is greater again when the story is told anew and nothing else is known of its first life.
    sequence: int
    coded: CodedEvent | None
    sources: tuple[str, ...]  #: outlets of the story
    member_count: int
    first_seen: dt.datetime
    updated_at: dt.datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Telling:
    """What one story says of an event, and why it is taken for the same."""

    story_id: str
    match: Literal["first", "same", "near-day", "near-type"]
    event: str
    mode: str | None
    date: dt.date | None
    date_precision: str | None
    mood: Mood
    claimed_by: str | None
    size: Size
    trigger: Span  #: in the story's canonical text
    member_count: int
    first_seen: dt.datetime
    updated_at: dt.datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class MoodChange:
    """From when on an event was told as planned, or as happened, and by which story first."""

    mood: Mood
    since: dt.datetime
    story_id: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SizeSource:
    """The story that each figure of a toll is from."""

    dead: str | None = None
    injured: str | None = None
    arrested: str | None = None
    displaced: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Event(CodedEvent):
    """A value of `events` (key: event_id): an event with all the stories that tell of it.

    The coded fields are those of the story that tells of it best; the rest counts over all.
    """

    revision: int
    size_from: SizeSource
    history: tuple[MoodChange, ...]  #: in the order of time; the last is how it stands
    tellings: tuple[Telling, ...]  #: of each story, the earliest first
    story_ids: tuple[str, ...]
    sources: tuple[str, ...]
    mention_count: int  #: articles that tell of it
    independent_texts: int  #: stories that tell of it: a wire copy printed forty times is one
    first_seen: dt.datetime
    updated_at: dt.datetime
