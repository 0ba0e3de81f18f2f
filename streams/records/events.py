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

    field: Literal["title", "text"]  #: the field of the canonical article that it stands in
    text: str  #: its words, as they stand there
    start: int  #: its first code point, from 0
    end: int  #: the code point after its last


@dataclass(frozen=True, kw_only=True, slots=True)
class Actor:
    """One who acts or is acted upon, as the text names it."""

    text: str  #: the words of the text: `Kabul`, `nine companies`
    name: str  #: the normalised name (`Afghanistan` for `Kabul`, as a government), or the words
    country: str | None  #: ISO 3166 alpha-3 (`AFG`); null where nothing tells
    #: GOV government, MIL army, REB armed group, COP police, JUD courts, OPP opposition, IGO organisation
    #: of states, NGO other organisation, BUS business, CVL civilians, MED media; null where nothing tells
    sector: str | None
    span: Span | None  #: where the words stand


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where an event happened. Coordinates in degrees, WGS 84."""

    text: str  #: the words of the text, or of the dateline: `BERN`
    name: str  #: the normalised name: `Bern`; the words where it is in no list of places
    country: str | None  #: ISO 3166 alpha-3 (`CHE`)
    latitude: float | None  #: degrees north, -90..90; of a country, of its middle
    longitude: float | None  #: degrees east, -180..180; null as the latitude where none is known
    span: Span | None  #: where the words stand; null for a dateline


@dataclass(frozen=True, kw_only=True, slots=True)
class Modality:
    """Exactly one of the first four is true; `historical` and `claimed_by` go beside any of them."""

    asserted: bool = False  #: told as a fact; a refusal (`will not sign`) is an asserted REJECT
    future: bool = False  #: planned or to come (`to hold talks on Saturday`)
    hypothetical: bool = False  #: only supposed (`may`, `could`, `if`)
    negated: bool = False  #: said not to have happened (`denied that it struck`)
    historical: bool = False  #: told as a thing of the past: background, mostly half a year old or older
    claimed_by: str | None = None  #: the name of who says so, where that is another than the one who acts

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
    """A count of people."""

    min: int  #: at least so many
    max: int | None  #: at most so many; the same as `min` for one figure, null for `at least` and `dozens`


@dataclass(frozen=True, kw_only=True, slots=True)
class Size:
    """The toll of an event, of what the text counts; null where it gives no number."""

    dead: Range | None = None  #: people killed
    injured: Range | None = None  #: people hurt
    arrested: Range | None = None  #: people arrested or detained
    displaced: Range | None = None  #: people driven from their homes


@dataclass(frozen=True, kw_only=True, slots=True)
class Extractor:
    """The coder that found an event."""

    #: `newsfold-rules-en`: by rules; `newsfold-backoff-en`: a guess at words that they do not know, of
    #: which six in ten are right; `newsfold-gliner` and `newsfold-llm`: by a model, where a worker is told
    #: to use one
    name: str
    version: str  #: of the rules or the model: another one may give other events for the same text


@dataclass(frozen=True, kw_only=True, slots=True)
class CodedEvent:
    """One event as one text tells it: what the coder gives."""

    event_id: str  #: from type, whether it is negated, actors, recipients, place and day
    #: the type, a root of PLOVER: AGREE, CONSULT, SUPPORT, CONCEDE, COOPERATE, AID, RETREAT, REQUEST,
    #: ACCUSE, REJECT, THREATEN, PROTEST, SANCTION, MOBILIZE, COERCE, ASSAULT; or DISASTER (by nature),
    #: ACCIDENT (without intent), CRIME (private, without a political end)
    event: str
    #: the finer type within `event`: `aerial` of ASSAULT, `demo` of PROTEST, `visit` of CONSULT; null where
    #: nothing tells or the type has none
    mode: str | None
    #: what its sentences are also about, by their words: `military`, `election`, `economic`, `legal`,
    #: `terrorism`, `migration`, ...: contexts of the codebook, often none
    context: tuple[str, ...]
    #: 1 verbal, 2 material cooperation; 3 verbal, 4 material conflict; null for DISASTER, ACCIDENT, CRIME
    quad_code: int | None
    #: the codebook's score of type and mode, from -10 (worst conflict) to 10 (aid); null for DISASTER,
    #: ACCIDENT, CRIME
    event_scale: float | None
    #: the type as the codebook has it, which knows no future and no denial: a future ASSAULT is its
    #: THREATEN, a future CONSULT its AGREE; null for DISASTER, ACCIDENT, CRIME
    plover: str | None
    cameo_root: str | None  #: two digits, the root of CAMEO that answers to it: `18` for an ASSAULT
    actor: tuple[Actor, ...]  #: who does it; all parties to what is mutual (talks, clashes); may be empty
    recipient: tuple[Actor, ...]  #: to whom; may be empty
    event_loc: Place | None  #: where; a report's dateline where it does not say; see `geo_precision`
    date: dt.date | None  #: the day, or the first day; null where neither text nor page gives one
    enddate: dt.date | None  #: the last day of several (`last week`, `October 3 to 5`)
    #: how far the text pins `date` down: `day`; `week`, `month`, `year` (`date` lies in it, mostly its
    #: first day); `assumed`: the text does not say, and the day of publication stands in; null without a
    #: date
    date_precision: Literal["day", "week", "month", "year", "assumed"] | None
    #: how far `event_loc` is pinned down: `city`, `region`, `country`; `dateline`: the text does not say,
    #: and the place that the report is filed from stands in; null without a place
    geo_precision: Literal["city", "region", "country", "dateline"] | None
    size: Size  #: the toll; each of its figures may be null
    modality: Modality  #: whether it happened, is to come, is supposed or denied, and who says so
    trigger: Span  #: the word that tells of it: `froze`
    mentions: tuple[Span, ...]  #: other spans of the text that tell of the event, 20 at most
    is_lead: bool  #: whether it is what the first sentence of the text tells of first
    #: 0 to 1: the share of such events that readers of labelled articles keep; .8 in a few sentences without
    #: a headline, .6 in another language, .5 for a guess, and .6 from a language model: there it is no more
    #: than a mark
    confidence: float
    extractor: Extractor  #: what found it


@dataclass(frozen=True, kw_only=True, slots=True)
class EventReport:
    """A value of the internal `event-reports` (key: family): one story's word on one event.

    `coded` is null where the story no longer tells of the event.
    """

    event_id: str  #: of the event as this story tells of it
    family: str  #: what all reports share that may be of one event; the key they are sent by
    story_id: str  #: the story that reports
    #: grows with every report of the story. The first has the time of the story's update, in milliseconds,
    #: so that it is greater again when the story is told anew and nothing else is known of its first life
    sequence: int
    coded: CodedEvent | None  #: null where the story no longer tells of it
    sources: tuple[str, ...]  #: outlets of the story
    member_count: int  #: articles of the story
    first_seen: dt.datetime  #: of the story
    updated_at: dt.datetime  #: of the story


@dataclass(frozen=True, kw_only=True, slots=True)
class Telling:
    """What one story says of an event, and why it is taken for the same."""

    story_id: str  #: the story that tells of it
    #: `first`: all others are held to it; `same`: of that type and day; `near-day`: a day apart, where one
    #: text does not say its day; `near-type`: of a type that texts take for the other
    match: Literal["first", "same", "near-day", "near-type"]
    event: str
    mode: str | None
    date: dt.date | None
    date_precision: str | None
    mood: Mood  #: which of `asserted`, `future`, `hypothetical`, `negated` it is told as
    claimed_by: str | None  #: the name of who says so, where that is another than the one who acts
    size: Size  #: the toll as this story has it
    trigger: Span  #: the word that tells of it, in the story's canonical text
    member_count: int  #: articles of the story
    first_seen: dt.datetime  #: of the story: when its first page came in
    updated_at: dt.datetime  #: of the story: when its newest revision came in


@dataclass(frozen=True, kw_only=True, slots=True)
class MoodChange:
    """From when on an event was told as planned, or as happened, and by which story first."""

    mood: Mood  #: `hypothetical`, `future`, `asserted`; or `negated`
    since: dt.datetime  #: when the first story that tells it so came in, or was revised to it
    story_id: str  #: that story


@dataclass(frozen=True, kw_only=True, slots=True)
class SizeSource:
    """The story that each figure of a toll is from."""

    dead: str | None = None  #: story_id of the story that `size.dead` is from; null where that is null
    injured: str | None = None  #: the same for `size.injured`
    arrested: str | None = None  #: the same for `size.arrested`
    displaced: str | None = None  #: the same for `size.displaced`


@dataclass(frozen=True, kw_only=True, slots=True)
class Event(CodedEvent):
    """A value of `events` (key: event_id): an event with all the stories that tell of it.

    The coded fields are those of the story that tells of it best; the rest counts over all.
    """

    revision: int  #: 1, 2, ...: grows with every change of what is told of it
    size_from: SizeSource  #: the story that each figure of `size` is from
    #: since when it was told as supposed, as planned, as happened, in this order; the last is how it stands
    history: tuple[MoodChange, ...]
    #: what stories say of it, the earliest first; of more than 20 a sample: the first and the latest, that of
    #: the coded fields, those that the toll and the history are from, then the earliest of the others
    tellings: tuple[Telling, ...]
    story_ids: tuple[str, ...]  #: the stories of `tellings`; `independent_texts` counts all
    sources: tuple[str, ...]  #: outlets of these stories, 50 at most; `source_count` counts those of all
    mention_count: int  #: articles that tell of it
    independent_texts: int  #: stories that tell of it: a wire copy printed forty times is one
    source_count: int  #: outlets of all its stories, as far as the stories list them
    #: whether the counts are exact; where they are not, there are more than 512 outlets, and `source_count`
    #: says how many there are at least
    counts_are_exact: bool
    first_seen: dt.datetime  #: when the first page of its stories came in
    updated_at: dt.datetime  #: when the newest page came in of a story that tells of it
