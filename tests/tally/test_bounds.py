"""Events that more stories tell of than a row has room for."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.records import CodedEvent, EventReport, Range
from streams.state import Rows
from streams.tally import Aside, TallyRow, TallyStage, bounds, clusters, family
from streams.tally.near import Match, match
from streams.wire import encode
from tests.tally.events import coded, party, report
from tests.tally.test_stage import MOODS, Feed, unnumbered

MANY = 3 * bounds.STORIES
EVENT = coded("ASSAULT", "IRN", where="Baghdad")


def many(count: int = MANY) -> list[EventReport]:
    return [report(f"s{n:04}", EVENT, hour=n / 60, members=2) for n in range(count)]


def test_what_is_shown_is_bounded_and_what_is_counted_is_exact() -> None:
    event = Feed(*many()).event
    assert (event.independent_texts, event.mention_count, event.source_count) == (MANY, 2 * MANY, MANY)
    assert event.counts_are_exact
    assert [one.story_id for one in event.tellings] == sorted(event.story_ids)
    assert len(event.tellings) == bounds.SHOWN
    assert event.tellings[0].story_id == "s0000"
    assert event.tellings[-1].story_id == f"s{MANY - 1:04}"


def test_rows_and_records_grow_no_further_once_they_are_full() -> None:
    rows, asides = dict[bytes, bytes](), dict[bytes, bytes]()
    stage = TallyStage(Rows(rows, TallyRow), Rows(asides, Aside))

    def sizes(some: list[EventReport]) -> tuple[int, int]:
        sent = [event for one in some for event in stage.take(one).values() if event]
        return max(map(len, (*rows.values(), *asides.values()))), len(encode(sent[-1]))

    reports = many(900)
    few, more = sizes(reports[:600]), sizes(reports[600:])  # 512 outlets are told apart
    assert max(few) < 12_000
    assert more[0] < 1.05 * few[0]
    assert more[1] < 1.05 * few[1]


def test_more_outlets_than_are_told_apart_are_counted_as_at_least_so_many() -> None:
    event = Feed(*many(600)).event
    assert 512 <= event.source_count < 600
    assert not event.counts_are_exact
    assert event.independent_texts == 600


def test_a_story_that_is_not_in_the_row_is_known_when_it_comes_again() -> None:
    feed = Feed(*many())
    inside = f"s{MANY // 2:04}"
    assert inside not in feed.event.story_ids
    before = feed.event
    feed.take(report(inside, EVENT, hour=(MANY // 2) / 60, members=2))
    assert feed.event == before
    event = feed.take(report(inside, EVENT, 2, hour=MANY / 60, members=7)).event
    assert (event.independent_texts, event.mention_count) == (MANY, 2 * MANY + 5)


def test_stories_that_are_not_in_the_row_can_take_back_what_they_told() -> None:
    feed = Feed(*many())
    reports = [report(one.story_id, EVENT, 2, gone=True, hour=9) for one in many()]
    event = feed.take(*reports[: MANY // 2]).event
    counts = event.independent_texts, event.mention_count, event.source_count
    assert counts == (MANY // 2, MANY, MANY // 2)
    assert feed.take(*reports[MANY // 2 :]).events == {}


def test_a_toll_a_place_in_history_and_the_best_text_are_kept_of_whichever_story() -> None:
    planned, toll, sure = (
        report("planned", replace(EVENT, modality=MOODS_OF["future"]), hour=-1),
        report("toll", replace(coded("ASSAULT", "IRN", where="Baghdad", dead=7)), hour=1),
        report("sure", replace(EVENT, confidence=0.99), hour=1.01),
    )
    some = many()
    event = Feed(*some[: MANY // 2], planned, toll, sure, *some[MANY // 2 :]).event
    assert (event.size.dead, event.size_from.dead) == (Range(min=7, max=7), "toll")
    assert event.confidence == 0.99
    assert [(move.mood, move.story_id) for move in event.history] == [
        ("future", "planned"),
        ("asserted", "s0000"),
    ]
    assert {"planned", "toll", "sure"} <= set(event.story_ids)


MOODS_OF = {mood: coded("ASSAULT", where="Baghdad", mood=mood).modality for mood in MOODS}


@contextmanager
def small() -> Iterator[None]:
    """Make rows so small that few stories are too many."""
    with pytest.MonkeyPatch.context() as patch:
        for name, size in (("STORIES", 8), ("SHOWN", 5), ("_SOME", 1), ("_LATEST", 1)):
            patch.setattr(bounds, name, size)
            patch.setattr(family, name, size, raising=False)
        yield


@st.composite
def crowds(draw: st.DrawFn) -> list[EventReport]:
    """Reports of many stories on one event, each story's only one."""
    kinds = st.tuples(st.sampled_from(MOODS), st.sampled_from((None, 3, 4)), st.sampled_from((0.6, 0.8)))
    parts = draw(st.lists(st.tuples(kinds, st.integers(0, 5), st.integers(1, 3)), min_size=9, max_size=24))
    return [
        report(
            f"s{n:02}",
            coded("ASSAULT", "IRN", where="Erbil", mood=mood, dead=dead, confidence=sure),
            hour=hour,
            members=members,
        )
        for n, ((mood, dead, sure), hour, members) in enumerate(parts)
    ]


