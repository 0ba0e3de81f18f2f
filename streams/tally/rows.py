"""What is kept of a family of reports: a row of what tells its events, and a row a story of the rest."""

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from streams.records import EventReport, MoodChange
from streams.state import Packed

__all__ = ["Aside", "Kept", "Key", "Parked", "Published", "Rest", "TallyRow", "Withdrawn", "kept_after"]

#: What no two reports of a family share: the story, and the event as it tells of it.
Key = tuple[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """The newest report of a story on an event, and how the mood of its reports moved before."""

    report: EventReport
    moods: tuple[MoodChange, ...]

    @property
    def key(self) -> Key:
        """What no two reports of a family share."""
        return self.report.story_id, self.report.event_id


@dataclass(frozen=True, kw_only=True, slots=True)
class Rest:
    """Stories that tell of an event and are not in its family's row, in sums.

    `held_to` names the first reports of the event that are in the row: it is the rest of theirs.
    """

    number: int  #: its name within the family
    held_to: tuple[Key, ...]
    stories: int
    mentions: int
    #: by a hash, and in how many of the stories each is; of no more outlets than `streams.tally.rest` says
    outlets: dict[int, int]
    is_whole: bool  #: whether all outlets are among them
    first_seen: dt.datetime
    updated_at: dt.datetime
    top: str = ""  #: the story that was parked last; see `Aside`


@dataclass(frozen=True, kw_only=True, slots=True)
class Published:
    """The revision that an event has reached, and a fingerprint of it; empty under a tombstone."""

    event_id: str
    revision: int
    content: str
    made_of: int  #: a fingerprint of the reports that it was made of
    updated_at: dt.datetime
    left: bool = False  #: whether it has left the row for want of room, and stays as it was published


@dataclass(frozen=True, kw_only=True, slots=True)
class TallyRow(Packed):
    """The reports by which a family's events are told, the sums of the others, and what was published."""

    updated_at: dt.datetime  #: the time of the newest report
    reports: tuple[Kept, ...] = ()
    rests: tuple[Rest, ...] = ()
    published: tuple[Published, ...] = ()
    shard: int = 0  #: the partition that the row goes with


class Parked(NamedTuple):
    """A report that is in no family's row, and the number of the rest that its story is counted in."""

    kept: Kept
    rest: int


class Withdrawn(NamedTuple):
    """The report of a story that stopped telling of an event: older ones of it are void."""

    event_id: str
    sequence: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Aside(Packed):
    """What is known of one story and is not in its family's row, for when it reports again.

    The stories of a rest stand on one another, so that some can be taken back into the row when others leave
    it: `below` says what a story stands on, by the number of the rest. Who is parked no more stays where it
    stood until it is on top.
    """

    updated_at: dt.datetime
    parked: tuple[Parked, ...] = ()
    below: dict[int, str] = field(default_factory=dict)
    withdrawn: tuple[Withdrawn, ...] = ()
    shard: int = 0  #: the partition that the row goes with


def kept_after(older: Kept | None, report: EventReport) -> Kept:
    """Return what is kept of a report in the place of the story's older one. It must tell of the event.

    Of each mood the first move alone counts, since no story takes back what has happened.
    """
    assert report.coded is not None
    mood = report.coded.modality.mood
    before = _begun(older.moods, report.first_seen) if older else ()
    if any(move.mood == mood for move in before):
        return Kept(report=report, moods=before)
    since = report.updated_at if before else report.first_seen
    return Kept(report=report, moods=(*before, MoodChange(mood=mood, since=since, story_id=report.story_id)))


def _begun(moods: tuple[MoodChange, ...], first_seen: dt.datetime) -> tuple[MoodChange, ...]:
    """Return the moves of a story that may have been seen before it reported first.

    The page that it was seen by may stand in a partition that came later.
    """
    first = moods[0]
    return (replace(first, since=min(first.since, first_seen)), *moods[1:])
