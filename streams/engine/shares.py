"""How much of each partition is in hand: handed to its agent, and not yet acknowledged.

Faust hands a fetched batch over record by record; where one agent's queue is full it waits there, and with it
wait the records of all other topics behind it. So a queue must never be full. Here each stage (one topic, one
agent) has a bound in records and in bytes, of which each of its partitions has an equal share, and a
partition that has used up its share is not asked for more until some of it is acknowledged. A slow stage
then holds up itself alone, and a flooded partition the others of its stage no longer than their share.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from faust.types import TP

__all__ = ["STAGE_BYTES", "STAGE_RECORDS", "Shares"]

#: Records of a stage in hand at most: some batches, so that the agent does not wait for the next fetch. At
#: 5,000 messages a second, the most that a stage does, 512 last 100 ms, and a fetch takes 20.
STAGE_RECORDS = 512
#: Bytes of a stage in hand at most, beside one record for each partition, whatever its size: 64 pages of
#: 500 KB.
STAGE_BYTES = 32 << 20
#: Weight of the latest record in a topic's mean size.
_LATEST = 1 / 16


class _Record(NamedTuple):
    size: int
    at: float  #: its time, in seconds; 0 where it has none


_NONE = _Record(0, 0.0)


class Shares:
    """The partitions of one worker, and what each has in hand: offsets and their bytes."""

    def __init__(self, records: int = STAGE_RECORDS, size: int = STAGE_BYTES) -> None:
        self._records, self._size = records, size
        self._partitions: Counter[str] = Counter()
        self._in_hand: dict[TP, dict[int, _Record]] = defaultdict(dict)
        self._bytes: Counter[TP] = Counter()
        self._mean: dict[str, float] = {}

    def begin(self, assigned: Iterable[TP]) -> None:
        """Begin with nothing in hand of these partitions."""
        self._partitions = Counter(tp.topic for tp in assigned)
        self._in_hand.clear()
        self._bytes.clear()

    def room(self, tp: TP) -> int:
        """Return how many records of the partition may be asked for; by the mean size of its topic's."""
        used = len(self._in_hand[tp])
        if not used:
            return max(1, self._fitting(tp, self._record_share(tp)))
        return max(0, self._fitting(tp, self._record_share(tp) - used))

    def has_room(self, tp: TP, size: int) -> bool:
        """Whether a record of so many bytes may be handed over: the first of a partition always may."""
        used = len(self._in_hand[tp])
        return not used or (used < self._record_share(tp) and self._bytes[tp] + size <= self._byte_share(tp))

    def take(self, tp: TP, offset: int, size: int, at: float = 0.0) -> None:
        """Note a record that is handed over, and its time, in seconds; 0 where it has none."""
        self._bytes[tp] += size - self._in_hand[tp].get(offset, _NONE).size
        self._in_hand[tp][offset] = _Record(size, at)
        mean = self._mean.get(tp.topic, float(size))
        self._mean[tp.topic] = mean + (size - mean) * _LATEST

    def give(self, tp: TP, offset: int) -> None:
        """Note a record that is acknowledged, or left to whoever reads it again. Twice is as good as once."""
        self._bytes[tp] -= self._in_hand[tp].pop(offset, _NONE).size

    def in_hand(self, topic: str) -> tuple[int, int]:
        """Return how many records and bytes of a topic are in hand."""
        tps = [tp for tp in self._in_hand if tp.topic == topic]
        return sum(len(self._in_hand[tp]) for tp in tps), sum(self._bytes[tp] for tp in tps)

    def count(self, tp: TP) -> int:
        """Return how many records of a partition are in hand."""
        return len(self._in_hand[tp])

    def oldest(self, topic: str) -> float | None:
        """Return the earliest time of what is first in hand of a topic's partitions, where one has any."""
        firsts = (next(iter(held.values()), _NONE) for tp, held in self._in_hand.items() if tp.topic == topic)
        return min((record.at for record in firsts if record.at > 0), default=None)

    def _record_share(self, tp: TP) -> int:
        return max(1, self._records // max(1, self._partitions[tp.topic]))

    def _byte_share(self, tp: TP) -> int:
        return self._size // max(1, self._partitions[tp.topic])

    def _fitting(self, tp: TP, records: int) -> int:
        """Return how many of so many records there are bytes for."""
        free = self._byte_share(tp) - self._bytes[tp]
        return min(records, int(free / max(1.0, self._mean.get(tp.topic, 1.0))))
