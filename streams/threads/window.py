"""The stories of one language in memory, in numbers, and which of them are alike.

A story is a vector of its words' weights. Candidates share two of its rarest words, or an event; they are
compared by the cosine of the vectors. 800 bytes a story.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

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
#: What an event that both tell of counts, beside the words. Alone it ties nothing, which takes .25.
_EVENT = 0.1


class Near(NamedTuple):
    """A story that is like another."""

    order: Order
    similarity: float
    shares_event: bool


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
        self._by_term: dict[int, array[int]] = {}
        self._by_family: dict[str, set[str]] = {}

    def __contains__(self, story_id: str) -> bool:
        return story_id in self._held

    def order(self, story_id: str) -> Order:
        """Return the place of a story that is held."""
        return self._held[story_id].order

    def put(self, order: Order, terms: Sequence[Term], events: Iterable[ThreadEvent]) -> None:
        """Hold a story that is not held yet."""
        slot = self._slot()
        keys, weights = _vector(terms)
        self._terms[slot], self._weights[slot] = keys, weights
        self._orders[slot] = order
        self._held[order.story_id] = _Held(order, slot, tuple(events))
        for key in _keys(terms):
            listed = self._by_term.setdefault(key, array("i"))
            listed.append(slot)
            if len(listed) > _LISTED:
                del listed[0]
        for event in self._held[order.story_id].events:
            self._by_family.setdefault(event.family, set()).add(order.story_id)

    def remove(self, story_id: str, terms: Sequence[Term]) -> None:
        """Hold a story no more. `terms` are those that it was put with."""
        held = self._held.pop(story_id)
        for key in _keys(terms):
            listed = self._by_term.get(key, array("i"))
            if held.slot in listed:
                listed.remove(held.slot)
            if not listed:
                self._by_term.pop(key, None)
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
        similar = self._cosines(held.slot, slots)
        return [
            Near(order, float(cosine) + _EVENT * (slot in sharing), slot in sharing)
            for slot, cosine in zip(slots.tolist(), similar, strict=True)
            if (order := self._orders[slot])
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
        slots = np.concatenate([np.frombuffer(some, np.int32) for some in listed])
        counts = np.bincount(slots, minlength=len(self._orders))
        candidates = np.flatnonzero(counts >= _SHARED)
        if len(candidates) > _COMPARED:
            most = np.argsort(-counts[candidates], kind="stable")[:_COMPARED]
            candidates = candidates[most]
        return candidates

    def _cosines(self, slot: int, others: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
        mine, theirs = self._terms[slot], self._terms[others]
        place = np.searchsorted(mine, theirs).clip(max=_TERMS - 1)
        weights = np.where(mine[place] == theirs, self._weights[slot][place], np.float32(0))
        products: npt.NDArray[Any] = (weights * self._weights[others]).sum(axis=1)
        return products

    def _slot(self) -> int:
        if self._free:
            return self._free.pop()
        slot = len(self._orders)
        self._orders.append(None)
        if slot == len(self._terms):
            more = max(1024, slot // 2)
            self._terms = np.concatenate([self._terms, np.zeros((more, _TERMS), np.uint32)])
            self._weights = np.concatenate([self._weights, np.zeros((more, _TERMS), np.float32)])
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


def _vector(terms: Sequence[Term]) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.float32]]:
    """Return the words' hashes in ascending order, and their weights at length 1; both padded."""
    keys = np.full(_TERMS, np.iinfo(np.uint32).max, np.uint32)
    weights = np.zeros(_TERMS, np.float32)
    keys[: len(terms)] = [_key(term) for term in terms]
    weights[: len(terms)] = [term.weight for term in terms]
    length = float(np.sqrt((weights * weights).sum())) or 1.0
    order = keys.argsort(kind="stable")
    return keys[order], weights[order] / np.float32(length)
