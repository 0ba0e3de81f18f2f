from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.fold.compare import measure, run_in_words
from streams.fold.features import Features, features, read
from streams.fold.rules import Pair, Rule, match
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

_ASHFORD = ("Ashford", "Bridgeport", "Carlow", "Monday", "Streamline")
_DENHAM = ("Denham", "Eastvale", "Fairmont", "Tuesday", "Streamline")


def seen(name: str, text: str, **changes: Any) -> Features:
    return features(read(article(name, text, **changes)))


def verdict(one: Features, other: Features) -> Rule | None:
    refused_by = next((rule for rule in Rule if not Pair(one, other, LIMITS).passes(rule)), None)
    assert (match(one, other, LIMITS) is None) == (refused_by is not None)
    return refused_by


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
    assert verdict(one, seen("b", WEATHER.format("Ashford", 25, 7, 15))) is Rule.FACTS
    assert verdict(one, seen("b", WEATHER.format("Denham", 21, 9, 12))) is Rule.SUBJECT


def test_a_form_may_differ_in_one_number_of_five() -> None:
    form = f"{block('p', 30)} 11, 12, 13, 14, {{}}."
    assert verdict(seen("a", form.format(15)), seen("b", form.format(16))) is None
    assert verdict(seen("a", form.format("15, 16")), seen("b", form.format("17, 18"))) is Rule.FACTS


def test_companies_of_two_tickers_are_two_subjects() -> None:
    text = "Qtly div 20 cts vs 20 cts prior\nPay April 15\nRecord March 31"
    one = seen("a", text, title="ALLIED STEEL <ASTL> SETS QUARTERLY")
    assert verdict(one, seen("b", text, title="BAKER FOODS <BKFD> SETS QUARTERLY")) is Rule.SUBJECT
    assert verdict(one, seen("b", text, title="Allied Steel <ASTL> sets dividend")) is None


@pytest.mark.parametrize("text", [f"{block('p', 90)} {block('q', 90)}", f"{P} {Q} {R} {block('s', 90)}"])
@pytest.mark.parametrize("sentence", ["Ministers told Norland so.", "Norland Foods told Ashford so."])
def test_a_copy_below_a_local_lead_has_the_subject_where_its_second_sentence_begins(
    text: str, sentence: str
) -> None:
    lead = "Readers in Denham will follow closely what Ito Marsh of the chamber had to tell on the matter."
    title = "Ministers and Foods told"
    one, other = seen("a", f"{sentence} {text}", title=title), seen("b", f"{lead} {sentence} {text}")
    assert verdict(one, other) is None


@pytest.mark.parametrize(
    ("names", "expected"), [(("Baker", "Denham"), Rule.SUBJECT), (("Allied", "Denham"), None)]
)
def test_a_long_form_with_most_of_its_names_filled_in_anew_is_another_report(
    names: tuple[str, str], expected: Rule | None
) -> None:
    def filled(who: str, where: str) -> str:
        parts = (f"{block(letter, 12)} {who} {block(letter * 2, 12)} {where}" for letter in "abcdefgh")
        return (
            f"{who} Foods of {where} told Norland. {' '.join(parts)} and Ito Novak Omar Yuki Galvin Kaur now."
        )

    one, other = seen("a", filled("Allied", "Ashford")), seen("b", filled(*names))
    assert LIMITS.alike_mostly <= Pair(one, other, LIMITS).figures.jaccard < LIMITS.alike
    assert verdict(one, other) is expected


@pytest.mark.parametrize(("own", "expected"), [("", Rule.SUBJECT), (block("s", 50), None)])
def test_a_long_report_is_judged_by_its_subject_where_nothing_else_differs(
    own: str, expected: Rule | None
) -> None:
    lead = "{} Foods Inc of Ashford in Norland told its shareholders so."
    one, other = (seen(n, f"{lead.format(who)} {P} {Q}") for n, who in (("a", "Allied"), ("b", "Baker")))
    assert verdict(one, seen("b", f"{other.article.text} {own}")) is expected


