"""Where a word goes on with a capital: two texts strung together, or a name such as "YouTube"."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from streams.extract.captions import is_caption

__all__ = ["CAPITALS", "SMALL", "Joints"]

CAPITALS = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻŁŃŅŇŌŐŒŔŘŚŞŠŤŪŮŰŲŹŻŽΑ-ΩА-ЯЁІЇЄҐ"
SMALL = rf"[^\W_{CAPITALS}]"
_WORD = re.compile(r"[^\W_]{1,200}")
#: "contentWe", "2024Updated", "AFPNext".
_JOINT = re.compile(
    rf"(?<={SMALL})(?<!\d)(?=[{CAPITALS}])|(?:(?<=\d)|(?<=[{CAPITALS}][{CAPITALS}]))(?=[{CAPITALS}]{SMALL})"
)
#: "(AFP)Next", "„Das reicht“Next".
_CLOSED = re.compile(rf"(?<=\))(?=[„“«\"¿¡‘]?[{CAPITALS}])|(?<={SMALL}[“”»«])(?=[{CAPITALS}])")
#: "in Tarsk3 hours ago": the time of another article.
_UNIT = r"(?:hrs?|hours?|mins?|minutes?|days?|weeks?|months?)"
_AGO = re.compile(rf"(?<=[^\W\d_])(?=\d{{1,2}} {_UNIT} ago)")
_MAY_HAVE = re.compile(rf"[{CAPITALS}](?<=[^\W_][{CAPITALS}])")
#: Letters of a word in small letters that is no prefix, as in isiXhosa "lakwaTransnet"; of a known
#: word that is none; and of any word, "iPhone" having none.
_LONG, _SHORT, _LEAST = 6, 4, 2
_YEAR = 4  # digits
_CREDIT, _PARAGRAPH = 40, 40  # letters that a picture's credit stands in, and of what follows one
_MANY, _SHARE = 8, 0.003  # distinct words that are two, and of all: of a page that is strung together


class Joints:
    """The joints of one page. Its other words, and what stands around it, tell a name from two texts."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts if sum(map(_has_joint, texts)) else ()

    @cached_property
    def are_many(self) -> bool:
        """Whether the page is strung together."""
        found = sum(any(self._cuts(word)) for word in self._around)
        return found >= max(_MANY, _SHARE * sum(text.count(" ") for text in self._texts))

    def split(self, text: str, *, strung: bool) -> list[str]:
        """Return the texts that were strung together; `strung` tells that there are many in the line."""
        places = {match.start() for pattern in (_CLOSED, _AGO) for match in pattern.finditer(text)}
        places.update(at + cut for at, word in _joined(text) for cut in self._cuts(word, strung=strung))
        places.update(self._credited(text))
        return _apart(text, sorted(places))

    def split_captions(self, text: str) -> list[str]:
        """Return the text without the captions before and in it: "Photo: GNPNext"."""
        return _apart(text, list(self._credited(text)))

    def _credited(self, text: str) -> Iterator[int]:
        """Yield where a picture's credit ends and a paragraph begins."""
        for at, word in _joined(text):
            if word not in self._names:
                yield from filter(lambda end: _ends_credit(text, end), _ends(at, word))

    def _cuts(self, word: str, *, strung: bool = False) -> Iterator[int]:
        """Yield where a word of the page ends within this one."""
        places = list(_ends(0, word))
        if not places or word in self._names:
            return
        for start, at, end in zip([0, *places], places, [*places[1:], len(word)], strict=False):
            if self._is_end(word[start:at], word[at:end], strung=strung):
                yield at

    def _is_end(self, left: str, right: str, *, strung: bool) -> bool:
        is_small, is_known = left[0].islower(), left.lower() in self._known
        if is_small and (len(left) >= _LONG or (is_known and len(left) >= _SHORT)):
            return True
        if strung:
            return is_known or not is_small
        is_word = (is_known and len(left) >= _LEAST) or (left.isdecimal() and len(left) == _YEAR)
        return is_word and right.lower() in self._known

    @cached_property
    def _known(self) -> set[str]:
        """The words that stand for themselves."""
        return {
            word.lower() for text in self._texts for word in _WORD.findall(text) if not _JOINT.search(word)
        }

    @cached_property
    def _around(self) -> dict[str, tuple[set[str], set[str]]]:
        """What stands before and behind each word with a joint."""
        around: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
        for text in filter(_has_joint, self._texts):
            found = ["", *_WORD.findall(text), ""]
            for before, word, behind in zip(found, found[1:], found[2:], strict=False):
                if _JOINT.search(word):
                    around[word][0].add(before)
                    around[word][1].add(behind)
        return around

    @cached_property
    def _names(self) -> set[str]:
        """The words with a joint in several places: the last word of a label always follows the same one."""
        return {word for word, around in self._around.items() if min(map(len, around)) > 1}


def _has_joint(text: str) -> bool:
    return _MAY_HAVE.search(text) is not None


def _joined(text: str) -> Iterator[tuple[int, str]]:
    """Yield the words that may have a joint, with their places."""
    if _has_joint(text):
        yield from ((word.start(), word[0]) for word in _WORD.finditer(text))


def _ends(at: int, word: str) -> Iterator[int]:
    return (at + match.start() for match in _JOINT.finditer(word))


def _ends_credit(text: str, at: int) -> bool:
    return len(text) - at >= _PARAGRAPH and is_caption(text[max(0, at - _CREDIT) : at])


def _apart(text: str, places: Sequence[int]) -> list[str]:
    return [text[start:end] for start, end in zip([0, *places], [*places, len(text)], strict=True)]
