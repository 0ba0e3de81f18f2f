"""The stage `code`: a story's revisions in, reports on its events out. Each text is coded once.

The slow part is kept apart, so that a worker can run it in a process pool, many stories at once: ask
`needs`, have a coder code `text_of` the story where the answer is yes, then `take`.
"""

import datetime as dt
from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass

from streams.code.texts import NewsText
from streams.expiry import Expiry, Heard
from streams.identity import family_key
from streams.ids import fingerprint
from streams.records import CanonicalArticle, CodedEvent, EventReport, StoryStatus

__all__ = ["CodeStage", "CodedRow", "Gone", "text_of"]

#: How long a row is kept after its story was last updated: as long as the tally knows what the story said,
#: so that its end takes all of that back. A language of few pages has stories as old in its window.
_KEPT = dt.timedelta(days=30)
#: The same for a story that told of nothing. Without its row it would only be coded again.
_KEPT_BARE = dt.timedelta(days=7)


@dataclass(frozen=True, kw_only=True, slots=True)
class Gone:
    """An event that the story told of once, and the revision that no longer did."""

    event_id: str
    family: str
    revision: int


@dataclass(frozen=True, kw_only=True, slots=True)
class CodedRow:
    """What is kept of a story: its events as of its newest revision, and all that left it before.

    `gone` stays, so that a replay from any older revision reports every leaving again.
    """

    revision: int
    sequence: int  #: of the reports; see `EventReport`
    text: str  #: fingerprint of what was coded; empty where the story has ended
    events: tuple[CodedEvent, ...]
    gone: tuple[Gone, ...]
    sources: tuple[str, ...]
    member_count: int
    first_seen: dt.datetime
    updated_at: dt.datetime
    shard: int  #: the partition that the row goes with


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
        row = self._rows.get(story.story_id)
        if not story.status.live:
            return False
        return row is None or (_is_news(row, story) and row.text != _text(story))

    def take(
        self, story: CanonicalArticle, coded: tuple[CodedEvent, ...] | None, shard: int = 0
    ) -> tuple[EventReport, ...]:
        """Return the story's word on each of its events, and a null word on each that has left it.

        `shard` is the partition of the story. `coded` is what a coder gave; it is not looked at where the
        story does not need it. A replay of a revision gives the same reports again. A replay of an older
        revision changes nothing and gives the reports as of the newest, so that what a crash kept from being
        published is published at last. Raises `ValueError` where `needs` is true and `coded` is null.
        """
        row = self._rows.get(story.story_id)
        if row is None or _is_news(row, story):
            is_new = row is None
            row = _next(row, story, self._events(row, story, coded), shard)
            self._rows[story.story_id] = row
            if is_new:
                self._expiry.note(story.story_id, row)
        self._expiry.expire(shard, story.updated_at.timestamp())
        return _reports(story.story_id, row, since=story.revision)

    def _events(
        self, row: CodedRow | None, story: CanonicalArticle, coded: tuple[CodedEvent, ...] | None
    ) -> tuple[CodedEvent, ...]:
        if not story.status.live:
            return ()
        if not self.needs(story):
            return row.events if row else ()
        if coded is None:
            raise ValueError(
                f"story {story.story_id} revision {story.revision} has a new text and was not coded"
            )
        return coded


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


def _text(story: CanonicalArticle) -> str:
    when = story.published_at.isoformat() if story.published_at else ""
    return fingerprint(story.title, story.text, when, story.dateline or "", story.language)


def _next(
    row: CodedRow | None, story: CanonicalArticle, events: tuple[CodedEvent, ...], shard: int
) -> CodedRow:
    told = {(event.event_id, family_key(event)) for event in events}
    before = [(event.event_id, family_key(event)) for event in row.events] if row else []
    left = [
        Gone(event_id=key, family=family, revision=story.revision)
        for key, family in before
        if (key, family) not in told
    ]
    kept = [gone for gone in (row.gone if row else ()) if (gone.event_id, gone.family) not in told]
    return CodedRow(
        revision=story.revision,
        sequence=row.sequence + 1 if row else int(story.updated_at.timestamp() * 1000),
        text=_text(story) if story.status.live else "",
        events=events,
        gone=(*kept, *left),
        sources=tuple(sorted({member.outlet for member in story.members})),
        member_count=story.member_count,
        first_seen=story.first_seen,
        updated_at=story.updated_at,
        shard=shard,
    )


def _heard(row: CodedRow) -> Heard:
    at = row.updated_at if row.events or row.gone else row.updated_at - (_KEPT - _KEPT_BARE)
    return Heard(row.shard, at.timestamp())


def _reports(story_id: str, row: CodedRow, since: int) -> tuple[EventReport, ...]:
    told = tuple(_report(story_id, row, event.event_id, family_key(event), event) for event in row.events)
    left = tuple(
        _report(story_id, row, gone.event_id, gone.family, None)
        for gone in row.gone
        if gone.revision >= since
    )
    return told + left


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
