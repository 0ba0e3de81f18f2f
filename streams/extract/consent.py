"""Pages that ask for consent to cookies before they show anything: consent walls."""

import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files

from streams.extract.lines import weight
from streams.text.sieve import Sieve

__all__ = ["asks_for_consent"]

_LISTS: dict[str, list[str]] = tomllib.loads(files(__package__).joinpath("consent.toml").read_text("utf-8"))
_SUBJECTS = Sieve(_LISTS["subjects"])
_PERSONS = frozenset(_LISTS["persons"])
_WORD = re.compile(r"\w+")
_SHARE = 0.6  # of the letters, in lines about consent
_MOST = 4_000  # letters: a longer text is a privacy policy, or an article about one
_FEWEST = 3  # subjects, different ones: a report on a fine for cookies has one or two
_PERSONAL = 0.5  # of the lines about consent that speak for the site or to its reader


def asks_for_consent(lines: Iterable[str]) -> bool:
    """Tell whether all of a page's text together asks for consent, and says little else."""
    whole = "\n".join(lines)
    if len(whole) > _MOST:
        return False
    whole = whole.casefold()
    named = [subject for subject in _SUBJECTS.left(whole) if subject in whole]
    if len(named) < _FEWEST:
        return False
    texts = whole.split("\n")
    about = [text for text in texts if any(subject in text for subject in named)]
    personal = sum(not _PERSONS.isdisjoint(_WORD.findall(text)) for text in about)
    return sum(map(weight, about)) >= _SHARE * sum(map(weight, texts)) and personal >= _PERSONAL * len(about)
