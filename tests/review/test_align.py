import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.review.align import Piece, align

SENTENCE = "Police arrested forty people on Monday, the ministry said."
OTHER = "The group had blocked a road near the airport for six hours."


def marked(page: list[str], article: list[str]) -> list[str]:
    """Return the pieces with a sign each: `-` is not in the article, `+` is not on the page."""
    return [("+" if p.line is None else " " if p.kept else "-") + p.text for p in align(page, article)]


@pytest.mark.parametrize(
    ("page", "article", "pieces"),
    [
        (["Menu", SENTENCE, "Share this"], [SENTENCE], ["-Menu", f" {SENTENCE}", "-Share this"]),
        ([f"OSLO (NW) — “{SENTENCE}”"], [f"“{SENTENCE}”"], ["-OSLO (NW) —", f" “{SENTENCE}”"]),
        ([SENTENCE[:22], SENTENCE[22:]], [SENTENCE], [" Police arrested forty", f" {SENTENCE[22:]}"]),
        ([f"{SENTENCE} {OTHER}"], [SENTENCE, OTHER], [f" {SENTENCE} {OTHER}"]),
        ([SENTENCE, SENTENCE], [SENTENCE], [f" {SENTENCE}", f"-{SENTENCE}"]),
        ([SENTENCE], [SENTENCE, OTHER], [f" {SENTENCE}", f"+{OTHER}"]),
        ([SENTENCE], [OTHER, SENTENCE], [f"+{OTHER}", f" {SENTENCE}"]),
        ([SENTENCE], [], [f"-{SENTENCE}"]),
        ([], [SENTENCE], [f"+{SENTENCE}"]),
        ([], [], []),
    ],
)
def test_a_page_is_marked_piece_by_piece(page: list[str], article: list[str], pieces: list[str]) -> None:
    assert marked(page, article) == pieces


def test_a_mended_word_is_kept_with_those_around_it() -> None:
    page = "Police arrested forty people in the cafÃ© on Monday morning."
    assert marked([page], [page.replace("Ã©", "é")]) == [f" {page}"]


def test_a_heading_alone_among_removed_lines_is_kept_where_it_stands() -> None:
    page = ["Sport", SENTENCE, "Advertisement", "Sport", "Read more", OTHER, "Sport"]
    article = [SENTENCE, "Sport", OTHER]
    assert [p.line for p in align(page, article) if p.kept] == [1, 3, 5]


def test_scripts_without_spaces_are_compared_letter_by_letter() -> None:
    page = ["他说，今天天气很好。", "广告", "后来下雨了。他说，今天天气很好。"]
    assert marked(page, ["他说，今天天气很好。", "后来下雨了。"]) == [
        " 他说，今天天气很好。", "-广告", " 后来下雨了。", "-他说，今天天气很好。"
    ]  # fmt: skip


LINES = st.lists(
    st.text(alphabet="ab —é.他", min_size=1, max_size=12).map(str.strip).filter(bool), max_size=8
)


@given(LINES, LINES)
def test_every_line_of_the_page_is_there_whole_and_in_its_order(page: list[str], article: list[str]) -> None:
    pieces = align(page, article)
    lines: list[str] = [""] * len(page)
    for piece in pieces:
        if piece.line is not None:
            lines[piece.line] += piece.text
    assert [line.replace(" ", "") for line in lines] == [line.replace(" ", "") for line in page]
    numbers = [piece.line for piece in pieces if piece.line is not None]
    assert numbers == sorted(numbers)


@given(LINES)
def test_a_page_that_is_all_article_is_kept_whole(page: list[str]) -> None:
    assert align(page, page) == [Piece(line, True, number) for number, line in enumerate(page)]


def test_a_page_of_one_word_is_compared_without_trying_each_with_each() -> None:
    assert [p.kept for p in align(["word " * 20_000], ["other", "word " * 20_000])][:1] == [True]


def test_a_page_of_very_many_words_is_compared_by_lines() -> None:
    page = [f"line {number} of a very long page" for number in range(20_000)]
    assert [p.line for p in align(page, page[5:7]) if p.kept] == [5, 6]
