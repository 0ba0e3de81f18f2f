"""Records to publish: those of a sample, changed."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from typing import Any, TypeVar

from streams.records import (
    CanonicalArticle,
    CleanArticle,
    Event,
    MemberRef,
    Relation,
    StoryMember,
    StoryStatus,
    Thread,
    ThreadStatus,
    ThreadStory,
    Tie,
)
from streams.serve.lookup import Entry
from streams.topics import CANONICAL, CLEAN, EVENTS, MEMBERS, THREAD_STORIES, THREADS
from streams.wire import decode, encode
from tests.serve.stored import of_the_samples

__all__ = ["SUDAN", "article", "entries", "event", "id_of", "members", "story", "thread"]

R = TypeVar("R", CanonicalArticle, CleanArticle, Event)
#: The story of the samples that has an original, two copies and a shortened version.
SUDAN = "735192471b929724768b8b816ecb7a5d"


@cache
def _sample(kind: type[R], topic: str) -> R:
    """Return the Sudan story, its original, or an event of it."""
    ours: list[R] = []
    for entry in of_the_samples():
        if entry.topic == topic and entry.value:
            one = decode(entry.value, kind)
            if SUDAN in _names(one):
                ours.append(one)
    return ours[-1]


def _names(record: CanonicalArticle | CleanArticle | Event) -> tuple[str, ...]:
    if isinstance(record, Event):
        return record.story_ids
    return (record.article_id,)


def id_of(name: str) -> str:
    return sha256(name.encode()).hexdigest()[:32]


def story(name: str, **changes: Any) -> CanonicalArticle:
    """Return a story of one article, whose ids are from its name, that has come in just now."""
    now, id_ = datetime.now(UTC), id_of(name)
    given: dict[str, Any] = {
        "story_id": id_, "article_id": id_, "title": name, "status": StoryStatus.NEW, "revision": 1,
        "member_count": 1, "outlet_count": 1, "first_published": None, "first_seen": now, "updated_at": now,
        **changes,
    }  # fmt: skip
    made: CanonicalArticle = replace(_sample(CanonicalArticle, CANONICAL.name), **given)
    if "members" in changes:
        return made
    return replace(made, members=(_ref(made),) if made.status.live else ())


def _ref(made: CanonicalArticle, **changes: Any) -> MemberRef:
    own = {name: getattr(made, name) for name in ("article_id", "url", "outlet", "title", "published_at")}
    return MemberRef(**{**own, "relation": Relation.ORIGINAL, "copied_from": None, **changes})


def members(made: CanonicalArticle, count: int, **changes: Any) -> list[StoryMember]:
    """Return rows for the original and so many copies of it, a minute apart."""
    start = made.published_at or datetime.now(UTC)
    first = _ref(made)
    rows = [first] + [
        replace(first, article_id=id_of(f"{made.story_id}{number}"), relation=Relation.COPY,
                copied_from=made.article_id, published_at=start + timedelta(minutes=number), **changes)
        for number in range(1, count + 1)
    ]  # fmt: skip
    names = ("article_id", "url", "outlet", "title", "published_at", "relation")
    return [
        StoryMember(article_revision=1, story_id=made.story_id, match=None,
                    **{name: getattr(row, name) for name in names})
        for row in rows
    ]  # fmt: skip


def article(article_id: str, **changes: Any) -> CleanArticle:
    """Return the article with its text."""
    own: CleanArticle = replace(_sample(CleanArticle, CLEAN.name), article_id=article_id, **changes)
    return own


def event(made: CanonicalArticle, **changes: Any) -> Event:
    """Return an event that a story tells of alone."""
    base = _sample(Event, EVENTS.name)
    telling = replace(base.tellings[0], story_id=made.story_id, trigger=changes.get("trigger", base.trigger))
    given: dict[str, Any] = {"event_id": id_of(f"event of {made.story_id}"), "tellings": (telling,),
             "story_ids": (made.story_id,), "first_seen": made.first_seen, **changes}  # fmt: skip
    own: Event = replace(base, **given)
    return own


def thread(*stories: CanonicalArticle, words: tuple[str, ...] = ("girder",), **changes: Any) -> list[Any]:
    """Return the thread that stories make, each tied to the one before it, and their places in it."""
    first, id_ = stories[0], id_of(f"thread of {stories[0].story_id}")
    ties = [None, *(_tie(one, words) for one in stories)]
    places = [
        ThreadStory(
            thread_id=id_, story_id=one.story_id, title=one.title, url=one.url, outlet=one.outlet, tie=tie,
            published_at=one.published_at, first_seen=one.first_seen, member_count=one.member_count,
        )
        for one, tie in zip(stories, ties, strict=False)
    ]  # fmt: skip
    given: dict[str, Any] = {
        "thread_id": id_, "status": ThreadStatus.NEW, "revision": 1, "merged_into": None,
        "language": first.language, "title": first.title, "story_count": len(stories), "words": words,
        "article_count": sum(one.member_count for one in stories),
        "stories": (*places[:1], *places[1:][-19:]), "first_seen": first.first_seen,
        "updated_at": stories[-1].updated_at, **changes,
    }  # fmt: skip
    return [Thread(**given), *places]


def _tie(other: CanonicalArticle, words: tuple[str, ...]) -> Tie:
    return Tie(
        story_id=other.story_id, similarity=0.5, words=words, shared_words=4, rare_words=9, events=(),
        reason=f"4 of 9 rare words are in both: {', '.join(words)} (similarity 0.50)",
    )  # fmt: skip


def entries(
    *records: CanonicalArticle | StoryMember | CleanArticle | Event | Thread | ThreadStory,
) -> Iterable[Entry]:
    """Return records as they lie on their topics."""
    for one in records:
        if isinstance(one, CanonicalArticle):
            yield Entry(CANONICAL.name, 0, 0, one.story_id.encode(), encode(one))
        elif isinstance(one, StoryMember | CleanArticle):
            topic = MEMBERS if isinstance(one, StoryMember) else CLEAN
            yield Entry(topic.name, 0, 0, one.article_id.encode(), encode(one))
        elif isinstance(one, ThreadStory):
            yield Entry(THREAD_STORIES.name, 0, 0, one.story_id.encode(), encode(one))
        elif isinstance(one, Thread):
            yield Entry(THREADS.name, 0, 0, one.thread_id.encode(), encode(one))
        else:
            yield Entry(EVENTS.name, 0, 0, one.event_id.encode(), encode(one))
