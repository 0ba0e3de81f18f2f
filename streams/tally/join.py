"""Several stories' words on one event, joined into its record."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields

from streams.records import CodedEvent, Event, MoodChange, Size, SizeSource, Telling
from streams.tally.bounds import shown
from streams.tally.clusters import Cluster, Member
from streams.tally.ranks import CERTAINTY, FIGURES, figure, rank, trust, when
from streams.tally.rest import articles, mark_of
from streams.tally.rows import Kept

__all__ = ["join"]

#: Outlets that a record names.
_SOURCES = 50


def join(cluster: Cluster, revision: int) -> Event:
    """Return the record of the event that all the reports of a cluster tell of.

    The coded fields are those of the best text of those that have the event as it stands now. Only the toll
    is taken from all (see `streams.tally.ranks`).
    """
    members, rests = cluster.members, cluster.rests
    history = _history(members)
    best = _best(members, history[-1].mood)
    tolls = {name: toll for name in FIGURES if (toll := _toll(members, name))}
    movers = [next(member for member in members if move in member.kept.moods) for move in history]
    tellings = shown(members, [best, *tolls.values(), *movers])
    stories = _by_story(members)
    outlets = {mark_of(source) for member in members for source in member.report.sources}
    shared = {field.name: getattr(best.coded, field.name) for field in fields(CodedEvent)}
    size = Size(**{name: figure(member, name) for name, member in tolls.items()})
    return Event(
        **{**shared, "event_id": cluster.event_id, "size": size},
        revision=revision,
        size_from=SizeSource(**{name: member.report.story_id for name, member in tolls.items()}),
        history=history,
        tellings=tuple(map(_telling, tellings)),
        story_ids=tuple(sorted({member.report.story_id for member in tellings})),
        sources=tuple(sorted(_sources(tellings))),
        mention_count=sum(map(articles, stories.values())) + sum(rest.mentions for rest in rests),
        independent_texts=len(stories) + sum(rest.stories for rest in rests),
        source_count=len(outlets.union(*(rest.outlets for rest in rests))),
        counts_are_exact=all(rest.is_whole for rest in rests),
        first_seen=cluster.first_seen,
        updated_at=cluster.updated_at,
    )


def _by_story(members: Iterable[Member]) -> Mapping[str, list[Kept]]:
    stories: dict[str, list[Kept]] = defaultdict(list)
    for member in members:
        stories[member.report.story_id].append(member.kept)
    return stories


def _history(members: Sequence[Member]) -> tuple[MoodChange, ...]:
    """Return how the event moved from announced to happened, by all stories, in the order of time.

    What has happened is not undone by a story that still looks forward to it, so that only a step towards
    the asserted counts: hypothetical, future, asserted.
    """
    moves = sorted((move for member in members for move in member.kept.moods), key=when)
    history = moves[:1]
    for move in moves[1:]:
        if CERTAINTY[move.mood] > CERTAINTY[history[-1].mood]:
            history.append(move)
    return tuple(history)


def _best(members: Sequence[Member], mood: str) -> Member:
    """Return the report that tells of the event best, of those that have it as it stands now."""
    standing = [member for member in members if member.coded.modality.mood == mood] or members
    return min(standing, key=rank)


def _toll(members: Sequence[Member], name: str) -> Member | None:
    """Return the report that a figure of the toll is from."""
    return min((member for member in members if figure(member, name)), key=trust(name), default=None)


def _sources(tellings: Iterable[Member]) -> list[str]:
    """Return the outlets of these reports, the first so many."""
    return list(dict.fromkeys(source for one in tellings for source in one.report.sources))[:_SOURCES]


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
