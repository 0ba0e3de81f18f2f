import pytest

from streams.fold.slots import conflicts, slots


def test_a_number_is_found_by_the_two_words_before_it() -> None:
    assert slots("Shr 34 cts vs 1,190 dlrs") == {("", "shr", 0): {"34"}, ("cts", "vs", 0): {"1190"}}


def test_numbers_in_a_row_are_told_apart() -> None:
    assert slots("Wheat IV 2.40 4.65") == {("wheat", "iv", 0): {"2.40"}, ("wheat", "iv", 1): {"4.65"}}


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("High 21, low 9, wind 12", (3, 0)),
        ("High 25, low 9, wind 15", (3, 2)),
        ("High 21, then rain 25", (1, 0)),
        ("", (0, 0)),
    ],
)
def test_places_of_both_with_other_numbers_are_counted(other: str, expected: tuple[int, int]) -> None:
    one, other_ = slots("High 21, low 9, wind 12"), slots(other)
    assert conflicts(one, other_) == conflicts(other_, one) == expected


def test_a_place_that_comes_twice_agrees_in_either_number() -> None:
    assert conflicts(slots("puzzle is 7. The puzzle is 8."), slots("puzzle is 8")) == (1, 0)
