"""What lists of the look-up store have, against a plain filter over the records."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.records import CanonicalArticle, Event
from streams.serve.filters import EventFilter, StoryFilter, countries_of
from streams.serve.lookup import Entry, Filler, Order, Page, Reader
from streams.topics import CANONICAL, EVENTS
from streams.wire import encode
from tests.serve.made import event_filters, events, stories, story_filters

#: Records, tombstones (by their ids), in batches.
_Batches = list[list[CanonicalArticle | Event | str]]
_ids = st.sampled_from([f"{kind}{number}" for kind in "se" for number in range(8)])
_batches = st.lists(st.lists(stories() | events() | _ids, max_size=6), max_size=6)


def entry(number: int, record: CanonicalArticle | Event | str) -> Entry:
    if isinstance(record, str):
        topic = CANONICAL if record.startswith("s") else EVENTS
        return Entry(topic.name, 0, number, record.encode(), None)
    if isinstance(record, CanonicalArticle):
        return Entry(CANONICAL.name, 0, number, record.story_id.encode(), encode(record))
    return Entry(EVENTS.name, 0, number, record.event_id.encode(), encode(record))


@contextmanager
def filled(batches: _Batches) -> Iterator[Reader]:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "store.sqlite"
        with closing(Filler(file)) as filler, closing(Reader(file)) as reader:
            for batch in batches:
                assert filler.take([entry(number, record) for number, record in enumerate(batch)]) == []
            yield reader


def latest(batches: _Batches) -> tuple[dict[str, CanonicalArticle], dict[str, Event]]:
    stories: dict[str, CanonicalArticle] = {}
    events: dict[str, Event] = {}
    for record in (record for batch in batches for record in batch):
        if isinstance(record, CanonicalArticle):
            stories[record.story_id] = record
        elif isinstance(record, Event):
            events[record.event_id] = record
        else:
            stories.pop(record, None)
            events.pop(record, None)
    return stories, events


def every(ask: Callable[[str | None], Page[Any]]) -> list[Any]:
    items: list[Any] = []
    cursor: str | None = None
    while True:
        page = ask(cursor)
        items += page.items
        if not (cursor := page.next):
            return items


def is_in_order(listed: Sequence[Any], rank: Callable[[Any], Any]) -> bool:
    ranks = [rank(one) for one in listed]
    return ranks == sorted(ranks, reverse=True)


def first_seen(one: CanonicalArticle | Event) -> float:
    """By the millisecond, as Kafka has times."""
    return one.first_seen.timestamp() * 1_000 // 1


@given(
    batches=_batches,
    asked=story_filters,
    order=st.sampled_from(["newest", "most-outlets"]),
    limit=st.integers(1, 4),
    few=st.sampled_from([1, 3, 500]),
)
def test_a_list_has_each_story_that_passes_once_and_in_order(
    batches: _Batches, asked: StoryFilter, order: Order, limit: int, few: int
) -> None:
    """Whether those that pass are few, and sorted, or are looked for in order."""
    stories, events = latest(batches)
    countries = {
        id_: {one for event in events.values() if id_ in event.story_ids for one in countries_of(event)}
        for id_ in stories
    }
    passing = {
        id_: one for id_, one in stories.items() if one.status.live and asked.passes(one, countries[id_])
    }
    with filled(batches) as reader, pytest.MonkeyPatch.context() as patch:
        patch.setattr("streams.serve.lookup.listing._FEW", few)
        listed = every(lambda cursor: reader.stories(asked, order, limit, cursor))
    assert len(listed) == len(passing)
    assert {story.story_id: story for story in listed} == passing
    assert is_in_order(listed, first_seen if order == "newest" else lambda one: one.outlet_count)


@given(batches=_batches, asked=event_filters, limit=st.integers(1, 4))
def test_a_list_has_each_event_that_passes_once_and_in_order(
    batches: _Batches, asked: EventFilter, limit: int
) -> None:
    _, events = latest(batches)
    with filled(batches) as reader:
        listed = every(lambda cursor: reader.events(asked, limit, cursor))
    passing = {id_: event for id_, event in events.items() if asked.passes(event)}
    assert len(listed) == len(passing)
    assert {event.event_id: event for event in listed} == passing
    assert is_in_order(listed, first_seen)
