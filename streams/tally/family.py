"""The reports of a family: those in its row, and those of the story in hand, wherever they are kept."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from streams.records import EventReport
from streams.tally.bounds import SHOWN, STORIES, spare
from streams.tally.clusters import Cluster
from streams.tally.rest import less, plus, started
from streams.tally.rows import Aside, Kept, Parked, Rest, TallyRow, Withdrawn, kept_after

__all__ = ["Bounded", "Family"]

_MICROSECONDS = 1_000_000
#: Withdrawals of one story within a family that are known: older reports come from a replay, shortly after.
_WITHDRAWN = 32
#: Stories that are taken back into a row at a time, and those looked at for them; since one report takes one
#: story out at most, the row fills.
_AT_ONCE, _LOOKED_AT = 4, 64


class Bounded(NamedTuple):
    """What is to be written of a family, but for what it published; the asides by story."""

    row: TallyRow
    asides: dict[str, Aside]


class Family:
    """A family while it takes a report.

    The story in hand has all its reports among the others, and is in no rest; `bounded` parks what there is
    no room for.
    """

    def __init__(self, row: TallyRow, asides: Callable[[str], Aside | None]) -> None:
        self._row = row
        self._asides = asides
        self._reports = {one.key: one for one in row.reports}
        self._rests = {rest.number: rest for rest in row.rests}
        self._changed: dict[str, Aside] = {}
        self.updated_at = row.updated_at

    @property
    def reports(self) -> Iterable[Kept]:
        """All of the row, and those of the story in hand."""
        return self._reports.values()

    @property
    def rests(self) -> Iterable[Rest]:
        """The sums of the others."""
        return self._rests.values()

    def is_news(self, report: EventReport) -> bool:
        """Whether a report is newer than what is known of its story on its event."""
        aside, key = self._aside(report.story_id), (report.story_id, report.event_id)
        parked = {one.kept.key: one.kept for one in aside.parked} if aside else {}
        if known := self._reports.get(key) or parked.get(key):
            return report.sequence >= known.report.sequence and report != known.report
        left = aside.withdrawn if aside else ()
        return all(report.sequence > one.sequence for one in left if one.event_id == report.event_id)

    def put(self, report: EventReport) -> None:
        """Put a report in the place of the story's older one on its event, or take that out."""
        aside = self._aside(report.story_id) or Aside(updated_at=report.updated_at, shard=self._row.shard)
        self._unpark(aside)
        key = report.story_id, report.event_id
        older = self._reports.pop(key, None)
        withdrawn = [one for one in aside.withdrawn if one.event_id != report.event_id]
        if report.coded is not None:
            self._reports[key] = kept_after(older, report)
        else:
            withdrawn.append(Withdrawn(report.event_id, report.sequence))
        self.updated_at = max(self.updated_at, report.updated_at)
        self._changed[report.story_id] = replace(
            aside,
            updated_at=max(aside.updated_at, report.updated_at),
            parked=(),
            withdrawn=tuple(withdrawn[-_WITHDRAWN:]),
        )

    def refill(self, clusters: Iterable[Cluster]) -> bool:
        """Take stories back from the rests of events that have room for them; return whether there were."""
        before = len(self._reports)
        for cluster in clusters:
            held = len({member.report.story_id for member in cluster.members})
            parked = sum(rest.stories for rest in cluster.rests)
            room = SHOWN - held if held + parked > STORIES else parked
            for rest in cluster.rests:
                self._take_back(rest.number, min(room, _AT_ONCE))
        return len(self._reports) > before

    def _take_back(self, number: int, count: int) -> None:
        for _ in range(_LOOKED_AT):
            rest = self._rests[number]
            aside = self._aside(rest.top) if rest.top else None
            if count <= 0 or aside is None or number not in aside.below:
                return
            below = dict(aside.below)
            self._rests[number] = replace(rest, top=below.pop(number))
            aside = self._changed[rest.top] = replace(aside, below=below)
            if any(one.rest == number for one in aside.parked):
                self._unpark(aside)
                self._changed[rest.top] = replace(aside, parked=())
                count -= 1

    def bounded(self, live: Iterable[Cluster]) -> Bounded:
        """Return what is to be written, if these are the events that stay."""
        reports: list[Kept] = []
        rests: list[Rest] = []
        for cluster in live:
            gone = spare(cluster)
            reports += [one.kept for one in cluster.members if one.report.story_id not in gone]
            rests += self._rests_of(cluster, gone, max((rest.number for rest in rests), default=0))
        row = replace(
            self._row,
            updated_at=self.updated_at,
            reports=tuple(sorted(reports, key=lambda one: one.key)),
            rests=tuple(sorted(rests, key=lambda rest: rest.number)),
        )
        return Bounded(row, self._changed)

    def _rests_of(self, cluster: Cluster, gone: set[str], least: int) -> list[Rest]:
        """Park these stories of a cluster, and return its rests."""
        held_to = tuple(member.kept.key for member in cluster.members[:3])
        rests = [replace(rest, held_to=held_to) for rest in cluster.rests if rest.stories or gone]
        if not gone:
            return rests
        first, *others = rests or [started(self._next(least), self.updated_at)]
        by_story: dict[str, list[Kept]] = defaultdict(list)
        for member in cluster.members:
            if member.report.story_id in gone:
                by_story[member.report.story_id].append(member.kept)
        for story_id in sorted(by_story):
            first = plus(first, by_story[story_id], held_to)
            first = self._park(story_id, by_story[story_id], first)
        return [first, *others]

    def _next(self, least: int) -> int:
        """Return a number that no rest of the family has had: an aside may name one that is no more."""
        now = int(self.updated_at.timestamp() * _MICROSECONDS)
        return 1 + max(now, least, *self._rests, 0)

    def _park(self, story_id: str, reports: Sequence[Kept], rest: Rest) -> Rest:
        """Park a story that the rest counts already, and return the rest with the story on top."""
        newest = max(one.report.updated_at for one in reports)
        aside = self._aside(story_id) or Aside(updated_at=newest, shard=self._row.shard)
        self._changed[story_id] = replace(
            aside,
            updated_at=max(aside.updated_at, newest),
            parked=(*aside.parked, *(Parked(one, rest.number) for one in reports)),
            below={rest.number: rest.top, **aside.below},
        )
        return rest if rest.number in aside.below else replace(rest, top=story_id)

    def _unpark(self, aside: Aside) -> None:
        """Take a story out of the rests. What it told of events that have left the row is past."""
        by_rest: dict[int, list[Kept]] = defaultdict(list)
        for one in aside.parked:
            by_rest[one.rest].append(one.kept)
        for number, reports in by_rest.items():
            if rest := self._rests.get(number):
                self._rests[number] = less(rest, reports)
                self._reports.update((one.key, one) for one in reports)

    def _aside(self, story_id: str) -> Aside | None:
        return self._changed.get(story_id) or self._asides(story_id)
