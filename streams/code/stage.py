"""The stage `code`: a story's revisions in, reports on its events out. Each text is coded once.

The slow part is kept apart, so that a worker can run it in a process pool, many stories at once: ask
`needs`, have a coder code `text_of` the story where the answer is yes, then `take`.
"""

import datetime as dt
from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass
from typing import NamedTuple

from streams.code.facts import content_of, facts_of
from streams.code.texts import NewsText
from streams.expiry import Expiry, Heard
from streams.identity import family_key, of_story
from streams.ids import fingerprint
from streams.records import CanonicalArticle, CodedEvent, EventReport, StoryFacts, StoryStatus

__all__ = ["CodeStage", "CodedRow", "Taken", "text_of"]

#: How long a row is kept after its story was last updated: as long as the tally knows what the story said,
#: so that its end takes all of that back. A language of few pages has stories as old in its window.
_KEPT = dt.timedelta(days=30)
#: The same for a story that told of nothing. Without its row it would only be coded again.
_KEPT_BARE = dt.timedelta(days=7)


@dataclass(frozen=True, kw_only=True, slots=True)
class CodedRow:
    """What is kept of a story: its events as of its newest revision."""

    revision: int
    sequence: int  #: of the reports; see `EventReport`
    text: str  #: fingerprint of what was coded; empty where the story has ended
    events: tuple[CodedEvent, ...]
    sources: tuple[str, ...]
    member_count: int
    first_seen: dt.datetime
    updated_at: dt.datetime
    shard: int  #: the partition that the row goes with


class Taken(NamedTuple):
    """What a story's revision leads to."""

    reports: tuple[EventReport, ...] = ()
    facts: StoryFacts | None = None  #: null where the revision is no news


class CodeStage:
    """Keeps the events of each story. `rows` is keyed by story_id."""

    def __init__(self, rows: MutableMapping[str, CodedRow]) -> None:
        self._rows = rows
        self._expiry = Expiry(rows, _KEPT, _heard)

    def reset(self) -> None:
        """Forget what is in memory: the rows are others now. It is made again when it is needed."""
        self._expiry.forget()

    def prepare(self) -> Iterator[None]:
        """Learn from the rows when each was last heard of, in slices of some 10 ms."""
        return self._expiry.prepare()

    def needs(self, story: CanonicalArticle) -> bool:
        """Whether `take` wants this story coded: it is live, newer than the row, and of another text."""
        return _needs(self._rows.get(story.story_id), story)

    def take(self, story: CanonicalArticle, coded: tuple[CodedEvent, ...] | None, shard: int = 0) -> Taken:
        """Return the story's word on each of its events, a null word on each that has left it, and its facts.

        `shard` is the partition of the story. `coded` is what a coder gave; it is not looked at where the
        story does not need it. A revision that is known, or older than the row's, gives nothing. Raises
        `ValueError` where `needs` is true and `coded` is null.
        """
        before = self._rows.get(story.story_id)
        taken = Taken()
        if before is None or _is_news(before, story):
            is_coded = _needs(before, story)
            row = _next(before, story, _events(before, story, coded), shard)
            self._rows[story.story_id] = row
            if before is None:
                self._expiry.note(story.story_id, row)
            content = content_of(story.title, story.text, story.language, row.events) if is_coded else None
            facts = facts_of(story, row.sequence, content, is_live=story.status.live)
            taken = Taken(_reports(story.story_id, before, row), facts)
        self._expiry.expire(shard, story.updated_at.timestamp())
        return taken


def text_of(story: CanonicalArticle) -> NewsText:
    """Return what a coder reads of a story: its canonical text."""
    return NewsText(
        title=story.title,
        text=story.text,
        published_at=story.published_at,
        dateline=story.dateline,
        language=story.language,
    )


def _is_news(row: CodedRow, story: CanonicalArticle) -> bool:
    """Whether the row is behind the story.

    A story that left the fold's window and is told again begins anew there, with a lower revision.
    """
    anew = story.status is StoryStatus.NEW and story.updated_at > row.updated_at
    return story.revision > row.revision or anew


def _needs(row: CodedRow | None, story: CanonicalArticle) -> bool:
    if not story.status.live:
        return False
    return row is None or (_is_news(row, story) and row.text != _text(story))


def _events(
    row: CodedRow | None, story: CanonicalArticle, coded: tuple[CodedEvent, ...] | None
) -> tuple[CodedEvent, ...]:
    if not story.status.live:
        return ()
    if not _needs(row, story):
        return row.events if row else ()
    if coded is None:
        raise ValueError(f"story {story.story_id} revision {story.revision} has a new text and was not coded")
    return tuple(of_story(event, story.story_id) for event in coded)


def _text(story: CanonicalArticle) -> str:
    when = story.published_at.isoformat() if story.published_at else ""
    return fingerprint(story.title, story.text, when, story.dateline or "", story.language)


def _next(
    row: CodedRow | None, story: CanonicalArticle, events: tuple[CodedEvent, ...], shard: int
) -> CodedRow:
    return CodedRow(
        revision=story.revision,
        sequence=row.sequence + 1 if row else int(story.updated_at.timestamp() * 1000),
        text=_text(story) if story.status.live else "",
        events=events,
        sources=tuple(sorted({member.outlet for member in story.members})),
        member_count=story.member_count,
        first_seen=story.first_seen,
        updated_at=story.updated_at,
        shard=shard,
    )


def _heard(row: CodedRow) -> Heard:
    at = row.updated_at if row.events else row.updated_at - (_KEPT - _KEPT_BARE)
    return Heard(row.shard, at.timestamp())


def _reports(story_id: str, before: CodedRow | None, row: CodedRow) -> tuple[EventReport, ...]:
    """Return what the story says of its events, and a null word on each that has left it."""
    events = {(event.event_id, family_key(event)): event for event in row.events}
    known = [(event.event_id, family_key(event)) for event in before.events] if before else []
    now = tuple(_report(story_id, row, *key, event) for key, event in events.items())
    left = tuple(_report(story_id, row, *key, None) for key in known if key not in events)
    return now + left


def _report(
    story_id: str, row: CodedRow, event_id: str, family: str, coded: CodedEvent | None
) -> EventReport:
    return EventReport(
        event_id=event_id,
        family=family,
        story_id=story_id,
        sequence=row.sequence,
        coded=coded,
        sources=row.sources,
        member_count=row.member_count,
        first_seen=row.first_seen,
        updated_at=row.updated_at,
    )
