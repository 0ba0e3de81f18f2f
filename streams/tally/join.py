"""Several stories' words on one event, joined into its record."""

from collections.abc import Callable, Sequence
from dataclasses import fields

from streams.records import CodedEvent, Event, MoodChange, Range, Size, SizeSource, Telling
from streams.tally.clusters import Cluster, Member

__all__ = ["join"]

_COUNTS: dict[str, Callable[[Size], Range | None]] = {
    "dead": lambda size: size.dead,
    "injured": lambda size: size.injured,
    "arrested": lambda size: size.arrested,
    "displaced": lambda size: size.displaced,
}


def join(cluster: Cluster, revision: int) -> Event:
    """Return the record of the event that all the reports of a cluster tell of.

    The coded fields are those of the best text (see `_best`). Only the toll is taken from all (see `_told`).
    """
    members = cluster.members
    history = _history(members)
    best = _best(members, history[-1].mood)
    told = {name: _told(members, count) for name, count in _COUNTS.items()}
    shared = {field.name: getattr(best, field.name) for field in fields(CodedEvent)}
    stories = {member.report.story_id: member.report for member in members}
    return Event(
        **{**shared, "event_id": cluster.event_id, "size": Size(**{k: v[0] for k, v in told.items()})},
        revision=revision,
        size_from=SizeSource(**{k: v[1] for k, v in told.items()}),
        history=history,
        tellings=tuple(_telling(member) for member in sorted(members, key=_seen)),
        story_ids=tuple(sorted(stories)),
        sources=tuple(sorted({source for report in stories.values() for source in report.sources})),
        mention_count=sum(report.member_count for report in stories.values()),
        independent_texts=len(stories),
        first_seen=min(report.first_seen for report in stories.values()),
        updated_at=cluster.updated_at,
    )


def _history(members: Sequence[Member]) -> tuple[MoodChange, ...]:
    """Return how the event moved from announced to happened, by all stories, in the order of time.

    What has happened is not undone by a story that still looks forward to it, so that only a step towards
    the asserted counts: hypothetical, future, asserted.
    """
    moves = sorted((move for member in members for move in member.kept.moods), key=_when)
    found = moves[:1]
    for move in moves[1:]:
        if _CERTAINTY[move.mood] > _CERTAINTY[found[-1].mood]:
            found.append(move)
    return tuple(found)


_CERTAINTY = {"hypothetical": 0, "future": 1, "asserted": 2, "negated": 2}  # no family has both of the last


def _when(move: MoodChange) -> tuple[object, ...]:
    return move.since, -_CERTAINTY[move.mood], move.story_id


def _best(members: Sequence[Member], mood: str) -> CodedEvent:
    """Return the report that tells of the event best.

    It is one that has the event as it stands now; rather one whose text says the day, and the place; then the
    surest, the earliest, and that of the smallest story_id.
    """
    standing = [member for member in members if member.coded.modality.mood == mood] or members
    return min(standing, key=_rank).coded


def _rank(member: Member) -> tuple[object, ...]:
    coded, report = member.coded, member.report
    unsaid = coded.date_precision in {None, "assumed"}, coded.geo_precision in {None, "dateline"}
    return *unsaid, -coded.confidence, report.first_seen, report.story_id, report.event_id


def _told(
    members: Sequence[Member], count: Callable[[Size], Range | None]
) -> tuple[Range | None, str | None]:
    """Return a figure of the toll and the story that it is from.

    Where stories differ, one that states it counts before one that has it from somebody's claim, or of what
    is to come; then the one updated last, since tolls are corrected as news goes on; then the one with the
    most articles; then the larger figure, since early tolls grow.
    """
    given = [(member, found) for member in members if (found := count(member.coded.size)) is not None]
    if not given:
        return None, None
    member, found = max(given, key=lambda pair: _trust(*pair))
    return found, member.report.story_id


def _trust(member: Member, found: Range) -> tuple[object, ...]:
    mood, report = member.coded.modality, member.report
    stated = mood.mood == "asserted" and mood.claimed_by is None
    return stated, report.updated_at, report.member_count, found.min, found.max or found.min, report.story_id


def _seen(member: Member) -> tuple[object, ...]:
    return member.report.first_seen, member.report.story_id, member.report.event_id


def _telling(member: Member) -> Telling:
    coded, report = member.coded, member.report
    return Telling(
        story_id=report.story_id,
        match=member.match or "first",
        event=coded.event,
        mode=coded.mode,
        date=coded.date,
        date_precision=coded.date_precision,
        mood=coded.modality.mood,
        claimed_by=coded.modality.claimed_by,
        size=coded.size,
        trigger=coded.trigger,
        member_count=report.member_count,
        first_seen=report.first_seen,
        updated_at=report.updated_at,
    )
