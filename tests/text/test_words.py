import re
import sys
import unicodedata

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
        ("infor-\nmation", "information"),
        ("Moscow–London", "Moscow-London"),
        ("İstanbul", "istanbul"),
        ("ὉΔΌΣ", "ὁδός"),
        ("Ёлка за\u0301мок", "елка замок"),
        ("الوَضْعُ", "الوضع"),
        ("أحمد إلى الآن", "احمد الي الان"),
        ("القـــاهرة", "القاهره"),
        ("ﻣﺼﺮ", "مصر"),
        ("کتاب یک", "كتاب يك"),
        ("١٢٣ ۴۵۶ १२३ ๑๒๓", "123 456 123 123"),
        ("שָׁלוֹם", "שלום"),
        ("ﾀﾜｰ　Ｎｏ．１", "タワー no.1"),
        ("가", "\u1100\u1161"),
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


def test_vowels_that_stand_above_or_beside_a_letter_are_in_its_word() -> None:
    assert words("हिन्दी में, ভারত।") == ["हिन्दी", "में", "ভারত"]
    assert words("ประเทศไทย น้ำ") == ["ประเทศไทย", "น\u0e49\u0e4d\u0e32"]


_MARKS = "".join(c for c in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(c).startswith("M"))
_WORD = re.compile(rf"[\w{_MARKS}]+(?:'[\w{_MARKS}]+)?")


@given(st.text(alphabet=st.one_of(st.sampled_from("ab'’`_ –…é2٣ⅷ漢ßिั\u0301\n\x1c-"), st.characters())))
def test_words_are_letters_marks_and_digits_with_at_most_one_apostrophe(text: str) -> None:
    expected = _WORD.findall(normalise(text).replace("_", " "))
    assert words(text) == expected
    assert tokens(text) == [word.encode("utf-8", "surrogatepass") for word in expected]
