"""What the tests with `churn_app` share: its messages, its surroundings and its verdict."""

import asyncio
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tests.integration.support import consume, create_topics, lag

__all__ = [
    "PARTITIONS",
    "Verdict",
    "create",
    "environment",
    "message",
    "numbers",
    "settle",
    "shown",
    "verdict",
]

PARTITIONS = 4
_KEYS = 8  # a partition; few, so that each row is written anew every moment
_STUCK = 40  # seconds without progress, after which nothing more is to be expected


@dataclass(frozen=True)
class Verdict:
    """What went wrong: offsets that no agent was shown, and keys whose row has another count."""

    lost: frozenset[tuple[int, int]]
    miscounted: frozenset[bytes]


def environment(url: str, group: str, folder: Path) -> dict[str, str]:
    return {
        "CHURN_BROKER": url,
        "CHURN_GROUP": group,
        "CHURN_SEEN": str(folder),
        "CHURN_DATA": str(folder / "data"),
    }


def numbers(group: str) -> str:
    """Return the topic that the group reads."""
    return f"{group}-numbers"


def message(number: int) -> tuple[int, bytes, bytes]:
    partition = number % PARTITIONS
    return partition, b"%d-%d" % (partition, number // PARTITIONS % _KEYS), b"%d" % number


async def create(address: str, group: str) -> None:
    await create_topics(address, {numbers(group): PARTITIONS})
    await create_topics(address, {f"{group}-counts-changelog": PARTITIONS}, {"cleanup.policy": "compact"})


async def settle(address: str, group: str) -> int:
    """Wait until the lag is 0 or has long stopped to shrink; return it. A slow machine is given its time."""
    least, still = await lag(address, group, numbers(group)), 0
    while least and still < _STUCK:
        await asyncio.sleep(1.0)
        behind = await lag(address, group, numbers(group))
        still = 0 if behind < least else still + 1
        least = min(least, behind)
    return least


async def verdict(address: str, group: str, folder: Path) -> Verdict:
    sent = await consume(address, numbers(group))
    rows = {r.key: r.value for r in await consume(address, f"{group}-counts-changelog")}
    counted = {key: int(row.split()[1]) for key, row in rows.items()}
    offsets = {(record.partition, record.offset) for record in sent}
    right = Counter(record.key for record in sent)
    miscounted = frozenset(key for key, count in right.items() if counted.get(key) != count)
    return Verdict(frozenset(offsets - set(shown(folder))), miscounted)


def shown(folder: Path) -> Counter[tuple[int, int]]:
    """Return how often each partition and offset was shown to an agent."""
    lines = (line.split() for path in folder.glob("*.txt") for line in path.read_text().splitlines())
    return Counter((int(partition), int(offset)) for partition, offset in lines)
