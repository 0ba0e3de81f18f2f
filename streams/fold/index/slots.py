"""A hash table from 64-bit keys to small numbers, 8 bytes a slot, that grows a little at a time.

A key is in one of two buckets (Azar, Broder et al., "Balanced allocations", 1994), so that it is found in two
reads, for any number of keys at once, and striking it out leaves nothing behind.
"""

from itertools import count

import numpy as np
import numpy.typing as npt

from streams.fold.index.buckets import PAYLOADS, WIDTH, WIDTH_BITS, Buckets, Keys, Places, keys_of, tags

__all__ = ["NOWHERE", "Numbers", "Slots"]

Numbers = npt.NDArray[np.uint32]

NOWHERE = -1  #: the place of a key that is not there

#: Slots in use, but for some buckets to spare, 1 MB, since a small table fills less evenly. Splitting leaves
#: some buckets twice as full as others: at .6 one key in 200 finds both of its buckets full, at .7 one in 14.
#: 8 bytes / .6 = 13 bytes a key.
_LOAD = 0.6
_SPARE = 1 << 14
_TURNS = 100  #: after so many keys that were put out by others, some more buckets are split

_ROW = np.dtype("<u8")  # a byte for each slot of a bucket, the first one's lowest
_ONE = np.uint64(1)
_PAYLOAD = np.uint64(PAYLOADS - 1)


class Slots:
    """Keys, each with a payload. The place of a key is good until the next key is put in."""

    def __init__(self) -> None:
        self._buckets = Buckets()
        self._used = 0

    def __len__(self) -> int:
        return self._used

    @property
    def nbytes(self) -> int:
        """Bytes of memory."""
        return self._buckets.rows.nbytes

    def find(self, keys: Keys) -> tuple[Places, Numbers]:
        """Return the place of each key, or NOWHERE, and its payload, or 0."""
        homes = self._buckets.homes(keys)
        slots = self._buckets.rows.take(homes, axis=0)
        slots -= (tags(keys) + _ONE)[:, None]
        slots.shape = (-1,)
        hits = (slots < _PAYLOAD).nonzero()[0]
        home = hits >> WIDTH_BITS
        which = home % len(keys)
        places, payloads = np.full(len(keys), NOWHERE, np.intp), np.zeros(len(keys), np.uint32)
        places[which] = (homes.ravel()[home] << WIDTH_BITS) + (hits & (WIDTH - 1))
        payloads[which] = slots[hits] + _ONE
        return places, payloads

    def find_again(self, keys: Keys, places: Places) -> tuple[Places, Numbers]:
        """Return the same for keys that were at places; some may have been struck out since."""
        slots = self._flat[places] - tags(keys)
        there = (places != NOWHERE) & (slots - _ONE < _PAYLOAD)
        return np.where(there, places, NOWHERE), (slots * there).astype(np.uint32)

    def change(self, places: Places, payloads: Numbers) -> None:
        """Give keys that are there other payloads."""
        flat = self._flat
        flat[places] = tags(flat[places]) | payloads

    def remove(self, places: Places) -> None:
        """Strike out the keys at places."""
        self._flat[places] = 0
        self._used -= len(places)

    def put(self, keys: Keys, payloads: Numbers) -> None:
        """Put in keys that are not there, each once."""
        self._used += len(keys)
        while (short := self._used / _LOAD / WIDTH + _SPARE - len(self._buckets)) > 0:
            self._buckets.divide(int(short) + 1)
        slots = tags(keys) | payloads
        for turn in count(1):
            if not len(keys):
                return
            keys, slots = self._place(keys, slots, turn)
            if turn % _TURNS == 0:
                self._buckets.divide(1)

    def _place(self, keys: Keys, slots: Keys, turn: int) -> tuple[Keys, Keys]:
        """Put each into the emptier of its buckets; return what is still to be put somewhere."""
        homes = self._buckets.homes(keys)
        free = (self._buckets.rows.take(homes, axis=0) == 0).view(_ROW)[..., 0]
        room = np.bitwise_count(free)
        emptier = (room[1] > room[0]).astype(np.intp)
        each = np.arange(len(keys))
        free = free[emptier, each]
        fits = free > 0
        places = homes[emptier, each] * WIDTH + (np.bitwise_count(~free & (free - _ONE)) >> 3 & WIDTH - 1)
        flat = self._flat
        flat[places[fits]] = slots[fits]
        left = (fits & (flat[places] != slots)).nonzero()[0]  # another of them was put there
        if fits.all():
            return keys[left], slots[left]
        keys, slots = np.concatenate((keys[~fits], keys[left])), np.concatenate((slots[~fits], slots[left]))
        return self._push(keys, slots, turn)

    def _push(self, keys: Keys, slots: Keys, turn: int) -> tuple[Keys, Keys]:
        """Put in the first key, whose buckets are full: move another of theirs to its other bucket.

        Where none can be moved, one is put out, and stands in the key's place among what is returned.
        """
        rows = self._buckets.rows
        home = self._buckets.homes(keys[:1])[:, 0].repeat(WIDTH)
        there = rows.take(home[::WIDTH], axis=0).ravel()
        theirs = keys_of(there, home)
        homes = self._buckets.homes(theirs)
        other = np.where(homes[0] == home, homes[1], homes[0])
        free = rows.take(other, axis=0) == 0
        fits = free.any(axis=1)
        who = int(fits.argmax()) if fits.any() else turn % len(there)
        rows[home[who], who % WIDTH] = slots[0]
        if fits[who]:
            rows[other[who], free[who].argmax()] = there[who]
            return keys[1:], slots[1:]
        return np.append(keys[1:], theirs[who]), np.append(slots[1:], there[who])

    @property
    def _flat(self) -> Keys:
        return self._buckets.rows.ravel()
