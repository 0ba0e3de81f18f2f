"""How rare a word is in its language at large: what two texts share by chance weighs little.

The figures are those of wordfreq (Robyn Speer, <https://github.com/rspeer/wordfreq>), counted over subtitles,
Wikipedia, news, books and the web. Not how many stories of these days have a word: that changes with every
story, and with it what was compared before.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from math import log10

from streams.text.shingles import shape
from streams.text.words import normalise

__all__ = ["Rarity", "is_rare", "rarity_of"]

#: A word in 100,000 is rare: `Gaza`, `Nairobi`, `meteorite` are, `Obama` and `attack` are not.
_RARE = 3.0
#: Rarity is the power of ten by which a word is rarer than one in a hundred: 4 for one in a million.
_COMMON = -2.0
#: Of a word that is in no list, as most names are: a little more than the rarest listed ones, one in a
#: million. With 6.5 misspellings and odd forms outweigh names, and F1 on `benchmarks/threads` falls by .03.
_UNLISTED = 4.5
_NUMBER = 2.5  #: many are hours, ages and years
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONG = 3  #: digits
#: Languages whose words are listed under the name of another.
_NAMED = {"no": "nb", "nn": "nb", "hr": "sh", "bs": "sh"}

Rarity = Callable[[str], float]


@lru_cache
def rarity_of(language: str) -> Rarity | None:
    """Return what tells how rare a normalised word of a language is: 0 for `the`, 1.6 for `president`.

    None for a language that wordfreq has no list of, and for those that are written without spaces, whose
    words `streams.text.words` does not tell apart.
    """
    if shape(language) == "c5":
        return None
    import wordfreq  # noqa: PLC0415 - half a second, for what codes stories alone

    name = _NAMED.get(language, language)
    if name not in wordfreq.available_languages("small"):  # it would take English for Zulu
        return None
    shares = wordfreq.get_frequency_dict(name, wordlist="small")
    listed = {normalise(word): share for word, share in reversed(shares.items())}  # of one form the commonest
    return lambda word: _rarity(listed, word)


def is_rare(word: str, rarity: float) -> bool:
    """Tell whether so few texts have a word that it is evidence where two have it; of numbers, long ones."""
    if word[0].isdigit():
        return len(word) >= _LONG and not _YEAR.fullmatch(word)
    return rarity >= _RARE


def _rarity(listed: Mapping[str, float], word: str) -> float:
    if word[0].isdigit():
        return _NUMBER
    share = listed.get(word)
    return max(0.0, _COMMON - log10(share)) if share else _UNLISTED
