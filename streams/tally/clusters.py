"""The reports of a family, by the event that they tell of."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from streams.records import CodedEvent, EventReport
from streams.tally.near import Match, match
from streams.tally.rows import Kept

__all__ = ["Cluster", "Member", "clusters"]

_LOOSENESS: dict[Match, int] = {"same": 0, "near-type": 1, "near-day": 2}


@dataclass(frozen=True, slots=True)
class Member:
    """A report of a cluster, and how it matched the first one; null for that one itself."""

    kept: Kept
    coded: CodedEvent
    match: Match | None

    @property
    def report(self) -> EventReport:
        """The report."""
        return self.kept.report


@dataclass(slots=True)
class Cluster:
    """Reports of one event: first those whose text says the day, each kind in the order of time."""

    members: list[Member] = field(default_factory=list)

    @property
    def event_id(self) -> str:
        """The id under which the event is published, that of the first report."""
        return self.members[0].report.event_id

    @property
    def first(self) -> CodedEvent:
        """The report that the others are held to."""
        return self.members[0].coded

    @property
    def updated_at(self) -> dt.datetime:
        """When a story last told of it."""
        return max(member.report.updated_at for member in self.members)


def clusters(kept: Iterable[Kept]) -> list[Cluster]:
    """Return the events of a family's reports, which are told apart by the first report of each.

    A report joins the event whose first report it matches: of several the nearest in days, then one of its
    own type, then the earliest. So a chain of days, each near the next, does not become one event. Reports
    whose text says the day are taken first, and then in the order of `first_seen`: what arrives late finds
    its place, and the result does not depend on the arrival.
    """
    found: list[Cluster] = []
    for one in sorted(kept, key=_order):
        if (coded := one.report.coded) is not None:
            _join(found, one, coded)
    return found


def _order(kept: Kept) -> tuple[object, ...]:
    report = kept.report
    unsaid = report.coded is None or report.coded.date_precision in {None, "assumed"}
    return unsaid, report.first_seen, report.story_id, report.event_id


def _join(found: list[Cluster], kept: Kept, coded: CodedEvent) -> None:
    matches = [(how, cluster) for cluster in found if (how := match(cluster.first, coded))]
    if matches:
        how, cluster = min(matches, key=lambda pair: _LOOSENESS[pair[0]])
        cluster.members.append(Member(kept, coded, how))
    else:
        found.append(Cluster([Member(kept, coded, None)]))
