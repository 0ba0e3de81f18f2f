"""The state that a consumer keeps is that of the last revisions, in whatever order they come."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from newsfold import (
    CanonicalArticle,
    Event,
    Gone,
    State,
    StoryMember,
    StoryStatus,
    Thread,
    ThreadStatus,
    ThreadStory,
)
from streams import samples
from streams.pipeline import Pipeline
from streams.topics import CANONICAL, EVENTS, MEMBERS, THREAD_STORIES

_AT = datetime(2025, 10, 25, 6, tzinfo=UTC)


@cache
def _pipeline() -> Pipeline:
    pipeline = Pipeline()
    for sample in samples.load():
        pipeline.push(sample.key, sample.value, _AT)
    return pipeline


def _story(name: str, revision: int, into: str | None = None) -> CanonicalArticle:
    base = next(iter(_pipeline().latest(CANONICAL, CanonicalArticle).values()))
    status = StoryStatus.MERGED if into else StoryStatus.NEW if revision == 1 else StoryStatus.UPDATED
    at = _AT + timedelta(minutes=revision)
    return replace(base, story_id=name, revision=revision, merged_into=into, status=status, updated_at=at)


def _event(name: str, revision: int) -> Event:
    base = next(iter(_pipeline().latest(EVENTS, Event).values()))
    return replace(base, event_id=name, revision=revision, updated_at=_AT + timedelta(minutes=revision))


def _thread(name: str, revision: int) -> Thread:
    at = _AT + timedelta(minutes=revision)
    return Thread(
        thread_id=name,
        status=ThreadStatus.NEW if revision == 1 else ThreadStatus.UPDATED,
        revision=revision,
        merged_into=None,
        language="en",
        title="Quake in Tumaco",
        story_count=2,
        article_count=3,
        words=("tumaco",),
        stories=(),
        first_seen=_AT,
        updated_at=at,
    )


def _place(story: str, thread: str) -> ThreadStory:
    return ThreadStory(
        thread_id=thread,
        story_id=story,
        title="Quake in Tumaco",
        url="https://a.example/quake",
        outlet="a.example",
        published_at=None,
        first_seen=_AT,
        member_count=1,
        tie=None,
    )


_RECORDS = st.lists(
    st.builds(_story, st.sampled_from("abc"), st.integers(1, 6))
    | st.builds(_event, st.sampled_from("de"), st.integers(1, 6))
    | st.builds(_thread, st.sampled_from("fg"), st.integers(1, 6)),
    max_size=15,
)


@given(_RECORDS.flatmap(lambda some: st.tuples(st.just(some), st.permutations(some + some[:5]))))
def test_order_and_repetition_make_no_difference(
    both: tuple[list[CanonicalArticle | Event | Thread], list[CanonicalArticle | Event | Thread]],
) -> None:
    records, shuffled = both
    last: dict[str, int] = {}
    for one in records:
        key = _key(one)
        last[key] = max(one.revision, last.get(key, 0))
    state = State()
    for one in shuffled:
        state.apply(one)
    kept: dict[str, CanonicalArticle | Event | Thread] = {**state.stories, **state.events, **state.threads}
    assert {key: one.revision for key, one in kept.items()} == last


def _key(record: CanonicalArticle | Event | Thread) -> str:
    if isinstance(record, Thread):
        return record.thread_id
    return record.story_id if isinstance(record, CanonicalArticle) else record.event_id


def test_a_merged_id_leads_through_a_chain_to_the_story_that_stands() -> None:
    state = State()
    for one in (_story("c", 3), _story("a", 2, "b"), _story("b", 2, "c")):
        assert state.apply(one)
    assert [story.story_id for story in state.live()] == ["c"]
    assert state.story("a") is state.story("c") is state.stories["c"]
    assert state.story("unknown") is None


def test_mergers_in_a_circle_end() -> None:
    state = State()
    for one in (_story("a", 2, "b"), _story("b", 2, "a")):
        state.apply(one)
    assert state.story("a") is None


def test_a_retracted_story_stands_for_nothing() -> None:
    state = State()
    state.apply(_story("a", 1))
    state.apply(replace(_story("a", 2), status=StoryStatus.RETRACTED))
    assert (state.story("a"), list(state.live())) == (None, [])


def test_a_story_that_begins_anew_takes_the_place_of_its_first_life() -> None:
    state = State()
    state.apply(_story("a", 5))
    anew = replace(_story("a", 1), updated_at=_AT + timedelta(days=9))
    assert state.apply(anew)
    assert not state.apply(anew)
    assert state.stories["a"] == anew


def test_tombstones_take_events_and_members_out() -> None:
    member = next(iter(_pipeline().latest(MEMBERS, StoryMember).values()))
    state = State()
    state.apply(member)
    state.apply(_event("e", 4))
    assert state.apply(Gone(MEMBERS.name, member.article_id))
    assert state.apply(Gone(EVENTS.name, "e"))
    assert not state.apply(Gone(EVENTS.name, "e"))
    assert (state.members, state.events) == ({}, {})
    assert state.apply(_event("e", 1))


def test_the_last_place_of_a_story_holds_until_its_tombstone() -> None:
    state = State()
    assert [state.apply(_place("a", thread)) for thread in ("t", "t", "u")] == [True, False, True]
    assert state.thread_stories["a"].thread_id == "u"
    assert [state.apply(Gone(THREAD_STORIES.name, "a")) for _ in range(2)] == [True, False]
    assert state.thread_stories == {}


def test_a_thread_that_begins_anew_takes_the_place_of_its_first_life() -> None:
    state = State()
    state.apply(_thread("t", 5))
    assert state.apply(replace(_thread("t", 1), updated_at=_AT + timedelta(days=9)))
    assert state.threads["t"].revision == 1
