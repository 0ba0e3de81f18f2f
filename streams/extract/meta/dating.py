"""What a text beside a date says of it, in the languages of the news: `dating.toml`, as patterns."""

import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files

__all__ = ["CHANGED", "CREATED", "DATED", "PUBLISHED", "THIS"]

_LISTS = files(__package__).joinpath("dating.toml").read_text("utf-8")
_WORDS: dict[str, dict[str, str]] = tomllib.loads(_LISTS)
#: Scripts that put no space between words: Thai, Chinese and Japanese.
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff]")


def _pattern(name: str) -> re.Pattern[str]:
    """Return what matches an entry of the list; only at the beginning of a word, where there are words."""
    entries = {entry for words in _WORDS[name].values() for entry in words.split()}
    unspaced = {entry for entry in entries if _UNSPACED.search(entry)}
    begun = {entry for entry in entries - unspaced if entry.endswith("*")}
    whole = entries - unspaced - begun
    words = rf"{_any_of(begun)}|(?:{_any_of(whole)})(?!\w)" if begun else rf"(?:{_any_of(whole)})(?!\w)"
    spaced = rf"\b(?:{words})"
    return re.compile(f"{spaced}|{_any_of(unspaced)}" if unspaced else spaced, re.IGNORECASE)


def _any_of(entries: Iterable[str]) -> str:
    return "|".join(re.escape(entry.rstrip("*").replace("_", " ")) for entry in sorted(entries))


CHANGED = _pattern("changed")  #: of a date of a later change
CREATED = _pattern("created")  #: of the making of the article, the page or the site
DATED = _pattern("dated")  #: of a date, whatever it is of
PUBLISHED = _pattern("published")  #: of the date of the publication
THIS = _pattern("this")  #: of the article as a whole
