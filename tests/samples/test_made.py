"""The made stream of `newsfold demo --live`, through all stages."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from functools import cache

from streams.pipeline import Pipeline
from streams.records import Event, Outcome, PageOutcome, StoryMember
from streams.samples.made import Form, MadePage, made_pages, reports
from streams.topics import EVENTS, MEMBERS, OUTCOMES
from streams.wire import decode

_BEGIN = datetime(2026, 3, 4, 9, tzinfo=UTC)
_SECONDS = 300.0


@cache
def through() -> Pipeline:
    pipeline = Pipeline()
    for page in made_pages(_SECONDS):
        pipeline.push(*page.message(_BEGIN), _BEGIN + timedelta(seconds=page.at))
    return pipeline


def of_report(url: str) -> str:
    return url.rpartition("/")[2]


def test_the_same_seconds_give_the_same_pages_in_their_order() -> None:
    pages = made_pages(_SECONDS)
    assert pages == made_pages(_SECONDS) == sorted(pages, key=lambda page: page.at)
    assert all(page.published <= page.at <= _SECONDS for page in pages)
    assert len(pages) > 100
    assert {page.form for page in pages} == set(Form)


def test_each_page_ends_as_its_form_says() -> None:
    pages: dict[str, list[MadePage]] = defaultdict(list)
    for page in made_pages(_SECONDS):
        pages[page.url].append(page)
    ends: dict[str, set[Outcome]] = defaultdict(set)
    for emit in through().sent[OUTCOMES.name]:
        end = decode(emit.value or b"", PageOutcome)
        ends[end.url or ""].add(end.outcome)
    assert set[Outcome]().union(*ends.values()) == {
        Outcome.PUBLISHED, Outcome.REVISED, Outcome.UNCHANGED, Outcome.NOT_AN_ARTICLE
    }  # fmt: skip
    for url, some in pages.items():
        is_error = some[0].form is Form.ERROR
        assert (ends[url] == {Outcome.NOT_AN_ARTICLE}) is is_error, url


def test_each_report_is_one_story_whoever_tells_it() -> None:
    stories: dict[str, set[str]] = defaultdict(set)
    for member in through().latest(MEMBERS, StoryMember).values():
        stories[member.story_id].add(of_report(member.url))
    assert sorted(map(sorted, stories.values())) == sorted([report.id] for report in reports())


def test_most_reports_have_an_event_at_a_place_on_the_map() -> None:
    events = through().latest(EVENTS, Event).values()
    placed = {
        story for e in events if e.event_loc and e.event_loc.latitude is not None for story in e.story_ids
    }
    assert len(placed) > 0.8 * len(reports())
