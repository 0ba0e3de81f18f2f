"""Which words of a page are the article's: the two texts laid beside each other.

Extractors join blocks, divide them, mend single words and take credits off, so whole lines do not match.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate, groupby

from streams.review.pieces import Text, count_words, text_of

__all__ = ["Piece", "align"]

_RUN = 3  # words: the shortest run that is taken for the same text, or for another
_COMMON = 8  # times: what the article has more often begins no match, or a page of one word is quadratic
#: Words: a longer page is compared by whole lines, since differences cost their square, 7 s for so many. None
#: of 407 pages has more than 12,260.
_MANY = 13_000


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in a row that share a fate: on the page and in the article, or on one side alone."""

    text: str
    kept: bool  #: in the article
    line: int | None  #: of the page; None for what does not stand there


def align(page: Sequence[str], article: Sequence[str]) -> list[Piece]:
    """Return the page's lines in pieces, and between them what only the article has.

    Up to two other words within a kept line pass for the same text: a mended letter, a dash.
    """
    whole = count_words(page) > _MANY
    here, there = text_of(page, whole), text_of(article, whole)
    partners = _line_partners(here.keys, there.keys) if whole else _partners(here.keys, there.keys)
    _pair_lines(here, there, partners)
    return list(_pieces(here, there, partners))


def _partners(here: list[str], there: list[str]) -> list[int | None]:
    """Return for each word of the page the index of the article's that it is. They rise."""
    ours, theirs = (list(zip(*(keys[n:] for n in range(_RUN)), strict=False)) for keys in (here, there))
    common = {gram for gram, count in Counter(theirs).items() if count > _COMMON}
    partners: list[int | None] = [None] * len(here)
    last = -1
    matcher = SequenceMatcher(common.__contains__, ours, theirs, autojunk=False)
    for at, other, size in matcher.get_matching_blocks():
        for step in range(size + _RUN - 1 if size else 0):
            if other + step > last:
                partners[at + step] = last = other + step
    return partners


def _line_partners(here: list[str], there: list[str]) -> list[int | None]:
    """Return the same for lines: of those that stand once in each, as many as rise (patience sorting)."""
    ours, theirs = Counter(here), Counter(there)
    place = {key: at for at, key in enumerate(there) if theirs[key] == ours[key] == 1}
    ends, tops, below = list[int](), list[int](), dict[int, int | None]()
    for at, key in enumerate(here):
        if (other := place.get(key)) is not None:
            pile = bisect_left(ends, other)
            ends[pile : pile + 1], tops[pile : pile + 1] = [other], [at]
            below[at] = tops[pile - 1] if pile else None
    partners: list[int | None] = [None] * len(here)
    last = tops[-1] if tops else None
    while last is not None:
        partners[last], last = place[here[last]], below[last]
    return partners


def _pair_lines(here: Text, there: Text, partners: list[int | None]) -> None:
    """Pair lines too short for a run where all around them is something else: a heading below a box."""
    taken = set(partners)
    missing: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for begin, end in there.spans():
        if taken.isdisjoint(range(begin, end)):
            missing[tuple(there.keys[begin:end])].append(begin)
    behind = _behind(partners, len(there.keys))
    last = -1
    for begin, end in here.spans():
        others = missing.get(tuple(here.keys[begin:end]), [])
        at = bisect_right(others, last)
        other = others[at] if at < len(others) else len(there.keys)
        if other < behind[begin] and set(partners[begin:end]) == {None}:
            partners[begin:end] = range(other, other + end - begin)
        last = max((partner for partner in partners[begin:end] if partner is not None), default=last)


def _behind(partners: list[int | None], end: int) -> list[int]:
    """Return for each word of the page the next partner from there on."""
    following = accumulate(reversed(partners), lambda next_, one: next_ if one is None else one, initial=end)
    return list(following)[:0:-1]


def _pieces(here: Text, there: Text, partners: list[int | None]) -> Iterator[Piece]:
    """Yield the pieces in the page's order, what only the article has before what follows it there."""
    next_word = 0  # of the article, behind those that stand in a piece
    for begin, end in here.spans():
        for kept, run in groupby(range(begin, end), _kept(partners[begin:end], begin).__contains__):
            row = list(run)
            others = [partner for at in row if (partner := partners[at]) is not None]
            if others:
                yield from _only_there(there, next_word, others[0])
                next_word = others[-1] + 1
            yield Piece("".join(here.words[at] for at in row).strip(), kept, here.lines[begin])
    yield from _only_there(there, next_word, len(there.words))


def _kept(partners: list[int | None], begin: int) -> set[int]:
    """Return which words of a line are kept; a short run between two kept ones is kept with them."""
    runs = [
        (kept, list(run)) for kept, run in groupby(range(len(partners)), lambda at: partners[at] is not None)
    ]
    inner = [run for kept, run in runs[1:-1] if not kept and len(run) < _RUN]
    return {begin + at for kept, run in runs if kept or run in inner for at in run}


def _only_there(there: Text, begin: int, end: int) -> Iterator[Piece]:
    """Yield the article's lines between two of its words, unless it is only a word or two in a line."""
    for _, run in groupby(range(begin, end), there.lines.__getitem__):
        row = list(run)
        if len(row) >= _RUN or there.is_line(row[0], row[-1]):
            yield Piece("".join(there.words[at] for at in row).strip(), True, None)
