"""Several stories' words on one event, joined into its record."""

from collections.abc import Callable, Sequence
from dataclasses import fields

from streams.records import CodedEvent, Event, EventReport, Range, Size

__all__ = ["join"]

_COUNTS: tuple[Callable[[Size], Range | None], ...] = (
    lambda size: size.dead,
    lambda size: size.injured,
    lambda size: size.arrested,
    lambda size: size.displaced,
)


def join(reports: Sequence[EventReport], revision: int) -> Event:
    """Return the record of the event that all the reports tell of; `reports` must not be empty.

    The coded fields are those of the best text: the highest confidence, then the earliest first_seen, then
    the smallest story_id. Only the toll is taken from all (see `_size`).
    """
    told = [(report.coded, report) for report in reports if report.coded is not None]
    best, _ = min(told, key=lambda pair: (-pair[0].confidence, pair[1].first_seen, pair[1].story_id))
    shared = {field.name: getattr(best, field.name) for field in fields(CodedEvent)}
    return Event(
        **{**shared, "size": _size(told)},
        revision=revision,
        story_ids=tuple(sorted(report.story_id for report in reports)),
        sources=tuple(sorted({source for report in reports for source in report.sources})),
        mention_count=sum(report.member_count for report in reports),
        independent_texts=len(reports),
        first_seen=min(report.first_seen for report in reports),
        updated_at=max(report.updated_at for report in reports),
    )


def _size(told: Sequence[tuple[CodedEvent, EventReport]]) -> Size:
    """Each count is that of the story updated last which gives one: tolls are corrected as news goes on.

    Stories of the same instant: the larger count, since early tolls grow.
    """
    dead, injured, arrested, displaced = (_newest(told, count) for count in _COUNTS)
    return Size(dead=dead, injured=injured, arrested=arrested, displaced=displaced)


def _newest(
    told: Sequence[tuple[CodedEvent, EventReport]], count: Callable[[Size], Range | None]
) -> Range | None:
    given = [(report.updated_at, found) for coded, report in told if (found := count(coded.size)) is not None]
    best = max(given, key=lambda pair: (pair[0], pair[1].min, pair[1].max or pair[1].min), default=None)
    return best[1] if best else None
