"""What a model quotes from a text, as spans of it, and the event that this makes.

A model says what it likes. What counts is what it can show: the words of the trigger, of each party, of the
place and of each figure, as they stand in the text. Countries, sectors and coordinates are the gazetteer's.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from streams.code.english.actors.gazetteer import LONGEST, Entry, gazetteer
from streams.code.english.places.locate import Spot, dateline_spot
from streams.code.scale import cameo_root, event_scale, plover_reading, quad_code
from streams.code.texts import NewsText
from streams.identity import event_key
from streams.records import Actor, CodedEvent, Extractor, Modality, Mood, Place, Range, Size, Span

__all__ = ["Quotation", "event_of", "quoted"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Quotation:
    """An event with the spans that tell of it. `day` is one that the text says, in whatever words."""

    root: str
    mode: str | None
    trigger: Span
    actors: tuple[Span, ...] = ()
    recipients: tuple[Span, ...] = ()
    place: Span | None = None
    day: dt.date | None = None
    mood: Mood = "asserted"
    claimed_by: str | None = None
    size: Mapping[str, Range] = field(default_factory=dict)
    confidence: float


def quoted(text: NewsText, words: str) -> Span | None:
    """Return where the words stand first, in the title or else in the text; None where they do not."""
    fields = (("title", text.title), ("text", text.text)) if words.strip() else ()
    for name, value in fields:
        start = value.find(words)
        if start >= 0:
            at = {"field": name, "text": words, "start": start, "end": start + len(words)}
            return Span(**at)  # type: ignore[arg-type]  # the two names of `field` are literals above
    return None


def event_of(quotation: Quotation, text: NewsText, extractor: Extractor, *, is_lead: bool) -> CodedEvent:
    """Return the record. Where the text says no day, the day of publication stands in."""
    spot = dateline_spot(quotation.place.text) if quotation.place else None
    where = spot or dateline_spot(text.dateline)
    day = quotation.day or (text.published_at.date() if text.published_at else None)
    actors, recipients = _actors(quotation.actors), _actors(quotation.recipients)
    own_place = _place(spot, quotation.place)
    future = quotation.mood in {"future", "hypothetical"}
    return CodedEvent(
        event_id=event_key(quotation.root, quotation.mood == "negated", actors, recipients, own_place, day),
        event=quotation.root, mode=quotation.mode, context=(), quad_code=quad_code(quotation.root),
        event_scale=event_scale(quotation.root, quotation.mode),
        plover=plover_reading(quotation.root, future), cameo_root=cameo_root(quotation.root, quotation.mode),
        actor=actors, recipient=recipients,
        event_loc=own_place or _place(where, None), date=day, enddate=None,
        date_precision="day" if quotation.day else "assumed" if day else None,
        geo_precision=spot.precision if spot else "dateline" if where else None,
        size=Size(**quotation.size), modality=_modality(quotation), trigger=quotation.trigger, mentions=(),
        is_lead=is_lead, confidence=quotation.confidence, extractor=extractor,
    )  # fmt: skip


def _modality(quotation: Quotation) -> Modality:
    mood = quotation.mood
    return Modality(
        asserted=mood == "asserted", future=mood == "future", hypothetical=mood == "hypothetical",
        negated=mood == "negated", claimed_by=quotation.claimed_by,
    )  # fmt: skip


def _actors(spans: Iterable[Span]) -> tuple[Actor, ...]:
    return tuple(_actor(span, _named(span.text)) for span in spans)


def _actor(span: Span, entry: Entry | None) -> Actor:
    name = entry.name if entry else span.text
    country, sector = (entry.country, entry.sector) if entry else (None, None)
    return Actor(text=span.text, name=name, country=country, sector=sector, span=span)


def _named(phrase: str) -> Entry | None:
    """Return what the longest name in a phrase stands for."""
    words = phrase.replace("'s", " ").replace("’s", " ").split()
    for size in range(min(LONGEST, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            if entry := gazetteer().get(" ".join(words[start : start + size]).strip(".,;:")):
                return entry
    return None


def _place(spot: Spot | None, span: Span | None) -> Place | None:
    if spot is None:
        return None
    return Place(
        text=spot.text, name=spot.name, country=spot.country, latitude=spot.latitude,
        longitude=spot.longitude, span=span,
    )  # fmt: skip
