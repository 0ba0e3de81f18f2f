import pytest

from streams.fold.explain import explain
from streams.records import CleanArticle, Relation
from tests.fold.make import article, block

P, Q, R = block("p", 60), block("q", 60), block("r", 60)


def test_a_pair_that_folds_passes_every_rule() -> None:
    explanation = explain(article("a", P), article("b", block("p", 40)))
    assert explanation.folded
    assert [v.rule for v in explanation.verdicts] == [
        "language", "candidates", "window", "containment", "subject", "issue", "facts", "parts", "update",
    ]  # fmt: skip
    assert explanation.relation is Relation.SHORTENED
    assert explanation.match.reason.startswith("100% of the shorter text stands in the other")


@pytest.mark.parametrize(
    ("other", "refused_by"),
    [
        (article("b", P, language="fr"), "language"),
        (article("b", Q), "candidates"),
        (article("b", P, hours=80), "window"),
        (article("b", f"{block('p', 28)} {R}"), "containment"),
        (article("b", f"{block('p', 30)} 12 {block('p', 30)}"), None),
        (article("b", f"{P} {Q} {R}"), None),
        (article("b", f"{Q} {R} {P}"), "update"),
    ],
)
def test_the_first_rule_that_is_not_passed_refused_the_pair(
    other: CleanArticle, refused_by: str | None
) -> None:
    assert explain(article("a", P), other).refused_by == refused_by


def test_reports_that_share_a_part_are_refused_by_their_own_parts() -> None:
    shared = block("p", 90)
    explanation = explain(article("a", f"{shared} {Q}"), article("b", f"{shared} {block('s', 62)}"))
    parts = next(v for v in explanation.verdicts if v.rule == "parts")
    assert explanation.refused_by == "parts"
    assert parts.reason == (
        "the longest stretch that only one has: 60 words of the shorter text, 62 of the longer"
    )


def test_the_subjects_of_two_short_reports_are_named() -> None:
    filled = "{0} Foods Inc said on Monday that it will pay a dividend of 12 cents a share in July."
    one, other = (article(n, filled.format(who)) for n, who in (("a", "Allied"), ("b", "Baker")))
    subject = next(v for v in explain(one, other).verdicts if v.rule == "subject")
    assert not subject.passed
    assert subject.reason == "one is about allied, the other about baker"


def test_differing_facts_are_told_with_their_figures() -> None:
    one, other = article("a", f"{block('p', 30)} 12 and 13"), article("b", f"{block('p', 30)} 14 or 15")
    facts = next(v for v in explain(one, other).verdicts if v.rule == "facts")
    assert not facts.passed
    assert facts.reason == (
        "0% of the numbers and 100% of the names agree; 1 of 1 places of numbers have other ones; "
        "the longest verbatim run has 30 words"
    )


def test_the_days_that_titles_give_are_told() -> None:
    one, other = (
        article(n, f"{P} {day}", title=f"Horoscope for March {day}", hours=24 * (day - 3))
        for n, day in (("a", 3), ("b", 4))
    )
    explanation = explain(one, other)
    assert explanation.refused_by == "issue"
    assert next(v.reason for v in explanation.verdicts if v.rule == "issue") == (
        "one title gives the day 3, the other 4"
    )