def test_a_table_is_about_what_its_title_begins_with() -> None:
    text = "Qtly div 20 cts vs 20 cts prior\nPay April 15\nRecord March 31"
    one = seen("a", text, title="ALLIED STEEL SETS QUARTERLY")
    assert verdict(one, seen("b", text, title="BAKER FOODS SETS QUARTERLY")) is Rule.SUBJECT
    assert verdict(one, seen("b", text, title="CORRECTED - Allied Steel sets dividend")) is None
    assert verdict(one, seen("b", text, title="Dividend of Allied Steel")) is None


@pytest.mark.parametrize(("who", "passes"), [("Allied", True), ("Baker", False)])
def test_two_new_numbers_are_enough_where_the_subjects_differ(who: str, passes: bool) -> None:
    form = f"{{}} paid 12 and 13. {block('p', 100)} {{}} {block('q', 40)} {{}} {block('r', 40)} now."
    one = seen("a", form.format("Allied told Omar that it", 21, 31), title="Allied told")
    other = seen("b", form.format(f"{who} told Omar that it", 22, 32) + block("s", 60), title=f"{who} told")
    assert Pair(one, other, LIMITS).passes(Rule.FACTS) is passes


def test_small_numbers_in_other_places_make_another_table() -> None:
    rows = "\n".join(
        f"{block('r' + name, 9)} {name} {{}}" for name in ("one", "two", "three", "four", "five")
    )
    one, other = seen("a", rows.format(1, 2, 3, 4, 5)), seen("b", rows.format(2, 3, 4, 5, 1))
    assert verdict(one, other) is Rule.FACTS


@pytest.mark.parametrize(
    ("title", "other", "expected"),
    [
        ("Horoscope for March 3", "Horoscope for March 4", Rule.ISSUE),
        ("Погода на 3 марта", "Погода на 4 марта", Rule.ISSUE),
        ("Horoscope for March 3", "UPDATE 1-Horoscope for March 3", None),
        ("Horoscope for March 3", "What the stars say", None),
        ("Crash at junction 17", "Crash at junction 18", None),
        ("Fire kills 3 in Ashford", "Four are dead on March 4 as hotel burns", None),
    ],
)
def test_issues_of_two_days_are_two_reports(title: str, other: str, expected: Rule | None) -> None:
    one, next_day = seen("a", f"{P} {Q}", title=title), seen("b", f"{P} {Q}", title=other, hours=24)
    assert verdict(one, next_day) is expected


def test_the_same_template_with_the_same_facts_matches() -> None:
    facts = ("Ashford", 21, 9, 12)
    assert (
        verdict(seen("a", WEATHER.format(*facts)), seen("b", f"{WEATHER.format(*facts)} More tomorrow."))
        is None
    )


@pytest.mark.parametrize(("words", "expected"), [(40, None), (39, Rule.FACTS)])
def test_a_verbatim_run_of_40_words_outweighs_facts(words: int, expected: Rule | None) -> None:
    shared = f"{block('p', words)} {{}} {block('q', 39)} {{}} {block('r', 39)} {{}}"
    one, other = seen("a", shared.format(12, 13, 14)), seen("b", shared.format(15, 16, 17))
    assert run_in_words(one, other) == words
    assert verdict(one, other) is expected


@pytest.mark.parametrize(
    ("numbers", "expected"), [("22, 32 and 42", None), ("22, 32, 42 and 52", Rule.FACTS)]
)
def test_a_correction_may_change_all_of_a_few_numbers(numbers: str, expected: Rule | None) -> None:
    rest = " {} ".join(block(name, 38) for name in "pqr")
    form = f"Mr Omar Berg told Ruth Novak: {{}}. {rest} {{}}"
    one = seen("a", form.format("21, 31, 41 and 51", "said", "told", "knew"))
    other = seen("b", form.format(numbers, "stated", "informed", "saw"))
    assert run_in_words(one, other) < LIMITS.run
    assert verdict(one, other) is expected


