from dataclasses import replace
from datetime import timedelta

import msgspec
import pytest

from streams.code import CodedRow, CodeStage, RulesCoder, text_of
from streams.records import CanonicalArticle, CodedEvent, EventReport, StoryStatus
from tests.code.articles import story

CODER = RulesCoder()
HOUR = timedelta(hours=1)
FIRST = "France condemned Niger on Monday. Egypt arrested ten protesters in Cairo."
SECOND = "France condemned Niger on Monday. Chad and Mali held talks in Bamako."


def coded(article: CanonicalArticle) -> tuple[CodedEvent, ...]:
    return CODER.code_all([text_of(article)])[0].events


def feed(stage: CodeStage, article: CanonicalArticle) -> tuple[EventReport, ...]:
    return stage.take(article, coded(article) if stage.needs(article) else None).reports


def standing(reports: tuple[EventReport, ...]) -> dict[str, bool]:
    return {report.event_id: report.coded is not None for report in reports}


def test_a_new_story_reports_each_of_its_events() -> None:
    reports = feed(CodeStage({}), story(text=FIRST, outlets=("b.example", "a.example", "b.example")))
    assert [report.coded.event for report in reports if report.coded] == ["ACCUSE", "COERCE"]
    assert {(report.sources, report.member_count) for report in reports} == {(("a.example", "b.example"), 3)}


def test_only_a_new_text_needs_the_coder() -> None:
    stage = CodeStage({})
    feed(stage, story(text=FIRST))
    assert not stage.needs(story(revision=2, text=FIRST, outlets=("a.example", "b.example")))
    assert stage.needs(story(revision=2, text=SECOND))


def test_a_new_member_reports_the_same_events_with_the_new_counts() -> None:
    stage = CodeStage({})
    before = feed(stage, story(text=FIRST))
    after = stage.take(story(revision=2, text=FIRST, outlets=("a.example", "b.example")), None).reports
    assert standing(after) == standing(before)
    assert {report.member_count for report in after} == {2}
    assert {report.sequence for report in after} == {report.sequence + 1 for report in before}


def test_what_a_new_text_no_longer_tells_is_reported_null() -> None:
    stage = CodeStage({})
    arrest = feed(stage, story(text=FIRST))[1]
    after = feed(stage, story(revision=2, text=SECOND))
    assert standing(after)[arrest.event_id] is False
    assert list(standing(after).values()).count(True) == 2


@pytest.mark.parametrize("status", [StoryStatus.MERGED, StoryStatus.RETRACTED])
def test_a_story_that_ended_takes_all_its_events_back(status: StoryStatus) -> None:
    rows: dict[str, CodedRow] = {}
    stage = CodeStage(rows)
    feed(stage, story(text=FIRST))
    ended = story(revision=2, text=FIRST, status=status)
    assert not stage.needs(ended)
    assert [report.coded for report in stage.take(ended, None).reports] == [None, None]
    assert rows["s1"].events == ()


@pytest.mark.parametrize("revision", [1, 2])
def test_a_revision_that_is_known_or_older_gives_nothing(revision: int) -> None:
    rows: dict[str, CodedRow] = {}
    stage = CodeStage(rows)
    feed(stage, story(text=FIRST))
    feed(stage, story(revision=2, text=SECOND))
    row = rows["s1"]
    assert feed(stage, story(revision=revision, text=FIRST if revision == 1 else SECOND)) == ()
    assert rows["s1"] == row


def test_what_left_long_ago_is_not_reported_with_every_revision() -> None:
    stage = CodeStage({})
    arrest = feed(stage, story(text=FIRST))[1]
    feed(stage, story(revision=2, text=SECOND))
    later = feed(stage, story(revision=3, text=SECOND, outlets=("a.example", "b.example")))
    assert arrest.event_id not in standing(later)


def test_an_event_can_come_back() -> None:
    stage = CodeStage({})
    arrest = feed(stage, story(text=FIRST))[1]
    feed(stage, story(revision=2, text=SECOND))
    assert standing(feed(stage, story(revision=3, text=FIRST)))[arrest.event_id] is True


def test_a_text_that_was_not_coded_is_refused() -> None:
    with pytest.raises(ValueError, match="was not coded"):
        CodeStage({}).take(story(), None)


def test_a_row_survives_storage() -> None:
    rows: dict[str, CodedRow] = {}
    feed(CodeStage(rows), story(text=FIRST))
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(rows["s1"]), type=CodedRow) == rows["s1"]


@pytest.mark.parametrize(("text", "days"), [(FIRST, 30), ("The harbour is old and lies in the west.", 7)])
def test_a_row_goes_a_month_after_its_story_was_updated_last_and_sooner_without_events(
    text: str, days: int
) -> None:
    rows: dict[str, CodedRow] = {}
    stage = CodeStage(rows)
    for number in range(3):
        feed(stage, replace(story(text=text), story_id=f"s{number}"))
    for more, left in ((-1, {"s0", "s1", "s2"}), (1, {"s2"})):
        later = story().updated_at + timedelta(days=days + more)
        for _ in range(300):  # so many tell what time it is
            feed(stage, replace(story(text=text), story_id="s2", revision=3 + more, updated_at=later))
        assert set(rows) == left


def test_a_row_of_another_partition_stays() -> None:
    rows: dict[str, CodedRow] = {}
    stage = CodeStage(rows)
    stage.take(story(text=FIRST), coded(story(text=FIRST)), 1)
    later = replace(story(text=SECOND), story_id="s2", updated_at=story().updated_at + timedelta(days=80))
    for _ in range(300):
        stage.take(later, coded(later), 2)
    assert set(rows) == {"s1", "s2"}


def test_a_story_told_anew_when_its_row_is_gone_is_reported_as_later() -> None:
    old = story(revision=4, text=FIRST)
    before = feed(CodeStage({}), old)
    after = feed(CodeStage({}), replace(story(text=FIRST), updated_at=old.updated_at + timedelta(days=8)))
    assert min(report.sequence for report in after) > max(report.sequence for report in before)


def test_a_story_that_begins_anew_after_its_window_is_coded_and_told_as_later() -> None:
    stage = CodeStage({})
    first = story(revision=4, text=FIRST)
    before = feed(stage, first)
    again = replace(
        story(revision=2, text=SECOND, status=StoryStatus.NEW), updated_at=first.updated_at + HOUR
    )
    after = feed(stage, again)
    assert set(standing(before)) <= set(standing(after))
    assert list(standing(after).values()).count(True) == 2
    assert all(report.sequence > before[0].sequence for report in after)
    assert feed(stage, again) == ()


def test_what_nobody_could_recognise_is_the_storys_own_event() -> None:
    text = "A gunman opened fire and killed ten people on Monday."
    one, other = (feed(CodeStage({}), story(text=text, story_id=name)) for name in ("s1", "s2"))
    assert len(one) == len(other) == 1
    assert one[0].event_id != other[0].event_id
    assert one[0].family != other[0].family
