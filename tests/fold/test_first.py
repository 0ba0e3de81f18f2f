from datetime import datetime
from typing import Any

import pytest

from streams.fold.card import card_of
from streams.fold.features import Features, features, read
from streams.fold.first import first_published
from streams.records import Certainty, FirstPublished
from tests.fold.make import START, article, block, id_of, url_of


def seen(name: str, hours: float = 0.25, **more: Any) -> Features:
    return features(read(article(name, block("p"), hours=hours, **more)))


def first(*members: Features) -> FirstPublished:
    ordered = sorted(members, key=lambda m: m.order)
    return first_published([card_of(m) for m in ordered], ordered)


def test_whom_others_name_was_certainly_first() -> None:
    record = first(seen("a", 1), seen("b", 2, canonical_url=url_of("a")), seen("c", 3))
    assert record == FirstPublished(
        outlet="a.test",
        article_id=id_of("a"),
        at=seen("a", 1).article.published_at,
        certainty=Certainty.CERTAIN,
        reason="1 other member names it as its source, by canonical URL.",
    )


def test_it_is_only_likely_where_another_states_an_earlier_time() -> None:
    record = first(seen("a", 2), seen("b", 1, canonical_url=url_of("a")))
    assert (record.outlet, record.certainty) == ("a.test", Certainty.LIKELY)
    assert record.reason.endswith("; but another states an earlier time.")


def test_an_outlet_that_is_credited_and_not_seen_was_likely_first() -> None:
    record = first(seen("a", 1, agency="Reuters"), seen("b", 2, agency="Reuters"), seen("c", 3, agency="AFP"))
    assert (record.outlet, record.article_id, record.at) == ("Reuters", None, None)
    assert (record.certainty, record.reason) == (
        Certainty.LIKELY, "2 members credit it, and it is not in the story.",
    )  # fmt: skip


def test_a_canonical_page_elsewhere_is_a_credit_and_one_of_its_own_outlet_is_none() -> None:
    elsewhere = seen("a", canonical_url="https://www.nordpost.test/1")
    assert first(elsewhere).outlet == "nordpost.test"
    assert first(seen("a", canonical_url="https://amp.a.test/2")).outlet == "a.test"


def test_else_the_earliest_was_likely_first() -> None:
    record = first(seen("a", 1), seen("b", 2))
    assert (record.outlet, record.certainty) == ("a.test", Certainty.LIKELY)
    assert record.reason == "Its page states the earliest time, and no article credits another outlet."
    assert first(seen("a")).reason == "No other article has its report."


@pytest.mark.parametrize("published", [None, START.replace(hour=0), datetime(1970, 1, 1)])
def test_a_page_without_a_time_of_day_tells_nothing(published: datetime | None) -> None:
    record = first(seen("a", published_at=published))
    assert (record.outlet, record.article_id, record.certainty) == (None, None, Certainty.UNKNOWN)
    assert record.reason == "The earliest article states no time of day."


def test_nor_do_two_outlets_of_the_same_minute() -> None:
    assert first(seen("a", 1), seen("b", 1.01)).certainty is Certainty.UNKNOWN
    assert first(seen("a", 1), seen("b", 1.01, outlet="a.test")).certainty is Certainty.LIKELY
