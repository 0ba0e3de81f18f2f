"""The look-up store, filled from what the samples lead to."""

import os
import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from streams.errors import UsageError
from streams.records import CanonicalArticle, CleanArticle, Event, PageOutcome, StoryMember, StoryStatus
from streams.serve.filters import Box, EventFilter, StoryFilter
from streams.serve.lookup import Article, Entry, Filler, Order, Reader
from streams.serve.problems import Refused
from streams.topics import CANONICAL, CLEAN, EVENTS, MEMBERS, OUTCOMES, Topic
from streams.wire import decode, encode
from tests.serve.stored import entries_of, of_the_samples

_SINCE = datetime(2025, 10, 25, tzinfo=UTC)


def latest(topic: Topic, kind: type[Any]) -> dict[str, Any]:
    last = {entry.name: entry.value for entry in of_the_samples() if entry.topic == topic.name}
    return {key: decode(value, kind) for key, value in last.items() if value is not None}


def stories() -> dict[str, CanonicalArticle]:
    return latest(CANONICAL, CanonicalArticle)


def put(filler: Filler, *records: CanonicalArticle | Event) -> None:
    for record in records:
        topic = CANONICAL if isinstance(record, CanonicalArticle) else EVENTS
        key = record.story_id if isinstance(record, CanonicalArticle) else record.event_id
        filler.take(entries_of(topic, [(key.encode(), encode(record))], first=10_000))


@pytest.fixture
def filler(tmp_path: Path) -> Iterator[Filler]:
    filler = Filler(tmp_path / "store.sqlite")
    filler.take(of_the_samples())
    yield filler
    filler.close()


@pytest.fixture
def reader(filler: Filler, tmp_path: Path) -> Iterator[Reader]:
    reader = Reader(tmp_path / "store.sqlite")
    yield reader
    reader.close()


def test_a_reader_that_is_closed_has_no_file_open_for_any_thread(filler: Filler, tmp_path: Path) -> None:
    filler.close()  # while it has the file locked, SQLite keeps what others close
    file = tmp_path / "store.sqlite"
    reader = Reader(file)
    with ThreadPoolExecutor(1) as thread:
        thread.submit(reader.stories, StoryFilter()).result()
        reader.stories(StoryFilter())
        assert times_open(file) == 2
        reader.close()
        assert times_open(file) == 0


def times_open(file: Path) -> int:
    """Return how often this process has a file open."""
    return sum(os.path.realpath(one) == str(file.resolve()) for one in Path("/proc/self/fd").iterdir())


def every(reader: Reader, order: Order = "newest", limit: int = 2) -> Iterator[CanonicalArticle]:
    cursor: str | None = None
    while True:
        page = reader.stories(StoryFilter(), order, limit, cursor)
        yield from page.items
        if not (cursor := page.next):
            return


def test_the_last_record_of_each_key_is_what_is_looked_up(reader: Reader) -> None:
    live = {key: story for key, story in stories().items() if story.status.live}
    assert {story.story_id: story for story in reader.stories(StoryFilter(), limit=1_000).items} == live
    assert {e.event_id: e for e in reader.events(EventFilter(), limit=1_000).items} == latest(EVENTS, Event)
    texts = latest(CLEAN, CleanArticle)
    for key, member in latest(MEMBERS, StoryMember).items():
        assert reader.article(key) == Article(article=texts[key], member=member)
    for key, outcome in latest(OUTCOMES, PageOutcome).items():
        assert reader.outcome(key) == outcome


def test_a_story_has_its_members_and_its_events(reader: Reader) -> None:
    largest = max(stories().values(), key=lambda story: story.member_count)
    known = reader.story(largest.story_id)
    assert known
    assert known.story == largest
    members = [m for m in latest(MEMBERS, StoryMember).values() if m.story_id == largest.story_id]
    assert len(known.members) == largest.member_count == len(members)
    assert {m.article_id for m in known.members} == {m.article_id for m in members}
    reported = [e for e in latest(EVENTS, Event).values() if largest.story_id in e.story_ids]
    assert {event.event_id for event in known.events} == {event.event_id for event in reported}
    assert reported


def test_what_is_not_there_is_null(reader: Reader) -> None:
    assert (reader.story("x"), reader.article("x"), reader.outcome("x")) == (None, None, None)


def test_taking_all_again_changes_nothing(filler: Filler, tmp_path: Path) -> None:
    def dump() -> list[str]:
        with sqlite3.connect(tmp_path / "store.sqlite") as connection:
            lines = sorted(line for line in connection.iterdump() if not re.search("(words|marks)_", line))
        connection.close()
        return lines

    before = dump()
    filler.take(of_the_samples())
    assert dump() == before


def test_where_it_goes_on_is_kept_with_the_rows(filler: Filler) -> None:
    ends = Counter(entry.topic for entry in of_the_samples())
    assert filler.positions() == {(topic, 0): count for topic, count in ends.items()}
    broken = [Entry(EVENTS.name, 0, 99_999, b"x", b"{}"), Entry("no-such-topic", 0, 1, None, None)]
    with pytest.raises(KeyError):
        filler.take(broken)
    assert filler.positions()[EVENTS.name, 0] == ends[EVENTS.name]


