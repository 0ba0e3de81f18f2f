"""Stories, members, events and threads that somebody made, of few values, so that filters meet them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from hypothesis import strategies as st

from streams.records import (
    Actor,
    CanonicalArticle,
    Event,
    Match,
    MemberRef,
    Modality,
    Place,
    Relation,
    StoryMember,
    StoryStatus,
    Thread,
    ThreadStatus,
    ThreadStory,
)
from streams.serve.filters import Box, EventFilter, StoryFilter, ThreadFilter
from streams.topics import CANONICAL, EVENTS, MEMBERS, Topic
from streams.wire import decode
from tests.serve.stored import of_the_samples

__all__ = [
    "NOON", "event_filters", "events", "members", "stories", "story_filters", "thread_filters",
    "thread_stories", "threads", "told",
]  # fmt: skip

R = TypeVar("R")
NOON = datetime(2025, 11, 5, 12, tzinfo=UTC)
_START = datetime(2025, 3, 3, 8, tzinfo=UTC)
_WORDS = (
    "rain", "Élysée", "elysee", "NAÏVE", "straße", "ＡＢＣ", "a_b", ":a", "l656e", "1ª", "日本", "ℋ",
    "İstanbul", "x'y", '" OR NEAR( *', "n2", "한국어", "𞤀𞤣",
)  # fmt: skip
_IDS = [f"s{number}" for number in range(8)]
_ARTICLES = [f"a{number}" for number in range(8)]
_OUTLETS = ["one.example", "two.example", "ﬁ.example", "a b", ""]
_COUNTRIES = ["CHE", "SDN", "che", ""]
_PLACES = ["Bern", "bern", "CHE", "Straße"]
_DEGREES = [-180.0, -179.5, -90.0, -0.1, 0.0, 0.1, 45.0, 89.9, 90.0, 179.9, 180.0]
_COUNTS = [0, 1, 2, 3, 17, 32, 33, 63, 64, 65, 1_000]
#: Several in one millisecond, and on both sides of a filter's time within one.
_times = st.sampled_from([0, 1, 999, 1_000, 1_001, 5_000_000, -(10**15)]).map(
    lambda micros: _START + timedelta(microseconds=micros)
)


def _any(topic: Topic, kind: type[R]) -> R:
    return next(decode(e.value, kind) for e in of_the_samples() if e.topic == topic.name and e.value)


_STORY, _EVENT = _any(CANONICAL, CanonicalArticle), _any(EVENTS, Event)
_MEMBER = _any(MEMBERS, StoryMember)


@st.composite
def stories(draw: st.DrawFn) -> CanonicalArticle:
    ref = MemberRef(
        article_id="x", url="https://x.example/", outlet="", title="", published_at=None,
        relation=Relation.COPY, copied_from=None,
    )  # fmt: skip
    outlets = draw(st.lists(st.sampled_from(_OUTLETS), max_size=3))
    return replace(
        _STORY,
        story_id=draw(st.sampled_from(_IDS)),
        revision=draw(st.integers(1, 5)),
        status=draw(st.sampled_from([StoryStatus.NEW, StoryStatus.UPDATED] * 3 + [StoryStatus.MERGED])),
        language=draw(st.sampled_from(["en", "fr"])),
        outlet=draw(st.sampled_from(_OUTLETS)),
        members=tuple(replace(ref, outlet=outlet) for outlet in outlets),
        member_count=len(outlets),
        outlet_count=draw(st.sampled_from(_COUNTS)),
        title=" ".join(draw(st.lists(st.sampled_from(_WORDS), max_size=3))),
        text="\n".join(draw(st.lists(st.sampled_from(_WORDS), max_size=3))),
        first_seen=draw(_times),
    )


_actors = st.lists(
    st.builds(
        Actor, text=st.just("x"), name=st.just("x"), country=st.sampled_from([None, *_COUNTRIES]),
        sector=st.sampled_from([None, "GOV", "BUS"]), span=st.none(),
    ),
    max_size=2,
).map(tuple)  # fmt: skip
_points = st.one_of(st.just((None, None)), st.tuples(*[st.sampled_from(_DEGREES)] * 2))


@st.composite
def _places(draw: st.DrawFn) -> Place:
    longitude, latitude = draw(_points)
    return Place(
        text="x", name=draw(st.sampled_from(_PLACES)), country=draw(st.sampled_from([None, *_COUNTRIES])),
        latitude=latitude and max(-90.0, min(90.0, latitude)), longitude=longitude, span=None,
    )  # fmt: skip


_MOODS = [Modality(asserted=True), Modality(future=True), Modality(negated=True)]


@st.composite
def events(draw: st.DrawFn) -> Event:
    return replace(
        _EVENT,
        event_id=f"e{draw(st.integers(0, 7))}",
        event=draw(st.sampled_from(["AGREE", "AID"])),
        quad_code=draw(st.sampled_from([None, 1, 2])),
        actor=draw(_actors),
        recipient=draw(_actors),
        event_loc=draw(st.none() | _places()),
        modality=draw(st.sampled_from(_MOODS)),
        confidence=draw(st.sampled_from([0.0, 0.3, 0.5, 0.55, 0.7, 0.95, 1.0]) | st.floats(0, 1)),
        independent_texts=draw(st.sampled_from(_COUNTS)),
        story_ids=tuple(draw(st.lists(st.sampled_from(_IDS), max_size=3))),
        first_seen=draw(_times),
    )


@st.composite
def members(draw: st.DrawFn) -> StoryMember:
    match = draw(
        st.none()
        | st.builds(
            Match, article_id=st.sampled_from(_ARTICLES),
            url=st.sampled_from(["https://one.example/1", "https://www.two.example/2", "https://[::"]),
            jaccard=st.just(1.0), containment=st.just(1.0), longest_run=st.just(1),
            numbers_agree=st.just(1.0), names_agree=st.just(1.0), reason=st.just(""),
        )
    )  # fmt: skip
    return replace(
        _MEMBER,
        article_id=draw(st.sampled_from(_ARTICLES)),
        story_id=draw(st.sampled_from(_ARTICLES)),  # named by its first article
        outlet=draw(st.sampled_from(["one.example", "two.example", "three.example"])),
        published_at=draw(st.none() | _times),
        match=match,
    )


_THREADS = [f"t{number}" for number in range(6)]
thread_stories = st.builds(
    ThreadStory,
    thread_id=st.sampled_from(_THREADS),
    story_id=st.sampled_from(_IDS),
    title=st.lists(st.sampled_from(_WORDS), max_size=2).map(" ".join),
    url=st.just("https://x.example/"),
    outlet=st.just("x.example"),
    published_at=st.none() | _times,
    first_seen=_times,
    member_count=st.just(1),
    tie=st.none(),
)
threads = st.builds(
    Thread,
    thread_id=st.sampled_from(_THREADS),
    status=st.sampled_from([ThreadStatus.NEW, ThreadStatus.UPDATED] * 3 + list(ThreadStatus)),
    revision=st.integers(1, 5),
    merged_into=st.none(),
    language=st.sampled_from(["en", "fr"]),
    title=st.sampled_from(["", *_WORDS]),
    story_count=st.sampled_from(_COUNTS),
    article_count=st.just(1),
    words=st.lists(st.sampled_from(_WORDS), max_size=2).map(tuple),
    stories=st.lists(thread_stories, max_size=2).map(tuple),
    first_seen=_times,
    updated_at=_times,
)


_maybe_time = st.none() | _times
_bounds = st.none() | st.sampled_from([*_COUNTS, 4, 100])
story_filters = st.builds(
    StoryFilter,
    outlet=st.none() | st.sampled_from(_OUTLETS),
    language=st.none() | st.sampled_from(["en", "fr", "xx"]),
    country=st.none() | st.sampled_from(_COUNTRIES),
    since=_maybe_time,
    until=_maybe_time,
    outlets=_bounds,
    q=st.none() | st.lists(st.sampled_from(_WORDS), max_size=2).map(" ".join) | st.text(max_size=3),
)
_boxes = st.builds(
    lambda west, east, one, other: Box(west, min(one, other), east, max(one, other)),
    *[st.sampled_from(_DEGREES)] * 2,
    *[st.sampled_from([one for one in _DEGREES if abs(one) <= 90])] * 2,
)
event_filters = st.builds(
    EventFilter,
    type=st.none() | st.sampled_from(["AGREE", "AID", "x"]),
    quad=st.none() | st.integers(1, 2),
    country=st.none() | st.sampled_from(_COUNTRIES),
    sector=st.none() | st.sampled_from(["GOV", "BUS"]),
    place=st.none() | st.sampled_from([*_PLACES, *_COUNTRIES]),
    box=st.none() | _boxes,
    modality=st.none() | st.sampled_from(["asserted", "future", "negated"]),
    since=_maybe_time,
    until=_maybe_time,
    texts=_bounds,
    confidence=st.none() | st.sampled_from([0.0, 0.5, 0.55, 0.7, 1.0]) | st.floats(0, 1),
    stories=st.lists(st.sampled_from([*_IDS, "x"]), max_size=2).map(tuple),
)
thread_filters = st.builds(
    ThreadFilter,
    language=st.none() | st.sampled_from(["en", "fr", "xx"]),
    since=_maybe_time,
    until=_maybe_time,
    story_count=_bounds,
    q=st.none() | st.lists(st.sampled_from(_WORDS), max_size=2).map(" ".join),
    stories=st.lists(st.sampled_from([*_IDS, "x"]), max_size=2).map(tuple),
)


def told(count: int, **changes: Any) -> tuple[Thread, list[ThreadStory]]:
    """Return a thread of so many stories, an hour apart, and all of them."""
    stories = [
        ThreadStory(
            thread_id="t", story_id=f"{number:032}", title=f"Report {number}", url="https://x.example/",
            outlet="x.example", published_at=NOON + timedelta(hours=number),
            first_seen=NOON + timedelta(hours=number), member_count=1, tie=None,
        )
        for number in range(count)
    ]  # fmt: skip
    given: dict[str, Any] = {
        "thread_id": "t", "status": ThreadStatus.UPDATED, "revision": 3, "merged_into": None,
        "language": "en", "title": "A bridge falls", "story_count": count, "article_count": count,
        "words": ("girder",), "stories": (stories[0], *stories[1:][-19:]), "first_seen": NOON,
        "updated_at": NOON, **changes,
    }  # fmt: skip
    return Thread(**given), stories
