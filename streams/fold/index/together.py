"""What is known of articles that come together, until it holds no more."""

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from streams.fold.index.blocks import Ints
from streams.fold.index.coming import Coming
from streams.fold.index.keys import Marks
from streams.fold.index.lists import Flags, Numbers
from streams.fold.index.postings import Postings

__all__ = ["Foreseen", "Together"]


class Foreseen(NamedTuple):
    """What is known of an article."""

    at: int  #: its place among those that come together
    near: Numbers  #: of the articles in the arrays, those worth comparing, in order
    beside: list[int]  #: of those that come before it, those worth comparing, by their places
    common: Numbers  #: the holders of keys that are common, and need not be when some of those have left
    counts: Ints  #: how many of them hold each of those keys
    spare: Ints  #: how many of those may not leave, for each
    least: int  #: how many articles may not leave, whoever they are
    hasty: bool  #: whether all before it must have come, or else a key may not be common

    def holds(self, gone: Flags, leaving: int) -> bool:
        """Tell whether its keys are as common as they were, now that some have left."""
        if leaving < self.least:
            return True
        left = gone.take(self.common)
        if np.count_nonzero(left) < self.least:
            return True
        starts = self.counts.cumsum() - self.counts
        return bool((np.add.reduceat(left, starts, dtype=np.intp) < self.spare).all())


@dataclass(slots=True)
class Together:
    """What is known of all, and who of them has come."""

    them: Coming | None = None
    foreseen: dict[Marks, Foreseen] = field(default_factory=dict)
    numbers: list[int] = field(default_factory=list)  # by place; 0 before it comes, and when it has left
    come: int = 0  # the place behind the last that has come

    def of(self, marks: Marks, gone: Flags, leaving: int) -> Foreseen | None:
        """Return what is known of an article that has not come, nor any after it, if it holds still."""
        foreseen = self.foreseen.get(marks)
        if (
            not foreseen
            or foreseen.at < self.come
            or (foreseen.hasty and not all(self.numbers[: foreseen.at]))
        ):
            return None
        return foreseen if foreseen.holds(gone, leaving) else None

    def came(self, marks: Marks, number: int) -> bool:
        """Take note of an article that is in; tell whether it was known of, and none after it has come."""
        foreseen = self.foreseen.get(marks)
        if not foreseen or foreseen.at < self.come:
            return False
        self.numbers[foreseen.at] = number
        self.come = foreseen.at + 1
        return True

    @property
    def complete(self) -> bool:
        """Whether the last has come."""
        return 0 < self.come == len(self.numbers)

    def left(self, number: int) -> None:
        """Take note that one that came has left."""
        self.numbers = [0 if each == number else each for each in self.numbers]

    def enter(self, postings: Postings) -> bool:
        """Put all into the arrays, where they were looked for, if all have come and none has left."""
        them = self.them
        if not them or not them.once or not all(self.numbers):
            return False
        numbers = np.array(self.numbers, np.uint32)[them.owner[them.order]]
        postings.add_at(them.lookup, them.times, numbers)
        return True

    def beside(self, foreseen: Foreseen) -> list[int]:
        """Return the numbers of those worth comparing with an article that came before it."""
        return [number for at in foreseen.beside if (number := self.numbers[at])]
