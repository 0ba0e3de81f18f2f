"""What two runs over the same pages came to, side by side."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from aiokafka.structs import ConsumerRecord

from streams.client import read_all
from streams.connection import Connection
from streams.topics import ALL, CANONICAL, CLEAN, EVENTS, MEMBERS, OUTCOMES, THREAD_STORIES, THREADS

__all__ = ["COMPARED", "Run", "differences", "outcome_faults", "read_run"]

#: The topics whose final records must be the same: what is published, and the texts that it is made of.
COMPARED = (CLEAN.name, CANONICAL.name, MEMBERS.name, EVENTS.name, THREADS.name, THREAD_STORIES.name)
#: What says how a state was come to, and not what it is: revisions, and clocks of arrival.
_ON_THE_WAY = frozenset({"revision", "article_revision", "first_seen", "updated_at", "since"})
_LIVE, _ENDED = ("new", "updated"), ("merged", "retracted")
_SHOWN = 60  # characters around the place where two texts part

Record = dict[str, Any]


@dataclass(frozen=True)
class Run:
    """Every record of a run, by topic, in the order of its partitions."""

    records: Mapping[str, list[ConsumerRecord]]

    def final(self, topic: str) -> dict[str, Record]:
        """Return the last record of each key that stands, without what says how it came to be."""
        last = {record.key: record.value for record in self.records[topic]}
        finals = {key.decode(): _without(orjson.loads(value)) for key, value in last.items() if value}
        if topic in (CANONICAL.name, THREADS.name):
            finals = {key: story for key, story in finals.items() if story["status"] not in _ENDED}
        return finals

    def repeated(self, topic: str) -> int:
        """Return how many records say once more what another of their key has said, word for word."""
        seen = {(record.key, record.value) for record in self.records[topic]}
        return len(self.records[topic]) - len(seen)


async def read_run(address: str) -> Run:
    """Read all topics of a broker to their ends."""
    return Run({topic.name: await read_all(Connection(address), topic) for topic in ALL})


def outcome_faults(run: Run, expected: Mapping[str, tuple[str, str | None]]) -> Iterator[str]:
    """Yield what is wrong with the ledger: a page without its outcome, with two, with another."""
    lines: dict[str, set[tuple[str, str | None]]] = defaultdict(set)
    for record in run.records[OUTCOMES.name]:
        line = orjson.loads(record.value)
        lines[record.key.decode()].add((line["outcome"], line["reason"]))
    for page, outcome in expected.items():
        if lines[page] != {outcome}:
            yield f"{OUTCOMES.name} {page}: {sorted(map(str, lines[page])) or 'none'}, not {outcome}"
    for page in lines.keys() - expected.keys():
        yield f"{OUTCOMES.name} {page}: there is no such page"


def differences(one: Mapping[str, Record], other: Mapping[str, Record]) -> Iterator[str]:
    """Yield where final records differ, and how."""
    for key in sorted(one.keys() | other.keys()):
        if key not in other:
            yield f"{key}: is not in the undisturbed run: {_short(one[key])}"
        elif key not in one:
            yield f"{key}: is in the undisturbed run alone: {_short(other[key])}"
        else:
            for path, here, there in _parted(one[key], other[key], ""):
                yield f"{key} {path}: {here} | {there}"


def _without(value: Any) -> Any:
    """Return a record without revisions and clocks; a story that lives is that, new or updated."""
    if isinstance(value, list):
        return [_without(one) for one in value]
    if not isinstance(value, dict):
        return value
    kept = {name: _without(one) for name, one in value.items() if name not in _ON_THE_WAY}
    if kept.get("status") in _LIVE:
        kept["status"] = "live"
    if kept.get("reason") in ("boilerplate", "title-suffix"):
        kept.pop("count", None)  # evidence, of when this revision was made
    return kept


def _parted(one: Any, other: Any, path: str) -> Iterator[tuple[str, str, str]]:
    if one == other:
        return
    if isinstance(one, dict) and isinstance(other, dict):
        for name in sorted(one.keys() | other.keys()):
            yield from _parted(one.get(name), other.get(name), f"{path}.{name}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for at, pair in enumerate(zip(one, other, strict=True)):
            yield from _parted(*pair, f"{path}[{at}]")
    else:
        yield path.lstrip("."), *_around(orjson.dumps(one).decode(), orjson.dumps(other).decode())


def _around(one: str, other: str) -> tuple[str, str]:
    """Return two texts from shortly before where they part."""
    pairs: Iterable[tuple[str, str]] = zip(one, other, strict=False)
    at = next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
    begin = max(0, at - _SHOWN // 3)
    return one[begin : at + _SHOWN], other[begin : at + _SHOWN]


def _short(record: Record) -> str:
    return str(record.get("title") or record.get("event") or record)[: 2 * _SHOWN]
