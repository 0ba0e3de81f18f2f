"""How much two readings of one page have in common."""

from collections.abc import Iterable

from streams.extract.lines import weight

__all__ = ["Grams", "agreement", "grams", "share_of"]

Grams = frozenset[tuple[str, ...]]

_WORDS = 4  # as in the measure of the article extraction benchmarks
_UNSPACED = (
    1.5  # times its length that a text weighs, where a third of its signs are of a script without spaces
)


def grams(lines: Iterable[str]) -> Grams:
    """Return the runs of four words of a text, or of four signs, wherever its lines break."""
    text = " ".join(lines)
    words = list(text) if weight(text) > _UNSPACED * len(text) else text.split()
    runs = zip(*(words[at:] for at in range(_WORDS)), strict=False)
    return frozenset(runs) if len(words) >= _WORDS else frozenset([tuple(words)] if words else [])


def agreement(one: Grams, other: Grams) -> float:
    """Return Dice's coefficient: 1 for equal texts, 0 for those that share nothing, or where one is empty."""
    return 2 * len(one & other) / max(1, len(one) + len(other))


def share_of(whole: Grams, part: Grams) -> float:
    """Return how much of a text another one has."""
    return len(whole & part) / max(1, len(whole))
