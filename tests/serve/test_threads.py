"""Threads in the look-up store and at the gateway, against what the records say."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.records import CanonicalArticle, Thread, ThreadStatus, ThreadStory
from streams.serve.filters import StoryFilter, ThreadFilter
from streams.serve.live import Asked, update_of
from streams.serve.lookup import Entry, Filler, Page, Reader
from streams.threads import ThreadStage
from streams.topics import CANONICAL, THREAD_STORIES, THREADS
from streams.wire import decode, encode
from tests.docs.markdown import blocks
from tests.serve.made import NOON, thread_filters, thread_stories, threads, told
from tests.serve.served import Client, serving
from tests.serve.stored import entries_of, of_the_samples
from tests.serve.test_lookup import plans
from tests.serve.test_web import problem
from tests.threads.made import QUAKE, facts

#: Records, tombstones (by their ids), in batches.
_Batches = list[list[Thread | ThreadStory | str]]
_ids = st.sampled_from([f"{kind}{number}" for kind in "st" for number in range(8)])
_batches = st.lists(st.lists(threads | thread_stories | _ids, max_size=6), max_size=6)


def entry(number: int, record: Thread | ThreadStory | str) -> Entry:
    if isinstance(record, str):
        topic = THREAD_STORIES if record.startswith("s") else THREADS
        return Entry(topic.name, 0, number, record.encode(), None)
    if isinstance(record, Thread):
        return Entry(THREADS.name, 0, number, record.thread_id.encode(), encode(record))
    return Entry(THREAD_STORIES.name, 0, number, record.story_id.encode(), encode(record))


def entries(*records: Thread | ThreadStory | str) -> list[Entry]:
    """Return records behind those of the samples."""
    return [entry(number, record) for number, record in enumerate(records, 9_000)]


@contextmanager
def filled(batches: _Batches) -> Iterator[Reader]:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "store.sqlite"
        with closing(Filler(file)) as filler, closing(Reader(file)) as reader:
            for batch in batches:
                assert filler.take([entry(number, record) for number, record in enumerate(batch)]) == []
            yield reader


def latest(batches: _Batches) -> tuple[dict[str, Thread], dict[str, ThreadStory]]:
    known: dict[str, Thread] = {}
    places: dict[str, ThreadStory] = {}
    for record in (record for batch in batches for record in batch):
        if isinstance(record, Thread):
            known[record.thread_id] = record
        elif isinstance(record, ThreadStory):
            places[record.story_id] = record
        else:
            known.pop(record, None)
            places.pop(record, None)
    return known, places


def every(ask: Callable[[str | None], Page[Any]]) -> list[Any]:
    items: list[Any] = []
    cursor: str | None = None
    while True:
        page = ask(cursor)
        items += page.items
        if not (cursor := page.next):
            return items


@given(batches=_batches, asked=thread_filters, limit=st.integers(1, 4))
def test_a_list_has_each_thread_that_passes_once_and_in_order(
    batches: _Batches, asked: ThreadFilter, limit: int
) -> None:
    known, places = latest(batches)
    within = {places[id_].thread_id for id_ in asked.stories if id_ in places}
    plain = replace(asked, stories=())
    passing = {
        id_: one
        for id_, one in known.items()
        if one.status.live and plain.passes(one) and (not asked.stories or id_ in within)
    }
    with filled(batches) as reader:
        listed = every(lambda cursor: reader.threads(asked, limit, cursor))
    assert len(listed) == len(passing)
    assert {thread.thread_id: thread for thread in listed} == passing
    times = [thread.updated_at.timestamp() * 1_000 // 1 for thread in listed]
    assert times == sorted(times, reverse=True)


def _stories(reader: Reader, thread_id: str, limit: int, cursor: str | None) -> Page[ThreadStory]:
    return reader.stories_of(thread_id, limit, cursor)


@given(batches=_batches, limit=st.integers(1, 4))
def test_a_thread_has_each_of_its_stories_once(batches: _Batches, limit: int) -> None:
    known, places = latest(batches)
    with filled(batches) as reader:
        for number in range(6):
            thread_id = f"t{number}"
            listed = every(partial(_stories, reader, thread_id, limit))
            assert reader.thread(thread_id) == known.get(thread_id)
            own = {id_: story for id_, story in places.items() if story.thread_id == thread_id}
            assert len(listed) == len(own)
            assert {story.story_id: story for story in listed} == own


def test_stories_stand_in_order_of_time_and_one_ahead_of_its_page_by_when_that_came() -> None:
    thread, stories = told(4)
    late = [replace(one, first_seen=NOON + timedelta(days=1)) for one in stories[:-1]]
    ahead = replace(stories[-1], published_at=NOON + timedelta(days=900))
    with filled([[thread, ahead, *reversed(late)]]) as reader:
        assert [story.story_id for story in reader.stories_of("t").items] == [s.story_id for s in stories]


def test_a_thread_is_found_by_any_of_its_stories_and_not_by_those_listed_alone() -> None:
    thread, stories = told(30)
    unlisted = stories[5]
    assert unlisted not in thread.stories
    with filled([[thread, *stories]]) as reader:
        assert reader.threads(ThreadFilter(stories=(unlisted.story_id,))).items == (thread,)
        assert reader.threads(ThreadFilter(stories=("x",))).items == ()


@pytest.mark.parametrize("words", ["bridge", "GIRDER", "report 3", "bridge girder report"])
def test_a_thread_is_found_by_its_title_its_words_and_its_headlines(words: str) -> None:
    thread, stories = told(4)
    with filled([[thread, *stories]]) as reader:
        assert reader.threads(ThreadFilter(q=words)).items == (thread,)
        assert reader.threads(ThreadFilter(q=f"{words} dam")).items == ()


def test_no_list_of_threads_sorts_or_goes_through_a_table(tmp_path: Path) -> None:
    file = tmp_path / "store.sqlite"
    with closing(Filler(file)) as filler, closing(Reader(file)) as reader:
        filler.take(of_the_samples())
        asked = ThreadFilter(language="en", story_count=2, q="warning", since=NOON, stories=("x",))
        for one in (ThreadFilter(), asked, replace(asked, stories=())):
            assert plans(reader, filler, partial(reader.threads, one))
        assert plans(reader, filler, lambda: reader.stories_of("t"))


def test_what_is_old_is_forgotten_with_its_stories(tmp_path: Path) -> None:
    thread, stories = told(3)
    file = tmp_path / "store.sqlite"
    with closing(Filler(file)) as filler, closing(Reader(file)) as reader:
        filler.take(entries(thread, *stories))
        assert filler.forget(NOON) == 0
        assert filler.forget(NOON + timedelta(seconds=1)) == 1
        assert (reader.thread("t"), reader.stories_of("t").items) == (None, ())
        assert reader.threads(ThreadFilter()).items == ()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("threads") / "store.sqlite"
    with closing(Filler(file)) as filler:
        filler.take(of_the_samples())
        thread, stories = told(30)
        ends = [
            replace(thread, thread_id="merged", status=ThreadStatus.MERGED, merged_into="t", stories=()),
            replace(thread, thread_id="gone", status=ThreadStatus.RETRACTED, stories=()),
        ]
        left = replace(stories[0], story_id="left", thread_id="gone")
        filler.take(entries(thread, *stories, *ends, left))
        one = next(
            decode(e.value, CanonicalArticle)
            for e in of_the_samples() if e.topic == CANONICAL.name and e.value
        )  # fmt: skip
        some = [replace(one, story_id=id_) for id_ in ("left", stories[5].story_id)]
        filler.take(entries_of(CANONICAL, [(s.story_id.encode(), encode(s)) for s in some], first=9_000))
    return file


def test_threads_are_listed_and_looked_up(client: Client) -> None:
    listed = client.get("/threads", params={"min_stories": 30}).json()
    assert [thread["thread_id"] for thread in listed["threads"]] == ["t"]
    assert client.get("/threads/t").json() == listed["threads"][0]
    assert len(client.get("/threads", params={"since": "2025-11-05"}).json()["threads"]) == 1
    assert problem(client.get("/threads", params={"since": "yesterday"})) == (400, ["query.since"])
    assert problem(client.get("/threads", params={"cursor": "x"})) == (400, ["query.cursor"])


def test_all_stories_of_a_thread_are_listed_page_by_page(client: Client) -> None:
    ids: list[str] = []
    cursor: dict[str, str] = {}
    while True:
        page = client.get("/threads/t/stories", params={"limit": 12, **cursor}).json()
        ids += [story["story_id"] for story in page["stories"]]
        if page["next"] is None:
            break
        cursor = {"cursor": page["next"]}
    assert ids == [f"{number:032}" for number in range(30)]


@pytest.mark.parametrize("more", ["", "/stories"])
def test_a_thread_that_has_ended_says_where_it_went(more: str, client: Client) -> None:
    merged = client.get(f"/threads/merged{more}", follow_redirects=False)
    assert (problem(merged), merged.headers["location"]) == ((308, []), f"/threads/t{more}")
    assert problem(client.get(f"/threads/gone{more}")) == (410, [])
    assert problem(client.get(f"/threads/unknown{more}")) == (404, [])


def test_a_story_has_its_thread_and_its_place_there(client: Client) -> None:
    known = client.get(f"/stories/{5:032}").json()
    assert known["thread"] == client.get("/threads/t").json()
    assert known["thread_story"]["title"] == "Report 5"


def test_a_story_whose_thread_has_ended_is_in_none(client: Client) -> None:
    known = client.get("/stories/left").json()
    assert (known["thread"], known["thread_story"]) == (None, None)


def test_the_description_has_threads(client: Client) -> None:
    api = client.get("/openapi.json").json()
    names = {one["name"] for one in api["paths"]["/threads"]["get"]["parameters"]}
    assert names == {"language", "since", "until", "min_stories", "q", "story", "limit", "cursor"}
    for where in ("/threads/{thread_id}", "/threads/{thread_id}/stories"):
        assert {"200", "308", "404", "410"} <= set(api["paths"][where]["get"]["responses"])
    schemas = {name.rsplit("_", 1)[-1]: one for name, one in api["components"]["schemas"].items()}
    assert {"Thread", "ThreadStory", "Tie"} <= set(schemas)
    assert {"thread", "thread_story"} <= set(schemas["Story"]["properties"])


_PARAMETERS = st.sampled_from(["language", "since", "until", "min_stories", "q", "story", "limit", "cursor"])
_VALUES = st.text(max_size=20) | st.integers().map(str) | st.datetimes().map(str)


@given(
    where=st.sampled_from(["/threads", "/threads/t", "/threads/t/stories", "/threads/é/stories"]),
    asked=st.dictionaries(_PARAMETERS, _VALUES, max_size=4),
)
def test_no_question_makes_the_gateway_fail(client: Client, where: str, asked: dict[str, str]) -> None:
    answer = client.get(where, params=asked)
    assert answer.status_code < 500, answer.text


def streamed(records: Sequence[Thread | str], asked: ThreadFilter) -> list[str]:
    """Return what a reader of threads gets, by its kind."""
    reader = Asked(None, None, asked)
    updates = [update_of(entry(number, one)) for number, one in enumerate(records)]
    frames = [update.frame("t0:1").decode() for update in updates if update and reader.passes(update)]
    return [frame.split("event: ")[1].split("\n")[0] for frame in frames]


def test_the_stream_has_threads_that_pass_and_every_end() -> None:
    thread, stories = told(3)
    ended = replace(thread, status=ThreadStatus.MERGED, merged_into="x", stories=(), story_count=0)
    asked = ThreadFilter(language="en", story_count=3, q="bridge", stories=(stories[0].story_id,))
    assert streamed([thread, replace(thread, language="fr"), ended, "t"], asked) == [
        "thread", "thread", "gone",
    ]  # fmt: skip
    update = update_of(entry(0, "t"))
    assert update
    assert json.loads(update.data) == {"thread_id": "t"}
    assert not Asked(StoryFilter(), None).passes(update)


def test_a_stream_of_threads_takes_their_filters(store: Path) -> None:
    with serving(store) as client:
        for asked in ({"kind": "thread"}, {"kind": "threads", "min_stories": "many"}):
            status, paths = problem(client.get("/stream", params=asked))
            assert (status, len(paths)) == (400, 1)


def test_the_story_of_a_thread_that_the_page_shows_is_what_is_answered(tmp_path: Path) -> None:
    (shown,) = [block.body for block in blocks("jsonc") if block.mark == "a story of a thread"]
    stage, file = ThreadStage({}, {}), tmp_path / "store.sqlite"
    records: list[Thread | ThreadStory] = []
    for number, text in enumerate(QUAKE):
        given = facts(f"quake-{number}", text, number * 5, members=number + 1)
        changes = stage.take(given)
        records += [*changes.threads.values(), *filter(None, changes.stories.values())]
    with closing(Filler(file)) as filler:
        filler.take(entries(*records))
    with serving(file) as client:
        (thread,) = client.get("/threads").json()["threads"]
        page = client.get(f"/threads/{thread['thread_id']}/stories").json()
    assert page["stories"][1] == json.loads(shown)
    assert page["stories"] == thread["stories"]
