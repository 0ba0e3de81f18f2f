"""The pure parts of the gateway's benchmark; how fast anything is, no test says."""

import json
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.gateway.made import Maker
from benchmarks.gateway.postgres import _copied, _question, _upsert
from benchmarks.gateway.readers import Reader
from benchmarks.gateway.store import KINDS, fill, questions
from streams.serve.filters import StoryFilter
from streams.serve.lookup import Reader as Store
from streams.topics import CANONICAL, EVENTS, MEMBERS


@pytest.fixture(scope="module")
def made() -> Maker:
    return Maker()


def test_the_store_takes_all_that_is_made(tmp_path: Path) -> None:
    filled = fill(tmp_path / "gateway.sqlite", 60, print)
    entries = list(Maker().entries(60))
    assert filled.records == len(entries)
    store = Store(tmp_path / "gateway.sqlite")
    assert len(store.stories(StoryFilter(), limit=100).items) == 60
    counts = Counter(entry.topic for entry in entries)
    assert counts[CANONICAL.name] == 60 < counts[MEMBERS.name]
    assert counts[EVENTS.name]
    store.close()


def test_places_follow_one_another_and_no_record_is_made_twice(made: Maker) -> None:
    entries = [*made.entries(20), *made.entries(20, 20)]
    for topic in {entry.topic for entry in entries}:
        own = [entry for entry in entries if entry.topic == topic]
        assert [entry.offset for entry in own] == list(range(len(own)))
        assert len({entry.key for entry in own}) == len(own)


def test_each_kind_has_its_questions_and_a_query_for_each() -> None:
    asked = questions(100, 3)
    assert set(asked) == set(KINDS)
    for given in (one for some in asked.values() for one in some):
        query = _question(given)
        assert all(value in query or name == "order" for name, value in given.items())


@pytest.mark.parametrize(
    ("value", "text"),
    [(b"\x00a", "\\\\x0061"), ("a\tb\nc\\", "a b\\nc\\\\"), (True, "True"), (("a", "b"), "{a,b}")],
)
def test_a_value_is_written_as_copy_takes_it(value: object, text: str) -> None:
    assert _copied(value) == text


def test_a_batch_is_one_transaction(made: Maker) -> None:
    script = _upsert(list(made.entries(3)))
    assert script.startswith("BEGIN;")
    assert script.endswith("COMMIT;\n")


def test_a_reader_keeps_the_last_revision_of_a_story() -> None:
    reader = Reader()
    for revision in (1, 2):
        record = {
            "story_id": "a" * 32, "status": "updated", "revision": revision,
            "updated_at": "2025-11-01T12:00:00+00:00",
        }  # fmt: skip
        reader.take(json.dumps(record, separators=(",", ":")).encode())
    assert reader.last == {"a" * 32: 2}
    assert len(reader.late) == 2
