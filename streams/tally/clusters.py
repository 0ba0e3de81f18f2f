"""The reports of a family, by the event that they tell of."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import msgspec
import xxhash

from streams.records import CodedEvent, EventReport
from streams.tally.near import Match, known, match, shared
from streams.tally.rows import Kept, Rest

__all__ = ["Cluster", "Member", "clusters"]

_LOOSENESS: dict[Match, int] = {"same": 0, "near-type": 1, "near-day": 2}
_ANYBODY = ""  #: no party's key: what is under it may match whoever is said to have done it


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
    """Reports of one event: first those whose text says the day, each kind in the order of time.

    Those that are in no row are in the sums of the `rests`.
    """

    members: list[Member] = field(default_factory=list)
    rests: list[Rest] = field(default_factory=list)

    @property
    def event_id(self) -> str:
        """The id under which the event is published, that of the first report."""
        return self.members[0].report.event_id

    @property
    def first(self) -> CodedEvent:
        """The report that the others are held to."""
        return self.members[0].coded

    @property
    def made_of(self) -> int:
        """Return a fingerprint of what the event's record is made of."""
        members = [(*one.kept.key, one.report.sequence, one.match) for one in self.members]
        sums = [replace(rest, held_to=(), top="") for rest in self.rests]
        return xxhash.xxh3_64_intdigest(msgspec.msgpack.encode((members, sums)))

    @property
    def first_seen(self) -> dt.datetime:
        """When the first page of its stories came in."""
        times = [member.report.first_seen for member in self.members]
        return min(times + [rest.first_seen for rest in self.rests])

    @property
    def updated_at(self) -> dt.datetime:
        """When a story last told of it."""
        times = [member.report.updated_at for member in self.members]
        return max(times + [rest.updated_at for rest in self.rests])


def clusters(kept: Iterable[Kept], rests: Iterable[Rest] = ()) -> list[Cluster]:
    """Return the events of a family's reports, which are told apart by the first report of each.

    A report joins the event whose first report it matches: of several the nearest in days, then one of its
    own type, then the earliest. So a chain of days, each near the next, does not become one event. Reports
    whose text says the day are taken first, and then in the order of `first_seen`: what arrives late finds
    its place, and the result does not depend on the arrival. A rest goes with the first report that it is
    held to, and is left out where none of them is there.
    """
    made = _Clusters()
    for one in sorted(kept, key=_order):
        if (coded := one.report.coded) is not None:
            made.join(one, coded)
    where = {member.kept.key: cluster for cluster in made.clusters for member in cluster.members}
    for rest in rests:
        cluster = next((where[key] for key in rest.held_to if key in where), None)
        if cluster:
            cluster.rests.append(rest)
    return made.clusters


def _order(kept: Kept) -> tuple[object, ...]:
    report = kept.report
    is_undated = report.coded is None or report.coded.date_precision in {None, "assumed"}
    return is_undated, report.first_seen, *kept.key


class _Clusters:
    """Clusters in the order of their first reports, by the day of these and by who did it.

    No others are asked. Of attacks on one town by many hands, each report would else be held to each.
    """

    def __init__(self) -> None:
        self.clusters: list[Cluster] = []
        self._on: dict[int, list[int]] = {}
        self._by: dict[tuple[int, str], list[int]] = {}

    def join(self, kept: Kept, coded: CodedEvent) -> None:
        """Put a report where it belongs."""
        near = self._near(coded)
        matches = [(how, at) for at in near if (how := match(self.clusters[at].first, coded))]
        if matches:
            how, at = min(matches, key=lambda pair: (_LOOSENESS[pair[0]], pair[1]))
            self.clusters[at].members.append(Member(kept, coded, how))
        else:
            self._note(coded, len(self.clusters))
            self.clusters.append(Cluster([Member(kept, coded, None)]))

    def _note(self, first: CodedEvent, at: int) -> None:
        day = _number(first.date)
        self._on.setdefault(day, []).append(at)
        for party in shared(first) or {_ANYBODY}:
            self._by.setdefault((day, party), []).append(at)

    def _near(self, coded: CodedEvent) -> set[int]:
        number = _number(coded.date)
        days = (number,) if coded.date is None else (number - 1, number, number + 1)
        parties = known(coded)
        if not parties:
            return {at for day in days for at in self._on.get(day, ())}
        return {at for day in days for party in (*parties, _ANYBODY) for at in self._by.get((day, party), ())}


def _number(day: dt.date | None) -> int:
    return day.toordinal() if day else -1
