"""The index of newsfold, and what a user would otherwise take, behind one face."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Protocol

import numpy as np
from datasketch import MinHash, MinHashLSH

from benchmarks.folding.made import Article
from streams.fold.index import Candidates, all_marks
from streams.fold.index.candidates import COMMON, LEAST, SHARE
from streams.fold.index.keys import BANDS, ROWS

__all__ = ["INDEXES", "Index"]


class Index(Protocol):
    """Articles by number. Its time is that of `near`, `add` and `remove`, with signature and sample given."""

    def fill(self, articles: Iterable[tuple[int, Article]]) -> None:
        """Put in many, as after a restart."""

    def add(self, number: int, article: Article) -> None:
        """Put in one."""

    def ahead(self, articles: Sequence[Article]) -> None:
        """Prepare for articles that come one by one."""

    def near(self, article: Article) -> Sequence[object]:
        """Return its candidates."""

    def remove(self, number: int, article: Article) -> None:
        """Take one out."""


class Newsfold:
    """Bands and sampled shingles, in flat arrays."""

    def __init__(self) -> None:
        self.candidates = Candidates()

    def fill(self, articles: Iterable[tuple[int, Article]]) -> None:
        """Put in many at once."""
        numbers, marks = zip(*((number, article.marks) for number, article in articles), strict=True)
        self.candidates.add_many(numbers, marks)

    def add(self, number: int, article: Article) -> None:
        """Put in one."""
        self.candidates.add(number, article.marks)

    def ahead(self, articles: Sequence[Article]) -> None:
        """Make their marks, and ask for all of them."""
        made = all_marks(np.array([a.least for a in articles]), [a.sample for a in articles], "en")
        for article, of in zip(articles, made, strict=True):
            vars(article)["marks"] = of
        self.candidates.ahead(made)

    def near(self, article: Article) -> Sequence[object]:
        """Return its candidates."""
        near: list[object] = self.candidates.near(article.marks).tolist()
        return near

    def remove(self, number: int, article: Article) -> None:
        """Take one out."""
        self.candidates.remove(number, lambda: article.marks)


class OneByOne(Newsfold):
    """The same, where no article is known before it comes: as a worker takes them."""

    def ahead(self, articles: Sequence[Article]) -> None:
        """Do nothing."""


class Datasketch:
    """Its LSH with the same bands; it has no index of contained texts."""

    def __init__(self) -> None:
        self._lsh = MinHashLSH(num_perm=BANDS * ROWS, params=(BANDS, ROWS))

    def fill(self, articles: Iterable[tuple[int, Article]]) -> None:
        """Put in one after the other."""
        for number, article in articles:
            self.add(number, article)

    def add(self, number: int, article: Article) -> None:
        """Put in one."""
        self._lsh.insert(number, _sketch(article), check_duplication=False)

    def ahead(self, articles: Sequence[Article]) -> None:
        """Do nothing."""

    def near(self, article: Article) -> Sequence[object]:
        """Return its candidates."""
        near: list[object] = self._lsh.query(_sketch(article))
        return near

    def remove(self, number: int, article: Article) -> None:
        """Take one out."""
        self._lsh.remove(number)


class DictOfSets:
    """Bands and sampled shingles in a dict of sets: the inverted index that one writes first."""

    def __init__(self) -> None:
        self._held: defaultdict[int, set[int]] = defaultdict(set)
        self._sizes: dict[int, int] = {}

    def fill(self, articles: Iterable[tuple[int, Article]]) -> None:
        """Put in one after the other."""
        for number, article in articles:
            self.add(number, article)

    def add(self, number: int, article: Article) -> None:
        """Put in one."""
        of = article.marks
        self._sizes[number] = of.size
        for key in of.keys.tolist():
            self._held[key].add(number)

    def ahead(self, articles: Sequence[Article]) -> None:
        """Do nothing."""

    def near(self, article: Article) -> Sequence[object]:
        """Return its candidates."""
        of = article.marks
        held = [self._held.get(key, ()) for key in of.keys.tolist()]
        shared = Counter(chain.from_iterable(some for some in held[BANDS:] if len(some) <= COMMON))
        enough = {a for a, n in shared.items() if n >= LEAST and n >= SHARE * min(of.size, self._sizes[a])}
        return sorted(enough.union(*held[:BANDS]))

    def remove(self, number: int, article: Article) -> None:
        """Take one out."""
        del self._sizes[number]
        for key in article.marks.keys.tolist():
            self._held[key].discard(number)
            if not self._held[key]:
                del self._held[key]


INDEXES: dict[str, Callable[[], Index]] = {
    "newsfold": Newsfold,
    "newsfold, one by one": OneByOne,
    "datasketch": Datasketch,
    "dict of sets": DictOfSets,
}


def _sketch(article: Article) -> MinHash:
    return MinHash(num_perm=BANDS * ROWS, hashvalues=article.least[: BANDS * ROWS], scheme="affine32")