@given(crowds(), st.randoms(use_true_random=False))
def test_the_order_does_not_matter_of_more_stories_than_there_is_room_for(
    reports: list[EventReport], chance: object
) -> None:
    mixed = list(reports)
    chance.shuffle(mixed)  # type: ignore[attr-defined]  # hypothesis's random.Random
    with small():
        assert unnumbered(Feed(*reports)) == unnumbered(Feed(*mixed))


@given(crowds(), st.data())
def test_what_is_left_is_counted_and_told_of_whoever_takes_back(
    reports: list[EventReport], data: st.DataObject
) -> None:
    numbers = st.integers(0, len(reports) - 1)
    gone = data.draw(st.lists(numbers, max_size=len(reports), unique=True))
    left = [one for number, one in enumerate(reports) if number not in gone]
    with small():
        feed = Feed(*reports).take(*(replace(reports[number], sequence=2, coded=None) for number in gone))
    assert sum(event.independent_texts for event in feed.events.values()) == len(left)
    assert sum(event.mention_count for event in feed.events.values()) == sum(one.member_count for one in left)
    assert {one.story_id for event in feed.events.values() for one in event.tellings} <= {
        one.story_id for one in left
    }


@given(crowds(), st.integers(1, 8), st.randoms(use_true_random=False))
def test_of_so_many_that_are_left_in_the_end_all_are_in_the_row_again(
    reports: list[EventReport], left: int, chance: object
) -> None:
    mixed = list(reports)
    chance.shuffle(mixed)  # type: ignore[attr-defined]  # hypothesis's random.Random
    with small():
        feed = Feed(*reports).take(*(replace(one, sequence=2, coded=None) for one in mixed[left:]))
        again = [replace(one, sequence=3) for one in mixed[:left] for _ in range(2)]
        assert unnumbered(feed.take(*again)) == unnumbered(Feed(*again))
        assert not any(row.rests for row in feed.rows.values())


def test_a_row_with_a_rest_survives_storage() -> None:
    feed = Feed(*many())
    (row,) = feed.rows.values()
    assert row.rests
    assert TallyRow.unpack(row.pack()) == row
    aside = next(iter(feed.asides.values()))
    assert Aside.unpack(aside.pack()) == aside


def test_a_family_of_many_events_keeps_the_newest_and_the_revisions_of_the_others() -> None:
    days = [coded("CONSULT", "TUR", "GRC", day=n) for n in range(-400, 0)]
    feed = Feed(*(report(f"s{n}", event, hour=n / 60) for n, event in enumerate(days)))
    (row,) = feed.rows.values()
    assert len(row.reports) <= 300
    assert len(feed.events) == 400
    feed.take(report("late", days[0], hour=7))
    assert feed.events[days[0].event_id].revision == 2


def test_attacks_by_many_hands_are_not_each_held_to_all_others(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0

    def counted(first: CodedEvent, other: CodedEvent) -> Match | None:
        nonlocal asked
        asked += 1
        return match(first, other)

    monkeypatch.setattr(clusters, "match", counted)
    attack = coded("ASSAULT", "IRN", where="Baghdad")
    hands = [replace(party(""), name=f"Band {n}", country=None, sector="REB") for n in range(60)]
    attacks = [replace(attack, actor=(hand,), event_id=f"{n:032x}") for n, hand in enumerate(hands)]
    feed = Feed(*(report(f"s{n}", event, hour=n / 60) for n, event in enumerate(attacks)))
    assert len(feed.events) == 60
    assert asked == 0
    feed.take(report("again", attacks[7], hour=2))
    assert feed.events[attacks[7].event_id].independent_texts == 2
    assert asked == 1
