import datetime as dt
from dataclasses import replace
from itertools import pairwise

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from streams.identity import family_key
from streams.records import Event, EventReport, Modality, Mood, Range
from streams.tally import Aside, TallyRow, TallyStage
from tests.tally.events import NOON, coded, report

MET = coded("CONSULT", "TUR", "GRC", where="Athens")
PLANNED = coded("CONSULT", "TUR", "GRC", where="Athens", mood="future")


class Feed:
    """What a consumer of `events` has at last, and all that it was sent."""

    def __init__(self, *reports: EventReport) -> None:
        self.rows: dict[str, TallyRow] = {}
        self.asides: dict[str, Aside] = {}
        self.stage = TallyStage(self.rows, self.asides)
        self.sent: list[tuple[str, Event | None]] = []
        self.take(*reports)

    def take(self, *reports: EventReport) -> "Feed":
        for one in reports:
            self.sent += self.stage.take(one).items()
        return self

    @property
    def events(self) -> dict[str, Event]:
        return {key: event for key, event in dict(self.sent).items() if event is not None}

    @property
    def event(self) -> Event:
        (event,) = self.events.values()
        return event


def bombing(dead: int | None = None, **parts: object) -> EventReport:
    arguments: dict[str, object] = {"story": "s1", **parts}
    return report(event=coded("ASSAULT", where="Baghdad", dead=dead), **arguments)  # type: ignore[arg-type]  # the tests' own


def test_one_story_is_one_independent_text_however_many_members_it_has() -> None:
    event = Feed(report("s1", MET, members=40)).event
    assert (event.mention_count, event.independent_texts, event.revision) == (40, 1, 1)


def test_stories_are_counted_and_their_sources_joined() -> None:
    event = Feed(report("s2", MET, members=3), report("s1", MET, members=2)).event
    assert (event.mention_count, event.independent_texts, event.revision) == (5, 2, 2)
    assert (event.story_ids, event.sources) == (("s1", "s2"), ("s1.example", "s2.example"))


def test_a_story_that_tells_of_an_event_twice_counts_once() -> None:
    again = coded("CONSULT", "TUR", "GRC", dated=False)
    event = Feed(report("s1", MET, members=4), report("s1", again, members=4)).event
    assert (event.mention_count, event.independent_texts, len(event.tellings)) == (4, 1, 2)


def test_the_coded_fields_are_of_the_surest_text_and_then_of_the_earliest() -> None:
    texts = [coded("CONSULT", "TUR", "GRC", where="Athens", confidence=sure) for sure in (0.6, 0.9, 0.9)]
    event = Feed(*(report(f"s{i}", text, hour=-i) for i, text in enumerate(texts))).event
    assert event.confidence == 0.9
    assert event.tellings[0].story_id == "s2"


def test_a_text_that_says_the_day_goes_before_a_surer_one() -> None:
    sure = coded("CONSULT", "TUR", "GRC", day=1, dated=False, confidence=0.95)
    event = Feed(report("s1", sure), report("s2", MET, hour=9)).event
    assert (event.date, event.date_precision) == (NOON.date(), "day")


def test_the_id_is_that_of_the_first_text_and_the_evidence_says_how_each_matched() -> None:
    near = coded("CONSULT", "TUR", "GRC", day=1, dated=False)
    event = Feed(report("s2", near, hour=9), report("s1", MET)).event
    assert event.event_id == MET.event_id
    assert [(one.story_id, one.match) for one in event.tellings] == [("s1", "first"), ("s2", "near-day")]


def test_a_first_text_that_arrives_late_takes_the_event_over_and_the_other_id_ends() -> None:
    near = coded("CONSULT", "TUR", "GRC", day=1, dated=False)
    feed = Feed(report("s2", near, hour=9))
    assert feed.take(report("s1", MET)).event.event_id == MET.event_id
    assert dict(feed.sent)[near.event_id] is None


def test_a_chain_of_near_days_does_not_become_one_event() -> None:
    days = [coded("CONSULT", "TUR", "GRC", day=day, dated=False) for day in range(4)]
    events = Feed(*(report(f"s{i}", one, hour=24 * i) for i, one in enumerate(days))).events
    assert sorted(event.independent_texts for event in events.values()) == [2, 2]


