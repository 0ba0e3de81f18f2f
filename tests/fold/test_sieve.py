import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from streams.fold.features import Features, features, read
from streams.fold.rules import Pair, Rule
from streams.fold.settings import DEFAULTS
from streams.fold.sieve import Sieve
from tests.fold.make import article, block

_NAMES = ("Ashford", "Denham", "Berg", "Oslo", "Omar")
_SENTENCES = st.lists(
    st.sampled_from([f"The firm {a} of {b} paid more." for a in _NAMES for b in _NAMES]), max_size=4
)
_TEXTS = st.one_of(_SENTENCES.map(" ".join), st.just(block("p", 130)))


def seen(name: str, text: str) -> Features:
    return features(read(article(name, text)))


def sifted(one: Features, *others: Features) -> list[int]:
    sieve = Sieve(DEFAULTS.short)
    for number, other in enumerate(others, start=1):
        sieve.put(number, other)
    left: list[int] = sieve.sift(np.arange(1, len(others) + 1, dtype=np.uint32), one).tolist()
    return left


def test_forms_of_two_companies_are_sifted_out() -> None:
    one = seen("a", "The firm Ashford of Oslo paid more.")
    assert sifted(one, seen("b", "The firm Denham of Berg paid more."), one) == [2]


def test_of_long_reports_nothing_is_asked() -> None:
    long = f"The firm Denham of Berg paid more. {block('p', 130)}"
    assert sifted(seen("a", "The firm Ashford of Oslo paid more."), seen("b", long)) == [1]
    assert sifted(seen("b", long), seen("a", "The firm Ashford of Oslo paid more.")) == [1]


@given(_TEXTS, st.lists(_TEXTS, max_size=6))
def test_no_pair_is_sifted_out_that_the_rule_lets_through(text: str, others: list[str]) -> None:
    one, rest = seen("a", text), [seen("b", other) for other in others]
    passed = [
        number
        for number, other in enumerate(rest, start=1)
        if Pair(one, other, DEFAULTS).passes(Rule.SUBJECT)
    ]
    assert set(passed) <= set(sifted(one, *rest))
