"""The data files of the English rules."""

import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from streams.code.lexicon import lexicon

__all__ = ["listed", "load", "word_list"]

_HOME = Path(__file__).parents[1] / "lexicon" / "en"


@lru_cache
def load(name: str) -> dict[str, Any]:
    """Read one TOML file of the lexicon's folder."""
    return tomllib.loads((_HOME / f"{name}.toml").read_text("utf-8"))


@cache
def listed(file: str, name: str) -> frozenset[str]:
    """Return one list of words of a file."""
    return frozenset(load(file)[name].split())


@cache
def word_list(name: str) -> frozenset[str]:
    """Return one list of words.toml."""
    return lexicon("en").words[name]
