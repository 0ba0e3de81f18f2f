"""Why each word of an article that may tell an event does or does not: its frame, the gate, the judge."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from streams.code.english.actors.people import Parties
from streams.code.english.engine import cases
from streams.code.english.gate import Verdict, topic_of
from streams.code.english.judge.features import features
from streams.code.english.judge.weights import weights
from streams.code.english.parser.model import model
from streams.code.english.passages import passages
from streams.code.english.triggers.frames import match
from streams.code.english.triggers.together import TOGETHER, together
from streams.code.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from streams.code.english.judge.cases import Case
    from streams.code.english.passages import Passage
    from streams.code.frameset import Frame
    from streams.code.parse import Token
    from streams.code.texts import NewsText
    from streams.records import CodedEvent, Span

__all__ = ["Candidate", "Fate", "candidates", "proposed"]

_KINDS = frozenset({"VERB", "AUX", "NOUN", "PROPN"})
_MOST = 3  #: features that speak for a candidate, and against it, the weightiest first


class Fate(StrEnum):
    """What became of a candidate."""

    EVENT = "event"
    MENTION = "mention"  #: of an event that another word tells
    UNSURE = "unsure"  #: less sure than what was asked for
    REFUSED = "refused"  #: its words alone say that it is no event
    LIGHT = "light"  #: too light for news of politics, in a text about games, shows or markets
    NOTHING = "nothing"  #: it stands in a frame, but in another sense, or in a clause that tells nothing


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """A word that stands in a frame. Features are those of `judge/features.py`, with their weights."""

    trigger: Span
    root: str
    mode: str | None
    frame: str  #: its pattern in the lexicon
    fate: Fate
    confidence: float | None  #: None where nobody asked the judge
    favour: tuple[tuple[str, float], ...] = ()
    against: tuple[tuple[str, float], ...] = ()


def candidates(text: NewsText, lead: int, events: Sequence[CodedEvent]) -> list[Candidate]:
    """Return the candidates of an English article in text order; `events` are what the rules coded of it."""
    (read,) = passages(model(), [text], lead)
    fates, parties = _fates(events), None
    every: list[Candidate] = []
    for passage, drafted in cases(text, topic_of(text.title, text.text), read):
        judged = [case for sentence in drafted for case in sentence]
        parties = judged[0].draft.parties if judged else Parties(passage.doc, parties)
        every += _of_passage(passage, parties, judged, fates)
    return every


def proposed(token: Token, parties: Parties) -> Frame | None:
    """Return the frame that a word stands in, whatever it means there; None for most words."""
    if token.pos_ not in _KINDS:
        return None
    matched = match(token, lexicon("en"), parties)
    if matched is None and token.pos_ == "VERB" and together(token, parties):
        return TOGETHER
    return matched[0] if matched else None


def _fates(events: Sequence[CodedEvent]) -> dict[tuple[str, int], Fate]:
    fates: dict[tuple[str, int], Fate] = {}
    for event in events:
        fates |= {(span.field, span.start): Fate.MENTION for span in event.mentions}
    for event in events:
        fates[event.trigger.field, event.trigger.start] = Fate.EVENT
    return fates


def _of_passage(
    passage: Passage, parties: Parties, drafted: list[Case], fates: Mapping[tuple[str, int], Fate]
) -> Iterator[Candidate]:
    by_word = {case.draft.trigger.i: case for case in drafted}
    echoes = {token.i for case in drafted for token in case.draft.echoes}
    for token in (token for sentence in passage.sentences for token in sentence):
        trigger = passage.span(token.i, token.i + 1)
        fate = fates.get((trigger.field, trigger.start))
        if case := by_word.get(token.i):
            yield _judged(case, trigger, fate)
        elif token.i not in echoes and (frame := proposed(token, parties)):
            yield Candidate(
                trigger=trigger, root=frame.root, mode=frame.mode, frame=frame.pattern,
                fate=fate or Fate.NOTHING, confidence=None,
            )  # fmt: skip


def _judged(case: Case, trigger: Span, fate: Fate | None) -> Candidate:
    refused = {Verdict.REFUSED: Fate.REFUSED, Verdict.ELSEWHERE: Fate.LIGHT}.get(case.verdict)
    asked = case.around.known and refused is None
    weighed = _weighed(case) if asked else []
    return Candidate(
        trigger=trigger,
        root=case.draft.kind.root,
        mode=case.draft.kind.mode,
        frame=case.draft.hit.frame.pattern,
        fate=fate or refused or Fate.UNSURE,
        confidence=round(weights().belief(case), 2),
        favour=tuple(one for one in weighed[:_MOST] if one[1] > 0),
        against=tuple(one for one in reversed(weighed[-_MOST:]) if one[1] < 0),
    )


def _weighed(case: Case) -> list[tuple[str, float]]:
    """Return the features that the judge knows, those that favour an event first.

    A feature weighs what it adds to the judge's sum, by itself and for the draft's root, over the mean of
    what its values add: "passes=True" beside "passes=False". A mark, which is there or not, has no others.
    """
    root = case.draft.kind.root
    names = {name.removeprefix(f"{root}&") for name in features(case)}
    means = _means(root)
    known = [(name, round(_weight(name, root) - means.get(_kind(name), 0.0), 2)) for name in names]
    return sorted(known, key=lambda one: (-one[1], one[0]))


def _weight(name: str, root: str) -> float:
    by_name = weights().by_name
    return by_name.get(name, 0.0) + by_name.get(f"{root}&{name}", 0.0)


def _kind(name: str) -> str:
    """Return what a feature is a value of; nothing for a mark."""
    kind, is_value, _ = name.partition("=")
    return kind if is_value else ""


@cache
def _means(root: str) -> dict[str, float]:
    """Return the mean weight of the values of each kind of feature, for drafts of a root."""
    values: dict[str, list[float]] = {}
    for name in {name.rpartition("&")[2] for name in weights().by_name}:
        if kind := _kind(name):
            values.setdefault(kind, []).append(_weight(name, root))
    return {kind: sum(some) / len(some) for kind, some in values.items()}
