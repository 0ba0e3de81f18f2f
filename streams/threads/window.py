"""The stories of one language in memory, in numbers, and which of them are alike.

A story is a vector of its words' weights. Candidates share two of its rarest words, or an event; they are
compared by the cosine of the vectors.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import xxhash

from streams.records import Term, ThreadEvent
from streams.threads.rows import Order

__all__ = ["Near", "Window", "is_one_event"]

_TERMS = 64  #: as many as a story has at most
_KEYS = 32  #: of these, the rarest ones, by which others are looked up; with 24, recall falls by .03
_SHARED = 2  #: that a candidate has; with one, 3 times as many are compared for a recall of .002 more
#: Stories listed under one word: of a word that more have, the latest. And those compared, with the most in
#: common. So a flood of one template costs each of its stories the same.
_LISTED, _COMPARED = 4096, 256
#: What an event that both tell of counts, beside the words. Alone it ties nothing, which takes .27.
_EVENT = 0.1


class Near(NamedTuple):
    """A story that is like another."""

    order: Order
    similarity: float


class _Held(NamedTuple):
    order: Order
    slot: int
    events: tuple[ThreadEvent, ...]


class Window:
    """Stories by id. What `near` returns depends on which stories are held, and not on how they came.

    But for floods: where more stories have a word than are listed or compared.
    """

    def __init__(self) -> None:
        self._held: dict[str, _Held] = {}
        self._orders: list[Order | None] = []
        self._free: list[int] = []
        self._terms = np.zeros((0, _TERMS), np.uint32)
        self._weights = np.zeros((0, _TERMS), np.float32)
        self._names = np.zeros((0, _TERMS), np.bool_)
        self._by_term: dict[int, int | array[int]] = {}  # most words are of one story
        self._by_family: dict[str, set[str]] = {}

    def put(self, order: Order, terms: Sequence[Term], events: Iterable[ThreadEvent]) -> None:
        """Hold a story that is not held yet."""
        slot = self._slot()
        self._terms[slot], self._weights[slot], self._names[slot] = _vector(terms)
        self._orders[slot] = order
        self._held[order.story_id] = _Held(order, slot, tuple(events))
        for key in _keys(terms):
            listed = self._by_term.setdefault(key, slot)
            if isinstance(listed, int):
                self._by_term[key] = slot if listed == slot else array("i", (listed, slot))
                continue
            listed.append(slot)
            if len(listed) > _LISTED:
                del listed[0]
        for event in self._held[order.story_id].events:
            self._by_family.setdefault(event.family, set()).add(order.story_id)

    def remove(self, story_id: str, terms: Sequence[Term]) -> None:
        """Hold a story no more. `terms` are those that it was put with."""
        held = self._held.pop(story_id)
        for key in _keys(terms):
            listed = self._by_term.get(key)
            if listed == held.slot:
                del self._by_term[key]
            elif isinstance(listed, array) and held.slot in listed:
                listed.remove(held.slot)
                if not listed:
                    del self._by_term[key]
        for event in held.events:
            others = self._by_family.get(event.family, set())
            others.discard(story_id)
            if not others:
                self._by_family.pop(event.family, None)
        self._orders[held.slot] = None
        self._weights[held.slot] = 0
        self._free.append(held.slot)

    def near(self, story_id: str, terms: Sequence[Term]) -> list[Near]:
        """Return the stories that share something with one that is held, in no order."""
        held = self._held[story_id]
        sharing = {self._held[other].slot for other in self._sharing(held)}
        slots = np.array(sorted({*self._candidates(terms).tolist(), *sharing} - {held.slot}), np.int64)
        similar, others = self._compared(held.slot, slots)
        return [
            Near(order, cosine + _EVENT * (slot in sharing))
            for slot, cosine, is_other in zip(slots.tolist(), similar, others, strict=True)
            if (order := self._orders[slot]) and (slot in sharing or not is_other)
        ]

    def _sharing(self, held: _Held) -> Iterator[str]:
        """Yield stories that tell of an event of this one."""
        for event in held.events:
            for other in self._by_family.get(event.family, ()):
                if other != held.order.story_id and any(
                    is_one_event(event, theirs) for theirs in self._held[other].events
                ):
                    yield other

    def _candidates(self, terms: Sequence[Term]) -> npt.NDArray[np.int64]:
        listed = [self._by_term[key] for key in _keys(terms) if key in self._by_term]
        if not listed:
            return np.zeros(0, np.int64)
        several = [np.frombuffer(some, np.int32) for some in listed if isinstance(some, array)]
        slots = np.concatenate(
            [*several, np.array([one for one in listed if isinstance(one, int)], np.int32)]
        )
        counts = np.bincount(slots, minlength=len(self._orders))
        candidates = np.flatnonzero(counts >= _SHARED)
        if len(candidates) > _COMPARED:
            most = np.argsort(-counts[candidates], kind="stable")[:_COMPARED]
            candidates = candidates[most]
        return candidates

    def _compared(self, slot: int, others: npt.NDArray[np.int64]) -> tuple[list[float], list[bool]]:
        """Return the cosine with each of the others, and whether both have names and none in common.

        Two fillings of one form, as of a weather report, are alike in all but these.
        """
        mine, theirs = self._terms[slot], self._terms[others]
        place = np.searchsorted(mine, theirs).clip(max=_TERMS - 1)
        is_shared = mine[place] == theirs
        weights = np.where(is_shared, self._weights[slot][place], np.float32(0))
        names = self._names[others]
        shared_names = (is_shared & (names | self._names[slot][place])).any(axis=1)
        have_names = names.any(axis=1) & self._names[slot].any()
        return (weights * self._weights[others]).sum(axis=1).tolist(), (have_names & ~shared_names).tolist()

    def _slot(self) -> int:
        if self._free:
            return self._free.pop()
        slot = len(self._orders)
        self._orders.append(None)
        if slot == len(self._terms):
            more = max(1024, slot // 2)
            self._terms = np.concatenate([self._terms, np.zeros((more, _TERMS), np.uint32)])
            self._weights = np.concatenate([self._weights, np.zeros((more, _TERMS), np.float32)])
            self._names = np.concatenate([self._names, np.zeros((more, _TERMS), np.bool_)])
        return slot


def is_one_event(one: ThreadEvent, other: ThreadEvent) -> bool:
    """Tell whether two events of one family are of one day; a day that is only assumed may be one off."""
    apart = abs((one.date - other.date).days)
    return apart == 0 or (apart == 1 and (one.is_assumed or other.is_assumed))


def _keys(terms: Sequence[Term]) -> list[int]:
    return [_key(term) for term in terms[:_KEYS]]


def _key(term: Term) -> int:
    """Return the hash of a word. Of a million words 100 pairs share one, to no harm."""
    return xxhash.xxh32_intdigest(term.word.encode("utf-8", "surrogatepass"))


def _vector(
    terms: Sequence[Term],
) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.float32], npt.NDArray[np.bool_]]:
    """Return the words' hashes in ascending order, their weights at length 1, and which are names; padded."""
    keys = np.full(_TERMS, np.iinfo(np.uint32).max, np.uint32)
    weights = np.zeros(_TERMS, np.float32)
    names = np.zeros(_TERMS, np.bool_)
    keys[: len(terms)] = [_key(term) for term in terms]
    weights[: len(terms)] = [term.weight for term in terms]
    names[: len(terms)] = [term.is_name for term in terms]
    length = float(np.sqrt((weights * weights).sum())) or 1.0
    order = keys.argsort(kind="stable")
    return keys[order], weights[order] / np.float32(length), names[order]
