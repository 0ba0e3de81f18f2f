"""The English coder: an article in, its events out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from itertools import count, islice
from typing import TYPE_CHECKING, Protocol

from streams.code.english.actors.homes import as_people, at_home
from streams.code.english.actors.party import Party
from streams.code.english.actors.people import Parties
from streams.code.english.backoff import GUESS, guess, may_guess
from streams.code.english.dates.datelines import reference_time
from streams.code.english.gate import Topic, topic_of
from streams.code.english.judge.cases import Case, DraftedSentence, cases_of
from streams.code.english.judge.weights import weights
from streams.code.english.parser.model import model
from streams.code.english.parser.wire import dateline_of
from streams.code.english.passages import Parser, Passage, passages
from streams.code.english.places.locate import Spot, dateline_spot
from streams.code.english.record.details import in_full
from streams.code.english.record.drafts import Draft, draft
from streams.code.english.record.merge import merge
from streams.code.english.record.resolved import ResolvedDraft
from streams.code.english.record.write import write
from streams.code.english.triggers.hits import hits
from streams.code.english.triggers.scope import aside
from streams.records import Actor, CodedEvent, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from streams.code.texts import NewsText

_TOPIC_LENGTH = 3000  #: characters that tell what an article is about
_SUPPORT = 0.6  #: of the confidence asked for: so sure, a draft adds to an event that another one tells

__all__ = ["Glossed", "code_english", "code_glossed"]


@dataclass(frozen=True, slots=True)
class _About:
    """What an article is about, on which day it tells, and how sure of its events one has to be."""

    topic: Topic
    day: dt.datetime | None
    min_confidence: float


class Glossed(Parser, Protocol):
    """What parses another language into glosses, and glosses single words of it."""

    @property
    def language(self) -> str:
        """ISO 639-1."""
        ...

    def plain(self, text: str) -> str:
        """Return a text word by word in English."""
        ...


def code_english(texts: Sequence[NewsText], lead: int, min_confidence: float) -> list[tuple[CodedEvent, ...]]:
    """Return the events of each article: that of the lead's main clause first, then in text order."""
    read = passages(model(), texts, lead)
    return [_code(text, some, min_confidence) for text, some in zip(texts, read, strict=True)]


def code_glossed(
    texts: Sequence[NewsText], lead: int, min_confidence: float, reader: Glossed
) -> list[tuple[CodedEvent, ...]]:
    """Return the events of articles in another language, read through its gloss."""
    read = passages(reader, texts, lead)
    coded = [
        _code(_plain(text, some, reader), some, min_confidence)
        for text, some in zip(texts, read, strict=True)
    ]
    return [tuple(_signed(event, reader.language) for event in events) for events in coded]


def _plain(text: NewsText, read: list[Passage], reader: Glossed) -> NewsText:
    """Return an article in English as far as its topic and its dateline want it: glosses, then words."""
    title, body = (_joined(read, field) for field in ("title", "text"))
    end = max((one.start + len(one.source) for one in read if one.field == "text"), default=0)
    dateline = reader.plain(text.dateline) if text.dateline else None
    return replace(
        text, title=title, text=f"{body} {reader.plain(text.text[end:_TOPIC_LENGTH])}", dateline=dateline
    )


def _joined(read: list[Passage], field: str) -> str:
    return " ".join(one.doc.text for one in read if one.field == field)


def _signed(event: CodedEvent, language: str) -> CodedEvent:
    """Name the language in who coded an event."""
    name = f"{event.extractor.name.rpartition('-')[0]}-{language}"
    return replace(event, extractor=replace(event.extractor, name=name))


def _code(text: NewsText, read: list[Passage], min_confidence: float) -> tuple[CodedEvent, ...]:
    topic = topic_of(text.title, text.text)
    end, dateline = dateline_of(text.text)
    about = _About(topic, reference_time(text.published_at, text.text[:end]), min_confidence)
    resolved = [
        event
        for passage, sentences in cases(text, topic, read)
        for event in _tellings(passage, sentences, about, _is_first(passage, read))
    ]
    resolved = _with_a_guess(resolved, read, about)
    spot = dateline_spot(text.dateline or dateline)
    sure = (event for event in merge(_lead_first(resolved)) if event.confidence >= min_confidence)
    events = [write(event, spot) for event in sure]
    # Merging may leave two with one id (a place learnt late): the earlier stands for both.
    return tuple({event.event_id: event for event in reversed(events)}[key] for key in _ids(events))


def cases(text: NewsText, topic: Topic, read: list[Passage]) -> Iterator[tuple[Passage, list[list[Case]]]]:
    """Yield each passage with what the judge gets of it, sentence by sentence."""
    sentences: list[DraftedSentence] = []
    numbers = count(1)
    day = text.published_at.date() if text.published_at else None
    for passage, parties in _in_turn(read, day):
        for drafts in _drafted(passage, parties):
            number = next(numbers) if passage.field == "text" else 0
            sentences.append(DraftedSentence(number, tuple(drafts)))
    made = iter(cases_of(text, topic, sentences))
    for passage in read:
        yield passage, list(islice(made, len(passage.sentences)))


