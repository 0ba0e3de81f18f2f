import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.text.words import normalise, tokens, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the mayor’s office", "the mayor's office"),
        ("“No,” she said", '"No," she said'),
        ("in\u00adfor\u00admation", "information"),
        ("zero\u200bwidth", "zerowidth"),
        ("STRASSE", "Straße"),
        ("ﬁnal", "final"),
        ("Ｔｏｋｙｏ", "tokyo"),
        ("cafe\u0301", "café"),
        ("rock`n roll", "rock'n roll"),
    ],
)
def test_spellings_of_the_same_text_are_one(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


def test_words_keep_inner_apostrophes_and_drop_punctuation() -> None:
    assert words("“Don’t,” said O'Neill – twice, in_2024.") == [
        "don't",
        "said",
        "o'neill",
        "twice",
        "in",
        "2024",
    ]


def test_a_text_without_words_has_none() -> None:
    assert words(" … — !\n") == []


@given(st.text())
def test_case_does_not_matter(text: str) -> None:
    assert words(text) == words(text.casefold())


@given(st.text(alphabet=st.characters(codec="ascii")), st.text(alphabet="éß“”’", min_size=1))
def test_the_plain_path_agrees_with_the_full_one(plain: str, rest: str) -> None:
    assert normalise(f"{plain} {rest}") == f"{normalise(plain)} {normalise(rest)}"


@given(st.text(alphabet=st.one_of(st.sampled_from("ab'’`_ –…é2٣ⅷ漢ß\u0301\n\x1c"), st.characters())))
def test_tokens_are_the_words(text: str) -> None:
    assert tokens(text) == [word.encode("utf-8", "surrogatepass") for word in words(text)]