def test_the_toll_is_that_of_the_story_updated_last_which_tells_one_and_the_record_says_which() -> None:
    reports = bombing(10), bombing(14, story="s2", hour=5), bombing(story="s3", hour=9)
    event = Feed(*reports).event
    assert event.size.dead == Range(min=14, max=14)
    assert (event.size_from.dead, event.size_from.injured) == ("s2", None)


def test_a_figure_that_somebody_claims_gives_way_to_one_that_is_stated() -> None:
    claim = bombing(90, story="s2", hour=5)
    assert claim.coded is not None
    claimed = replace(claim.coded, modality=Modality(asserted=True, claimed_by="Tehran"))
    event = Feed(bombing(10), replace(claim, coded=claimed)).event
    assert (event.size.dead, event.size_from.dead) == (Range(min=10, max=10), "s1")


def test_what_was_announced_and_then_happens_is_one_event_with_its_history() -> None:
    feed = Feed(report("s1", PLANNED))
    assert feed.event.modality.future
    event = feed.take(report("s2", MET, hour=30)).event
    assert event.modality.asserted
    assert [(move.mood, move.story_id) for move in event.history] == [("future", "s1"), ("asserted", "s2")]
    assert event.history[1].since == NOON + dt.timedelta(hours=30)


def test_a_storys_own_revision_moves_the_mood_too() -> None:
    event = Feed(report("s1", PLANNED), report("s1", MET, 2)).event
    assert [move.mood for move in event.history] == ["future", "asserted"]


def test_a_story_whose_first_page_came_late_has_told_of_the_event_since_that_page() -> None:
    first, other = report("s1", MET), report("s2", MET, hour=1)
    late = replace(first, first_seen=NOON + dt.timedelta(hours=2), sequence=0)
    in_order, out_of_order = Feed(first, other).event, Feed(late, other, first).event
    assert out_of_order.history == in_order.history


def test_what_has_happened_is_not_made_future_by_a_late_preview() -> None:
    event = Feed(report("s1", MET), report("s2", PLANNED, hour=3)).event
    assert event.modality.asserted
    assert [move.mood for move in event.history] == ["asserted"]


def test_a_redelivery_gives_nothing_and_changes_nothing() -> None:
    feed = Feed(report("s1", MET), report("s2", MET, hour=1))
    before = dict(feed.rows)
    assert feed.stage.take(report("s2", MET, hour=1)) == {}
    assert feed.rows == before


def test_an_older_report_of_a_story_is_ignored() -> None:
    feed = Feed(report("s1", MET, 2, members=5))
    newest = feed.event
    assert feed.take(report("s1", MET)).event == newest


def test_the_last_storys_leaving_is_a_tombstone_and_revisions_go_on_after_it() -> None:
    feed = Feed(report("s1", MET), report("s1", MET, 2, gone=True))
    assert feed.sent[-1] == (MET.event_id, None)
    assert feed.take(report("s1", MET, 3)).event.revision == 3


def test_an_older_report_after_the_leaving_does_not_bring_the_event_back() -> None:
    assert Feed(report("s1", MET), report("s1", MET, 3, gone=True), report("s1", MET, 2)).events == {}


def test_a_leaving_from_an_unknown_event_says_nothing() -> None:
    assert Feed(report("s1", MET, gone=True)).sent == []


def test_what_was_told_a_month_ago_leaves_the_row_and_stays_published() -> None:
    later = coded("CONSULT", "TUR", "GRC", where="Athens", day=40)
    feed = Feed(report("s1", MET), report("s2", later, hour=40 * 24))
    (row,) = feed.rows.values()
    assert [kept.report.story_id for kept in row.reports] == ["s2"]
    assert [one.event_id for one in row.published] == [later.event_id]
    assert set(feed.events) == {MET.event_id, later.event_id}


def test_a_family_that_nothing_is_told_of_for_a_month_leaves_its_row_with_its_events_published() -> None:
    other = coded("ASSAULT", "SYR", where="Aleppo", day=40)
    later = [report("s2", other, revision, hour=40 * 24) for revision in range(1, 301)]
    feed = Feed(report("s1", MET), *later)  # so many tell what time it is
    assert set(feed.rows) == {family_key(other)}
    assert set(feed.events) == {MET.event_id, other.event_id}


