"""What a text fills into each place that a form may have: its numbers, by the words before them."""

import re
from collections import defaultdict
from collections.abc import Mapping

__all__ = ["Slots", "conflicts", "slots"]

#: By the two words before it and how many numbers stand in between, what stands there: of the row `Wheat IV
#: 2.40 4.65` the second number is at ("wheat", "iv", 1).
Slots = Mapping[tuple[str, str, int], set[str]]

_NUMBER = re.compile(r"\d+(?:[.,:/-]\d+)*")  # as `facts` has it
_WORD = re.compile(r"[^\W\d_]+")
_BEFORE = 2  # words that tell a place
_NEAR = 48  #: characters before a number in which these words mostly stand, and one more


def slots(text: str) -> Slots:
    """Return the numbers of a text by their places, without thousands' commas."""
    numbers: dict[tuple[str, str, int], set[str]] = defaultdict(set)
    plain, end = text.lower(), 0
    last, word, count = "", "", 0
    for number in _NUMBER.finditer(plain):
        if between := _last_words(plain[end : number.start()]):
            last, word, count = *[word, *between][-_BEFORE:], 0
        numbers[last, word, count].add(number[0].replace(",", ""))
        count, end = count + 1, number.end()
    return numbers


def _last_words(text: str) -> list[str]:
    """Return the last two words of a text, or as many as it has; of a long one its end is read."""
    near = _WORD.findall(text[-_NEAR:])
    if not near[_BEFORE:] and len(text) > _NEAR:  # the first may have lost its beginning
        near = _WORD.findall(text)
    return near[-_BEFORE:]


def conflicts(one: Slots, other: Slots) -> tuple[int, int]:
    """Return how many places both texts have, and in how many of these no number is the same."""
    shared = one.keys() & other.keys()
    return len(shared), sum(one[place].isdisjoint(other[place]) for place in shared)
