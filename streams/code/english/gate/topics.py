"""What an article is about, by the words of its title and its beginning."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise

from streams.code.english.data import load

__all__ = ["Distance", "Topic", "topic_of"]

_LEAD = 2500  #: characters of the text: some 400 words, after which news says little new
_HEADING = 300  #: characters of the title: no headline is longer
_TITLE = 2  #: a word of the title counts as so many
_MOST = 3  #: a word said more often says no more
_DOUBT = 3.0  #: weight that no theme has: few words prove little
_LEAST = 6.0  #: below it a theme is an accident of a sentence: two of its surest words
_TITLED = 4.0  #: so much is enough under a headline, which says what an article is about
_ALONE = 1.0  #: so much less is enough where no word speaks for politics
_SURE = 3.0  #: below it politics is an accident: one of its surest words
_ENOUGH = 60  #: words of more than a sentence or two
_LONG = 120  #: words of more than somebody's note or a paragraph
_RARE = 0.03  #: weight of politics a word: news of it has twice that, everyday life a third
_WEIGHTS = {"sure": 3, "usual": 2, "weak": 1}
_POLITICS = "politics"
_SHORT = 4  #: letters: "gas" is no plural, and "ties" is one of "tie"
#: In a text without "_": a pattern that left it out would take two thirds longer.
_WORD = re.compile(r"\w+(?:[-.'’&]\w+)*")


class Distance(IntEnum):
    """How far a text is from politics."""

    NONE = 0  #: it is about politics
    UNSAID = 1  #: too few words tell
    SOME = 2  #: it is about something else
    FAR = 3  #: it is about nothing but something else


#: Shares of the theme's weight in that of theme, politics and doubt: from the first two on a text is so
#: far away, up to the last it is not.
_FAR, _SOME, _NONE = 0.6, 0.35, 0.3


@dataclass(frozen=True, slots=True)
class Topic:
    """The strongest theme beside politics ("" where none is), and how far from politics it leads."""

    theme: str
    distance: Distance
    excerpt: bool = False  #: a few sentences without a headline, picked for what they tell


def topic_of(title: str, text: str) -> Topic:
    """Weigh the words of an article; its sentences are all of one topic."""
    (title_words, heading), (lead_words, lead) = _words(title[:_HEADING]), _words(text[:_LEAD])
    weights = _weigh(heading, lead)
    politics = weights.pop(_POLITICS, 0.0)
    theme, weight = max(sorted(weights.items()), key=lambda item: item[1], default=("", 0.0))
    words, least = title_words + lead_words, _TITLED if title_words else _LEAST
    excerpt = not title_words and words < _LONG
    return Topic(theme, _distance(weight, politics, words, least), excerpt)


def _distance(theme: float, politics: float, words: int, least: float) -> Distance:
    share = theme / (theme + politics + _DOUBT)
    if theme >= least - (0.0 if politics else _ALONE) and share >= _SOME:
        return Distance.FAR if share >= _FAR else Distance.SOME
    if words >= _ENOUGH and politics < _RARE * words:
        return Distance.SOME
    return Distance.NONE if politics >= _SURE and share <= _NONE else Distance.UNSAID


def _words(text: str) -> tuple[int, list[str]]:
    """Return how many words a text has, and those of a theme; a pair that has one is a word more."""
    words, themes, begin = _WORD.findall(text.lower().replace("_", " ")), _themes(), _beginnings()
    pairs = (f"{first}-{second}" for first, second in pairwise(words) if first in begin)
    known = [pair for pair in pairs if pair in themes]
    # What has a genitive or a plural to cut off ends in "s".
    listed = [one for word in words if (one := _listed(word) if word[-1] == "s" else word) in themes]
    return len(words) + len(known), listed + known


def _weigh(heading: list[str], lead: list[str]) -> dict[str, float]:
    counts = Counter(lead)
    for word in heading:
        counts[word] += _TITLE
    weights: dict[str, float] = defaultdict(float)
    themes = _themes()
    for word, count in counts.items():
        for theme, weight in themes[word]:
            weights[theme] += weight * min(count, _MOST) ** 0.5  # by the root: one word repeated is one topic
    return weights


@lru_cache(maxsize=1)
def _themes() -> dict[str, tuple[tuple[str, int], ...]]:
    table: dict[str, dict[str, int]] = defaultdict(dict)
    for theme, grades in load("topics").items():
        for grade, words in grades.items():
            for word in words.split():
                table[word][theme] = max(_WEIGHTS[grade], table[word].get(theme, 0))
    return {word: tuple(sorted(themes.items())) for word, themes in table.items()}


@lru_cache(maxsize=1)
def _beginnings() -> frozenset[str]:
    """Return the words with which the lists' pairs begin: few of a text are among them."""
    parts = (word.split("-") for word in _themes())
    return frozenset("-".join(part[:size]) for part in parts for size in range(1, len(part)))


def _listed(word: str) -> str:
    """Return a lower-case word as the lists have it: as it stands, else without genitive and plural."""
    word = word.removesuffix("'s").removesuffix("’s")
    return word if word in _themes() else _singular(word)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > _SHORT:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) >= _SHORT
    return word[:-1] if plural else word
