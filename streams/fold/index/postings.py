"""An inverted index in memory: from a key to the numbers of the articles that have it."""

from typing import NamedTuple

import numpy as np

from streams.fold.index.arrays import counted
from streams.fold.index.blocks import Ints
from streams.fold.index.buckets import Keys, Places, same
from streams.fold.index.lists import Lists, Numbers
from streams.fold.index.slots import NOWHERE, Slots

__all__ = ["MOST", "Held", "Keys", "Numbers", "Postings"]

#: Articles at once. A payload below is an article's number: most keys have one holder, and need no list.
#: Those above are lists.
MOST = 1 << 25


class Held(NamedTuple):
    """Holders of keys: for each number, which of the keys asked for it has."""

    which: Ints
    numbers: Numbers


class Postings:
    """Keys and their holders, whose numbers are 1 .. MOST - 1."""

    def __init__(self) -> None:
        self._slots = Slots()
        self._lists = Lists()

    def __len__(self) -> int:
        """Return how many keys have holders."""
        return len(self._slots)

    @property
    def nbytes(self) -> int:
        """Bytes of memory."""
        return self._slots.nbytes + self._lists.nbytes

    def holders(self, keys: Keys, most: int, but: int) -> tuple[Held, Ints]:
        """Return the holders of keys, and which keys are left out because they have more than `most`.

        Of the first `but` keys all holders are returned, however many.
        """
        places = self._slots.find(keys)
        which = (places != NOWHERE).nonzero()[0]
        held = self._slots.payloads(places[which])
        listed = held >= MOST
        lists, refs = which[listed], _refs(held[listed])
        counts = self._lists.counts(refs)
        many = (counts > most) & (lists >= but)
        common, few = lists[many], ~many
        lists, refs, counts = lists[few], refs[few], counts[few]
        alone = ~listed
        found = Held(
            np.concatenate((which[alone], lists.repeat(counts))),
            np.concatenate((held[alone], self._lists.held(refs, counts))),
        )
        return found, common

    def add(self, keys: Keys, numbers: Numbers) -> None:
        """Note a holder of each key: the keys of one article after those of another."""
        self._add(*_grouped(same(keys), numbers))

    def _add(self, keys: Keys, counts: Ints, numbers: Numbers) -> None:
        """Note the holders of distinct keys; each key's holders stand together."""
        places = self._slots.find(keys)
        alone = (places == NOWHERE) & (counts == 1)
        self._add_to_lists(keys[~alone], places[~alone], counts[~alone], numbers[np.repeat(~alone, counts)])
        self._slots.put(keys[alone], numbers[np.repeat(alone, counts)])

    def _add_to_lists(self, keys: Keys, places: Places, counts: Ints, numbers: Numbers) -> None:
        """Put numbers into the lists of keys; make lists for those that had one holder or none."""
        there = places != NOWHERE
        held = np.zeros(len(keys), np.uint32)
        held[there] = self._slots.payloads(places[there])
        refs = np.empty(len(keys), np.intp)
        listed = held >= MOST
        refs[listed] = _refs(held[listed])
        refs[~listed] = self._lists.make((counts + there)[~listed])
        first = there & ~listed
        if first.any():
            self._lists.extend(refs[first], np.ones(int(first.sum()), np.intp), held[first])
        refs = self._lists.extend(refs, counts, numbers)
        self._slots.change(places[there], _payloads(refs[there]))
        self._slots.put(keys[~there], _payloads(refs[~there]))

    def remove(self, keys: Keys, number: int) -> None:
        """Strike out a holder of keys. Raises `KeyError` where they are not those it was added with."""
        places = self._slots.find(keys)
        if (places == NOWHERE).any():
            raise KeyError(number)
        held = self._slots.payloads(places)
        alone = held < MOST
        self._slots.remove(places[alone])
        listed = ~alone
        places = places[listed]
        refs, counts = self._lists.strike(_refs(held[listed]), number)
        payloads = _payloads(refs)
        left = counts == 1
        payloads[left] = self._lists.first(refs[left])
        self._slots.change(places, payloads)
        self._lists.free(refs[left])


def _refs(payloads: Numbers) -> Ints:
    return (payloads - np.uint32(MOST)).astype(np.intp)


def _payloads(refs: Ints) -> Numbers:
    return (refs + MOST).astype(np.uint32)


def _grouped(keys: Keys, numbers: Numbers) -> tuple[Keys, Ints, Numbers]:
    """Return the distinct keys, how many holders each has, and the holders in the order of the keys."""
    order = keys.argsort(kind="stable")
    keys, numbers = keys[order], numbers[order]
    once = np.ones(len(keys), bool)  # but a key that one article has twice
    once[1:] = (keys[1:] != keys[:-1]) | (numbers[1:] != numbers[:-1])
    return *counted(keys[once]), numbers[once]
