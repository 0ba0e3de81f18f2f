"""What a text fills into each place that a form may have: its numbers, by the words before them."""

import re
from collections import defaultdict
from collections.abc import Mapping

__all__ = ["Slots", "conflicts", "slots"]

#: By the two words before it and how many numbers stand in between, what stands there: of the row `Wheat IV
#: 2.40 4.65` the second number is at ("wheat", "iv", 1).
Slots = Mapping[tuple[str, str, int], set[str]]

#: A number as `facts` has it, or a word without figures.
_TOKEN = re.compile(r"\d+(?:[.,:/-]\d+)*|[^\W\d_]+")


def slots(text: str) -> Slots:
    """Return the numbers of a text by their places, without thousands' commas."""
    found: dict[tuple[str, str, int], set[str]] = defaultdict(set)
    last, word, count = "", "", 0
    for token in _TOKEN.findall(text.lower()):
        if token[0].isdecimal():
            found[last, word, count].add(token.replace(",", ""))
            count += 1
        else:
            last, word, count = word, token, 0
    return found


def conflicts(one: Slots, other: Slots) -> tuple[int, int]:
    """Return how many places both texts have, and in how many of these no number is the same."""
    shared = one.keys() & other.keys()
    return len(shared), sum(one[place].isdisjoint(other[place]) for place in shared)
