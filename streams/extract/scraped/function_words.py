"""Articles, prepositions and conjunctions: a line that ends with one of them goes on."""

import tomllib
from importlib.resources import files
from typing import Any

__all__ = ["is_open"]

_LISTS: dict[str, Any] = tomllib.loads(files(__package__).joinpath("function_words.toml").read_text("utf-8"))
_OPEN = frozenset(word for words in _LISTS["open"].values() for word in words.split())
_PHRASAL = frozenset(_LISTS["phrasal"].split())
_SAID = 4  # words of a line that ends with one of the latter and is no button


def is_open(line: str) -> bool:
    """Tell whether a line that is not empty ends with a word that another one follows."""
    words = line.split()
    last = words[-1].lower()
    return last in _OPEN and (last not in _PHRASAL or len(words) >= _SAID)
