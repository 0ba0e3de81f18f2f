"""What holds for every text: nothing is invented, nothing is lost, and what is clean stays as it is."""

from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from streams.extract import extract
from streams.extract.draft import EXCERPT
from streams.extract.lines import tidy
from streams.extract.scraped import read_text
from streams.records import RawPage

FETCHED = datetime(2025, 10, 26, tzinfo=UTC)
TITLE = "Coastal provinces to meet over fishing rights"
PARAGRAPHS = [
    "Officials from the two coastal provinces will meet in Tarsk on Monday to settle their dispute.",
    "The governor of the northern province called the seizures “a grave mistake” and asked for more.",
    "Under a draft seen by reporters, both sides would share catch data and let inspectors on board.",
    "“We were never asked,” said the head of the northern union. He expects the talks to be long.",
    "Why it matters",
    "It is not over.",
]
DIRT = [
    *["Home", "World", "Sign in", "Share on Facebook", "Advertisement", "Read also: Storm warning", "404"],
    *["[12]Sport", "  * [World](/world)", "| a | b |", "© 2025 Daily Post", "By Nora Pike", "4 October 2025"],
    *["Photo: Ruth Ambler", "Comments (3)", "(BUTTON) Menu", "[image]", "", "   ", "# Heading", "References"],
    *[
        "The board said that",
        "Northern Lines",
        ", a firm",
        "漁船は先週、港に戻った。",
        "港湾局",
        "قالت الهيئة",
    ],
]
TEXTS = st.lists(st.sampled_from(PARAGRAPHS + DIRT) | st.text(max_size=60), max_size=40).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", " ", "", "\r\n", "\u2028"]).map(
        lambda sign: sign.join(lines)
    )
)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


@given(TEXTS)
@example("\ufeff" * 3)
@example("](" * 9)
@example("A\x01[1][2][3]")
def test_every_letter_of_an_article_is_the_pages_in_its_order(text: str) -> None:
    draft = read_text(text, "https://dailypost.example/x", "dailypost.example", FETCHED)
    given_letters = iter(_letters(tidy(text)))
    assert all(letter in given_letters for letter in _letters("".join(draft.lines)))
    assert all(draft.lines)


@given(TEXTS)
def test_what_is_no_part_of_the_article_is_on_record(text: str) -> None:
    draft = read_text(text, "https://dailypost.example/x", "dailypost.example", FETCHED)
    kept = "\n".join((*draft.lines, draft.title))
    gone = "\n".join(removed.text for removed in draft.removed)
    if any(len(removed.text) == EXCERPT for removed in draft.removed):
        return  # of more than that, an excerpt is kept
    for paragraph in PARAGRAPHS[:4]:
        if paragraph in text.splitlines() and "](" not in text:
            assert paragraph in kept + gone


@pytest.mark.parametrize("sign", ["\n", "\n\n"])
@settings(deadline=None)
@given(lines=st.lists(st.sampled_from(PARAGRAPHS[:4]), min_size=2, max_size=4, unique=True))
def test_what_is_clean_stays_as_it_is(sign: str, lines: list[str]) -> None:
    def _read(paragraphs: list[str]) -> tuple[str, list[str]]:
        page = RawPage(url="https://dailypost.example/x", text=sign.join([TITLE, *paragraphs]))
        article = extract(page, FETCHED)
        return article.title, article.text.split("\n")

    assert _read(lines) == (TITLE, lines)
    assert _read(_read(lines)[1]) == (TITLE, lines)
