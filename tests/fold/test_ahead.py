from hypothesis import given
from hypothesis import strategies as st

from streams.fold import read_ahead, read_texts
from streams.fold.features import compared
from streams.text.minhash import sign
from tests.fold.make import article, block

_TEXTS = st.sampled_from(
    [
        "",
        "fire",
        "Two words",
        block("p", 30),
        block("q", 600),
        "The bridge is closed. " * 9,
        "橋は閉鎖",
        "市長は橋を閉鎖すると述べた。",
    ]
)


@given(st.lists(st.tuples(_TEXTS, st.sampled_from(["en", "de", "ja"])), max_size=6))
def test_texts_that_are_read_together_are_read_as_each_alone(texts: list[tuple[str, str]]) -> None:
    for (text, language), read in zip(texts, read_texts(texts), strict=True):
        page = article("a", text, language=language)
        alone, ahead = compared(page), read_ahead(page, read)
        assert (read.language, read.signature) == (language, sign(text, language))
        assert (ahead.length, ahead.sample, ahead.marks.size) == (
            alone.length,
            alone.sample,
            alone.marks.size,
        )
        assert ahead.grams.tolist() == alone.grams.tolist()
        assert ahead.marks.keys.tolist() == alone.marks.keys.tolist()
