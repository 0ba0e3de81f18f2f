"""Which record of a copied topic is which of the original, a run of offsets at a time."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from streams.topics import RAW

__all__ = ["HEADER", "Copies", "Place", "origin_of"]

#: The header of a copied message: `topic/partition/offset` of the original.
HEADER = "newsfold.replay.of"

Place = tuple[int, int]  #: partition and offset of a raw message, on the original topic
_TOPIC = RAW.name
_DIGITS = 18  #: of an offset, at most: Kafka's have 63 bits


def origin_of(headers: Iterable[tuple[str, bytes | None]]) -> Place | None:
    """Return the place on the original topic that a copied message names; null where it names none."""
    named = [value or b"" for name, value in headers if name == HEADER]
    return _place(named[-1].decode("utf-8", "replace")) if named else None


def _place(key: str) -> Place | None:
    """Return partition and offset of `topic/partition/offset`."""
    parts = key.split("/")[1:]
    if len(parts) != 2 or not all(part.isdecimal() and len(part) <= _DIGITS for part in parts):  # noqa: PLR2004
        return None
    return int(parts[0]), int(parts[1])


@dataclass(slots=True)
class _Run:
    """Records next to each other on both topics."""

    copy: int
    original: int
    count: int

    def is_followed_by(self, copy: int, original: int) -> bool:
        return (copy - self.copy, original - self.original) == (self.count, self.count)


_First = Callable[[_Run], int]


class Copies:
    """The places of copied messages. What was copied without gaps is one run, however long it is."""

    def __init__(self) -> None:
        self._runs: dict[int, list[_Run]] = {}
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, place: Place, copy: int) -> None:
        """Note that the message of `place` is at offset `copy` of the same partition: later ones each time.

        A message that came to be copied twice counts once.
        """
        partition, original = place
        runs = self._runs.setdefault(partition, [])
        if runs and original < runs[-1].original + runs[-1].count:
            return
        if runs and runs[-1].is_followed_by(copy, original):
            runs[-1].count += 1
        else:
            runs.append(_Run(copy, original, 1))
        self._count += 1

    def behind(self) -> dict[int, int]:
        """Return for each partition with copies the offset of the original behind the last of them."""
        return {partition: runs[-1].original + runs[-1].count for partition, runs in self._runs.items()}

    def original(self, key: str) -> Place | None:
        """Return what a page is on the original topic, by its key in the ledger of the replay."""
        if not (place := _place(key)):
            return None
        run = self._run(place[0], place[1], lambda one: one.copy)
        return (place[0], run.original + place[1] - run.copy) if run else None

    def copy_of(self, place: Place) -> str | None:
        """Return the key of a page in the ledger of the replay."""
        run = self._run(*place, lambda one: one.original)
        return f"{_TOPIC}/{place[0]}/{run.copy + place[1] - run.original}" if run else None

    def copied(self, key: str) -> Place | None:
        """Return the place of a page by its key in the original's ledger, if it was copied."""
        place = _place(key)
        return place if place and self._run(*place, lambda one: one.original) else None

    def _run(self, partition: int, offset: int, first: _First) -> _Run | None:
        runs = self._runs.get(partition, [])
        at = bisect_right(runs, offset, key=first) - 1
        return runs[at] if at >= 0 and offset < first(runs[at]) + runs[at].count else None
