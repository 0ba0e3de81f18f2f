"""The frames of a head word, found by the words that stand in a sentence with it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Frame", "Frames", "Part", "Place"]

Place = Literal["link", "object", "subject", "modifier"]


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a pattern after the first, and where it stands: a link is a preposition or particle."""

    words: frozenset[str]
    place: Place


@dataclass(frozen=True, slots=True)
class Frame:
    """A way to tell of an event."""

    root: str
    mode: str | None
    noun: bool  #: the head is a noun of the event itself
    pattern: str
    parts: tuple[Part, ...]
    example: str
    needs: tuple[frozenset[str], ...] = ()  #: a word or lemma of each stands in a sentence that has the frame


class Frames:
    """All frames of a head, the most specific first; "be" has five hundred, of which a sentence has two."""

    def __init__(self, every: Sequence[Frame]) -> None:
        self.every = tuple(every)

    def __iter__(self) -> Iterator[Frame]:
        return iter(self.every)

    def among(self, words: frozenset[str]) -> list[Frame]:
        """Return the frames that have all they need among the words of a sentence."""
        places = {*self._open}
        for word in self._by_word.keys() & words:
            places.update(self._by_word[word])
        near = (self.every[place] for place in sorted(places))
        return [one for one in near if len(one.needs) <= 1 or not any(map(words.isdisjoint, one.needs))]

    @cached_property
    def _open(self) -> tuple[int, ...]:
        """The places of the frames that need no word."""
        return tuple(place for place, frame in enumerate(self.every) if not frame.needs)

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        """The places of the others by each of the words of which they need one, and the fewest others do.

        That is no "to" or "in". Most heads are not in an article; a tenth of a second makes this of all.
        """
        asked = Counter(chain.from_iterable(chain.from_iterable(frame.needs for frame in self.every)))
        by_word: defaultdict[str, list[int]] = defaultdict(list)
        for place, frame in enumerate(self.every):
            rarest = min(frame.needs, key=lambda words: max(map(asked.__getitem__, words)), default=())
            for word in rarest:
                by_word[word].append(place)
        return dict(by_word)

    def prepare(self) -> None:
        """Make now what is made when a sentence first has the head."""
        self.among(frozenset())
