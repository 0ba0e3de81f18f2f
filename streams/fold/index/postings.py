"""An inverted index in memory: from a key to the numbers of the articles that have it."""

from typing import NamedTuple

import numpy as np

from streams.fold.index.arrays import counted
from streams.fold.index.blocks import Ints
from streams.fold.index.buckets import Keys, Places, same
from streams.fold.index.lists import Flags, Lists, Numbers
from streams.fold.index.slots import Slots

__all__ = ["MOST", "MOST_BITS", "Held", "Keys", "Lookup", "Numbers", "Postings"]

#: Articles at once. A payload below is an article's number: most keys have one holder, and need no list.
#: Those above are lists.
MOST_BITS = 25
MOST = 1 << MOST_BITS


class Held(NamedTuple):
    """Holders of keys: for each number, which of the keys it has, in the order of the keys."""

    which: Ints
    numbers: Numbers
    counts: Ints  #: how many holders each key has, returned or not


class Lookup(NamedTuple):
    """Where keys and their holders are."""

    keys: Keys
    places: Places
    counts: Ints  #: how many holders each key has
    begin: Ints  #: where their list begins, if there is one
    alone: Numbers  #: the only one, if there is no list


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
        lookup = self.look_up(keys)
        which = ((lookup.counts > 0) & (lookup.counts <= most)).nonzero()[0]
        return Held(which.repeat(lookup.counts[which]), self.held(lookup, which), lookup.counts)

    def look_up(self, keys: Keys) -> Lookup:
        """Return where the holders of keys are, until others are put in or struck out."""
        places, held = self._slots.find(keys)
        listed = (held >= MOST).nonzero()[0]
        counts, begin = (held > 0).astype(np.intp), np.zeros(len(keys), np.intp)
        begin[listed], counts[listed] = self._lists.spans(_refs(held[listed]))
        held[listed] = 0
        return Lookup(keys, places, counts, begin, held)

    def held(self, lookup: Lookup, which: Ints) -> Numbers:
        """Return the holders of some of those keys that have any, one key's after the other's."""
        counts, alone = lookup.counts[which], lookup.alone[which]
        numbers = self._lists.held(lookup.begin[which], counts)
        one = alone.nonzero()[0]
        numbers[counts.cumsum()[one] - 1] = alone[one]
        return numbers

    def add(self, keys: Keys, numbers: Numbers) -> None:
        """Note a holder of each key: the keys of one article after those of another."""
        keys, counts, numbers = _grouped(same(keys), numbers)
        self._add(keys, *self._slots.find(keys), counts, numbers)

    def add_at(self, lookup: Lookup, counts: Ints, numbers: Numbers) -> None:
        """Note holders of distinct keys that were found; each key's stand together, as many as its count.

        None was put in since then. Who was struck out does no harm.
        """
        self._add(lookup.keys, *self._slots.find_again(lookup.keys, lookup.places), counts, numbers)

    def _add(self, keys: Keys, places: Places, held: Numbers, counts: Ints, numbers: Numbers) -> None:
        """Note the holders of keys, of which these payloads are held."""
        alone = (held == 0) & (counts == 1)
        other, single = ~alone, alone.repeat(counts)
        self._add_to_lists(keys[other], places[other], held[other], counts[other], numbers[~single])
        self._slots.put(keys[alone], numbers[single])

    def _add_to_lists(
        self, keys: Keys, places: Places, held: Numbers, counts: Ints, numbers: Numbers
    ) -> None:
        """Put numbers into the lists of keys; make lists for those that had one holder or none."""
        there, listed = held > 0, held >= MOST
        refs = np.empty(len(keys), np.intp)
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
        places, held = self._slots.find(keys)
        if not held.all():
            raise KeyError(int(keys[held == 0][0]))
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
