import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.fold.shared import Piece, side_by_side

_WORDS = st.lists(st.sampled_from(["rain", "Rain,", "fell", "on", "the\n\n", "town.", "–"]), max_size=30).map(
    " ".join
)


def runs(pieces: list[Piece]) -> list[tuple[int | None, str]]:
    return [(piece.run, piece.text.strip()) for piece in pieces]


def test_runs_have_one_number_in_both_texts_whatever_their_order() -> None:
    one, other = side_by_side(
        "By me. The mayor has closed the bridge. It rains a lot.",
        "It rains a lot, he said: “The mayor has closed the road.”",
        "en",
    )
    assert runs(one) == [
        (None, "By me."),
        (1, "The mayor has closed the"),
        (None, "bridge."),
        (2, "It rains a lot."),
    ]
    assert runs(other) == [
        (2, "It rains a lot,"), (None, "he said:"), (1, "“The mayor has closed the"), (None, "road.”"),
    ]  # fmt: skip


def test_a_run_has_three_words_or_five_characters() -> None:
    assert runs(side_by_side("rain fell here", "rain fell there", "en")[0]) == [(None, "rain fell here")]
    one, other = side_by_side("市長は橋を閉鎖した", "昨日、市長は橋を見た", "ja")
    assert (runs(one)[0], runs(other)[1]) == ((1, "市長は橋を"), (1, "市長は橋を"))


def test_of_several_places_the_longest_run_is_taken() -> None:
    one, _ = side_by_side("a b c d e", "a b c x a b c d e", "en")
    assert runs(one) == [(1, "a b c d e")]


@pytest.mark.parametrize("text", ["", " … \n", "one"])
def test_a_text_of_nothing_to_share_is_one_piece(text: str) -> None:
    assert [piece.text for piece in side_by_side(text, "one two three", "en")[0]] == [text]


@given(_WORDS, _WORDS)
def test_pieces_are_the_whole_text_and_runs_are_in_both(one: str, other: str) -> None:
    left, right = side_by_side(one, other, "en")
    assert "".join(piece.text for piece in left) == one
    assert "".join(piece.text for piece in right) == other
    assert {piece.run for piece in left if piece.run} >= {piece.run for piece in right if piece.run}
