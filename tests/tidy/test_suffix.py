import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.tidy.suffix import headline, one_line, suffixes


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Storm closes harbour | Harrow Daily", (" | Harrow Daily",)),
        ("Storm closes harbour|Harrow Daily", ("|Harrow Daily",)),
        ("Storm closes harbour - News from Harrow", (" - News from Harrow",)),
        ("Storm closes harbour :: Sport", (" :: Sport",)),
        ("Storm closes harbour – harrow.example", (" – harrow.example",)),
        ("Storm closes harbour - Sport | Harrow Daily", (" | Harrow Daily", " - Sport | Harrow Daily")),
        ("台風が港を閉鎖 - ハロー新聞", (" - ハロー新聞",)),
    ],
)
def test_what_stands_behind_a_separator_may_be_the_outlets(title: str, expected: tuple[str, ...]) -> None:
    assert suffixes(title) == expected


@pytest.mark.parametrize(
    "title",
    [
        "Analysis: why the harbour closes",
        "Three held after storm - police",
        "Storm closes harbour - live updates",
        "Storm closes harbour - live",
        "Harbour-master warns of storm",
        "Storm closes harbour | what the mayor and all of the council knew",
        "| Harrow Daily",
        "... | Harrow Daily",
        "Storm closes harbour |",
        "",
    ],
)
def test_a_headlines_own_words_are_not(title: str) -> None:
    assert suffixes(title) == ()


def test_no_more_than_three_parts_are() -> None:
    assert len(suffixes("A | B | C | D | E | F")) == 3


def test_a_headline_is_the_title_without_any_of_them() -> None:
    assert headline("Storm  closes harbour - Sport | Harrow Daily") == "Storm closes harbour"
    assert headline("Storm closes harbour") == "Storm closes harbour"


@given(st.text(alphabet="aB .|-:»–", max_size=40))
def test_a_title_ends_in_each_of_them_and_something_is_left(title: str) -> None:
    for suffix in suffixes(title):
        assert one_line(title).endswith(suffix)
        assert any(letter.isalnum() for letter in one_line(title).removesuffix(suffix))
