from datasketch import MinHash, MinHashLSH
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.fold.bands import Bands
from streams.text.minhash import sign, values
from tests.fold.make import block

_TEXTS = st.lists(st.sampled_from([block(n, 15) for n in "pqrst"]), min_size=1, max_size=4).map(" ".join)


@settings(max_examples=30, deadline=None)
@given(st.lists(_TEXTS, max_size=6), _TEXTS)
def test_bands_find_what_datasketch_finds(texts: list[str], asked: str) -> None:
    bands, reference = Bands(), MinHashLSH(num_perm=128, params=(42, 3))
    for i, text in enumerate(texts):
        bands.add(str(i), sign(text, "en"))
        reference.insert(str(i), MinHash(hashvalues=values(sign(text, "en")), scheme="affine32"))
    question = MinHash(hashvalues=values(sign(asked, "en")), scheme="affine32")
    assert bands.near(sign(asked, "en")) == set(reference.query(question))


def test_what_is_removed_is_not_found() -> None:
    bands, signature = Bands(), sign(block("p"), "en")
    bands.add("a", signature)
    bands.add("b", signature)
    bands.remove("a", signature)
    assert bands.near(signature) == {"b"}


def test_an_empty_index_finds_nothing() -> None:
    assert Bands().near(sign("text", "en")) == set()