def test_no_run_outweighs_the_facts_of_a_form() -> None:
    one, other = seen("a", f"{block('p', 100)} 12 and 13."), seen("b", f"{block('p', 100)} 14 or 15.")
    assert verdict(one, other) is Rule.FACTS


@pytest.mark.parametrize(("count", "expected"), [(3, None), (4, Rule.FACTS)])
def test_more_new_numbers_than_a_correction_changes_make_another_report(
    count: int, expected: Rule | None
) -> None:
    rows = [
        f"{block('r' + name, 20)} {name} {{}}." for name in ("one", "two", "three", "four", "five", "six")
    ]
    table, before = "\n".join(rows), [11, 12, 13, 14, 15, 16]
    after = [number + 10 * (at < count) for at, number in enumerate(before)]
    constants = block("s", 100) + " " + " ".join(f"{n}" for n in range(100, 120))
    one, other = (
        seen(n, f"{table.format(*numbers)} {constants}") for n, numbers in (("a", before), ("b", after))
    )
    assert verdict(one, other) is expected


def test_no_run_outweighs_four_numbers_that_each_has_for_itself() -> None:
    form = f"{block('p', 140)} {{}} and {{}} and then {{}} at {{}}."
    assert verdict(seen("a", form.format(1, 2, 3, 4)), seen("b", form.format(1, 6, 7, 8))) is None
    assert verdict(seen("a", form.format(1, 2, 3, 4)), seen("b", form.format(5, 6, 7, 8))) is Rule.FACTS


def test_furniture_outweighs_no_facts_where_the_subjects_differ() -> None:
    page = "See {} play {} live at {} on {} with {}. It is at 7. " + block("p", 130)
    own = block("s", 30)  # they differ in more than names
    one, other = (
        seen(n, page.format(*names) + own * (n == "b")) for n, names in (("a", _ASHFORD), ("b", _DENHAM))
    )
    assert not Pair(one, other, LIMITS).passes(Rule.FACTS)


@pytest.mark.parametrize(("words", "expected"), [(59, None), (60, Rule.PARTS)])
def test_a_stretch_of_60_words_that_only_one_has_in_both_makes_two_reports(
    words: int, expected: Rule | None
) -> None:
    shared = block("p", 80)
    one, other = seen("a", f"{shared} {block('s', words)}"), seen("b", f"{shared} {block('t', 70)}")
    assert verdict(one, other) is expected


def test_a_stretch_that_is_a_small_part_makes_none() -> None:
    shared = block("p", 600)
    assert verdict(seen("a", f"{shared} {P}"), seen("b", f"{shared} {Q}")) is None


def test_a_new_report_above_a_little_old_text_is_another_story() -> None:
    assert verdict(seen("a", P), seen("b", f"{Q} {R} {P}")) is Rule.UPDATE


@pytest.mark.parametrize(("words", "expected"), [(140, None), (160, Rule.UPDATE)])
def test_a_comment_that_quotes_a_text_whole_is_another_article(words: int, expected: Rule | None) -> None:
    speech = block("p", 400)
    assert verdict(seen("a", speech), seen("b", f"{block('q', words)} {speech}")) is expected


def test_what_continues_a_text_is_the_same_article_however_long() -> None:
    speech = block("p", 400)
    assert verdict(seen("a", speech), seen("b", f"{speech} {block('q', 300)}")) is None


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


@given(st.text(st.sampled_from("Ab1 .\n"), max_size=80), st.sampled_from(["en", "ja"]))
def test_the_same_text_has_the_figures_that_its_shingles_have_and_passes_all_rules_but_those_of_time(
    text: str, language: str
) -> None:
    one, other = (seen(name, text, language=language) for name in "ab")
    pair = Pair(one, other, LIMITS)
    assert pair.figures == measure(one, other)
    if one.length:
        assert all(Pair.measured(one, other, measure(one, other), LIMITS).passes(rule) for rule in Rule)
