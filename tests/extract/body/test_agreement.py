from hypothesis import given
from hypothesis import strategies as st

from streams.extract.body.agreement import agreement, grams, share_of
from tests.extract.body.pages import STORY

TEXTS = st.lists(st.text(), max_size=5)


def test_lines_may_break_anywhere() -> None:
    assert grams(["The bridge was closed", "for the night"]) == grams(["The bridge was closed for the night"])


def test_part_of_a_text() -> None:
    whole, part = grams(STORY), grams(STORY[:2])
    assert share_of(part, whole) > 0.95
    assert 0.3 < share_of(whole, part) < 0.9
    assert 0.5 < agreement(whole, part) < 0.95


def test_script_without_spaces_is_compared_sign_by_sign() -> None:
    one, other = (
        grams(["橋は夜間閉鎖され、町はよく眠った。鐘が六時に鳴った。"]),
        grams(["橋は夜間閉鎖され、町はよく眠った。"]),
    )
    assert 0.5 < agreement(one, other) < 1


def test_nothing_agrees_with_nothing() -> None:
    assert agreement(grams([]), grams([])) == 0


@given(TEXTS, TEXTS)
def test_agreement_is_mutual_and_whole_only_for_equals(one: list[str], other: list[str]) -> None:
    first, second = grams(one), grams(other)
    assert agreement(first, second) == agreement(second, first)
    assert (agreement(first, second) == 1) == (first == second and bool(first))
