"""Two articles side by side, as the gateway gives them."""

from dataclasses import replace

import pytest

from streams.fold.explain import explain
from streams.fold.shared import lines_of, side_by_side
from streams.serve.explaining import explained
from streams.serve.problems import Refused
from tests.fold.make import article, block

_ONE = article("a", f"{block('p', 60)}\n{block('q')}")
_OTHER = article("b", f"{block('p', 60)}\n{block('q')}\n{block('r', 20)}", hours=1)


def test_lines_are_the_title_and_the_paragraphs_with_one_number_for_a_run_in_both() -> None:
    pair = explained(_ONE, _OTHER)
    for side, given in ((pair.first, _ONE), (pair.second, _OTHER)):
        texts = ["".join(part.text for part in line).strip() for line in side.lines]
        assert texts == [given.title, *given.text.split("\n")]
        assert [part.run for part in side.lines[0]] == [None]
    runs = [
        {part.run: part.text for line in side.lines[1:] for part in line}
        for side in (pair.first, pair.second)
    ]
    assert runs[0][1] == runs[1][1]


def test_the_verdict_is_the_fold_s() -> None:
    pair, fold = explained(_ONE, _OTHER), explain(_ONE, _OTHER)
    assert pair.is_one_story
    assert [(rule.rule, rule.passes, rule.reason) for rule in pair.rules] == [
        (one.rule, one.passed, one.reason) for one in fold.verdicts
    ]
    assert (pair.jaccard, pair.longest_run) == (fold.match.jaccard, fold.match.longest_run)
    apart = explained(_ONE, article("c", _OTHER.text, hours=100))
    assert not apart.is_one_story
    assert apart.reason.startswith("The rule window keeps them apart: ")


def test_a_text_that_takes_long_to_compare_is_refused() -> None:
    explained(_ONE, replace(_OTHER, text="x " * 50_000))
    with pytest.raises(Refused, match="100,000 characters"):
        explained(_ONE, replace(_OTHER, text="x " * 50_001))


def test_a_line_has_its_pieces_and_a_run_goes_on_from_line_to_line() -> None:
    pieces, _ = side_by_side("a b c\n\nd e f\nno", "x a b c d e f", "en")
    assert [[(one.text, one.run) for one in line] for line in lines_of(pieces)] == [
        [("a b c", 1)], [("d e f", 1)], [("no", None)],
    ]  # fmt: skip