def _in_turn(read: list[Passage], day: dt.date | None) -> Iterator[tuple[Passage, Parties]]:
    """Yield each passage with its parties, which know those of the passages before."""
    parties = None
    for passage in read:
        parties = Parties(passage.doc, parties, day)
        yield passage, parties


def _ids(events: list[CodedEvent]) -> list[str]:
    return list(dict.fromkeys(event.event_id for event in events))


def _is_first(passage: Passage, read: list[Passage]) -> bool:
    body = [one for one in read if one.field == "text"] or read
    return passage is body[0]


def _lead_first(resolved: list[ResolvedDraft]) -> list[ResolvedDraft]:
    first = next((event for event in resolved if event.is_lead), None)
    return resolved if first is None else [first, *(event for event in resolved if event is not first)]


def _tellings(
    passage: Passage, sentences: list[list[Case]], about: _About, first: bool
) -> Iterator[ResolvedDraft]:
    for index, sentence in enumerate(sentences):
        lead = first and index == 0
        for case in sentence:
            draft, confidence = case.draft, weights().belief(case)
            bare = draft.bare or confidence < _SUPPORT * about.min_confidence
            if not bare or draft.bare or draft.goes_on:
                whole = as_people(at_home(replace(in_full(draft, about.day), bare=bare)))
                sure = not bare and confidence >= about.min_confidence
                yield replace(_resolve(passage, whole, lead and sure), confidence=confidence)
                lead = lead and not sure


def _with_a_guess(resolved: list[ResolvedDraft], read: list[Passage], about: _About) -> list[ResolvedDraft]:
    """Return what is told; before it a guess, where an excerpt tells nothing in frames, or only asides."""
    some = any(not event.bare for event in resolved)
    mishap = any(event.kind.root in {"ACCIDENT", "DISASTER"} and not event.bare for event in resolved)
    if mishap or about.min_confidence > GUESS or not may_guess(about.topic):
        return resolved
    guessed = _guessed(read, about, beside=some)
    if not guessed:
        return resolved
    return [*guessed, *(replace(event, is_lead=False) for event in resolved if some)]


def _guessed(read: list[Passage], about: _About, *, beside: bool) -> list[ResolvedDraft]:
    """Return what the lead may tell in words that no frame knows.

    Where an article tells of something else `beside` it, only a clause that no frame stands in is guessed at.
    """
    passage = next((one for one in read if _is_first(one, read) and one.sentences), None)
    if passage is None:
        return []
    sentence, parties = passage.sentences[0], Parties(passage.doc)
    framed = hits(sentence, parties, passage.field == "title")
    if any(not hit.bare and not (beside and aside(hit)) for hit in framed):
        return []
    guessed = guess(sentence, parties, about.topic, sure=beside)
    if guessed is None:
        return []
    guessed_draft = _resolve(passage, in_full(guessed, about.day), lead=True)
    return [replace(guessed_draft, guessed=True, confidence=GUESS)]


def _drafted(passage: Passage, parties: Parties) -> list[list[Draft]]:
    """Return what each sentence of a passage tells."""
    headline = passage.field == "title"
    return [
        [draft(hit, parties) for hit in hits(sentence, parties, headline)] for sentence in passage.sentences
    ]


def _resolve(passage: Passage, draft: Draft, lead: bool) -> ResolvedDraft:
    trigger = passage.span(draft.trigger.i, draft.trigger.i + 1)
    return ResolvedDraft(
        draft.kind, draft.mood, _actors(passage, draft.actors), _actors(passage, draft.recipients),
        _actors(passage, draft.addressed), _actors(passage, draft.unlisted_actors),
        _actors(passage, draft.unlisted_recipients), draft.claimed_by,
        _place(passage, draft.place), draft.place.precision if draft.place else None,
        draft.when, draft.size, draft.historical, draft.context, trigger, lead,
        tuple(passage.span(token.i, token.i + 1) for token in draft.echoes), draft.bare, draft.loose,
        goes_on=draft.goes_on,
    )  # fmt: skip


def _actors(passage: Passage, parties: tuple[Party, ...]) -> tuple[Actor, ...]:
    return tuple(_actor(passage, party) for party in parties)


def _actor(passage: Passage, party: Party) -> Actor:
    span = passage.span(party.start, party.end)
    return Actor(text=span.text, name=party.name, country=party.country, sector=party.sector, span=span)


def _place(passage: Passage, spot: Spot | None) -> Place | None:
    if spot is None:
        return None
    span = passage.span(spot.start, spot.end)
    return Place(
        text=span.text, name=spot.name, country=spot.country, latitude=spot.latitude,
        longitude=spot.longitude, span=span,
    )  # fmt: skip
