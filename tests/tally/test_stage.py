import datetime as dt
from dataclasses import replace
from functools import lru_cache

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from streams.code import RulesCoder
from streams.records import CodedEvent, Event, EventReport, Range, Size
from streams.tally import TallyRow, TallyStage

NOON = dt.datetime(2025, 10, 24, 12, tzinfo=dt.UTC)


@lru_cache
def base() -> CodedEvent:
    return RulesCoder().code("", "A bombing in Baghdad killed ten people.", NOON, None, "en")[0]


def coded(confidence: float = 0.8, dead: int | None = None) -> CodedEvent:
    size = Size(dead=Range(min=dead, max=dead)) if dead is not None else Size()
    return replace(base(), event_id="e1", confidence=confidence, size=size)


def report(  # noqa: PLR0913 - the parts that the tests vary
    story: str = "s1",
    revision: int = 1,
    *,
    event: CodedEvent | None = None,
    gone: bool = False,
    minute: int = 0,
    members: int = 1,
) -> EventReport:
    return EventReport(
        event_id="e1",
        story_id=story,
        story_revision=revision,
        coded=None if gone else event or coded(),
        sources=(f"{story}.example",),
        member_count=members,
        first_seen=NOON + dt.timedelta(minutes=minute),
        updated_at=NOON + dt.timedelta(minutes=minute + revision),
    )


def play(*reports: EventReport) -> tuple[dict[str, TallyRow], Event | None]:
    rows: dict[str, TallyRow] = {}
    stage = TallyStage(rows)
    results = [stage.take(one) for one in reports]
    last = results[-1]
    return rows, last.event if last else None


def event(*reports: EventReport) -> Event:
    found = play(*reports)[1]
    assert found is not None
    return found


def test_one_story_is_one_independent_text_however_many_members_it_has() -> None:
    found = event(report(members=40))
    assert (found.mention_count, found.independent_texts, found.revision) == (40, 1, 1)


def test_stories_are_counted_and_their_sources_joined() -> None:
    found = event(report("s2", members=3), report("s1", members=2))
    assert (found.mention_count, found.independent_texts) == (5, 2)
    assert (found.story_ids, found.sources) == (("s1", "s2"), ("s1.example", "s2.example"))


def test_the_surest_text_gives_the_coded_fields() -> None:
    assert event(report("s1", event=coded(0.6)), report("s2", event=coded(0.9))).confidence == 0.9


def test_of_equally_sure_texts_the_earliest_gives_the_coded_fields() -> None:
    late = replace(coded(), mode="late")
    early = replace(coded(), mode="early")
    assert event(report("s1", event=late, minute=9), report("s2", event=early)).mode == "early"


def test_the_toll_is_that_of_the_story_updated_last_which_tells_one() -> None:
    stories = [
        report("s1", event=coded(0.9, dead=10)),
        report("s2", event=coded(0.5, dead=14), minute=5),
        report("s3", minute=9),
    ]
    assert event(*stories).size.dead == Range(min=14, max=14)


def test_a_redelivery_gives_the_same_record_again() -> None:
    rows: dict[str, TallyRow] = {}
    stage = TallyStage(rows)
    once = stage.take(report())
    before = dict(rows)
    assert stage.take(report()) == once
    assert rows == before


def test_an_older_report_of_a_story_is_ignored() -> None:
    newest = event(report(revision=2, members=5))
    assert event(report(revision=2, members=5), report(revision=1)) == newest


def test_the_last_storys_leaving_is_a_tombstone() -> None:
    rows, found = play(report(), report(revision=2, gone=True))
    assert found is None
    assert rows["e1"].reports == ()


def test_an_older_report_after_the_leaving_does_not_bring_the_event_back() -> None:
    assert play(report(), report(revision=3, gone=True), report(revision=2))[1] is None


def test_the_revision_goes_on_after_a_tombstone() -> None:
    assert event(report(), report(revision=2, gone=True), report(revision=3)).revision == 3


def test_a_leaving_from_an_unknown_event_says_nothing() -> None:
    assert TallyStage({}).take(report(gone=True)) is None


def test_a_row_survives_storage() -> None:
    rows, _ = play(report(), report("s2"), report("s2", 2, gone=True))
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(rows["e1"]), type=TallyRow) == rows["e1"]


@st.composite
def histories(draw: st.DrawFn) -> list[list[EventReport]]:
    """For each of up to four stories its reports, in the order of their revisions."""
    return [
        [
            report(
                f"s{story}",
                revision,
                event=coded(draw(st.sampled_from([0.5, 0.8])), draw(st.sampled_from([None, 3, 7]))),
                gone=draw(st.booleans()),
                minute=draw(st.integers(0, 3)),
                members=draw(st.integers(1, 3)),
            )
            for revision in range(1, draw(st.integers(1, 4)) + 1)
        ]
        for story in range(draw(st.integers(1, 4)))
    ]


def interleave(order: list[int], lists: list[list[EventReport]]) -> list[EventReport]:
    queues = [list(one) for one in lists]
    mixed = [queues[i % len(queues)].pop(0) for i in order if queues[i % len(queues)]]
    return mixed + [one for queue in queues for one in queue]


@given(histories(), st.lists(st.integers(0, 3), max_size=16))
def test_the_order_of_different_stories_does_not_matter(
    lists: list[list[EventReport]], order: list[int]
) -> None:
    rows, _ = play(*interleave(order, lists))
    assert rows == play(*[one for reports in lists for one in reports])[0]


@given(histories(), st.lists(st.integers(0, 3), max_size=16), st.data())
def test_redelivery_does_not_matter(
    lists: list[list[EventReport]], order: list[int], data: st.DataObject
) -> None:
    mixed = interleave(order, lists)
    start = data.draw(st.integers(0, len(mixed) - 1))
    assert play(*mixed, *mixed[start:])[0] == play(*mixed)[0]
