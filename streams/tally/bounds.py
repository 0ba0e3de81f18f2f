"""Which of an event's reports stay in its family's row, and which of these its record shows.

An event of 60 stories or fewer has all of them in the row. Of more, those stay from which its record is made:
each order that the record asks for the first of, and some more of each, since reports are taken back. So what
stays is a function of what came, in whatever order it came, as long as nothing is taken back.

| order | of | stay |
|---|---|---|
| what the others are held to | | 3 |
| the best report | each of three moods | 3 |
| the figure that counts | each of four figures | 3 |
| the first to tell it so | each of three moods | 3 |
| the earliest | | 20 |
| those updated last | | 4 |

That is 57 at most, and mostly some 30: 50 KB, and 6 of it deflated.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from heapq import nsmallest

from streams.records import MoodChange
from streams.tally.clusters import Cluster, Member
from streams.tally.ranks import CERTAINTY, FIGURES, Rank, figure, rank, recency, seen, trust, when

__all__ = ["SHOWN", "STORIES", "shown", "spare", "staying"]

#: Stories of an event that are in its row, all of them; of more, those of the table above.
STORIES = 60
#: Reports that an event's record shows.
SHOWN = 20
_SOME, _LATEST = 3, 4


def spare(cluster: Cluster) -> set[str]:
    """Return the stories that an event's row need not have."""
    stories = {member.report.story_id for member in cluster.members}
    if len(stories) + sum(rest.stories for rest in cluster.rests) <= STORIES:
        return set()
    return stories - {member.report.story_id for member in staying(cluster.members)}


def staying(members: Sequence[Member]) -> list[Member]:
    """Return the reports from which an event's record is made, and some to take their places."""
    return _each([members[:_SOME], *_basis(members, _SOME), nsmallest(SHOWN, members, key=seen)])


def shown(members: Sequence[Member], basis: Iterable[Member]) -> list[Member]:
    """Return the reports that a record shows, in the order of time, its `basis` among them."""
    if len(members) <= SHOWN:
        return sorted(members, key=seen)
    needed = _each([members[:1], list(basis), _latest(members)])
    room = SHOWN - len(needed)
    have = {id(member) for member in needed}
    others = (member for member in nsmallest(SHOWN, members, key=seen) if id(member) not in have)
    return sorted([*needed, *(member for member, _ in zip(others, range(room), strict=False))], key=seen)


def _basis(members: Sequence[Member], some: int) -> list[list[Member]]:
    by_mood = [[m for m in members if m.coded.modality.mood == mood] for mood in CERTAINTY]
    best = [nsmallest(some, those, key=rank) for those in by_mood]
    tolls = [nsmallest(some, (m for m in members if figure(m, name)), key=trust(name)) for name in FIGURES]
    moved = [
        nsmallest(some, (m for m in members if _moves(m, mood)), key=_by_move(mood)) for mood in CERTAINTY
    ]
    return [*best, *tolls, *moved, _latest(members)]


def _latest(members: Sequence[Member]) -> list[Member]:
    return nsmallest(_LATEST, members, key=recency)


def _moves(member: Member, mood: str) -> list[MoodChange]:
    return [move for move in member.kept.moods if move.mood == mood]


def _by_move(mood: str) -> Callable[[Member], Rank]:
    return lambda member: (*when(_moves(member, mood)[0]), *member.kept.key)


def _each(lists: Iterable[Collection[Member]]) -> list[Member]:
    """Return the members of lists, each once."""
    return list({id(member): member for some in lists for member in some}.values())
