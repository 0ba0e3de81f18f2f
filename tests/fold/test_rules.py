from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.fold.compare import measure, run_in_words
from streams.fold.features import Features, features, read
from streams.fold.rules import Rule, refused_by
from streams.fold.settings import FoldSettings
from streams.records import CleanArticle
from tests.fold.make import article, block

LIMITS = FoldSettings()
P, Q, R = block("p", 60), block("q", 60), block("r", 60)

WEATHER = (
    "The weather in {0} will be mostly sunny with a high of {1} degrees and a low of {2} in the city. "
    "Winds will be light at {3} miles per hour, the weather service in {0} said in its morning bulletin. "
    "Residents of {0} are advised to check the latest forecast before they go out."
)


def seen(name: str, text: str, **changes: Any) -> Features:
    return features(read(article(name, text, **changes)))


def verdict(one: Features, other: Features) -> Rule | None:
    return refused_by(one, other, measure(one, other), LIMITS)


def test_a_copy_matches() -> None:
    assert verdict(seen("a", P), seen("b", P)) is None


def test_a_copy_of_the_lead_matches_however_small() -> None:
    assert verdict(seen("a", f"{P} {Q} {R}"), seen("b", block("p", 20))) is None


@pytest.mark.parametrize(("hours", "expected"), [(72, None), (72.01, Rule.WINDOW)])
def test_the_window_is_72_hours(hours: float, expected: Rule | None) -> None:
    assert verdict(seen("a", P), seen("b", P, hours=hours)) is expected


def test_less_than_half_of_the_shorter_is_no_match() -> None:
    assert verdict(seen("a", f"{P} {Q}"), seen("b", f"{block('p', 28)} {R}")) is Rule.CONTAINMENT


def test_one_template_filled_twice_is_no_match() -> None:
    one = seen("a", WEATHER.format("Ashford", 21, 9, 12))
    other = seen("b", WEATHER.format("Denham", 25, 7, 15))
    assert verdict(one, other) is Rule.FACTS


def test_the_same_template_with_the_same_facts_matches() -> None:
    facts = ("Ashford", 21, 9, 12)
    assert (
        verdict(seen("a", WEATHER.format(*facts)), seen("b", f"{WEATHER.format(*facts)} More tomorrow."))
        is None
    )


@pytest.mark.parametrize(("words", "expected"), [(40, None), (39, Rule.FACTS)])
def test_a_verbatim_run_of_40_words_outweighs_facts(words: int, expected: Rule | None) -> None:
    shared = block("p", words)
    one, other = seen("a", f"{shared} 12 and 13."), seen("b", f"{shared} 14 or 15.")
    assert run_in_words(one, other) == words
    assert verdict(one, other) is expected


def test_a_new_report_above_a_little_old_text_is_another_story() -> None:
    assert verdict(seen("a", P), seen("b", f"{Q} {R} {P}")) is Rule.UPDATE


def test_a_new_top_above_much_old_text_stays() -> None:
    assert verdict(seen("a", f"{P} {R}"), seen("b", f"{Q} {P} {R}")) is None


def test_texts_without_words_do_not_match() -> None:
    assert verdict(seen("a", ""), seen("b", "…")) is Rule.CONTAINMENT


def test_a_script_without_spaces_is_compared_by_characters() -> None:
    text = "市長は記者会見で橋を閉鎖すると述べた。春の洪水が終わるまで通行はできない。"
    one, other = seen("a", text, language="ja"), seen("b", f"{text}続報を待つ。", language="ja")
    assert verdict(one, other) is None
    assert run_in_words(one, other) == len(text.replace("。", "")) // 2


_TEXTS = st.lists(st.sampled_from([P, Q, R, block("p", 30), "It cost 12.", "It cost 13."]), max_size=4).map(
    " ".join
)


@given(_TEXTS, _TEXTS, st.integers(0, 80))
def test_the_verdict_is_the_same_both_ways(one: str, other: str, hours: int) -> None:
    a, b = seen("a", one), seen("b", other, published_at=article("b", "").fetched_at + timedelta(hours=hours))
    assert measure(a, b) == measure(b, a)
    assert verdict(a, b) == verdict(b, a)
    assert run_in_words(a, b) == run_in_words(b, a)


def test_articles_are_compared_whoever_published_them() -> None:
    one: CleanArticle = article("a", P, outlet="same.test")
    assert verdict(features(read(one)), seen("b", P, outlet="same.test")) is None
