"""What a language model is asked for, and which of its answers count."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import msgspec

from streams.code.backends.quotations import Quotation, quoted
from streams.code.scale import MODES, ROOTS
from streams.code.texts import NewsText
from streams.records import Mood, Range, Span

__all__ = ["OWN", "Answer", "Count", "checked"]

OWN = ("DISASTER", "ACCIDENT", "CRIME")
_KNOWN = frozenset((*ROOTS, *OWN))
_COUNTS = ("dead", "injured", "arrested", "displaced")
#: A quotation shows that the words are there, not that they were understood: less than a frame with two known
#: parties has, more than one with none.
_CONFIDENCE = 0.6


@dataclass(frozen=True, kw_only=True, slots=True)
class Count:
    """A figure of the toll, with the words that give it."""

    min: int
    max: int | None = None
    quote: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """One event as a model tells it. All but the type, day and mood are quotations."""

    event: str
    trigger: str
    mode: str | None = None
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    place: str | None = None
    date: str | None = None  #: YYYY-MM-DD
    when: str | None = None  #: the words that say the day
    mood: Mood = "asserted"
    claimed_by: str | None = None
    dead: Count | None = None
    injured: Count | None = None
    arrested: Count | None = None
    displaced: Count | None = None


def checked(text: NewsText, raw: Iterable[Any]) -> tuple[list[Quotation], int]:
    """Return the events whose trigger the text has, and how many answers were dropped.

    Dropped are events of an unknown type, of the wrong shape, or whose trigger is not in the text; and of the
    others each party, place, day and figure whose words are not.
    """
    check = _Check(text)
    quotations = [event for one in raw if (event := check.event(one))]
    return quotations, check.dropped


class _Check:
    """Looks up quotations in a text, and counts those that are not there."""

    def __init__(self, text: NewsText) -> None:
        self._text = text
        self.dropped = 0

    def event(self, raw: Any) -> Quotation | None:
        try:
            answer = msgspec.convert(raw, Answer)
        except msgspec.ValidationError:
            self.dropped += 1
            return None
        if answer.event not in _KNOWN:
            self.dropped += 1
            return None
        trigger = self._shown(answer.trigger)
        return self._quotation(answer, trigger) if trigger else None

    def _quotation(self, answer: Answer, trigger: Span) -> Quotation:
        mode = answer.mode if (answer.event, answer.mode) in MODES else None
        claimed = self._span(answer.claimed_by)
        return Quotation(
            root=answer.event, mode=mode, trigger=trigger, actors=self._spans(answer.actor),
            recipients=self._spans(answer.recipient), place=self._span(answer.place), day=self._day(answer),
            mood=answer.mood, claimed_by=claimed.text if claimed else None, size=self._size(answer),
            confidence=_CONFIDENCE,
        )  # fmt: skip

    def _shown(self, words: str) -> Span | None:
        """Return where the words of something told stand; it is dropped where they do not."""
        span = quoted(self._text, words)
        self.dropped += span is None
        return span

    def _span(self, words: str | None) -> Span | None:
        return self._shown(words) if words else None

    def _spans(self, quotes: Iterable[str]) -> tuple[Span, ...]:
        return tuple(span for quote in quotes if (span := self._span(quote)))

    def _day(self, answer: Answer) -> dt.date | None:
        if not answer.date or not self._shown(answer.when or ""):
            return None
        try:
            return dt.date.fromisoformat(answer.date)
        except ValueError:
            self.dropped += 1
            return None

    def _size(self, answer: Answer) -> dict[str, Range]:
        counts = {name: count for name in _COUNTS if (count := getattr(answer, name)) is not None}
        return {
            name: Range(min=count.min, max=count.max)
            for name, count in counts.items()
            if self._shown(count.quote)
        }
