"""What a page says of itself: cookies, rights, its publisher and writers, what readers may write."""

import re
import tomllib
import unicodedata
from functools import lru_cache
from importlib.resources import files
from typing import Any

from streams.extract.lines import key

__all__ = ["is_of_site", "is_of_writer"]

_LISTS: dict[str, Any] = tomllib.loads(files(__package__).joinpath("site.toml").read_text("utf-8"))
_SIZE = range(40, 1000)  # letters of such a paragraph
_KINDS = 3
_PAIRS = [frozenset(pair) for pair in _LISTS["pairs"]]
_OUTLET, _WRITER = frozenset(_LISTS["of_outlet"]), frozenset(_LISTS["of_writer"])
#: Kana, ideographs, Hangul, Thai: their words do not begin behind a space.
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def _folded(text: str) -> str:
    """Return the text's words as the lists are compared with them; syllables of Hangul stay whole."""
    return unicodedata.normalize("NFC", key(text))


def _word(entry: str) -> str:
    """Return a word as it is looked for: folded as the text is, behind a space where words have one."""
    before, behind = " " * (_UNSPACED.match(entry) is None), " " * entry.endswith("_")
    return f"{before}{_folded(entry.replace('_', ' '))}{behind}"


def _words(listed: str) -> tuple[str, ...]:
    return tuple(map(_word, listed.split()))


_KIND_WORDS = {kind: _words(listed) for kind, listed in _LISTS["kinds"].items()}
_VOICE = _words(_LISTS["voice"])


def is_of_site(text: str) -> bool:
    """Tell whether a paragraph is about the page's own cookies, rights, rules or publisher.

    One such word may stand in any article; words of three kinds, or of two that go together, do not where the
    site speaks to its readers.
    """
    kinds, speaks = _kinds_in(text)
    if kinds >= _OUTLET:
        return True
    own = kinds - _OUTLET - _WRITER
    return speaks and (len(own) >= _KINDS or any(pair <= own for pair in _PAIRS))


def is_of_writer(text: str) -> bool:
    """Tell whether a paragraph says who has written the article: a profession, and what was done in it."""
    return _kinds_in(text)[0] >= _WRITER


@lru_cache(maxsize=1024)  # 1 MB: more than one step asks
def _kinds_in(text: str) -> tuple[frozenset[str], bool]:
    """Return the kinds of words that a paragraph has, and whether the site speaks in it."""
    if len(text) not in _SIZE:
        return frozenset(), False
    folded = f" {_folded(text)} "
    kinds = {kind for kind, words in _KIND_WORDS.items() if any(word in folded for word in words)}
    if "©" in text:
        kinds.add("rights")
    return frozenset(kinds), "©" in text or any(word in folded for word in _VOICE)
