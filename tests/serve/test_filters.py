"""Boxes and words, as filters take them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.serve.filters import Box, words_of


@pytest.mark.parametrize(
    ("longitude", "latitude", "is_in"),
    [
        (179.5, 0.0, True),
        (-179.5, 0.0, True),
        (180.0, -10.0, True),
        (0.0, 0.0, False),
        (179.5, 11.0, False),
        (None, 0.0, False),
        (179.5, None, False),
    ],
)
def test_a_box_may_go_over_the_antimeridian(
    longitude: float | None, latitude: float | None, is_in: bool
) -> None:
    assert Box(170.0, -10.0, -170.0, 10.0).has(longitude, latitude) == is_in
    assert not Box(-170.0, -10.0, 170.0, 10.0).has(175.0, 0.0)


@given(st.text())
def test_words_are_parted_and_folded_once_and_for_all(text: str) -> None:
    """As the store's index parts them at blanks, and folds A to Z."""
    for word in words_of(text):
        assert all(letter.isalnum() or letter > "\x7f" for letter in word)
        assert word == "".join(letter.lower() if letter.isascii() else letter for letter in word)
    assert words_of(text) == words_of(f" {text}\n")


def test_words_have_neither_case_nor_accents() -> None:
    assert words_of("ÉLYSÉE") == words_of("élysée") == words_of("Elysee") == {"elysee"}
    assert words_of("Straße a_b") == {"strasse", "a", "b"}
