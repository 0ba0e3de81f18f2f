from hypothesis import given
from hypothesis import strategies as st

from streams.extract.repeats import fold_repeats

LONG = (
    "The crossing had been closed since September, when a storm tore a hole into the eastern quay, and "
    "those who live on the island had to go by way of the mainland and its one bridge."
)
REFRAIN = "And the ferry comes home, and the bells of the harbour ring, and nobody fears the sea tonight."
OTHER = (
    "Repairs cost 4.2 million, of which the regional government pays two thirds and the town pays the rest."
)


def test_paragraph_stands_once_where_it_stood_first() -> None:
    kept, removed = fold_repeats((LONG, OTHER, LONG.upper()))
    assert kept == (LONG, OTHER)
    assert [(gone.reason, gone.count) for gone in removed] == [("repeated", 1)]


def test_short_line_repeats_only_with_its_paragraph() -> None:
    assert fold_repeats(("Q: And now?", LONG, "Q: And now?", OTHER))[0] == (
        "Q: And now?",
        LONG,
        "Q: And now?",
        OTHER,
    )
    assert fold_repeats(("Storm", LONG, "Storm", LONG))[0] == ("Storm", LONG)


def test_short_line_above_a_repeat_goes_with_it_only_if_seen_before() -> None:
    assert fold_repeats((LONG, "A new heading", LONG))[0] == (LONG, "A new heading")


def test_refrain_stays() -> None:
    song = (REFRAIN, OTHER, REFRAIN, LONG, REFRAIN)
    assert fold_repeats(song) == (song, ())


def test_refrain_twice_in_a_row_is_a_copy() -> None:
    assert fold_repeats((REFRAIN, REFRAIN, OTHER))[0] == (REFRAIN, OTHER)


def test_body_of_short_paragraphs_that_stands_there_twice() -> None:
    body = tuple(f"{REFRAIN} It was night {at}." for at in range(6))
    assert fold_repeats((*body, "Ferry times", *body))[0] == (*body, "Ferry times")


def test_body_doubled_within_one_line_is_halved() -> None:
    text = f"{LONG} {OTHER}"
    kept, removed = fold_repeats((f"{text} {text}",))
    assert kept == (text,)
    assert removed[0].count == 1


@given(st.lists(st.sampled_from([LONG, OTHER, REFRAIN, "short", "Yes.", "a"])))
def test_folding_twice_changes_nothing_and_loses_no_line(lines: list[str]) -> None:
    kept, _ = fold_repeats(tuple(lines))
    assert fold_repeats(kept) == (kept, ())
    assert set(kept) == set(lines)


def test_dashes_before_a_paragraph_do_not_hide_that_it_is_repeated() -> None:
    assert fold_repeats((LONG, OTHER, f"{'- ' * 40}{LONG}"))[0] == (LONG, OTHER)


def test_paragraphs_that_begin_alike_both_stay() -> None:
    lines = (LONG, LONG.replace("eastern", "western"))
    assert fold_repeats(lines) == (lines, ())


def test_paragraph_that_stood_above_in_others_goes() -> None:
    """A second copy of a body may be broken into other paragraphs than the first."""
    more = "The islanders had to go by way of the mainland, which took them half a day, and some of them two."
    kept, removed = fold_repeats((LONG, OTHER, f"{more} {more[4:]}", f"{OTHER} {more} {more[4:-1]}"[4:]))
    assert kept == (LONG, OTHER, f"{more} {more[4:]}")
    assert {gone.reason for gone in removed} == {"repeated"}


def test_paragraph_with_words_of_its_own_stays() -> None:
    text = f"{OTHER} {LONG} They had not been asked, and the islanders had to wait for a year."
    assert fold_repeats((f"{LONG} {OTHER}", text))[0] == (f"{LONG} {OTHER}", text)
