"""What is kept of a family of reports."""

import datetime as dt
from dataclasses import dataclass

from streams.records import EventReport, MoodChange

__all__ = ["Kept", "Published", "TallyRow", "Withdrawn", "is_news", "with_report"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """The newest report of a story on an event, and how the mood of its reports moved before."""

    report: EventReport
    moods: tuple[MoodChange, ...]

    @property
    def key(self) -> tuple[str, str]:
        """What no two reports of a row share."""
        return self.report.story_id, self.report.event_id


@dataclass(frozen=True, kw_only=True, slots=True)
class Withdrawn:
    """The report of a story that stopped telling of an event: older ones of it are void."""

    story_id: str
    event_id: str
    sequence: int
    updated_at: dt.datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Published:
    """The revision that an event has reached, and a fingerprint of it; empty under a tombstone."""

    event_id: str
    revision: int
    content: str
    updated_at: dt.datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class TallyRow:
    """The reports of a family, those that were withdrawn, and what was published of them."""

    reports: tuple[Kept, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()
    published: tuple[Published, ...] = ()
    shard: int = 0  #: the partition that the row goes with

    @property
    def updated_at(self) -> dt.datetime:
        """The time of the newest report. Raises `ValueError` before the first."""
        told = [one.report.updated_at for one in self.reports]
        return max(told + [one.updated_at for one in self.withdrawn])


def is_news(row: TallyRow, report: EventReport) -> bool:
    """Whether a report is newer than what the row has of its story on its event."""
    key = report.story_id, report.event_id
    stored = next((kept.report for kept in row.reports if kept.key == key), None)
    if stored is not None:
        return report.sequence >= stored.sequence and report != stored
    left = [gone.sequence for gone in row.withdrawn if (gone.story_id, gone.event_id) == key]
    return all(report.sequence > sequence for sequence in left)


def with_report(row: TallyRow, report: EventReport) -> TallyRow:
    """Return the row with a report in the place of the story's older one on its event."""
    key = report.story_id, report.event_id
    older = next((kept for kept in row.reports if kept.key == key), None)
    others = [kept for kept in row.reports if kept.key != key]
    left = [gone for gone in row.withdrawn if (gone.story_id, gone.event_id) != key]
    if report.coded is not None:
        others.append(Kept(report=report, moods=_moods(older, report)))
    else:
        left.append(
            Withdrawn(
                story_id=report.story_id, event_id=report.event_id, sequence=report.sequence,
                updated_at=report.updated_at,
            )
        )  # fmt: skip
    return TallyRow(
        reports=tuple(sorted(others, key=lambda kept: kept.key)),
        withdrawn=tuple(sorted(left, key=lambda gone: (gone.story_id, gone.event_id))),
        published=row.published,
        shard=row.shard,
    )


def _moods(older: Kept | None, report: EventReport) -> tuple[MoodChange, ...]:
    """Return the moves so far; the first report's counts from when the story was first seen."""
    assert report.coded is not None
    mood = report.coded.modality.mood
    before = older.moods if older else ()
    if before and before[-1].mood == mood:
        return before
    since = report.updated_at if before else report.first_seen
    return (*before, MoodChange(mood=mood, since=since, story_id=report.story_id))
