"""The data files of the English rules."""

from functools import cache
from pathlib import Path
from typing import Any

from streams.code.lexicon import lexicon
from streams.code.tables import tables

__all__ = ["FILES", "listed", "load", "word_list"]

_HOME = Path(__file__).parents[1] / "lexicon" / "en"
FILES = sorted(_HOME.glob("*.toml"))


def load(name: str) -> dict[str, Any]:
    """Return what one TOML file of the lexicon's folder says."""
    return tables(_HOME)[name]


@cache
def listed(file: str, name: str) -> frozenset[str]:
    """Return one list of words of a file."""
    return frozenset(load(file)[name].split())


@cache
def word_list(name: str) -> frozenset[str]:
    """Return one list of words.toml."""
    return lexicon("en").words[name]
