"""All stages in one process: order, redelivery and restart change nothing of what is told in the end."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams import samples
from streams.pipeline import Pipeline
from streams.records import CanonicalArticle, Event, PageOutcome, StoryStatus
from streams.topics import CANONICAL, EVENTS, OUTCOMES
from tests.pages import Pushed, Telling, pages

NOW = datetime(2025, 11, 1, tzinfo=UTC)
LINE = (
    "The farmers of the valley make a cheese that ripens in caves for a year before it is sold in town, says"
)


def live(pipeline: Pipeline) -> dict[str, tuple[str, str, int]]:
    stories = pipeline.latest(CANONICAL, CanonicalArticle).values()
    kept = (s for s in stories if s.status in (StoryStatus.NEW, StoryStatus.UPDATED))
    return {s.story_id: (s.article_id, s.text, s.member_count) for s in kept}


def events(pipeline: Pipeline) -> dict[str, tuple[int, int]]:
    return {key: (e.mention_count, e.independent_texts) for key, e in pipeline.latest(EVENTS, Event).items()}


def endings(pipeline: Pipeline) -> dict[str, tuple[str, str | None]]:
    return {key: (o.outcome, o.reason) for key, o in pipeline.latest(OUTCOMES, PageOutcome).items()}


@pytest.fixture(scope="module")
def sampled() -> Pipeline:
    pipeline = Pipeline()
    for sample in samples.load():
        pipeline.push(sample.key, sample.value, NOW)
    return pipeline


def test_every_sample_ends_once(sampled: Pipeline) -> None:
    assert len(sampled.latest(OUTCOMES, PageOutcome)) == len(samples.load())
    assert len(sampled.sent[OUTCOMES.name]) == len(samples.load())


def test_a_replay_of_everything_sends_the_same_bytes() -> None:
    first, second = Pipeline(), Pipeline()
    for pipeline in (first, second):
        for sample in samples.load():
            pipeline.push(sample.key, sample.value, NOW)
    assert first.sent == second.sent


def test_a_redelivery_of_everything_changes_nothing(sampled: Pipeline) -> None:
    before = (live(sampled), events(sampled), endings(sampled))
    for offset, sample in enumerate(samples.load()):
        sampled.push(sample.key, sample.value, NOW, offset=offset)
    assert (live(sampled), events(sampled), endings(sampled)) == before


PUSHES = pages(6, seed=3)


def outcome(order: list[Pushed]) -> tuple[dict[str, tuple[str, str, int]], dict[str, tuple[int, int]]]:
    pipeline = Pipeline()
    for push in order:
        pipeline.push(push.key, push.value, NOW)
    return live(pipeline), events(pipeline)


IN_ORDER = outcome(PUSHES)


@settings(max_examples=10)
@given(st.randoms(use_true_random=False))
def test_what_is_told_in_the_end_does_not_depend_on_the_order_of_arrival(rng) -> None:  # type: ignore[no-untyped-def]
    """The pushes of one URL keep their order, as Kafka keeps that of one key."""
    urls = list(dict.fromkeys(push.key for push in PUSHES))
    rng.shuffle(urls)
    assert outcome([push for url in urls for push in PUSHES if push.key == url]) == IN_ORDER


def test_an_article_that_comes_again_after_a_week_is_told_with_both_dates() -> None:
    pipeline, body = Pipeline(), tuple(f"{LINE} {n}." for n in ("Alpha", "Beta", "Gamma", "Delta"))
    for day, outlet in ((0, "old"), (7, "new")):
        at = NOW - timedelta(days=10 - day)
        page = Telling(f"https://{outlet}.example/1", "How cheese is made in the hills", body, at).page()
        pipeline.push(page.key, page.value, at)
    old, new = pipeline.latest(CANONICAL, CanonicalArticle).values()
    assert new.republished
    assert (new.republished.story_id, new.republished.published_at) == (old.story_id, old.published_at)
    assert new.published_at
    assert new.published_at - timedelta(days=7) == old.published_at
    assert old.republished is None
