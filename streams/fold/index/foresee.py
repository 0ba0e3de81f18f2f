"""What can be found out together of articles that come one by one.

To ask the arrays for one article takes some forty small steps, and of 83 keys alone most of the time goes
into beginning them. For 128 articles together it takes a fifth of the time to find out who in the arrays is
near to each, and which of the others before it.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import count, pairwise
from typing import Any, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from streams.fold.index.arrays import distinct
from streams.fold.index.blocks import Ints
from streams.fold.index.coming import Coming, coming
from streams.fold.index.keys import Marks
from streams.fold.index.lists import Flags, Numbers
from streams.fold.index.postings import MOST, MOST_BITS, Postings
from streams.fold.index.together import Foreseen, Together

__all__ = ["MOST_TOGETHER", "Rules", "foresee"]

S = TypeVar("S", Numbers, Ints, list[int])

#: Articles, at most: the place of one stands above a number, in 32 bits.
MOST_TOGETHER = 1 << 32 - MOST_BITS
_UP, _NUMBER = np.uint32(MOST_BITS), np.uint32(MOST - 1)


class Rules(NamedTuple):
    """What the index goes by."""

    common: int  #: a key of more articles is no evidence
    leaving: int  #: articles that can leave meanwhile
    #: Whether so many shared samples are enough, of articles whose samples are of these sizes.
    enough: Callable[[Ints, Numbers, Numbers], Flags]


def foresee(postings: Postings, sizes: Numbers, marks: Sequence[Marks], rules: Rules) -> Together:
    """Find out of articles that come in this order what is certain, whoever of them comes in the end."""
    them = coming(postings, marks)
    totals = them.counts + them.before
    few = totals <= rules.common
    common = ~few & (them.counts <= rules.common + rules.leaving)
    fields = zip(
        count(),
        _near(postings, them, few, sizes, rules),
        _beside(them, few, rules),
        *_common(postings, them, common, totals - rules.common),
        _hasty(them, common),
        strict=False,
    )
    known = {of: Foreseen(*each) for of, each in zip(marks, fields, strict=True)}
    return Together(them, known, [0] * len(marks))


def _near(postings: Postings, them: Coming, few: Flags, sizes: Numbers, rules: Rules) -> Iterator[Numbers]:
    """Yield who in the arrays is near to each."""
    met = _met(postings, them, few & them.sampled)
    starts, shared = _several(met)
    first = met[starts]
    enough = rules.enough(shared, sizes.take(first & _NUMBER), them.sizes.take(first >> _UP))
    near = distinct(np.concatenate((first[enough], _met(postings, them, few & ~them.sampled))))
    return _parts(near & _NUMBER, _cuts(near >> _UP, len(them.sizes)))


def _met(postings: Postings, them: Coming, some: Flags) -> Numbers:
    """Return the holders of some keys, below the place of who shares them, in order."""
    keys = (some & (them.counts > 0)).nonzero()[0]
    met, owners = postings.held(them.lookup, them.which[keys]), them.owner[keys].repeat(them.counts[keys])
    for a, b in pairwise(_cuts(owners, len(them.sizes))):
        met[a:b].sort()  # one by one in the cache: a third of the time that all take together
    met |= owners.astype(np.uint32) << _UP
    return met


def _several(met: Numbers) -> tuple[Ints, Ints]:
    """Return where, in order, those begin that are there more than once, and how often they are."""
    same = np.zeros(len(met) + 1, bool)
    np.equal(met[1:], met[:-1], out=same[1:-1])
    edges = (same[1:] != same[:-1]).nonzero()[0]
    starts, ends = edges[::2], edges[1::2]
    return starts, ends - starts + 1


def _beside(them: Coming, few: Flags, rules: Rules) -> Iterator[list[int]]:
    """Yield who of those before it is near to each, by place."""
    size = len(them.sizes)
    one, other = them.pairs(few)
    cells = np.maximum(them.owner[one], them.owner[other]) * size
    cells += np.minimum(them.owner[one], them.owner[other])
    sampled = them.sampled[one]
    met = (np.bincount(cells[some], minlength=size * size) for some in (sampled, ~sampled))
    samples, bands = (of.reshape(size, size) for of in met)
    near = rules.enough(samples, them.sizes[:, None], them.sizes) | (bands > 0)
    late, early = np.tril(near, -1).nonzero()
    return _parts(early.tolist(), _cuts(late, size))


def _common(
    postings: Postings, them: Coming, some: Flags, spare: Ints
) -> tuple[Iterator[Numbers], Iterator[Ints], Iterator[Ints], list[int]]:
    """Return the holders of some of each one's keys, and of each key how many it has and has to spare.

    And the least that each article's keys have to spare.
    """
    keys = (some & (them.counts > 0)).nonzero()[0]
    numbers, counts, spare = postings.held(them.lookup, them.which[keys]), them.counts[keys], spare[keys]
    cuts = _cuts(them.owner[keys], len(them.sizes))
    ends = np.concatenate(([0], counts.cumsum()))[cuts].tolist()
    least = np.full(len(them.sizes), MOST)
    np.minimum.at(least, them.owner[keys], spare)
    return _parts(numbers, ends), _parts(counts, cuts), _parts(spare, cuts), least.tolist()


def _hasty(them: Coming, common: Flags) -> list[bool]:
    """Tell of each whether a key may be common only if all come before it that are to."""
    hasty = np.zeros(len(them.sizes), bool)
    hasty[them.owner[common & (them.before > 0)]] = True
    flags: list[bool] = hasty.tolist()
    return flags


def _cuts(owners: npt.NDArray[Any], count: int) -> list[int]:
    """Return where each owner's begin, and where all end."""
    cuts: list[int] = owners.searchsorted(np.arange(count + 1)).tolist()
    return cuts


def _parts(all_of: S, cuts: list[int]) -> Iterator[S]:
    """Yield each owner's."""
    return (all_of[a:b] for a, b in pairwise(cuts))
