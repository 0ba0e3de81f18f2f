"""Made-up articles as the index sees them: shingles and minima, as many as asked for and none of them kept.

The shingles are shared as those of news are. Of 1,036 articles from the web, the r-th most frequent word
3-gram stood in a share of .39 / r**.6 of them, down to r = 10,000 at least. Here that holds down to
r = 300,000, which is 150 of an article's 330 shingles; a quarter of the others is in some ten articles, and
the rest is its own. Four articles in ten are copies, with up to half of their text replaced.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt

from streams.fold.index import Marks, marks, sampled
from streams.text.minhash import minima
from streams.text.shingles import Hashes, distinct

__all__ = ["Article", "Feed", "stories"]

_LENGTH = 330
_PHRASES, _FREQUENT = 300_000, 150
_SCARCE, _HOLDERS = 45, 10

_COPIES = 0.4
_MEMORY = 20_000  #: articles after which a copy comes, on average

_MIX = np.uint32(0x9E3779B1)  # odd, so that no two shingles become one


@dataclass(frozen=True, eq=False)
class Article:
    """What an index is given of an article."""

    least: Hashes  #: the 128 minima of its signature
    sample: Hashes  #: its sampled shingles

    @cached_property
    def marks(self) -> Marks:
        """What newsfold knows it by: made when it is asked for, within the time of the index."""
        return marks(self.least, self.sample, "en")


class Feed:
    """Articles 0, 1, 2, ...; the same for the same seed."""

    def __init__(self, count: int, seed: int = 1) -> None:
        self._scarce = count * _SCARCE // _HOLDERS + 1
        self._seed = seed
        self._story = stories(count, np.random.default_rng(seed))

    def shingles(self, number: int) -> Hashes:
        """Return an article's shingles."""
        story = int(self._story[number])
        text = self._text(story)
        if story == number:
            return text
        draw = np.random.default_rng((self._seed, 2, number))
        kept = text[draw.random(len(text)) < draw.uniform(0.5, 1)]
        return distinct(np.concatenate((kept, self._words(draw, _LENGTH - len(kept)))))

    def article(self, number: int) -> Article:
        """Return what an index is given of an article."""
        shingles = self.shingles(number)
        return Article(minima(shingles), sampled(shingles))

    @lru_cache(maxsize=4096)  # noqa: B019 - a feed lives as long as the benchmark
    def _text(self, story: int) -> Hashes:
        return distinct(self._words(np.random.default_rng((self._seed, 1, story)), _LENGTH))

    def _words(self, draw: np.random.Generator, count: int) -> Hashes:
        frequent = (_PHRASES * draw.random(count * _FREQUENT // _LENGTH) ** 2.5).astype(np.uint32)
        scarce = draw.integers(0, self._scarce, count * _SCARCE // _LENGTH, dtype=np.uint32)
        own = draw.integers(0, 2**32, max(0, count - len(frequent) - len(scarce)), dtype=np.uint32)
        return np.concatenate((frequent * _MIX, (scarce + np.uint32(_PHRASES)) * _MIX, own))


def stories(count: int, draw: np.random.Generator) -> npt.NDArray[np.int64]:
    """Return for each article the first of its story."""
    back = 1 + draw.exponential(_MEMORY, count).astype(np.int64)
    copied = (draw.random(count) < _COPIES) & (back <= np.arange(count))
    story = np.arange(count)
    for number in np.flatnonzero(copied).tolist():
        story[number] = story[number - back[number]]
    return story
