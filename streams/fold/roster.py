"""The live articles by number, in columns: 72 bytes each, where an object each would take 600."""

from collections import deque
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from streams.fold.card import Card
from streams.fold.features import Order
from streams.fold.index import RESTING
from streams.fold.index.arrays import grow

__all__ = ["Roster"]

_ROW = np.dtype(
    [("first_seen", "i8"), ("updated_at", "i8"), ("outlet", "u8"), ("site", "u8"), ("name", "u8"),
     ("source", "u8"), ("credit", "u8"), ("revision", "u4"), ("length", "u4")]
)  # fmt: skip


class Roster:
    """Articles and their cards. Numbers begin with 1, and those of articles that left are given again.

    Who left first is first, and not before as many have left as rest with the index.
    """

    def __init__(self) -> None:
        self._number: dict[str, int] = {}
        self._ids: list[str | None] = [None]
        self._free: deque[int] = deque()
        self._times = np.zeros(1)
        self._rows = np.zeros(1, _ROW)

    def __contains__(self, article_id: str) -> bool:
        return article_id in self._number

    def __iter__(self) -> Iterator[str]:
        return iter(self._number)

    def __len__(self) -> int:
        return len(self._number)

    def __getitem__(self, article_id: str) -> Card:
        number = self._number[article_id]
        return Card(article_id, float(self._times[number]), *self._rows[number].item())

    def cards(self, articles: Sequence[str]) -> list[Card]:
        """Return the cards of several articles, in a quarter of the time that one after the other takes."""
        numbers = [self._number[a] for a in articles]
        rows, times = self._rows[numbers].tolist(), self._times[numbers].tolist()
        return [Card(a, time, *row) for a, time, row in zip(articles, times, rows, strict=True)]

    def order(self, article_id: str) -> Order:
        """Return an article's place in canonical order: event time, then id."""
        return float(self._times[self._number[article_id]]), article_id

    def revision(self, article_id: str) -> int:
        """Return an article's revision."""
        return int(self._rows["revision"][self._number[article_id]])

    def number(self, article_id: str) -> int:
        """Return an article's number."""
        return self._number[article_id]

    def near(self, numbers: npt.NDArray[np.uint32], time: float, window: float) -> list[str]:
        """Return the articles of these numbers within so many seconds of a time, by id in order."""
        return self.ids(numbers[np.abs(self._times[numbers] - time) <= window])

    def earlier(self, numbers: npt.NDArray[np.uint32], time: float, window: float, back: float) -> list[str]:
        """Return the articles of these numbers of before a window, and no further back, by id in order."""
        ago = time - self._times[numbers]
        return self.ids(numbers[(ago > window) & (ago <= back)])

    def ids(self, numbers: npt.NDArray[np.uint32]) -> list[str]:
        """Return the articles of these numbers, by id in order."""
        return sorted(a for n in numbers.tolist() if (a := self._ids[n]))

    def enter(self, card: Card) -> int:
        """Put in an article that is not here; return its number."""
        number = self._free.popleft() if len(self._free) > RESTING else len(self._ids)
        if number == len(self._ids):
            self._ids.append(None)
            grow(self._times, number + 1)
            grow(self._rows, number + 1)
        self._ids[number] = card.article_id
        self._number[card.article_id] = number
        self._times[number] = card.time
        self._rows[number] = tuple(card[2:])
        return number

    def leave(self, article_id: str, again: bool = True) -> None:
        """Take out an article. Its number is not given `again` where the index may still have it."""
        number = self._number.pop(article_id)
        self._ids[number] = None
        if again:
            self._free.append(number)
