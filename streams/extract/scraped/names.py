"""What names a headline among a page's lines: its address, and the title that the page has at its top."""

from collections.abc import Iterable, Sequence

from streams.extract.lines import weight, words
from streams.extract.meta.slug import slug_of

__all__ = ["Names"]

_TITLE = range(25, 300)  # letters of a page's own title, with the outlet's name
_TITLE_WORDS = 4
_STEM = 5  # letters: what the cases and numbers of a word have in common, in most languages
_ALL = 4.0  # times that it weighs more to have the address's words than to have no others: addresses are cut
_CUT = 0.4  # of a title, that a line at its beginning or end must be to be the title


class Names:
    """The names of one page's headline."""

    def __init__(self, lines: Sequence[str], url: str) -> None:
        self._address = _folded(slug_of(url).words)
        first = words(lines[0]) if lines and weight(lines[0]) in _TITLE else []
        is_title = len(first) >= _TITLE_WORDS or not lines[0].isascii() if first else False
        is_menu = _is_latin(first) and bool(self._address) and self._address.isdisjoint(_folded(first))
        self._title = first if is_title and not is_menu else []

    def in_address(self, line: str) -> float:
        """Return how far the line has the words of the address, and few others: 0 to 1."""
        stems = _folded(words(line)) if self._address else set()
        shared = len(stems & self._address)
        return (1 + _ALL) * shared / (_ALL * len(self._address) + len(stems)) if shared else 0.0

    def in_title(self, line: str) -> float:
        """Return how far the line has the words of the page's own title, and no others: 0 to 1."""
        tokens = words(line) if self._title else []
        return 1.0 if _is_part(tokens, self._title) else _alike(set(tokens), set(self._title))


def _is_latin(tokens: Sequence[str]) -> bool:
    """Tell whether the words are in the letters that addresses are in: others are spelt there in some way."""
    return sum(word.isascii() for word in tokens) * 2 > len(tokens)


def _folded(tokens: Iterable[str]) -> set[str]:
    """Return the stems as addresses spell them, "ueber" for "über"; the other letters' pairs suffer alike."""
    spelt = " ".join(tokens).replace("ae", "a").replace("oe", "o").replace("ue", "u")
    return {word[:_STEM] for word in spelt.split()}


def _alike(one: set[str], other: set[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _is_part(line: list[str], title: list[str]) -> bool:
    part, whole = "".join(line), "".join(title)
    return len(part) > _CUT * len(whole) > 0 and (whole.startswith(part) or whole.endswith(part))
