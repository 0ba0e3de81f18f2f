"""Repeats within one article: later tellings of an event become mentions of the first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from streams.code.english.dates.calendars import within as day_within
from streams.code.english.record.alike import within
from streams.code.english.record.repeats import BOMBS, bombed, recalled, repeated
from streams.code.english.triggers.kinds import Kind
from streams.records import Size

if TYPE_CHECKING:
    from collections.abc import Iterable

    from streams.code.english.record.resolved import ResolvedDraft
    from streams.records import Actor

__all__ = ["merge"]

#: Spans beside the trigger that an event keeps, the first ones: a live blog may tell of it hundreds of times.
_MENTIONS = 20


def merge(drafts: Iterable[ResolvedDraft]) -> list[ResolvedDraft]:
    """Return the events in the given order, each once."""
    events: list[ResolvedDraft] = []
    for draft in drafts:
        index = recalled(events, draft) if draft.bare or draft.loose else repeated(events, draft)
        if index is None:
            events += [] if draft.bare else [draft]
        else:
            events[index] = _joined(events[index], draft)
    return events


def _joined(first: ResolvedDraft, later: ResolvedDraft) -> ResolvedDraft:
    """Return the first telling, with what only the later one knows."""
    finer = later.when.precision != "assumed" and day_within(later.when, first.when)
    day = later.when if finer or first.when.precision == "assumed" else first.when
    nearer = later if first.place is None or (first.precision == "country" and later.place) else first
    spans = {(span.field, span.start): span for span in (*first.mentions, later.trigger, *later.mentions)}
    spans.pop((first.trigger.field, first.trigger.start), None)
    return replace(
        first,
        kind=_kind(first, later),
        loose=first.loose and later.loose,
        confidence=max(first.confidence, later.confidence),
        actor=_acting(first, later),
        recipient=max(first.recipient, later.recipient, key=len),
        addressed=max(first.addressed, later.addressed, key=len),
        unlisted_actor=max(first.unlisted_actor, later.unlisted_actor, key=len),
        unlisted_recipient=max(first.unlisted_recipient, later.unlisted_recipient, key=len),
        place=nearer.place,
        precision=nearer.precision,
        when=day,
        size=_sizes(first.size, later.size),
        context=tuple(dict.fromkeys((*first.context, *later.context))),
        mentions=tuple(spans.values())[:_MENTIONS],
    )


def _acting(first: ResolvedDraft, later: ResolvedDraft) -> tuple[Actor, ...]:
    """Return the longer list of who acts; whom one telling has as its victim acts in none."""
    suffers = bool(later.actor) and within(later.actor, first.recipient)
    return first.actor if suffers else max(first.actor, later.actor, key=len)


def _kind(first: ResolvedDraft, later: ResolvedDraft) -> Kind:
    """Return the kind that a deed gives its result, else the kind with a mode."""
    if bombed(first, later) or bombed(later, first):
        return later.kind if later.kind.mode in BOMBS else first.kind
    if {first.kind.root, later.kind.root} == {"ACCIDENT", "ASSAULT"} and not (first.loose or later.loose):
        return later.kind if later.kind.root == "ASSAULT" else first.kind
    if first.kind.root == "CRIME" and later.goes_on:
        return first.kind
    if first.loose != later.loose:
        return later.kind if first.loose else first.kind
    if first.kind.root != later.kind.root:
        return Kind("COERCE", "arrest")  # it is of note, if only one of them says so
    return first.kind if first.kind.mode else later.kind


def _sizes(a: Size, b: Size) -> Size:
    return Size(
        dead=a.dead or b.dead,
        injured=a.injured or b.injured,
        arrested=a.arrested or b.arrested,
        displaced=a.displaced or b.displaced,
    )
