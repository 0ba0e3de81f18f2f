"""Where a word goes on with a capital: two texts strung together, or a name such as "YouTube"."""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice

from streams.extract.captions import is_caption
from streams.extract.lines import words
from streams.extract.phrases import ANYWHERE, Anywhere

__all__ = ["CAPITALS", "MOST_PARTS", "SMALL", "Joints"]

CAPITALS = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻŁŃŅŇŌŐŒŔŘŚŞŠŤŪŮŰŲŹŻŽΑ-ΩА-ЯЁІЇЄҐ"
SMALL = rf"[^\W_{CAPITALS}]"
_LONGEST = 200  # letters: what has more without a space is none of a language's words
_WORD = re.compile(rf"[^\W_]{{1,{_LONGEST}}}")
#: The capital of "contentWe", "2024Updated", "AFPNext".
_JOINT = re.compile(
    rf"[{CAPITALS}](?:(?<={SMALL}[{CAPITALS}])(?<!\d[{CAPITALS}])"
    rf"|(?:(?<=\d[{CAPITALS}])|(?<=[{CAPITALS}]{{3}}))(?={SMALL}))"
)
#: "(AFP)Next", "„Das reicht“Next".
_CLOSED = re.compile(rf"(?<=\))(?=[„“«\"¿¡‘]?[{CAPITALS}])|(?<={SMALL}[“”»«])(?=[{CAPITALS}])")
#: "in Tarsk3 hours ago": the time of another article.
_UNIT = r"(?:hrs?|hours?|mins?|minutes?|days?|weeks?|months?)"
_AGO = re.compile(rf"(?<=[^\W\d_])(?=\d{{1,2}} {_UNIT} ago)")
_NEAR = 60  # letters that the word before or behind another stands in
#: Letters of a word in small letters that is no prefix, as in isiXhosa "lakwaTransnet"; of a known
#: word that is none; and of any word, "iPhone" having none.
_LONG, _SHORT, _LEAST = 6, 4, 2
_YEAR = 4  # digits
_CREDIT, _PARAGRAPH = 40, 40  # letters that a picture's credit stands in, and of what follows one
#: Texts that a page may be taken apart into, as many as it may have lines; nobody reads on beyond that.
MOST_PARTS = 20_000
_MANY, _SHARE = 8, 0.003  # distinct words that are two, and of all: of a page that is strung together


class Joints:
    """The joints of one page. Its other words, and what stands around it, tell a name from two texts."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    @cached_property
    def are_many(self) -> bool:
        """Whether the page is strung together, by how many of its words have a joint that no name has."""
        if len(self._around) < _MANY:
            return False
        least = math.ceil(max(_MANY, _SHARE * sum(text.count(" ") for text in self._texts)))
        strung = (word for word in self._around if any(self._cuts(word)))
        return sum(1 for _ in islice(strung, least)) == least

    def split(self, text: str, *, strung: bool) -> list[str]:
        """Return the texts that were strung together; `strung` tells that there are many in the line."""
        places = {match.start() for pattern in (_CLOSED, _AGO) for match in pattern.finditer(text)}
        cuts = (at + cut for at, word in _joined(text) for cut in self._cuts(word, strung=strung))
        places.update(islice(cuts, MOST_PARTS))
        places.update(self._credited(text))
        return _apart(text, sorted(places))

    def split_captions(self, text: str) -> list[str]:
        """Return the text without the captions before and in it: "Photo: GNPNext"."""
        return _apart(text, list(self._credited(text)))

    def _credited(self, text: str) -> Iterator[int]:
        """Yield where a picture's credit ends and a paragraph begins."""
        for at, word in _joined(text):
            if word not in self._names:
                yield from filter(lambda end: self._ends_credit(text, end), _ends(at, word))

    def _ends_credit(self, text: str, at: int) -> bool:
        return len(text) - at >= _PARAGRAPH and is_caption(text[max(0, at - _CREDIT) : at], self._phrases)

    @cached_property
    def _phrases(self) -> Anywhere:
        """The phrases that the page may have: of most, none."""
        return ANYWHERE.within("\n".join(self._texts).lower())

    def _cuts(self, word: str, *, strung: bool = False) -> Iterator[int]:
        """Yield where a word of the page ends within this one."""
        places = list(_ends(0, word))
        if not places or word in self._names:
            return
        for start, at, end in zip([0, *places], places, [*places[1:], len(word)], strict=False):
            if self._is_end(word[start:at], word[at:end], strung=strung):
                yield at

    def _is_end(self, left: str, right: str, *, strung: bool) -> bool:
        is_small, is_known = left[0].islower(), _is_in(left, self._known)
        if is_small and (len(left) >= _LONG or (is_known and len(left) >= _SHORT)):
            return True
        if strung:
            return is_known or not is_small
        is_word = (is_known and len(left) >= _LEAST) or (left.isdecimal() and len(left) == _YEAR)
        return is_word and _is_in(right, self._known)

    @cached_property
    def _known(self) -> set[str]:
        """The words of the page: those that stand for themselves, and those with a joint as a whole."""
        return set(words("\n".join(self._texts)))

    @cached_property
    def _around(self) -> dict[str, tuple[set[str], set[str]]]:
        """What stands before and behind each word with a joint."""
        around: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
        for text in self._texts:
            for at, word in _joined(text):
                around[word][0].update(_WORD.findall(text[max(0, at - _NEAR) : at])[-1:] or [""])
                end = at + len(word)
                around[word][1].update(_WORD.findall(text[end : end + _NEAR])[:1] or [""])
        return around

    @cached_property
    def _names(self) -> set[str]:
        """The words with a joint in several places: the last word of a label always follows the same one."""
        return {word for word, around in self._around.items() if min(map(len, around)) > 1}


def _joined(text: str) -> Iterator[tuple[int, str]]:
    """Yield the words with a joint, with their places."""
    end = 0
    for match in _JOINT.finditer(text):
        if match.start() < end:
            continue
        start = _begin(text, match.start(), max(end, match.start() - _LONGEST))
        if word := _WORD.match(text, start):
            end = word.end()
            yield start, word[0]


def _begin(text: str, at: int, least: int) -> int:
    """Return where the word begins that goes on at a place, from `least` on."""
    while at > least and text[at - 1].isalnum():
        at -= 1
    return at


def _ends(at: int, word: str) -> Iterator[int]:
    return (at + match.start() for match in _JOINT.finditer(word))


def _apart(text: str, places: Sequence[int]) -> list[str]:
    return [text[start:end] for start, end in zip([0, *places], [*places, len(text)], strict=True)]


def _is_in(word: str, known: set[str]) -> bool:
    return not known.isdisjoint(words(word))