def test_a_record_that_is_not_newsfold_s_is_named_and_passed_over(filler: Filler) -> None:
    doubts = filler.take([Entry(EVENTS.name, 1, 5, b"x", b"{}")])
    assert [doubt[:35] for doubt in doubts] == ["events/1/5 is no record of newsfold"]
    assert filler.positions()[EVENTS.name, 1] == 6


@pytest.mark.parametrize("order", ["newest", "most-outlets"])
def test_pages_of_a_list_have_each_story_once_and_in_order(order: Order, reader: Reader) -> None:
    listed = list(every(reader, order))
    live = [story for story in stories().values() if story.status.live]
    ranks = [s.outlet_count if order == "most-outlets" else s.first_seen.timestamp() for s in listed]
    assert len({story.story_id for story in listed}) == len(listed) == len(live)
    assert ranks == sorted(ranks, reverse=True)


def test_a_list_goes_on_as_it_was_while_stories_come_in_and_change(filler: Filler, reader: Reader) -> None:
    expected = [story.story_id for story in every(reader)]
    listed = []
    for number, story in enumerate(every(reader, limit=1)):
        listed.append(story.story_id)
        later = story.first_seen + timedelta(hours=number + 1)
        put(filler, replace(story, story_id=f"{number:032}", first_seen=later))
        put(filler, replace(story, revision=story.revision + 1, updated_at=later))
    assert listed == expected


@pytest.mark.parametrize("cursor", ["x", "é", "", "W10", "e30"])
def test_a_cursor_that_is_none_is_refused(cursor: str, reader: Reader) -> None:
    if cursor:
        with pytest.raises(Refused, match="cursor"):
            reader.stories(StoryFilter(), cursor=cursor)


def test_a_cursor_of_another_order_is_refused(reader: Reader) -> None:
    cursor = reader.stories(StoryFilter(), limit=1).next
    with pytest.raises(Refused, match="cursor"):
        reader.stories(StoryFilter(), "most-outlets", cursor=cursor)


