import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.evaluation.words import names, overlap, plain

TEXT = "one two three four five six"


@pytest.mark.parametrize(
    ("text", "rates"),
    [
        (TEXT, (1.0, 1.0)),
        ("one two three four", (1.0, 1 / 3)),
        (f"{TEXT} seven eight nine", (0.5, 1.0)),
        ("six five four three two one", (0.0, 0.0)),
        ("one two three", (0.0, 0.0)),
        ("", (0.0, 0.0)),
    ],
)
def test_precision_and_recall_are_of_runs_of_four_words(text: str, rates: tuple[float, float]) -> None:
    assert overlap(TEXT, text) == rates


def test_a_run_found_twice_is_right_once() -> None:
    assert overlap("a b c d", "a b c d. A. a b c d") == (1 / 6, 1.0)


def test_short_texts_are_one_run() -> None:
    assert overlap("one two", "one, two!") == (1.0, 1.0)


def test_of_nothing_all_is_recalled() -> None:
    assert overlap("", "something else that is too much") == (0.0, 1.0)


@given(st.text(), st.text())
def test_what_is_found_is_what_would_be_missed_the_other_way_round(one: str, other: str) -> None:
    precision, recall = overlap(one, other)
    assert 0 <= precision <= 1
    assert 0 <= recall <= 1
    if plain(one) and plain(other):
        assert overlap(other, one) == (recall, precision)


def test_plain_is_blind_to_case_width_and_punctuation() -> None:
    assert plain("“ＮＡＴＯ”: what’s next?") == plain("Nato - what s next")


def test_names_of_a_string_are_those_that_it_lists() -> None:
    assert names("By Ada Lind; Bo Ek and Cy Ott, Di Um") == {"ada lind", "bo ek", "cy ott", "di um"}


def test_a_name_in_a_list_is_one_name() -> None:
    assert names(("By Ada Lind", "Ek and Ott")) == {"ada lind", "ek and ott"}


def test_accents_written_as_signs_of_their_own_are_no_fault() -> None:
    text = "Dvořák’s café in Kraków"
    assert overlap(unicodedata.normalize("NFD", text), text) == (1.0, 1.0)
