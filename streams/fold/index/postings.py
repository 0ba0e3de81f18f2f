"""An inverted index in memory: from a key to the numbers of the articles that have it."""

from typing import NamedTuple

import numpy as np

from streams.fold.index.arrays import counted
from streams.fold.index.blocks import Ints
from streams.fold.index.buckets import Keys, Places, same
from streams.fold.index.lists import Flags, Lists, Numbers
from streams.fold.index.slots import NOWHERE, Slots

__all__ = ["MOST", "Held", "Keys", "Numbers", "Postings"]

#: Articles at once. A payload below is an article's number: most keys have one holder, and need no list.
#: Those above are lists.
MOST = 1 << 25


class Held(NamedTuple):
    """Holders of keys: for each number, which of the keys it has, in the order of the keys."""

    which: Ints
    numbers: Numbers
    counts: Ints  #: how many holders each key has, told or not


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

    def holders(self, keys: Keys, most: Ints) -> Held:
        """Return the holders of keys; none of a key that has more than its `most`."""
        which, held = self._slots.held(keys)
        listed = held >= MOST
        alone = ~listed
        refs = held.view(np.intp) - MOST
        refs *= listed
        begin, some = self._lists.spans(refs)
        some[alone] = 1
        counts = np.zeros(len(keys), np.intp)
        counts[which] = some
        some *= some <= most[which]
        numbers = self._lists.held(begin, some)
        numbers[(some.cumsum() - 1)[alone]] = held[alone]
        return Held(which.repeat(some), numbers, counts)

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

    def remove(self, keys: Keys, gone: Flags) -> None:
        """Strike out who is `gone` of the holders of keys, which are all the keys of all those.

        Raises `KeyError` for keys that nobody has.
        """
        keys, times = counted(same(keys))
        places = self._slots.find(keys)
        if (places == NOWHERE).any():
            raise KeyError(int(keys[places == NOWHERE][0]))
        held = self._slots.payloads(places)
        listed = held >= MOST
        left = self._strike(places[listed], _refs(held[listed]), times[listed], gone)
        self._slots.remove(np.concatenate((places[~listed], left)))

    def _strike(self, places: Places, refs: Ints, times: Ints, gone: Flags) -> Places:
        """Strike out of lists; return the places of the keys that nobody has now."""
        refs, counts = self._lists.strike(refs, times, gone)
        payloads = _payloads(refs)
        alone = counts == 1
        payloads[alone] = self._lists.first(refs[alone])
        self._lists.free(refs[counts <= 1])
        self._slots.change(places, payloads)
        left: Places = places[counts == 0]
        return left


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