@pytest.mark.parametrize("order", ["newest", "most-outlets"])
@pytest.mark.parametrize(
    "asked",
    [
        StoryFilter(),
        StoryFilter(outlet="capitalwire.example", language="en", country="CHE", outlets=2, q="sanctions"),
    ],
)
def test_no_list_of_stories_sorts_or_goes_through_a_table(
    order: Order, asked: StoryFilter, filler: Filler, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("streams.serve.lookup.listing._FEW", 1)  # as if there were many
    assert plans(reader, filler, lambda: reader.stories(asked, order, 2))


def test_of_many_large_stories_only_those_of_the_page_are_looked_up(
    filler: Filler, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They lie far apart: each may cost a read of the disk."""
    story = next(story for story in stories().values() if story.status.live)
    put(filler, *(replace(story, story_id=f"{number:032}", outlet_count=99) for number in range(10)))
    monkeypatch.setattr("streams.serve.lookup.listing._FEW", 10)
    statements: list[str] = []
    reader._connection.set_trace_callback(statements.append)
    page = reader.stories(StoryFilter(), "most-outlets", 1)
    page = reader.stories(StoryFilter(), "most-outlets", 1, page.next)
    reader._connection.set_trace_callback(None)
    assert [one.outlet_count for one in page.items] == [99]
    limits = [one.rpartition("LIMIT ")[2] for one in statements if "INDEXED BY stories_facts" in one]
    assert limits == ["2", "2"]


def test_few_stories_behind_many_larger_ones_are_looked_up_at_once(
    filler: Filler, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Count by count there would be a search for each of them."""
    story = next(story for story in stories().values() if story.status.live)
    large = [replace(story, story_id=f"{number:032}", outlet_count=64, title="pebble") for number in range(5)]
    small = [replace(one, story_id=f"x{one.story_id}", outlet_count=40 + n) for n, one in enumerate(large)]
    put(filler, *large, *small)
    monkeypatch.setattr("streams.serve.lookup.listing._FEW", 6)
    asked = StoryFilter(q="pebble")
    page = reader.stories(asked, "most-outlets", 6)
    statements: list[str] = []
    reader._connection.set_trace_callback(statements.append)
    page = reader.stories(asked, "most-outlets", 6, page.next)
    reader._connection.set_trace_callback(None)
    assert [one.outlet_count for one in page.items] == [43, 42, 41, 40]
    assert len([one for one in statements if "INDEXED BY stories_facts" in one]) == 1


def test_no_list_of_events_sorts_or_goes_through_a_table(filler: Filler, reader: Reader) -> None:
    box = Box(170.0, -10.0, -170.0, 10.0)
    asked = EventFilter(type="AGREE", box=box, confidence=0.5, stories=("x",), since=_SINCE, until=_SINCE)
    assert plans(reader, filler, lambda: reader.events(asked))
    assert plans(reader, filler, reader.outlets)


def plans(reader: Reader, filler: Filler, ask: Callable[[], object]) -> list[str]:
    """Return how SQLite finds what is asked for; each step is by an index."""
    statements: list[str] = []
    reader._connection.set_trace_callback(statements.append)
    ask()
    reader._connection.set_trace_callback(None)
    queries = [one for one in statements if one.startswith("SELECT") and "_content" not in one]
    steps = [
        str(step)
        for query in queries
        if "FROM 'main'" not in query  # of FTS5 itself
        for *_, step in reader._connection.execute(f"EXPLAIN QUERY PLAN {query}")
    ]
    assert [step for step in steps if "TEMP" in step or re.match(r"SCAN (?!i VIRTUAL)", step)] == []
    return steps


def test_words_are_looked_up_without_case_and_accents(filler: Filler, reader: Reader) -> None:
    story = next(story for story in stories().values() if story.status.live)
    put(filler, replace(story, story_id="x" * 32, title="ÉLYSÉE reçoit Łódź"))
    for words in ("élysée", "Elysee RECOIT"):
        assert [s.story_id for s in reader.stories(StoryFilter(q=words)).items] == ["x" * 32]


def test_a_story_has_its_revisions_the_newest_first_and_the_last_hundred(
    filler: Filler, reader: Reader
) -> None:
    story = next(story for story in stories().values() if story.status.live)
    for number in range(story.revision + 1, story.revision + 151):
        put(filler, replace(story, revision=number, title=f"title {number}"))
    last = story.revision + 150
    put(filler, replace(story, revision=last, title=f"title {last}"))  # once more
    known = reader.story(story.story_id)
    assert known
    assert [one.revision for one in known.revisions] == list(range(last, last - 100, -1))
    assert [one.title for one in known.revisions[:2]] == [f"title {last}", f"title {last - 1}"]
    assert (known.revisions[0].at, known.revisions[0].status) == (story.updated_at, story.status)


def test_a_story_that_has_ended_is_in_no_list_and_can_be_looked_up(filler: Filler, reader: Reader) -> None:
    story = next(story for story in stories().values() if story.status.live)
    put(filler, replace(story, status=StoryStatus.MERGED, merged_into="y", members=(), text=""))
    assert story.story_id not in {s.story_id for s in every(reader)}
    known = reader.story(story.story_id)
    assert known
    assert known.story.merged_into == "y"


@pytest.mark.parametrize("topic", [CANONICAL, MEMBERS, CLEAN, EVENTS])
def test_a_null_value_takes_the_row_away(topic: Topic, filler: Filler, reader: Reader) -> None:
    key = next(e.name for e in of_the_samples() if e.topic == topic.name and e.value)
    looks: dict[Topic, Callable[[str], object]] = {
        CANONICAL: reader.story,
        MEMBERS: reader.article,
        CLEAN: lambda id_: (known := reader.article(id_)) and known.article,
    }
    filler.take(entries_of(topic, [(key.encode(), None)]))
    if look := looks.get(topic):
        assert look(key) is None
    else:
        assert key not in {event.event_id for event in reader.events(EventFilter(), limit=1_000).items}


def test_a_text_is_kept_in_less_room(filler: Filler, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "store.sqlite") as connection:
        (stored,) = connection.execute("SELECT sum(length(record)) FROM texts").fetchone()
    connection.close()
    texts = {e.name: len(e.value or b"") for e in of_the_samples() if e.topic == CLEAN.name}
    assert 0 < stored < 0.7 * sum(texts.values())


def test_what_is_old_is_forgotten_with_all_that_hangs_on_it(
    filler: Filler, reader: Reader, tmp_path: Path
) -> None:
    newest = max(story.updated_at for story in stories().values())
    assert filler.forget(newest - timedelta(days=1)) == 0
    assert filler.forget(newest + timedelta(days=1)) > 0
    with sqlite3.connect(tmp_path / "store.sqlite") as connection:
        tables = (
            "stories", "revisions", "members", "outlets", "flows", "texts", "events", "tellers", "outcomes",
            "words", "marks",
        )  # fmt: skip
        counts = [connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables]
    connection.close()
    assert counts == [0] * 11
    assert filler.positions()


def test_a_store_is_begun_anew_where_asked_or_of_another_version(filler: Filler, tmp_path: Path) -> None:
    filler.close()
    file = tmp_path / "store.sqlite"
    kept = Filler(file)
    assert kept.positions()
    kept.close()
    fresh = Filler(file, anew=True)
    assert fresh.positions() == {}
    fresh.take(of_the_samples())
    fresh.close()
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    other = Filler(file)
    assert other.positions() == {}
    other.close()


def test_a_file_that_is_no_store_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "store.sqlite"
    file.write_bytes(b"this is not a database, and long enough not to be taken for an empty one" * 20)
    with pytest.raises(UsageError, match="--rebuild"):
        Filler(file)
    Filler(file, anew=True).close()
