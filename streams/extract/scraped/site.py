"""What a page says of itself: cookies, rights, its publisher and writers, what readers may write."""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any

from streams.extract.lines import key

__all__ = ["is_of_site"]

_LISTS: dict[str, Any] = tomllib.loads(files(__package__).joinpath("site.toml").read_text("utf-8"))
_SIZE = range(40, 1000)  # letters of such a paragraph
_KINDS = 3
_PAIRED = frozenset(_LISTS["paired"])
_PAIRS = [frozenset(pair) for pair in _LISTS["pairs"]]
#: Kana, ideographs, Hangul, Thai: their words do not begin behind a space.
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def _word(entry: str) -> str:
    """Return a word as it is looked for: folded as the text is, behind a space where words have one."""
    before, behind = " " * (_UNSPACED.match(entry) is None), " " * entry.endswith("_")
    return f"{before}{key(entry.replace('_', ' '))}{behind}"


_WORDS = {kind: tuple(map(_word, words.split())) for kind, words in _LISTS["kinds"].items()}


@lru_cache(maxsize=1024)  # 1 MB: more than one step asks
def is_of_site(text: str) -> bool:
    """Tell whether a paragraph is about the page's own cookies, rights, rules, publisher or writers.

    One such word may stand in any article; words of three kinds, or of two that go together, do not.
    """
    if len(text) not in _SIZE:
        return False
    folded = f" {key(text)} "
    found = {kind for kind, words in _WORDS.items() if any(word in folded for word in words)}
    if "©" in text:
        found.add("rights")
    return len(found - _PAIRED) >= _KINDS or any(pair <= found for pair in _PAIRS)
