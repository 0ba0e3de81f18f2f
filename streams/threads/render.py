"""The records of threads and of their stories."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from streams.ids import fingerprint
from streams.records import (
    SharedEvent,
    StoryContent,
    Thread,
    ThreadEvent,
    ThreadStatus,
    ThreadStory,
    Tie,
)
from streams.threads.memory import Held
from streams.threads.rows import StoryRow, ThreadRow, shown
from streams.threads.window import Near, is_one_event
from streams.wire import encode

__all__ = ["ended", "past_with", "stamped", "story_of", "thread_of", "tie_of"]

_WORDS, _EVENTS = 9, 3


def tie_of(content: StoryContent, other: StoryContent, near: Near) -> Tie:
    """Return what ties a story to the one that it is nearest to."""
    ours, theirs = ({term.word: term for term in one.terms} for one in (content, other))
    shared = [word for word, term in ours.items() if term.is_rare and word in theirs]
    rare = min(sum(term.is_rare for term in terms.values()) for terms in (ours, theirs))
    events = _shared_events(content, other)
    return Tie(
        story_id=near.order.story_id,
        similarity=round(near.similarity, 4),
        words=tuple(shared[:_WORDS]),
        shared_words=len(shared),
        rare_words=rare,
        events=events,
        reason=_reason(events, shared, rare, near.similarity),
    )


def _shared_events(one: StoryContent, other: StoryContent) -> tuple[SharedEvent, ...]:
    shared = (
        _shared(event)
        for event in one.events
        if any(event.family == theirs.family and is_one_event(event, theirs) for theirs in other.events)
    )
    return tuple(dict.fromkeys(shared))[:_EVENTS]


def _shared(event: ThreadEvent) -> SharedEvent:
    return SharedEvent(
        event=event.event,
        actor=event.actor,
        recipient=event.recipient,
        place=event.place,
        date=event.date,
    )


def _reason(events: Sequence[SharedEvent], shared: Sequence[str], rare: int, similarity: float) -> str:
    words = f"{len(shared)} of {rare} rare words are in both"
    some = f": {', '.join(shared[:_WORDS])}" if shared else ""
    opening = f"both tell of {_worded(events[0])}; " if events else ""
    return f"{opening}{words}{some} (similarity {similarity:.2f})"


def _worded(event: SharedEvent) -> str:
    parts = [event.event]
    parts += [f"by {', '.join(event.actor)}"] if event.actor else []
    parts += [f"to {', '.join(event.recipient)}"] if event.recipient else []
    parts += [f"at {event.place}"] if event.place else []
    return " ".join((*parts, f"on {event.date}"))


def story_of(row: StoryRow) -> ThreadStory:
    """Return the record of a story's place."""
    facts = row.facts
    return ThreadStory(
        thread_id=row.thread_id,
        story_id=facts.story_id,
        title=facts.title,
        url=facts.url,
        outlet=facts.outlet,
        published_at=facts.published_at,
        first_seen=facts.first_seen,
        member_count=facts.member_count,
        tie=row.tie,
    )


def thread_of(thread_id: str, row: ThreadRow, held: Held) -> Thread:
    """Return a thread's record under the revision of its row."""
    stories = shown((*row.past, *map(story_of, held.rows)))
    largest = max(stories, key=attrgetter("member_count"))
    return Thread(
        thread_id=thread_id,
        status=ThreadStatus.UPDATED if row.content else ThreadStatus.NEW,
        revision=row.revision,
        merged_into=None,
        language=held.rows[0].facts.language,
        title=largest.title,
        story_count=row.past_stories + held.stories,
        article_count=row.past_articles + held.articles,
        words=_words(held.rows),
        stories=stories,
        first_seen=stories[0].first_seen,
        updated_at=row.updated_at,
    )


def stamped(row: ThreadRow, thread: Thread) -> tuple[ThreadRow, Thread | None]:
    """Return a thread's row with what stands published after it; and its record, if that is another one.

    A reader sees no difference where only times or a revision differ.
    """
    plain = replace(thread, revision=0, status=ThreadStatus.UPDATED, updated_at=thread.first_seen)
    content = fingerprint(encode(plain).decode())
    if content == row.content:
        return row, None
    revision = row.revision + 1
    return replace(row, revision=revision, content=content), replace(thread, revision=revision)


def ended(thread_id: str, row: ThreadRow, language: str, merged_into: str | None) -> Thread:
    """Return the record that ends a thread, under the revision of its row."""
    return Thread(
        thread_id=thread_id,
        status=ThreadStatus.MERGED if merged_into else ThreadStatus.RETRACTED,
        revision=row.revision,
        merged_into=merged_into,
        language=language,
        title="",
        story_count=0,
        article_count=0,
        words=(),
        stories=(),
        first_seen=row.updated_at,
        updated_at=row.updated_at,
    )


def past_with(row: ThreadRow, story: ThreadStory) -> ThreadRow:
    """Return a thread's row with a story that leaves the window."""
    return replace(
        row,
        past=shown((*row.past, story)),
        past_stories=row.past_stories + 1,
        past_articles=row.past_articles + story.member_count,
    )


def _words(rows: Sequence[StoryRow]) -> tuple[str, ...]:
    """Return the rare words that most of these stories have, and at least two."""
    counts: Counter[str] = Counter()
    places: dict[str, int] = {}
    for row in rows:
        rare = [term.word for term in row.content.terms if term.is_rare]
        counts.update(rare)
        places.update((word, place) for place, word in enumerate(rare) if word not in places)
    several = [word for word, count in counts.items() if count > 1]
    return tuple(sorted(several, key=lambda word: (-counts[word], places[word], word))[:_WORDS])
