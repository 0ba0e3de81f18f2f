"""The frames of a head word, found by the words that stand in a sentence with it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Frame", "Frames", "Part", "Place", "indexed"]

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


@dataclass(frozen=True, slots=True)
class Frames:
    """All frames of a head, the most specific first; "be" has five hundred, of which a sentence has two."""

    every: tuple[Frame, ...]
    open: tuple[int, ...]  #: the places of those that need no word
    by_word: dict[str, tuple[int, ...]]  #: those of the others, by each of the words of which they need one

    def __iter__(self) -> Iterator[Frame]:
        return iter(self.every)

    def among(self, said: frozenset[str]) -> list[Frame]:
        """Return the frames that have all they need among the words of a sentence."""
        places = {*self.open}
        for word in self.by_word.keys() & said:
            places.update(self.by_word[word])
        near = (self.every[place] for place in sorted(places))
        return [one for one in near if len(one.needs) <= 1 or not any(map(said.isdisjoint, one.needs))]


def indexed(frames: Sequence[Frame]) -> Frames:
    """Return ranked frames, each to be found by the words that the fewest others need: no "to" or "in"."""
    asked = Counter(word for frame in frames for words in frame.needs for word in words)
    by_word: dict[str, tuple[int, ...]] = {}
    for place, frame in enumerate(frames):
        for word in min(frame.needs, key=lambda words: max(asked[word] for word in words), default=()):
            by_word[word] = (*by_word.get(word, ()), place)
    free = tuple(place for place, frame in enumerate(frames) if not frame.needs)
    return Frames(tuple(frames), free, by_word)
