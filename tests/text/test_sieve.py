from hypothesis import given
from hypothesis import strategies as st

from streams.text.sieve import Sieve

WORDS = ["cookie", "kakor", "©", "(c)", "クッキー", "版", "by ", "warrant"]


@given(st.lists(st.sampled_from([*WORDS, "biscuit", " ", "🍪", "é"])).map("".join))
def test_a_word_that_a_text_has_is_left(text: str) -> None:
    assert {word for word in WORDS if word in text} <= Sieve(WORDS).left(text)


def test_words_of_other_texts_are_not() -> None:
    assert Sieve(WORDS).left("the bakery sells biscuits, no warranty given") == {"warrant"}
    assert Sieve(WORDS).left("") == frozenset()
