"""The stage `tally`: one event's reports in, the event's record out, with a revision that only grows."""

from collections.abc import MutableMapping
from dataclasses import dataclass

from streams.records import Event, EventReport
from streams.tally.join import join

__all__ = ["Tallied", "TallyRow", "TallyStage", "Withdrawn"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Withdrawn:
    """The revision of a story that stopped telling of the event: older reports of it are void."""

    story_id: str
    story_revision: int


@dataclass(frozen=True, kw_only=True, slots=True)
class TallyRow:
    """What is kept of an event: the newest report of each story that tells of it, by story_id.

    `revision` and `withdrawn` stay when no story is left, so that revisions go on from there.
    """

    revision: int = 0
    reports: tuple[EventReport, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Tallied:
    """What to publish under `event_id`: the event, or a tombstone (`event` is null) when no story is left."""

    event_id: str
    event: Event | None


class TallyStage:
    """Keeps the reports on each event. `rows` is keyed by event_id.

    The state, and the revision, come out the same in whatever order the reports of different stories arrive
    and however often they are delivered; those of one story arrive in the order of its revisions.
    """

    def __init__(self, rows: MutableMapping[str, TallyRow]) -> None:
        self._rows = rows

    def take(self, report: EventReport) -> Tallied | None:
        """Return the event's record after a report; null where no story has ever told of the event.

        A report that is known, or older than the story's newest, changes nothing and gives the current record
        again under its revision, so that a crash between state and publication is healed by replay.
        """
        row = self._rows.get(report.event_id, TallyRow())
        if _is_news(row, report):
            row = _with(row, report)
            self._rows[report.event_id] = row
        if row.revision == 0:
            return None
        event = join(row.reports, row.revision) if row.reports else None
        return Tallied(event_id=report.event_id, event=event)


def _is_news(row: TallyRow, report: EventReport) -> bool:
    stored = next((known for known in row.reports if known.story_id == report.story_id), None)
    if stored is not None:
        return report.story_revision >= stored.story_revision and report != stored
    left = [known.story_revision for known in row.withdrawn if known.story_id == report.story_id]
    return all(report.story_revision > revision for revision in left)


def _with(row: TallyRow, report: EventReport) -> TallyRow:
    others = [known for known in row.reports if known.story_id != report.story_id]
    left = [known for known in row.withdrawn if known.story_id != report.story_id]
    told = len(others) < len(row.reports)
    if report.coded is not None:
        others.append(report)
    else:
        left.append(Withdrawn(story_id=report.story_id, story_revision=report.story_revision))
    return TallyRow(
        revision=row.revision + (told or report.coded is not None),
        reports=tuple(sorted(others, key=lambda known: known.story_id)),
        withdrawn=tuple(sorted(left, key=lambda known: known.story_id)),
    )
