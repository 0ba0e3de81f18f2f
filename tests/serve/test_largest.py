"""The largest outlets among the gateway's metrics."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.parser import text_string_to_metric_families

from streams.records import StoryMember
from streams.serve.largest import LargestOutlets, _short
from streams.serve.lookup import Filler, Reader
from streams.topics import MEMBERS
from streams.wire import decode, encode
from tests.serve.stored import entries_of, of_the_samples
from tests.text.test_hidden import HIDDEN

_MEMBER = next(decode(e.value, StoryMember) for e in of_the_samples() if e.topic == MEMBERS.name and e.value)
_HIDDEN = re.compile(f"{HIDDEN.pattern}|[\n\t\ud800-\udfff]")
Samples = dict[tuple[str, str | None, str | None], float]


class Store:
    """A store, and what is shown of its outlets."""

    def __init__(self, file: Path) -> None:
        self.filler, self.reader = Filler(file), Reader(file)
        self.now = 0.0
        self.outlets = LargestOutlets(lambda: self.now)

    def put(self, outlet: str, articles: int) -> None:
        """Have an outlet with so many articles, all originals, in addition to those that it has."""
        ids = [f"{outlet}/{number}" for number in range(articles)]
        records = [replace(_MEMBER, outlet=outlet, article_id=one, story_id=one) for one in ids]
        self.filler.take(entries_of(MEMBERS, [(one.article_id.encode(), encode(one)) for one in records]))

    def drop(self, outlet: str, articles: int) -> None:
        """Drop its first articles."""
        keys = [f"{outlet}/{number}".encode() for number in range(articles)]
        self.filler.take(entries_of(MEMBERS, [(key, None) for key in keys]))

    def scraped(self) -> Samples:
        """Return what Prometheus would read, counted anew where that is due."""
        if self.outlets.begin():
            self.outlets.count(self.reader)
        registry = CollectorRegistry()
        registry.register(self.outlets)
        return samples(generate_latest(registry).decode())


def samples(text: str) -> Samples:
    """Return samples by name, outlet and kind; none is there twice."""
    read = [
        ((one.name, one.labels.get("outlet"), one.labels.get("kind")), one.value)
        for family in text_string_to_metric_families(text)
        for one in family.samples
    ]
    assert len(dict(read)) == len(read)
    return dict(read)


def names(some: Iterable[tuple[str, str | None, str | None]]) -> set[str]:
    """Return the outlets that are named."""
    return {outlet for _, outlet, _ in some if outlet is not None}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "store.sqlite")
    yield store
    store.reader.close()
    store.filler.close()


def test_the_outlets_of_the_samples_have_their_originals_copies_and_delays(store: Store) -> None:
    store.filler.take(of_the_samples())
    shown, listed = store.scraped(), store.reader.outlets(1_000).outlets
    assert 1 < len(listed) <= 20
    for outlet in listed:
        assert shown["newsfold_outlet_articles", outlet.outlet, "original"] == outlet.originals
        assert shown["newsfold_outlet_articles", outlet.outlet, "copy"] == outlet.copies
        delay = shown.get(("newsfold_outlet_median_delay_seconds", outlet.outlet, None))
        assert delay == outlet.median_delay_seconds
    assert any(outlet.median_delay_seconds for outlet in listed)
    assert shown["newsfold_outlets", None, None] == len(listed)
    assert shown["newsfold_stored_articles", None, "original"] == sum(one.originals for one in listed)
    assert shown["newsfold_stored_articles", None, "copy"] == sum(one.copies for one in listed)


def test_there_are_twenty_however_many_outlets_there_are_and_all_are_counted(store: Store) -> None:
    for number in range(100):
        store.put(f"outlet-{number}.example", 1 + (number >= 80))
    shown = store.scraped()
    assert names(shown) == {f"outlet-{number}.example" for number in range(80, 100)}
    assert shown["newsfold_outlets", None, None] == 100
    assert shown["newsfold_stored_articles", None, "original"] == 120


def test_an_outlet_that_is_no_longer_among_the_largest_is_gone(store: Store) -> None:
    for number in range(20):
        store.put(f"outlet-{number}.example", 2)
    store.put("flood.example", 3)
    assert "flood.example" in names(store.scraped())
    store.drop("flood.example", 2)
    store.now = 60
    assert names(store.scraped()) == {f"outlet-{number}.example" for number in range(20)}


def test_the_store_is_asked_at_most_once_a_minute_and_only_when_somebody_scrapes(store: Store) -> None:
    asked: list[str] = []
    store.put("one.example", 1)
    store.reader._connection.set_trace_callback(asked.append)
    assert not asked
    for store.now in (0.0, 1.0, 59.9):
        assert names(store.scraped()) == {"one.example"}
        store.put(f"at-{store.now}.example", 1)
    assert asked.count("BEGIN") == 1
    store.now = 60.0
    assert names(store.scraped()) == {"one.example", "at-0.0.example", "at-1.0.example", "at-59.9.example"}
    assert asked.count("BEGIN") == 2


def test_of_two_scrapes_at_once_one_counts(store: Store) -> None:
    assert [store.outlets.begin(), store.outlets.begin()] == [True, False]


def test_what_cannot_be_read_is_absent_until_it_can_be(store: Store, tmp_path: Path) -> None:
    store.put("one.example", 1)
    store.scraped()
    whole, store.reader = store.reader, Reader(tmp_path / "none" / "store.sqlite")
    store.now = 60
    assert store.scraped() == {}
    store.reader, store.now = whole, 120
    assert names(store.scraped()) == {"one.example"}


@given(st.text(max_size=200))
@example('\u202eelpmaxe.live\u202c\r\n\x1b[2J\x00 "} 1\\n')
@example("w" * 10_000)
@example("\x9b" * 10_000)
@example("e" * 99 + "\u2066")
def test_a_name_is_cut_short_and_nothing_in_it_is_hidden(name: str) -> None:
    short = _short(name)
    assert len(short) <= 100
    assert not _HIDDEN.search(short)
    if len(name) <= 100 and not _HIDDEN.search(name):
        assert short == name


def test_names_from_hostile_pages_are_read_back_by_prometheus(store: Store) -> None:
    hostile = [
        '"} 1\nnewsfold_outlets 7',
        "back\\slash\\n",
        "\u202eevil",
        "x\x00\x1b\r\x85y",
        "",
        "w" * 10_000,
    ]
    for name in hostile:
        store.put(name, 1)
    shown = store.scraped()
    assert names(shown) == {
        r'"} 1\nnewsfold_outlets 7', "back\\slash\\n", r"\u202eevil", r"x\x00\x1b\r\x85y", "", "w" * 99 + "…",
    }  # fmt: skip
    assert shown["newsfold_outlets", None, None] == 6


def test_of_outlets_whose_names_look_alike_the_largest_is_shown(store: Store) -> None:
    for place, articles in (("a", 2), ("b", 3), ("c", 1)):
        store.put("w" * 100 + place, articles)
    shown = store.scraped()
    assert shown["newsfold_outlet_articles", "w" * 99 + "…", "original"] == 3
    assert len(names(shown)) == 1
    assert shown["newsfold_stored_articles", None, "original"] == 6
