"""How texts, titles and names are compared: blind to what does not make them wrong."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

__all__ = ["SHINGLE", "names", "overlap", "plain"]

SHINGLE = 4  #: tokens, as in the article-extraction benchmark

_TOKEN = re.compile(r"\w+")
_BETWEEN = re.compile(r";|,|\band\b|\bund\b")  # what stands between the names of one string
_BY = re.compile(r"^(by|von|de|par)\s+", re.IGNORECASE)


def overlap(expected: str, text: str) -> tuple[float, float]:
    """Return precision and recall of `text`, in runs of four tokens counted as often as they stand there.

    Both are taken in NFC, as articles are. A text of fewer tokens is one run. Nothing found has the
    precision 0; of nothing expected all is recalled.
    """
    truth, other = _shingles(expected), _shingles(text)
    shared = (truth & other).total()
    return (shared / other.total() if other else 0.0), (shared / truth.total() if truth else 1.0)


def plain(text: str) -> str:
    """Return the words of a text in lower case (NFKC), without its punctuation."""
    return " ".join(_TOKEN.findall(unicodedata.normalize("NFKC", text).lower()))


def names(authors: str | Iterable[str]) -> frozenset[str]:
    """Return the names, each `plain` and without its "By"; of a string, those that it lists."""
    parts = _BETWEEN.split(authors) if isinstance(authors, str) else authors
    return frozenset(name for part in parts if (name := plain(_BY.sub("", part))))


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    tokens = _TOKEN.findall(unicodedata.normalize("NFC", text))
    if not tokens:
        return Counter()
    return Counter(tuple(tokens[at : at + SHINGLE]) for at in range(max(1, len(tokens) - SHINGLE + 1)))
