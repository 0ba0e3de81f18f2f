from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.clock import SLACK
from streams.fold.features import event_time, features, gone, read
from tests.fold.make import START, article, block, id_of, url_of

FAR = datetime(2099, 1, 1, tzinfo=UTC)
ANY_TIME = st.datetimes(datetime(1600, 1, 1), datetime(2200, 12, 31), timezones=st.just(UTC))


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (START - timedelta(hours=5), START - timedelta(hours=5)),
        (START + timedelta(minutes=30), START + timedelta(minutes=30)),
        (datetime(1970, 1, 1, tzinfo=UTC), START),
        (START - timedelta(days=400), START - timedelta(days=400)),
        (START + timedelta(days=400), START + timedelta(hours=1)),
        (None, START),
    ],
)
def test_event_time_is_the_date_where_that_can_be(published: datetime | None, expected: datetime) -> None:
    assert event_time(article("a", "text", published_at=published)) == expected


@pytest.mark.parametrize(
    ("published", "fetched", "expected"),
    [
        (FAR, FAR, START + SLACK),
        (None, FAR, START),
        (datetime(1970, 1, 1, tzinfo=UTC), FAR, START),
        (START - timedelta(days=400), FAR, START - timedelta(days=400)),
        (START, START - timedelta(days=400), START - timedelta(days=400) + SLACK),
        (None, START + timedelta(minutes=30), START + timedelta(minutes=30)),
    ],
)
def test_no_page_is_of_a_time_far_ahead_of_its_message(
    published: datetime | None, fetched: datetime, expected: datetime
) -> None:
    assert event_time(article("a", "text", published_at=published, fetched_at=fetched)) == expected


@given(st.none() | ANY_TIME, ANY_TIME)
def test_event_time_is_never_more_than_the_slack_ahead_of_the_message(
    published: datetime | None, fetched: datetime
) -> None:
    assert event_time(article("a", "text", published_at=published, fetched_at=fetched)) <= START + SLACK


def test_a_time_without_offset_is_utc() -> None:
    naive = article("a", "text", published_at=START.replace(tzinfo=None))
    assert event_time(naive) == START


def test_a_page_that_names_another_as_its_source() -> None:
    row = read(article("a", "text", canonical_url=url_of("b") + "#top"))
    assert features(row).source == id_of("b")


@pytest.mark.parametrize("named", [url_of("a"), "not a url", None])
def test_a_page_that_names_none(named: str | None) -> None:
    assert features(read(article("a", "text", canonical_url=named))).source is None


def test_facts_and_shingles_are_read_from_the_text() -> None:
    facts = features(read(article("a", f"{block('p')} In March, Anna paid 12 euros.")))
    assert (sorted(facts.numbers), sorted(facts.names), facts.length) == (["12"], ["anna", "march"], 46)
    assert (len(facts.grams), len(facts.shingles)) == (44, 44)


def test_a_signature_that_is_not_ours_is_made_anew() -> None:
    ours = article("a", block("p"))
    other = replace(ours, signature=replace(ours.signature, seed=7, values=""))
    assert read(other).article.signature == ours.signature


def test_nothing_that_was_retracted_is_kept() -> None:
    row = gone(read(article("a", block("p"))))
    assert (row.article.text, row.article.signature.values, row.sample, row.gone) == ("", "", b"", True)
