"""Repeats within one article: later tellings of an event become mentions of the first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from streams.records import Actor, Place, Size, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from streams.code.english.dates import When
    from streams.code.english.kinds import Kind
    from streams.code.english.modality import Mood
    from streams.code.english.places import GeoPrecision

__all__ = ["Told", "merge"]


@dataclass(frozen=True, slots=True)
class Told:
    """An event of the article with everything resolved to spans of it."""

    kind: Kind
    mood: Mood
    actor: tuple[Actor, ...]
    recipient: tuple[Actor, ...]
    claimed_by: str | None
    place: Place | None
    precision: GeoPrecision | None
    when: When
    size: Size
    historical: bool
    context: tuple[str, ...]
    trigger: Span
    is_lead: bool
    mentions: tuple[Span, ...] = ()
    bare: bool = False  #: a noun that only points back


def merge(told: Iterable[Told]) -> list[Told]:
    """Return the events in the given order, each once."""
    found: list[Told] = []
    for event in told:
        index = _recalled(found, event) if event.bare else _repeated(found, event)
        if index is None:
            found += [] if event.bare else [event]
        else:
            found[index] = _joined(found[index], event)
    return found


def _repeated(found: list[Told], event: Told) -> int | None:
    return next((i for i, known in enumerate(found) if _same(known, event)), None)


def _recalled(found: list[Told], event: Told) -> int | None:
    """Return the latest event that a bare noun may point back to."""
    alike = [known.kind.root == event.kind.root and _modes(known, event) for known in found]
    return max((index for index, same in enumerate(alike) if same), default=None)


def _same(a: Told, b: Told) -> bool:
    kind = (
        a.kind.root == b.kind.root
        and _modes(a, b)
        and (a.mood.negated, a.mood.future) == (b.mood.negated, b.mood.future)
    )
    days = a.when.date == b.when.date or "assumed" in {a.when.precision, b.when.precision}
    places = a.place is None or b.place is None or a.place.name == b.place.name
    parties = _alike(a.actor, b.actor) and _alike(a.recipient, b.recipient)
    return kind and days and places and parties


def _modes(a: Told, b: Told) -> bool:
    return a.kind.mode == b.kind.mode or None in {a.kind.mode, b.kind.mode}


def _alike(a: tuple[Actor, ...], b: tuple[Actor, ...]) -> bool:
    """Whether one side says nothing that the other does not: "the ministers" are those named before."""
    return _within(a, b) or _within(b, a)


def _within(few: tuple[Actor, ...], many: tuple[Actor, ...]) -> bool:
    countries = {actor.country for actor in many if actor.country}
    others = {actor.sector or actor.name for actor in many}
    return all(a.country in countries if a.country else (a.sector or a.name) in others for a in few)


def _joined(first: Told, later: Told) -> Told:
    """Return the first telling, with what only the later one knows."""
    day = later.when if first.when.precision == "assumed" else first.when
    place, precision = (first.place, first.precision) if first.place else (later.place, later.precision)
    spans = {(span.field, span.start): span for span in (*first.mentions, later.trigger, *later.mentions)}
    return replace(
        first,
        kind=first.kind if first.kind.mode else later.kind,
        actor=max(first.actor, later.actor, key=len),
        recipient=max(first.recipient, later.recipient, key=len),
        place=place,
        precision=precision,
        when=day,
        size=_sizes(first.size, later.size),
        context=tuple(dict.fromkeys((*first.context, *later.context))),
        mentions=tuple(
            span for key, span in spans.items() if key != (first.trigger.field, first.trigger.start)
        ),
    )


def _sizes(a: Size, b: Size) -> Size:
    return Size(
        dead=a.dead or b.dead,
        injured=a.injured or b.injured,
        arrested=a.arrested or b.arrested,
        displaced=a.displaced or b.displaced,
    )
