import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.fold.features import Features, features, read
from streams.fold.filled import Filled
from streams.fold.rules import Pair, Rule
from streams.fold.settings import DEFAULTS
from tests.fold.make import article, block

_NUMBERS = st.lists(st.integers(1, 12), max_size=9)


def text(numbers: list[int], words: int = 0) -> str:
    return " ".join([f"item {n}." for n in numbers] + ([block("p", words)] if words else []))


def seen(name: str, written: str) -> Features:
    return features(read(article(name, written)))


def sifted(one: Features, *others: Features) -> list[int]:
    filled = Filled(DEFAULTS)
    for number, other in enumerate(others, start=1):
        filled.put(number, other)
    left: list[int] = filled.sift(np.arange(1, len(others) + 1, dtype=np.uint32), one).tolist()
    return left


@pytest.mark.parametrize("words", [0, 200])
def test_a_form_that_was_filled_in_with_other_numbers_is_sifted_out(words: int) -> None:
    one, other = seen("a", text([1, 2, 3, 4, 5], words)), seen("b", text([6, 7, 8, 9, 10], words))
    assert sifted(one, other, one) == [2]


def test_a_text_without_numbers_is_left_to_the_rule() -> None:
    bare = seen("b", block("p"))
    assert sifted(seen("a", text([1, 2, 3])), bare) == [1]
    assert sifted(bare, seen("a", text([1, 2, 3]))) == [1]


@given(_NUMBERS, st.lists(_NUMBERS, max_size=5), st.sampled_from([0, 200]))
def test_no_pair_is_sifted_out_that_the_rule_lets_through(
    numbers: list[int], others: list[list[int]], words: int
) -> None:
    one, rest = seen("a", text(numbers, words)), [seen("b", text(other, words)) for other in others]
    passed = {n for n, other in enumerate(rest, start=1) if Pair(one, other, DEFAULTS).passes(Rule.FACTS)}
    assert passed <= set(sifted(one, *rest))


def form(numbers: list[int]) -> str:
    """Return a form with a number in each of several places."""
    places = ("north", "east", "south", "west", "up", "down", "left", "right", "in")
    return " ".join(f"{place} {n}." for place, n in zip(places, numbers, strict=False))


def met(name: str, written: str) -> Features:
    """Return an article that has met others: its places are read."""
    of = seen(name, written)
    _ = of.slots
    return of


def test_a_form_with_the_same_numbers_in_other_places_is_sifted_out_where_places_are_known() -> None:
    one, other = form([1, 2, 3, 4, 5, 6]), form([6, 5, 4, 3, 2, 1])
    assert sifted(seen("a", one), met("b", other), met("c", one), seen("d", other)) == [2, 3]


@given(st.lists(_NUMBERS, min_size=1, max_size=5), st.sampled_from([0, 200]), st.data())
def test_no_form_is_sifted_out_by_its_places_that_the_rule_lets_through(
    others: list[list[int]], words: int, data: st.DataObject
) -> None:
    numbers = data.draw(st.permutations(others[0]))
    filler = block("p", words) if words else ""
    one, rest = seen("a", form(numbers) + filler), [met("b", form(other) + filler) for other in others]
    passed = {n for n, other in enumerate(rest, start=1) if Pair(one, other, DEFAULTS).passes(Rule.FACTS)}
    assert passed <= set(sifted(one, *rest))