def test_one_report_from_the_future_ends_no_other_family() -> None:
    other = coded("ASSAULT", "SYR", where="Aleppo", day=40)
    feed = Feed(report("s1", MET), report("s2", other, hour=40 * 24), report("s3", MET, hour=1))
    assert feed.events[MET.event_id].independent_texts == 2


def test_what_the_only_story_takes_back_long_after_gets_its_tombstone() -> None:
    feed = Feed(report("s1", MET), report("s1", MET, 2, gone=True, hour=31 * 24))
    assert feed.sent[-1] == (MET.event_id, None)


def test_of_many_withdrawals_each_is_known() -> None:
    feed = Feed(report("s", MET), report("aa", MET), report("aa", MET, 6, gone=True, hour=9 * 24))
    feed.take(*(report(f"s{n:03}", MET, gone=True) for n in range(300)))
    feed.take(report("aa", MET, 5))
    assert feed.event.story_ids == ("s",)


def test_a_row_is_bounded_and_what_leaves_it_stays_published() -> None:
    met = [coded("CONSULT", "TUR", "GRC", day=day) for day in range(20)]
    reports = [report(f"s{i}-{j}", one, hour=24 * i) for i, one in enumerate(met) for j in range(20)]
    feed = Feed(*reports)
    (row,) = feed.rows.values()
    assert len(row.reports) <= 300
    assert len(feed.events) == 20


def test_a_row_survives_storage() -> None:
    feed = Feed(report("s1", MET), report("s2", PLANNED), report("s2", PLANNED, 2, gone=True))
    (row,) = feed.rows.values()
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(row), type=TallyRow) == row


MOODS: tuple[Mood, Mood] = ("asserted", "future")
CODED = [
    coded("ASSAULT", *actors, where="Erbil", day=day, dated=dated, dead=dead, mood=mood)
    for actors in ((), ("IRN",))
    for day, dated in ((0, True), (1, False), (1, True), (0, False))
    for dead in (None, 3)
    for mood in MOODS
] + [coded("ACCIDENT", where="Erbil", day=0, dead=3)]  # fmt: skip


@st.composite
def histories(draw: st.DrawFn) -> list[list[EventReport]]:
    """For each of up to four stories its reports, in the order of their revisions."""
    lists = []
    for story in range(draw(st.integers(1, 4))):
        hour = draw(st.integers(0, 3))
        lists.append(
            [
                report(
                    f"s{story}",
                    draw(st.sampled_from(CODED)),
                    revision,
                    gone=draw(st.integers(0, 3)) == 0,
                    hour=hour,
                    members=draw(st.integers(1, 3)),
                )
                for revision in range(1, draw(st.integers(1, 4)) + 1)
            ]
        )
    return lists


def interleave(order: list[int], lists: list[list[EventReport]]) -> list[EventReport]:
    queues = [list(one) for one in lists]
    mixed = [queues[i % len(queues)].pop(0) for i in order if queues[i % len(queues)]]
    return mixed + [one for queue in queues for one in queue]


def unnumbered(feed: Feed) -> dict[str, Event]:
    """Return the events at last, but for the numbers of their revisions."""
    return {key: replace(event, revision=0) for key, event in feed.events.items()}


@given(histories(), st.lists(st.integers(0, 3), max_size=16))
def test_the_order_of_different_stories_does_not_matter(
    lists: list[list[EventReport]], order: list[int]
) -> None:
    one = Feed(*interleave(order, lists))
    other = Feed(*[report for reports in lists for report in reports])
    assert unnumbered(one) == unnumbered(other)


@given(histories(), st.lists(st.integers(0, 3), max_size=16), st.data())
def test_redelivery_does_not_matter(
    lists: list[list[EventReport]], order: list[int], data: st.DataObject
) -> None:
    mixed = interleave(order, lists)
    start = data.draw(st.integers(0, len(mixed) - 1))
    once = Feed(*mixed)
    again = Feed(*mixed, *mixed[start:])
    assert again.rows == once.rows
    assert again.events == once.events


@given(histories(), st.lists(st.integers(0, 3), max_size=16))
def test_the_revision_of_an_event_only_grows(lists: list[list[EventReport]], order: list[int]) -> None:
    sent: dict[str, list[Event]] = {}
    for key, event in Feed(*interleave(order, lists)).sent:
        if event is not None:
            sent.setdefault(key, []).append(event)
    for events in sent.values():
        for before, after in pairwise(events):
            assert after.revision > before.revision or after == before
